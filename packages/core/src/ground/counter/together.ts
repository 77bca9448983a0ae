import { Conflict, type DataBank, type Key, keyText, tallyLimit, Unavailable, type Write } from "../shared/bank.ts";
import { patience } from "../shared/coalescing.ts";
import { type Ctx, chancePause } from "../shared/context.ts";
import { committing } from "../shared/read-once.ts";
import { keyOf } from "../shared/rules/index.ts";
import { sourceOf } from "../shared/source.ts";
import { add, added, type Sum, type Sums, shardKeys, shardOf, writeSum } from "./counter.store.ts";
import { settled } from "./settle.ts";

// Whoever counts adds to sums that many others add to, too. One process writes what is counted side by side in it by one commit after the
// other, each with all that has come meanwhile: so nobody of them meets another, and a sum is written once for all (decision 0276).
// By itself it writes to one shard of each sum: what was added is taken back where it lies (decision 0277).

/** What some subjects add: all of it is written, or nothing. */
export interface Tally {
  generation: number;
  /** Their marks, and checks of the records that say so. */
  own: readonly Write[];
  sums: Sums;
}

interface Asked {
  own: { id: string; write: Write }[];
  /** What is added to each group, and its shards; by the first of these it is known. */
  groups: { id: string; keys: Key[]; counts: Record<string, number> }[];
  /** What it was put together with was refused, and not for a record's state: it goes by itself. */
  alone?: boolean;
  /** Nobody waits for it any more. */
  isLeft?: boolean;
  done(): void;
  fail(error: unknown): void;
}

/** Those who wait in one process to write a tenant's counts to one store. No two tenants add to the same, and none waits for another. */
interface Line {
  asked: Asked[];
  isMoving: boolean;
  /** Another process adds to the same sums: they keep out of its way, to a shard by whose name is first. */
  isMet: boolean;
}
const lines = new WeakMap<DataBank, Map<string, Line>>();

function lineOf(bank: DataBank, tenant: string): Line {
  const known = lines.get(bank) ?? new Map<string, Line>();
  lines.set(bank, known);
  const line = known.get(tenant) ?? { asked: [], isMoving: false, isMet: false };
  known.set(tenant, line);
  return line;
}

/**
 * Writes a tally, together with those of others. @throws Conflict when a record of its own is not as expected: read anew, count anew;
 * Unavailable also when the commit it was part of does not come to its end; RangeError for a record that is named twice
 */
export async function commitTally(
  ctx: Pick<Ctx, "bank" | "tenant">,
  { generation, own: writes, sums }: Tally,
): Promise<void> {
  const own = writes.map((write) => ({ id: keyText(keyOf(write)), write }));
  mustNameOnce(own);
  const groups = [...sums].map(([group, counts]) => {
    const keys = shardKeys(ctx.tenant, generation, group);
    return { id: keyText(keys[0]!), keys, counts };
  });
  const bank = sourceOf(ctx.bank);
  const line = lineOf(bank, ctx.tenant);
  const written = () =>
    new Promise<void>((done, fail) => {
      line.asked.push({ own, groups, done, fail });
      if (!line.isMoving) void move(bank, ctx.tenant, line);
    });
  const marks = writes.flatMap((write) => ("put" in write ? [write.put.key] : []));
  await committing(ctx.bank, [...marks, ...groups.flatMap(({ keys }) => keys)], written);
}

/** Two of one record would be written as one. */
function mustNameOnce(own: Asked["own"]): void {
  const ids = own.map(({ id }) => id);
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice) throw new RangeError(`The record ${twice} is named twice in one tally`);
}

/** Sums as this process has written them last: nobody else is likely to write them as long as it goes on. */
type Left = Map<string, Sum | undefined>;

async function move(bank: DataBank, tenant: string, line: Line): Promise<void> {
  line.isMoving = true;
  const left: Left = new Map();
  while (line.asked.length > 0) {
    const together = fitting(line);
    const tooLong = setTimeout(() => leave(bank, tenant, line, together), patience);
    try {
      await write(bank, together, line, left);
      for (const { done } of together.of) done();
    } catch (error) {
      line.asked.unshift(...refused(together, error));
    } finally {
      clearTimeout(tooLong);
    }
  }
  line.isMoving = false;
}

/**
 * A commit that takes so long may never come to its end. Whoever is told so comes again, in another line: whatever becomes of this one,
 * marks keep them from counting twice.
 */
function leave(bank: DataBank, tenant: string, line: Line, { of }: Together): void {
  if (lineOf(bank, tenant) === line) lines.get(bank)!.delete(tenant);
  for (const one of [...of, ...line.asked.splice(0)]) {
    one.isLeft = true;
    one.fail(new Unavailable("What is counted is not written in time"));
  }
}

/** Tallies of one commit. */
interface Together {
  of: Asked[];
  /** By its key; what several look at is looked at once. */
  own: Map<string, { write: Write; whose: Asked[] }>;
  /** What is added to each group, which has several shards. */
  sums: Map<string, { keys: Key[]; counts: Record<string, number> }>;
}

/** The first that waits, and of the others all that go with it. */
function fitting(line: Line): Together {
  const together: Together = { of: [], own: new Map(), sums: new Map() };
  const waiting: Asked[] = [];
  for (const one of line.asked) if (!joins(together, one)) waiting.push(one);
  line.asked = waiting;
  return together;
}

/** @returns whether it is one of them now: not where they would be too many, nor where one writes what another looks at */
function joins({ of, own, sums }: Together, one: Asked): boolean {
  const [first] = of;
  if (first && (first.alone || one.alone)) return false;
  const newOnes = one.own.filter(({ id }) => !own.has(id));
  if (one.own.some(({ id, write }) => own.has(id) && !isSameCheck(own.get(id)!.write, write))) return false;
  const newSums = one.groups.filter(({ id }) => !sums.has(id));
  if (first && own.size + sums.size + newOnes.length + newSums.length > tallyLimit) return false;
  for (const { id, write } of one.own)
    if (own.has(id)) own.get(id)!.whose.push(one);
    else own.set(id, { write, whose: [one] });
  for (const { id, keys, counts } of one.groups) {
    const sum = sums.get(id) ?? { keys, counts: {} };
    add(sum.counts, counts, 1);
    sums.set(id, sum);
  }
  of.push(one);
  return true;
}

const isSameCheck = (one: Write, other: Write): boolean =>
  "check" in one && "check" in other && one.expect === other.expect;

/** How often sums that others write as well are read anew. */
const attempts = 8;

async function write(bank: DataBank, together: Together, line: Line, left: Left): Promise<void> {
  const own = [...together.own.values()].map(({ write }) => write);
  const moved = [...together.sums.values()].filter(({ counts }) => Object.keys(counts).length > 0);
  for (let i = 1; ; i++)
    try {
      const shard = line.isMet ? shardOf(together.own.keys().next().value ?? "") : 0;
      const keys = moved.map(({ keys }) => keys[shard]!);
      const found = await known(bank, left, keys);
      const sums = moved.map(({ keys: all, counts }, j) => ({ sum: added(keys[j]!, counts, found[j]), keys: all }));
      const written = await settled(sums, tallyLimit - own.length, (others) => known(bank, left, others));
      await bank.commit([...own, ...written.map(writeSum)]);
      for (const sum of written) left.set(keyText(sum.key), sum);
      return;
    } catch (error) {
      left.clear();
      const isLeft = together.of.some((one) => one.isLeft);
      if (!(error instanceof Conflict) || error.at < own.length || i >= attempts || isLeft) throw error;
      line.isMet = true;
      await chancePause(i);
    }
}

/** More of them than a region's day moves: beyond, they are read anew. */
const mostLeft = 2_000;

/** Sums as they are known, or as they stand. */
async function known(bank: DataBank, left: Left, keys: readonly Key[]): Promise<(Sum | undefined)[]> {
  if (left.size > mostLeft) left.clear();
  const unknown = keys.filter((key) => !left.has(keyText(key)));
  const found = unknown.length > 0 ? await bank.getMany<Sum["data"]>(unknown) : [];
  for (const [i, key] of unknown.entries()) left.set(keyText(key), found[i]);
  return keys.map((key) => left.get(keyText(key)));
}

/** A refusal is theirs whose record is not as expected, and a store's that does not answer everybody's. @returns those that go again */
function refused({ of, own }: Together, error: unknown): Asked[] {
  if (of.some(({ isLeft }) => isLeft)) return [];
  const { whose = of } = (error instanceof Conflict && [...own.values()][error.at]) || {};
  const isOfOne = of.length === 1 || error instanceof Conflict || error instanceof Unavailable;
  if (!isOfOne) return of.map((one) => ({ ...one, alone: true }));
  for (const { fail } of whose) fail(error);
  return of.filter((one) => !whose.includes(one));
}
