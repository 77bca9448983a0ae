import * as store from "../../ground/counter/counter.store.ts";
import { commitTally } from "../../ground/counter/together.ts";
import { commitLimit, type Key, type Stored, type Write } from "../../ground/shared/bank.ts";
import { coalescing } from "../../ground/shared/coalescing.ts";
import { type Ctx, retrying } from "../../ground/shared/context.ts";
import { same } from "../../ground/shared/same.ts";
import { sourceOf } from "../../ground/shared/source.ts";
import type { Cells, Contribution } from "./contribution.ts";

/** A record as it was looked at; one that is not there says something too. */
export type Looked = Pick<Stored, "key"> & { version: number | "absent" };

/** What records add, and the records that say so. */
interface Counting {
  adds: Contribution[];
  from: Looked[];
}

/** What is known before anything was read: by which subjects it will count, most likely, and from which records. */
interface Foreseen {
  subjects: readonly string[];
  keys: readonly Key[];
}

/** What was counted of some subjects, in each generation. */
export type Known = Awaited<ReturnType<typeof store.readMarks>>;

/**
 * Counts only from the records as they are at that moment: they are checked in the very transaction, so whoever is overtaken
 * by a later change starts anew, and then finds it counted.
 * @param foreseen comes by one read with what was counted
 */
export const count = async (ctx: Ctx, read: () => Promise<Counting | undefined>, foreseen?: Foreseen): Promise<void> =>
  void (await countKnowing(ctx, read, foreseen));

/** @returns what was counted until then of what was foreseen */
export async function countKnowing(
  ctx: Ctx,
  read: () => Promise<Counting | undefined>,
  foreseen?: Foreseen,
): Promise<Known | undefined> {
  let known: Known | undefined;
  const once = async () => {
    known = foreseen && (await store.readMarks(ctx, foreseen.subjects, foreseen.keys));
    return countOnce(ctx, read, foreseen?.subjects, known);
  };
  while (await retrying(once));
  return known;
}

/**
 * The same of records that are too many to be checked in one commit. First what was counted, then the records, then the mark is written,
 * also where it says what it said: so whoever has read either before us and writes after us meets our mark and starts anew, and what is
 * counted last was read last. All of the subjects is read, so what was counted stands against nothing (decision 0270).
 * @param known what was counted, of whoever has read it before these records
 */
export async function countByMarks(
  ctx: Ctx,
  subjects: readonly string[],
  read: () => Promise<Contribution[]>,
  known?: Known,
): Promise<void> {
  // Lanes of a stream tell the steps of one child side by side, and each looks at all of it.
  await coalescing(sourceOf(ctx.bank), [ctx.tenant, ...subjects].join(" "), async (waited) => {
    let first = waited ? undefined : known;
    const once = async () => {
      const marks = first ?? (await store.readMarks(ctx, subjects));
      first = undefined;
      return countPart(ctx, subjects, read, marks);
    };
    while (await retrying(once));
  });
}

/** @returns whether to look again */
async function countPart(
  ctx: Ctx,
  subjects: readonly string[],
  read: () => Promise<Contribution[]>,
  known: Known,
): Promise<boolean> {
  let again = false;
  for (const { generation, marks } of known) {
    const moves = (one: Contribution) => movedBy(one, marks.get(one.subject)?.data, true);
    const { adds, more } = portionOf(await read(), commitLimit, moves);
    const moved = new Set(adds.map(({ subject }) => subject));
    const { own, sums } = difference(ctx, generation, adds, marks, true);
    const still = subjects.flatMap((subject) => (moved.has(subject) ? [] : (marks.get(subject) ?? [])));
    for (const mark of still.slice(0, commitLimit - own.length - sums.size))
      own.push(store.writeCounted(ctx.tenant, generation, mark.data, mark.version));
    if (own.length > 0) await commitTally(ctx, { generation, own, sums });
    // Whoever has found nothing to count before there was a mark has left none to be met.
    again ||= more || adds.some(({ subject }) => !marks.get(subject));
  }
  return again;
}

/** @returns whether there was more than one commit takes */
async function countOnce(
  ctx: Ctx,
  read: () => Promise<Counting | undefined>,
  foreseen: readonly string[] = [],
  known?: Known,
): Promise<boolean> {
  const counting = await read();
  if (!counting) return false;
  const { adds, from } = counting;
  const unchanged = from.map(({ key, version }): Write => ({ check: key, expect: version }));
  const subjects = adds.map((c) => c.subject);
  const isForeseen = subjects.every((subject) => foreseen.includes(subject));
  let more = false;
  for (const { generation, marks } of known && isForeseen ? known : await store.readMarks(ctx, subjects)) {
    const moves = (one: Contribution) => movedBy(one, marks.get(one.subject)?.data, false);
    const portion = portionOf(adds, commitLimit - unchanged.length, moves);
    const { own, sums } = difference(ctx, generation, portion.adds, marks, false);
    if (own.length > 0) await commitTally(ctx, { generation, own: [...own, ...unchanged], sums });
    more ||= portion.more && own.length > 0;
  }
  return more;
}

/**
 * As much of it as so many writes take: a mark and the groups that change with it. Of what moves between more groups some move now;
 * the mark then says what has been counted so far, so that the rest is the next difference.
 */
function portionOf(adds: readonly Contribution[], most: number, moves: (one: Contribution) => Moved | undefined) {
  const portion: Contribution[] = [];
  let room = most;
  for (const contribution of adds) {
    const moved = moves(contribution);
    if (!moved) continue;
    room -= 1;
    if (moved.groups.length <= room) portion.push(contribution);
    else {
      const cells = { ...moved.from };
      for (const group of moved.groups.slice(0, Math.max(room, 0)))
        if (contribution.cells[group]) cells[group] = contribution.cells[group];
        else delete cells[group];
      if (room > 0) portion.push({ ...contribution, cells });
      return { adds: portion, more: true };
    }
    room -= moved.groups.length;
  }
  return { adds: portion, more: false };
}

/** Whether what was counted stands against this: a later one of what counts once. */
export const outranks = (counted: Contribution, { rank }: Contribution): boolean =>
  rank !== undefined && counted.rank !== undefined && counted.rank > rank;

/** What a subject has added until now, and the groups that it adds to otherwise. */
interface Moved {
  from: Cells;
  groups: string[];
}

/**
 * How a contribution differs from what was counted; nothing where it does not, or where that stands against it.
 * @param whole all that there is of its subject was looked at: nothing stands against it
 */
function movedBy(contribution: Contribution, mark: store.Counted | undefined, whole: boolean): Moved | undefined {
  if (mark && !whole && outranks(mark, contribution)) return undefined;
  if (same(mark ?? { subject: contribution.subject, cells: {} }, contribution)) return undefined;
  const [from, to] = [mark?.cells ?? {}, contribution.cells];
  const groups = [...new Set([...Object.keys(from), ...Object.keys(to)])];
  return { from, groups: groups.filter((group) => !same(from[group], to[group])) };
}

/** What brings the counters from what was counted to what is: marks, and what is added; nothing when they agree. */
function difference(
  ctx: Ctx,
  generation: number,
  contributions: readonly Contribution[],
  marks: store.Marks,
  whole: boolean,
): { own: Write[]; sums: store.Sums } {
  const own: Write[] = [];
  const sums: store.Sums = new Map();
  for (const contribution of contributions) {
    const mark = marks.get(contribution.subject);
    if (!movedBy(contribution, mark?.data, whole)) continue;
    if (mark) store.addTo(sums, mark.data, -1);
    store.addTo(sums, contribution);
    own.push(store.writeCounted(ctx.tenant, generation, contribution, mark?.version ?? "absent"));
  }
  // What it adds as it did.
  for (const [group, counts] of sums) if (Object.keys(counts).length === 0) sums.delete(group);
  return { own, sums };
}
