import type { Write } from "../../ground/shared/bank.ts";
import { type Ctx, retrying } from "../../ground/shared/context.ts";
import type { ChildId } from "../../ground/shared/ids.ts";
import { same } from "../../ground/shared/same.ts";
import { digits, type FullName, joinMark, leaveMark, markOf } from "../../ground/vault/index.ts";
import { type Identity, namedBorn } from "./duplicates.ts";
import { namePlaces, placeWrites } from "./former.ts";
import { everyWordPlace, places, wordPlaceRecord, wordPlaces, wordRecord } from "./words.ts";

/** By what a card is found and proposed; its present name comes last. */
export type Findable = Identity & { names: readonly FullName[] };

/**
 * Brings the blind indexes from one identity of a card to another, index by index; asked again, it finds them right. It asks
 * for no duplicates: whoever calls has decided whose identity it is, and keeps the card from changing meanwhile.
 * @param has absent for a card that is found no more
 */
export async function reindex(ctx: Ctx, childId: ChildId, had: Findable | undefined, has: Findable | undefined) {
  const [before, after] = [marksOf(had), marksOf(has)];
  for (const [field, value] of after.values())
    await moved(ctx, field, value, (mark) => (mark.subjects.includes(childId) ? [] : [joinMark(mark, childId)]));
  for (const [name, [field, value]] of before)
    if (!after.has(name))
      await moved(ctx, field, value, (mark) => (mark.subjects.includes(childId) ? [leaveMark(mark, childId)] : []));
  await replace(ctx, childId, had?.names ?? [], has?.names ?? []);
  await replaceWords(ctx, childId, had?.names ?? [], has?.names ?? []);
}

/** Names of marks, each as its field and value. */
const marksOf = (identity: Findable | undefined): Map<string, [field: string, value: string]> => {
  const { snils, birthDate } = identity ?? {};
  const marks: [string, string][] = [
    ...(snils === undefined ? [] : [["snils", digits(snils)] as [string, string]]),
    ...(birthDate === undefined ? [] : [["born", birthDate] as [string, string]]),
    ...(identity ? namedBorn(identity) : []).map((value): [string, string] => ["person", value]),
  ];
  return new Map(marks.map((mark) => [mark.join(" "), mark]));
};

const moved = (
  ctx: Ctx,
  field: string,
  value: string,
  writes: (mark: Awaited<ReturnType<typeof markOf>>) => Write[],
): Promise<void> =>
  retrying(async () => {
    const change = writes(await markOf(ctx, field, value));
    if (change.length > 0) await ctx.bank.commit(change);
  });

/** Its places in the order of names. Where a place says which others are besides it, it is written anew. */
async function replace(ctx: Ctx, childId: ChildId, had: readonly FullName[], has: readonly FullName[]): Promise<void> {
  const kept = new Set<string>();
  for (const [i, name] of has.entries())
    for (const write of await placeWrites(ctx, childId, name, has.slice(0, i))) {
      if (!("put" in write)) continue;
      kept.add(JSON.stringify(write.put.key));
      await retrying(async () => {
        const found = await ctx.bank.get(write.put.key);
        if (!found || !same(found.data, write.put.data))
          await ctx.bank.commit([{ put: write.put, expect: found?.version ?? "absent" }]);
      });
    }
  for (const name of had)
    for (const key of await namePlaces(ctx, name, childId))
      if (!kept.has(JSON.stringify(key))) await ctx.bank.commit([{ remove: key, expect: "any" }]);
}

/** Its places in the index of words; a word that nobody has any more goes too. */
async function replaceWords(ctx: Ctx, childId: ChildId, had: readonly FullName[], has: readonly FullName[]) {
  const kept = new Set<string>();
  for (const name of has)
    for (const key of await wordPlaces(ctx, name, childId)) {
      kept.add(JSON.stringify(key));
      for (const put of [wordPlaceRecord(key, childId), wordRecord(key)])
        await retrying(async () => {
          if (!(await ctx.bank.get(put.key))) await ctx.bank.commit([{ put, expect: "absent" }]);
        });
    }
  for (const name of had)
    for (const key of await everyWordPlace(ctx, name, childId)) {
      if (kept.has(JSON.stringify(key))) continue;
      await ctx.bank.commit([{ remove: key, expect: "any" }]);
      const left = await ctx.bank.list("vault", key.pk, { prefix: places }, { limit: 1 });
      if (left.items.length === 0) await ctx.bank.commit([{ remove: wordRecord(key).key, expect: "any" }]);
    }
}
