import { Temporal } from "temporal-polyfill";
import type { IndexName, Page, PageRequest, Range, Stored } from "../shared/bank.ts";
import { type AuditEntry, actorPk, auditPk, auditRead, by, type Ctx } from "../shared/context.ts";
import type { AgencyId } from "../shared/ids.ts";
import { fault, mustBeRight } from "../shared/input.ts";
import { notFound } from "../shared/refusal.ts";
import * as Tenant from "../tenant/index.ts";

/** An entry as it is kept. */
export interface AuditRecord extends AuditEntry {
  /** Who: kind and id, e.g. `coordinator:anna`. */
  by: string;
  /** For which organisation a specialist, a system or a link acted. */
  agency?: AgencyId;
  /** Instant, ISO 8601 in UTC. */
  at: string;
  requestId: string;
}

/** Days of the tenant, both included. */
export interface Days {
  since?: string | undefined;
  until?: string | undefined;
}

export interface AuditQuery extends PageRequest, Days {
  /** About whom: a child, else an organisation, a route, `tenant`. */
  subject?: string | undefined;
  /** Who: `coordinator:anna`. */
  actor?: string | undefined;
  action?: string | undefined;
}

/**
 * Who did or saw what, newest first: about a subject, by an account, or else with the region's own settings; a page may hold fewer than asked and still have a next
 * one. Looking is itself on record. A subject's for administrators and coordinators, an account's for administrators only.
 * @throws Refusal not-found, input.invalid
 */
export async function read(ctx: Ctx, query: AuditQuery): Promise<Page<AuditRecord>> {
  const { subject, actor, action, since, until, ...page } = query;
  if (ctx.actor.kind !== "admin" && (ctx.actor.kind !== "coordinator" || subject === undefined)) throw notFound();
  const ofAccount = subject === undefined && actor !== undefined;
  const about = subject ?? (ofAccount ? by(ctx.actor) : "tenant");
  await auditRead(ctx, { subject: about, action: "audit.read", detail: { actor } });
  const place: Place = ofAccount ? { index: "actor", pk: actorPk(ctx.tenant, actor) } : ofSubject(ctx, about);
  const wanted = (entry: AuditRecord) =>
    (action === undefined || entry.action === action) && (actor === undefined || entry.by === actor);
  const sieved = action !== undefined || (!ofAccount && actor !== undefined);
  return newest(ctx, [place], await rangeOf(ctx, { since, until }), page, { wanted, sieved });
}

/** Where entries stand: the log of a subject, or of an account. */
interface Place {
  pk: string;
  index?: IndexName;
}

/** The log of a subject, for {@link newest}. */
export const ofSubject = (ctx: Ctx, subject: string): Place => ({ pk: auditPk(ctx.tenant, subject) });

/** From the beginning of one day to the end of another. @throws Refusal input.invalid */
export async function rangeOf(ctx: Ctx, { since, until }: Days): Promise<Range> {
  const { zone } = await Tenant.load(ctx);
  if (since !== undefined && until !== undefined && since > until)
    mustBeRight([fault("/until", "не раньше since", "not before since")]);
  const begin = (day: Temporal.PlainDate) =>
    day.toZonedDateTime(zone).toInstant().toString({ fractionalSecondDigits: 3 });
  return {
    from: since === undefined ? undefined : begin(Temporal.PlainDate.from(since)),
    to: until === undefined ? undefined : begin(Temporal.PlainDate.from(until).add({ days: 1 })),
  };
}

/** What is picked of the entries; `sieved`: few of them may be. */
interface Sieve {
  wanted(entry: AuditRecord): boolean;
  sieved: boolean;
}

/** One request reads so many stretches of a log at most, however few of its entries are wanted. */
const stretches = 5;
const stretch = 200;

/**
 * Several logs as one, newest first. A cursor is the place of the last entry that was looked at: no two entries share one.
 */
export async function newest(
  ctx: Ctx,
  places: readonly Place[],
  range: Range,
  { limit = 50, from }: PageRequest,
  { wanted, sieved }: Sieve,
): Promise<Page<AuditRecord>> {
  const items: AuditRecord[] = [];
  let to = from ?? range.to;
  for (let i = 0; i < stretches; i++) {
    const size = sieved ? stretch : limit;
    const { entries, more } = await stretchOf(ctx, places, { ...range, to, descending: true }, size);
    for (const [at, { key, data }] of entries.entries()) {
      to = key.sk;
      if (!wanted(data)) continue;
      items.push(data);
      if (items.length === limit) return { items, next: more || at < entries.length - 1 ? to : undefined };
    }
    if (!more) return { items };
  }
  return { items, next: to };
}

/** The next entries of all logs, as far as each was read. */
async function stretchOf(ctx: Ctx, places: readonly Place[], range: Range, limit: number) {
  const pages = await Promise.all(
    places.map(({ index, pk }) =>
      index
        ? ctx.bank.find<AuditRecord>(index, pk, range, { limit })
        : ctx.bank.list<AuditRecord>("audit", pk, range, { limit }),
    ),
  );
  const reach = pages.flatMap(({ items, next }) => (next ? [items.at(-1)?.key.sk ?? ""] : [])).sort();
  const last = reach.at(-1);
  const entries: Stored<AuditRecord>[] = pages
    .flatMap(({ items }) => items)
    .filter(({ key }) => last === undefined || key.sk >= last)
    .sort((a, b) => (a.key.sk < b.key.sk ? 1 : -1));
  return { entries, more: last !== undefined };
}
