import { Temporal } from "temporal-polyfill";
import type { Seals } from "../shared/seals.ts";
import * as Tenant from "../tenant/index.ts";
import type { AuditRecord } from "./audit.actions.ts";
import { type LogCtx, readAt } from "./notary.actions.ts";

import { recordOf, type Seal } from "./seal.ts";

/** What is told of an account, at the moment at which it came to more than the region has set. */
export interface Alert {
  /** `mass-reading`: so many children within an hour; `refusals`: so often refused within an hour; `break-glass`: each use. */
  what: "mass-reading" | "refusals" | "break-glass";
  by: string;
  /** Instant of the entry that was one too many. */
  at: string;
  count: number;
}

type Limits = Required<NonNullable<Tenant.TenantSettings["watch"]>>;

/** A coordinator's busy morning stays below, a list paged to its end does not. */
const usual: Limits = { childrenAnHour: 300, refusalsAnHour: 30 };
const hour = 3_600_000;

/**
 * What the entries of a seal give cause to tell. Counted in the seals of the two hours before, so that nothing is kept, and of a
 * seal that is looked at again the same comes out.
 */
export async function alertsIn(ctx: LogCtx, seals: Seals, no: number): Promise<Alert[]> {
  const seal = await readAt(ctx, seals, no);
  if (!seal || seal === "broken") return [];
  const { watch } = await Tenant.load(ctx);
  const before = (await former(ctx, seals, seal)).flatMap(({ entries }) => entries.map(recordOf));
  return alertsOf(before, seal.entries.map(recordOf), { ...usual, ...watch });
}

async function former(ctx: LogCtx, seals: Seals, { no, at }: Seal): Promise<Seal[]> {
  const since = Temporal.Instant.from(at).subtract({ hours: 2 });
  const found: Seal[] = [];
  for (let n = no - 1; n > 0; n--) {
    const one = await readAt(ctx, seals, n);
    if (!one || one === "broken" || Temporal.Instant.compare(Temporal.Instant.from(one.at), since) < 0) break;
    found.unshift(one);
  }
  return found;
}

/** The platform and links are no accounts. */
const isOfAccount = ({ by }: AuditRecord) => /^(admin|coordinator|specialist|representative):/.test(by);

/** Of those that are fresh, whatever the former count up to. Told once an hour for each account and cause. */
export function alertsOf(before: readonly AuditRecord[], fresh: readonly AuditRecord[], limits: Limits): Alert[] {
  const isFresh = new Set(fresh);
  const accounts = Map.groupBy([...before, ...fresh].filter(isOfAccount), ({ by }) => by);
  const told: { entry: AuditRecord; alert: Alert }[] = [];
  for (const [by, entries] of accounts) {
    const sorted = entries.map((entry) => ({ entry, ms: Date.parse(entry.at) })).sort((a, b) => a.ms - b.ms);
    const over = (what: Alert["what"], most: number, keyOf: (entry: AuditRecord) => string | undefined) => {
      for (const { entry, count } of crossings(sorted, most, keyOf))
        told.push({ entry, alert: { what, by, at: entry.at, count } });
    };
    over("mass-reading", limits.childrenAnHour, ({ subject }) => (subject.startsWith("child_") ? subject : undefined));
    over("refusals", limits.refusalsAnHour, ({ action, requestId }) =>
      action === "access.refused" ? requestId : undefined,
    );
    for (const { entry } of sorted)
      if (entry.action.startsWith("glass."))
        told.push({ entry, alert: { what: "break-glass", by, at: entry.at, count: 1 } });
  }
  return told.flatMap(({ entry, alert }) => (isFresh.has(entry) ? alert : []));
}

interface Timed {
  entry: AuditRecord;
  ms: number;
}

/** Where the different keys of the hour before come to more than `most`; then not again for an hour. */
function crossings(sorted: readonly Timed[], most: number, keyOf: (entry: AuditRecord) => string | undefined) {
  const found: { entry: AuditRecord; count: number }[] = [];
  const last = new Map<string, number>();
  let quietUntil = Number.NEGATIVE_INFINITY;
  for (const { entry, ms } of sorted) {
    const key = keyOf(entry);
    if (key === undefined) continue;
    last.delete(key);
    last.set(key, ms); // in the order of their last time: the oldest come first
    for (const [old, at] of last) {
      if (at > ms - hour) break;
      last.delete(old);
    }
    if (last.size <= most || ms < quietUntil) continue;
    found.push({ entry, count: last.size });
    quietUntil = ms + hour;
  }
  return found;
}
