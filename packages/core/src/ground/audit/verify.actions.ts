import { Temporal } from "temporal-polyfill";
import { all, getAll, type Key, type Stored } from "../shared/bank.ts";
import { auditRead, auditShards, type Ctx } from "../shared/context.ts";
import { notFound } from "../shared/refusal.ts";
import { inOneOrder } from "../shared/same.ts";
import type { Seals } from "../shared/seals.ts";
import { heartbeat, type LogCtx, overlapOf, readAt, settles, strand } from "./notary.actions.ts";
import { chained, type Seal, type SealedEntry, sealedOf, sealHash, sealName } from "./seal.ts";
import { type Fault, fault, type Verification } from "./verification.ts";

export interface Stretch {
  /** Number of the first seal that is looked at. */
  from?: number | undefined;
  /** After so many entries it stops, and says where to go on. */
  entries?: number;
  /**
   * Also looks for entries in the logs of the subjects that the order by time does not have: whoever can write into the table
   * can leave that out.
   */
  subjects?: boolean;
}

/** How long nothing may be sealed: a heartbeat, the notary's rhythm, and a run that failed. */
const silence = heartbeat.add({ minutes: 15 });
/** What is so much older than {@link settles} should be sealed. */
const patience = settles.add({ minutes: 13 });
const mostFaults = 50;

/** {@link compare} for administrators; looking is itself on record. @throws Refusal not-found */
export async function verify(ctx: Ctx, seals: Seals, stretch: Stretch = {}): Promise<Verification> {
  if (ctx.actor.kind !== "admin") throw notFound();
  await auditRead(ctx, { subject: "tenant", action: "audit.verify", detail: { from: stretch.from } });
  return compare(ctx, seals, stretch);
}

/**
 * Compares the log with its seals: whether each seal is whole, signed and hangs on the one before, whether each sealed entry
 * stands as it was, whether there are others among them, and whether sealing goes on. What was removed or changed before it was
 * sealed (some seven minutes) cannot be seen here.
 */
export async function compare(ctx: LogCtx, seals: Seals, stretch: Stretch = {}): Promise<Verification> {
  const { from = 1, entries: most = 20_000 } = stretch;
  const faults: Fault[] = [];
  const before = from > 1 ? await readAt(ctx, seals, from - 1) : undefined;
  let isBroken = before === "broken";
  let last = before === "broken" ? undefined : before;
  const read: Seal[] = [];
  let [no, count] = [from, 0];
  for (; count < most; no++) {
    const found = await readAt(ctx, seals, no);
    if (found === undefined && !(await goesOn(ctx, seals, no))) break;
    if (found === undefined || found === "broken") {
      faults.push(fault(found === "broken" ? "seal-changed" : "seal-missing", { seal: no }));
      last = undefined;
      isBroken = true;
      continue;
    }
    faults.push(...(await faultsOf(ctx, seals, found, no > 1 ? last : "none")));
    read.push(found);
    count += found.entries.length;
    last = found;
    isBroken = false;
  }
  const isEnd = count < most;
  faults.push(...(await differences(ctx, read)), ...(await strangers(ctx, seals, read, { before, stretch })));
  // What follows a seal that cannot be read was told with it.
  if (isEnd && !isBroken) faults.push(...(await unsealedLong(ctx, last)));
  const told = reordered(faults);
  return {
    from,
    to: no - 1,
    entries: count,
    sealedAt: last?.at,
    next: isEnd ? undefined : no,
    faultCount: told.length,
    faults: told.slice(0, mostFaults).map(({ what, seal, entry }) => ({ what, seal, entry })),
  };
}

/** Whether there are seals behind one that is missing; strides that grow find any gap that is no longer than what follows it. */
async function goesOn(ctx: LogCtx, seals: Seals, no: number): Promise<boolean> {
  for (let stride = 1; stride <= 2 ** 12; stride *= 2)
    if (await seals.has(sealName(ctx.tenant, no + stride))) return true;
  return false;
}

/** What is wrong with a seal by itself. @param before `none` for the first; undefined when it is not known */
async function faultsOf(ctx: LogCtx, seals: Seals, seal: Seal, before: Seal | "none" | undefined): Promise<Fault[]> {
  const { no, signature, entries } = seal;
  const hash = sealHash(seal);
  if (seal.tenant !== ctx.tenant || !(await seals.check(hash, signature))) return [fault("seal-changed", { seal: no })];
  if (before === undefined) return [];
  const former = before === "none" ? undefined : before;
  if (seal.previous !== (former && sealHash(former))) return [fault("seal-replaced", { seal: no })];
  if (inOneOrder(chained(former?.chains, entries)) === inOneOrder(seal.chains)) return [];
  const misplaced = entries.find((entry, i) => i > 0 && entry.sk < entries[i - 1]!.sk);
  return [
    fault("seal-changed", { seal: no }),
    ...(misplaced ? [fault("reordered", { seal: no, entry: misplaced })] : []),
  ];
}

const keyOf = ({ pk, sk }: SealedEntry): Key => ({ table: "audit", pk, sk });

/** Sealed entries that are not as they were. */
async function differences({ bank }: LogCtx, read: readonly Seal[]): Promise<Fault[]> {
  const sealed = read.flatMap(({ no, entries }) => entries.map((entry) => ({ no, entry })));
  const found = await getAll(
    bank,
    sealed.map(({ entry }) => keyOf(entry)),
  );
  return sealed.flatMap(({ no, entry }, i): Fault[] => {
    const now = found[i];
    if (!now) return [fault("missing", { seal: no, entry, content: entry.data })];
    const { late: _, ...was } = entry;
    if (inOneOrder(sealedOf(entry.shard, now)) === inOneOrder(was)) return [];
    return [fault("changed", { seal: no, entry, content: entry.data, is: now.data })];
  });
}

/** Entries that stand in a sealed time and were never sealed. */
async function strangers(
  ctx: LogCtx,
  seals: Seals,
  read: readonly Seal[],
  { before, stretch }: { before: Seal | "broken" | undefined; stretch: Stretch },
): Promise<Fault[]> {
  const end = read.at(-1);
  if (!end) return [];
  const range = { from: before === "broken" ? read[0]!.entries[0]?.sk : before?.upTo, to: end.upTo };
  const known = new Set([
    ...read.flatMap(({ entries }) => entries.map(({ sk }) => sk)),
    ...(await lateAfter(ctx, seals, end)),
  ]);
  const found = new Map<string, Stored>();
  for (let shard = 0; shard < auditShards; shard++)
    for await (const entry of strand(ctx, shard, range)) found.set(entry.key.sk, entry);
  if (stretch.subjects) for await (const entry of bySubject(ctx, read, range)) found.set(entry.key.sk, entry);
  return [...found.values()]
    .filter(({ key }) => !known.has(key.sk))
    .map((entry) => fault("inserted", { entry: sealedOf(-1, entry), content: entry.data }));
}

interface Bounds {
  from?: string | undefined;
  to: string;
}

/** What the logs of these subjects have. Entries of an older program, from before the first seal, were never in the order by time. */
async function* bySubject({ bank }: LogCtx, read: readonly Seal[], { from, to }: Bounds): AsyncGenerator<Stored> {
  const entries = read.flatMap((seal) => seal.entries);
  const range = { from: from ?? entries[0]?.sk, to };
  for (const pk of new Set(entries.map((entry) => entry.pk))) yield* all(bank, "audit", pk, range);
}

/** Sort keys that later seals have of the time before this one's end. */
async function lateAfter(ctx: LogCtx, seals: Seals, end: Seal): Promise<string[]> {
  const keys: string[] = [];
  for (let no = end.no + 1, former: Seal = end; overlapOf(former) < end.upTo; no++) {
    const found = await readAt(ctx, seals, no);
    if (!found || found === "broken") return keys;
    keys.push(...found.entries.filter(({ late }) => late).map(({ sk }) => sk));
    former = found;
  }
  return keys;
}

/** Whether the log ends as it should: with a seal of the last hour and nothing old behind it. */
async function unsealedLong(ctx: LogCtx, last: Seal | undefined): Promise<Fault[]> {
  const isSilent = !last || Temporal.Instant.compare(Temporal.Instant.from(last.at).add(silence), ctx.now()) < 0;
  const to = ctx.now().subtract(patience).toString({ fractionalSecondDigits: 3 });
  if (!last || last.upTo < to)
    for (let shard = 0; shard < auditShards; shard++)
      for await (const entry of strand(ctx, shard, { from: last?.upTo, to }))
        return [fault("not-sealed", { seal: last?.no, entry: sealedOf(shard, entry) })];
  return isSilent ? [fault("not-sealed", { seal: last?.no })] : [];
}

/** What was put into another's place is told as that, not as two differences. */
function reordered(faults: readonly Fault[]): Fault[] {
  const was = new Map(
    faults.flatMap((f) => (f.what === "missing" || f.what === "changed" ? [[inOneOrder(f.content), f] as const] : [])),
  );
  const moved = new Set<Fault>();
  const told = faults.map((f): Fault => {
    const from = was.get(inOneOrder(f.what === "changed" ? f.is : f.what === "inserted" ? f.content : undefined));
    if (!from || from === f) return f;
    if (from.what === "missing") moved.add(from);
    return { ...f, what: "reordered" };
  });
  return told.filter((f) => !moved.has(f));
}
