import { getAll, type Key, type Write } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { ChildId } from "../../ground/shared/ids.ts";
import { blindPk, type FullName } from "../../ground/vault/index.ts";
import { formerSoundOf, formerUsualForm, hashed, partsOf, soundOf, usualForm } from "../likeness/index.ts";

/**
 * The index of words: for each surname, and each part of a double one, by its sound, the children who have it, ordered by the usual
 * form of their given names. Who looks for a mistyped word makes all that is one letter from it and asks which of them anybody has:
 * so nothing about likeness is kept, and a child has a record for each part of its surname instead of one for each of its letters
 * (decision 0070).
 */
type Keys = Pick<Ctx, "keys" | "tenant">;

/** A record that is there as long as somebody has this surname: words are asked after by their hundreds. */
export const wordKey = async (ctx: Keys, word: string): Promise<Key> => ({
  table: "vault",
  pk: await blindPk(ctx, "word", word),
  sk: "WORD",
});

/** Where in a word's partition those of a given name begin. @param form its usual form */
export const givenPrefix = async (ctx: Keys, form: string): Promise<string> => `${places}${await hashed(ctx, form)}#`;
export const places = "CHILD#";

/** The hash of the given name in a place of the index. */
export const givenIn = ({ sk }: Key): string => sk.split("#")[1]!;

/** How names are folded; as the program before did it, what stands under it is found and taken away. */
const present = { sound: soundOf, usual: usualForm };
const former = { sound: formerSoundOf, usual: formerUsualForm };

/** All places of a name. */
export const wordPlaces = (ctx: Keys, name: FullName, childId: ChildId): Promise<Key[]> =>
  placesBy(present, ctx, name, childId);

/** The same, and those that it has by an older program. */
export const everyWordPlace = async (ctx: Keys, name: FullName, childId: ChildId): Promise<Key[]> => {
  const all = await Promise.all([present, former].map((how) => placesBy(how, ctx, name, childId)));
  return [...new Map(all.flat().map((key) => [`${key.pk} ${key.sk}`, key])).values()];
};

async function placesBy(
  { sound, usual }: typeof present,
  ctx: Keys,
  { surname, givenName = "" }: FullName,
  childId: ChildId,
): Promise<Key[]> {
  const sk = `${await givenPrefix(ctx, usual(givenName))}${childId}`;
  const words = await Promise.all(partsOf(surname, sound).map((word) => wordKey(ctx, word)));
  return words.map(({ table, pk }) => ({ table, pk, sk }));
}

export const wordPlaceRecord = (key: Key, childId: ChildId) => ({ key, kind: "blind", data: { childId } });
export const wordRecord = ({ table, pk }: Key) => ({ key: { table, pk, sk: "WORD" }, kind: "blind", data: {} });

/** The places under a name, but for those under earlier ones, and the words that nobody has had before. */
export async function wordWrites(
  ctx: Pick<Ctx, "bank" | "keys" | "tenant">,
  childId: ChildId,
  name: FullName,
  earlier: readonly FullName[] = [],
): Promise<Write[]> {
  const had = (await Promise.all(earlier.map((one) => wordPlaces(ctx, one, childId)))).flat();
  const isNew = (key: Key) => !had.some(({ pk, sk }) => pk === key.pk && sk === key.sk);
  const keys = (await wordPlaces(ctx, name, childId)).filter(isNew);
  const words = keys.map((key) => wordRecord(key));
  const found = await getAll(
    ctx.bank,
    words.map(({ key }) => key),
  );
  return [
    ...keys.map((key): Write => ({ put: wordPlaceRecord(key, childId), expect: "absent" })),
    ...words.flatMap((put, i): Write[] => (found[i] ? [] : [{ put, expect: "absent" }])),
  ];
}
