import { Temporal } from "temporal-polyfill";
import {
  all,
  type Expectation,
  getAll,
  type Key,
  type Page,
  type PageRequest,
  type Place,
  type Stored,
  type Write,
} from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { ChildId, InstrumentId, MeasureId } from "../../ground/shared/ids.ts";
import { known } from "../../ground/shared/known.ts";
import { openFields, type Plain, partitionOf, type Sealed, sealFields } from "../../ground/vault/index.ts";
import type { Corrected, InstrumentAt } from "./acts.ts";
import type { InstrumentRecord } from "./instrument.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;
type Vault = Pick<Ctx, "bank" | "tenant" | "keys">;

const place = (table: Key["table"], tenant: string, childId: ChildId, id: InstrumentId): Key => ({
  table,
  pk: partitionOf(tenant, childId),
  sk: `INSTRUMENT#${id}`,
});

export const write = (tenant: string, record: InstrumentRecord, expect: Expectation): Write => ({
  put: {
    key: place("records", tenant, record.childId, record.instrumentId),
    kind: "instrument",
    data: record,
    index: {
      gsi1: unconfirmedPlace(tenant, record),
      gsi2: { pk: instrumentsPk(tenant), sk: `${record.childId}#${record.instrumentId}` },
      gsi3: duePlace(tenant, record),
    },
  },
  expect,
});

/** gsi1: papers that count and have a service that a rule proposed, the oldest first: until a person has looked at it. */
const unconfirmedPk = (tenant: string) => `T#${tenant}#SERVICES-PROPOSED`;

const unconfirmedPlace = (tenant: string, { instrumentId, measures, supersededBy }: InstrumentRecord) =>
  !supersededBy && measures.some(({ proposedBy }) => proposedBy)
    ? { pk: unconfirmedPk(tenant), sk: instrumentId }
    : undefined;

export const unconfirmed = (ctx: Bank, page: PageRequest): Promise<Page<Stored<InstrumentRecord>>> =>
  ctx.bank.find<InstrumentRecord>("gsi1", unconfirmedPk(ctx.tenant), {}, page);

/** gsi2: all of the tenant's instruments, child by child, in the order of its children. */
export const instrumentsPk = (tenant: string) => `T#${tenant}#INSTRUMENTS`;

/** gsi3: ИПРА by the day on which the report on them is due; those that were superseded, or have no end, are none. */
export const reportsDue = (tenant: string) => `T#${tenant}#REPORTS-DUE`;

/** «No later than a month before the ИПРА ends» (DOMAIN, instruments). */
export const reportBy = ({ kind, validTo, supersededBy }: InstrumentRecord): string | undefined =>
  kind === "ipra" && validTo && !supersededBy
    ? Temporal.PlainDate.from(validTo).subtract({ months: 1 }).toString()
    : undefined;

function duePlace(tenant: string, record: InstrumentRecord): Place | undefined {
  const day = reportBy(record);
  return day ? { pk: reportsDue(tenant), sk: `${day}#${record.instrumentId}` } : undefined;
}

/** @throws Refusal not-found; an id that cannot be one is simply not there. */
export const load = (ctx: Bank, { childId, instrumentId }: InstrumentAt): Promise<Stored<InstrumentRecord>> =>
  known<InstrumentRecord>("instrument", instrumentId, () =>
    ctx.bank.get(place("records", ctx.tenant, childId, instrumentId)),
  );

/** All instruments of a child, oldest first; strongly consistent. */
export async function list(ctx: Bank, childId: ChildId): Promise<Array<Stored<InstrumentRecord>>> {
  const found: Array<Stored<InstrumentRecord>> = [];
  const pk = partitionOf(ctx.tenant, childId);
  for await (const one of all<InstrumentRecord>(ctx.bank, "records", pk, { prefix: "INSTRUMENT#" })) found.push(one);
  return found;
}

/**
 * A write for each recording, of a count that only grows: two instruments recorded at the same moment must not both believe
 * that they supersede the same one, or none. @param count how many instruments the writer knew of
 */
export async function oneAtATime(ctx: Bank, childId: ChildId, count: number): Promise<Write> {
  const key = countKey(ctx.tenant, childId);
  const found = await ctx.bank.get<{ count: number }>(key);
  return {
    put: { key, kind: "instrument-count", data: { count: count + 1 } },
    expect: found?.data.count === count ? found.version : "absent",
  };
}

/** Of how many there are: as long as it stands, none has been recorded since. */
export const countKey = (tenant: string, childId: ChildId): Key => ({
  table: "records",
  pk: partitionOf(tenant, childId),
  sk: "INSTRUMENTS",
});

/** As long as this holds no instrument has been recorded since; asked before the instruments are read. */
export async function noneSince(ctx: Bank, childId: ChildId): Promise<Write> {
  const key = countKey(ctx.tenant, childId);
  return { check: key, expect: (await ctx.bank.get(key))?.version ?? "absent" };
}

/** What the vault keeps of an instrument. */
export interface Wording {
  number: string;
  issuer: string;
}
type Titles = Record<MeasureId, string>;

/** One vault record for all of it, each field sealed by itself, so that one title opens without the others. */
interface SealedWording {
  head: Sealed<Wording>;
  titles: Sealed<Titles>;
  /** By place in the record's history: the reason of a correction and the wording before it. */
  corrections?: Record<string, Sealed<Corrected>>;
}

export async function writeWording(
  ctx: Vault,
  { childId, instrumentId }: Pick<InstrumentRecord, "childId" | "instrumentId">,
  head: Wording,
  titles: Titles,
): Promise<Write> {
  const data: SealedWording = {
    head: await sealFields(ctx, owner(childId, instrumentId), head),
    titles: await sealFields(ctx, owner(childId, instrumentId), titles),
  };
  return {
    put: { key: place("vault", ctx.tenant, childId, instrumentId), kind: "instrument-wording", data },
    expect: "absent",
  };
}

export async function readNumber(ctx: Vault, childId: ChildId, id: InstrumentId): Promise<string> {
  const { head } = await sealedWording(ctx, childId, id);
  return (await openFields<Pick<Wording, "number">>(ctx, owner(childId, id), { number: head.number })).number;
}

export async function readTitle(ctx: Vault, childId: ChildId, id: InstrumentId, measure: MeasureId): Promise<string> {
  const { titles } = await sealedWording(ctx, childId, id);
  const sealed = titles[measure];
  if (sealed === undefined) throw missing(measure);
  return (await openFields<Titles>(ctx, owner(childId, id), { [measure]: sealed }))[measure]!;
}

export async function readWording(
  ctx: Vault,
  childId: ChildId,
  id: InstrumentId,
): Promise<Wording & { titles: Titles }> {
  const { head, titles } = await sealedWording(ctx, childId, id);
  const from = owner(childId, id);
  return { ...(await openFields<Wording>(ctx, from, head)), titles: await openFields<Titles>(ctx, from, titles) };
}

/** The same of a paper that may have nothing in the vault any more. */
export async function readWordingIfAny(ctx: Vault, childId: ChildId, id: InstrumentId): Promise<Wording | undefined> {
  const found = await ctx.bank.get<SealedWording>(place("vault", ctx.tenant, childId, id));
  return found && openFields<Wording>(ctx, owner(childId, id), found.data.head);
}

/** Some measures' titles, of several children, in one read. */
export async function readTitlesOf(
  ctx: Vault,
  of: ReadonlyArray<{ childId: ChildId; instrumentId: InstrumentId; measureIds: readonly MeasureId[] }>,
): Promise<Map<MeasureId, string>> {
  const keys = of.map(({ childId, instrumentId }) => place("vault", ctx.tenant, childId, instrumentId));
  const found = await getAll<SealedWording>(ctx.bank, keys);
  const opened = await Promise.all(
    of.map(({ childId, instrumentId, measureIds }, i) => {
      const wanted = Object.entries(found[i]?.data.titles ?? {}).filter(([id]) => measureIds.includes(id as MeasureId));
      return openFields<Titles>(ctx, owner(childId, instrumentId), Object.fromEntries(wanted) as Sealed<Titles>);
    }),
  );
  return new Map(opened.flatMap((titles) => Object.entries(titles) as [MeasureId, string][]));
}

/** The titles of several instruments' measures, in one read; of an instrument that is gone there are none. */
export async function readTitles(
  ctx: Vault,
  childId: ChildId,
  ids: readonly InstrumentId[],
): Promise<Map<MeasureId, string>> {
  const found = await getAll<SealedWording>(
    ctx.bank,
    ids.map((id) => place("vault", ctx.tenant, childId, id)),
  );
  const opened = await Promise.all(
    ids.map((id, i) => (found[i] ? openFields<Titles>(ctx, owner(childId, id), found[i].data.titles) : {})),
  );
  return new Map(opened.flatMap((titles) => Object.entries(titles) as [MeasureId, string][]));
}

/** The wording as it is from now on, with the correction that makes it so. @param n the correction's place in the history */
export async function rewriteWording(
  ctx: Vault,
  { childId, instrumentId }: InstrumentAt,
  head: Wording,
  n: number,
  corrected: Corrected,
): Promise<Write> {
  const { data, version } = await storedWording(ctx, childId, instrumentId);
  const of = owner(childId, instrumentId);
  const next: SealedWording = {
    ...data,
    head: await sealFields(ctx, of, head),
    corrections: { ...data.corrections, [n]: await sealFields(ctx, correctionOf(of, n), corrected) },
  };
  return {
    put: { key: place("vault", ctx.tenant, childId, instrumentId), kind: "instrument-wording", data: next },
    expect: version,
  };
}

/** All of a wording bound to another card: for whoever carries the paper there. @returns nothing where there is none */
export async function rebindWording(
  ctx: Vault,
  id: InstrumentId,
  { from, to }: { from: ChildId; to: ChildId },
): Promise<Omit<Stored<SealedWording>, "version"> | undefined> {
  const key = place("vault", ctx.tenant, from, id);
  const found = await ctx.bank.get<SealedWording>(key);
  if (!found) return undefined;
  const { head, titles, corrections = {} } = found.data;
  const rebind = <T extends Plain<T>>(sealed: Sealed<T>, n?: string) => rebound(ctx, sealed, [from, to], id, n);
  const others = Object.entries(corrections).map(async ([n, one]) => [n, await rebind<Corrected>(one, n)] as const);
  const data: SealedWording = {
    head: await rebind<Wording>(head),
    titles: await rebind<Titles>(titles),
    corrections: found.data.corrections && Object.fromEntries(await Promise.all(others)),
  };
  return { key: place("vault", ctx.tenant, to, id), kind: found.kind, data };
}

/** @param n the correction whose fields they are */
async function rebound<T extends Plain<T>>(
  ctx: Vault,
  sealed: Sealed<T>,
  cards: readonly [ChildId, ChildId],
  id: InstrumentId,
  n: string | undefined,
): Promise<Sealed<T>> {
  const [from, to] = cards.map((childId) =>
    n === undefined ? owner(childId, id) : correctionOf(owner(childId, id), Number(n)),
  );
  return sealFields<T>(ctx, to!, await openFields<T>(ctx, from!, sealed));
}

/** By place in the history. */
export async function readCorrections(
  ctx: Vault,
  { childId, instrumentId }: InstrumentAt,
): Promise<Record<string, Corrected>> {
  const { corrections = {} } = await sealedWording(ctx, childId, instrumentId);
  const of = owner(childId, instrumentId);
  const opened = Object.entries(corrections).map(
    async ([n, sealed]) => [n, await openFields<Corrected>(ctx, correctionOf(of, Number(n)), sealed)] as const,
  );
  return Object.fromEntries(await Promise.all(opened));
}

const correctionOf = ({ subject, path }: { subject: string; path: string }, n: number) => ({
  subject,
  path: `${path}.corrections.${n}`,
});

const sealedWording = async (ctx: Vault, childId: ChildId, id: InstrumentId): Promise<SealedWording> =>
  (await storedWording(ctx, childId, id)).data;

async function storedWording(ctx: Vault, childId: ChildId, id: InstrumentId): Promise<Stored<SealedWording>> {
  const stored = await ctx.bank.get<SealedWording>(place("vault", ctx.tenant, childId, id));
  if (!stored) throw missing(id);
  return stored;
}

const owner = (childId: ChildId, id: InstrumentId) => ({ subject: childId, path: `instruments.${id}` });

// Record and wording are written in one transaction: one without the other is an accident, not a refusal.
const missing = (id: string) => new Error(`The vault has no wording of ${id}`);
