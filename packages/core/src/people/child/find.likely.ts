import type { Temporal } from "temporal-polyfill";
import { getAll } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { ChildId } from "../../ground/shared/ids.ts";
import { readDay } from "../../ground/table/dates.ts";
import { marksOf } from "../../ground/vault/index.ts";
import {
  alikeForms,
  fatherIn,
  fullForms,
  hashed,
  isGivenName,
  type Likeness,
  near,
  oneLetterFrom,
  partsOf,
  soundOf,
  usualForm,
  withoutOne,
} from "../likeness/index.ts";
import * as store from "./child.store.ts";
import { givenIn, givenPrefix, places, wordKey } from "./words.ts";

/** Most surnames, a letter from the one typed, whose children are looked at. */
const mostSurnames = 12;
/**
 * Most children born on days that may have been meant who are looked at, the likelier days first: all of a region of 160,000, and the
 * same work in one of a million.
 */
const mostAround = 1000;
/** Most children of one surname that are looked through for a given name that may be mistyped. */
const mostOfSurname = 1000;

/** A birth date among the words, as people write one: `20.05.2016`, `20.5.16 г.р.`, `20 мая 2016`. @param today for years of two digits */
export function dayIn(text: string, today: Temporal.PlainDate): { day?: string | undefined; words: string[] } {
  const all = text.split(/\s+/);
  const words = all.filter((word) => !/^(?:г\.?|г\.?р\.?|р\.?|род\.?|года?|рождения)$/iu.test(word));
  for (const long of [3, 1])
    for (let at = 0; at + long <= words.length; at++) {
      const day = dayOf(words.slice(at, at + long).join(" "), today);
      if (day) return { day, words: words.toSpliced(at, long) };
    }
  return { words: all };
}

/** What has no sign or word between its digits may be a number. */
function dayOf(words: string, today: Temporal.PlainDate): string | undefined {
  if (!/^\d{1,4}(?:[./-]|\s\p{L})/u.test(words)) return undefined;
  const reading = readDay(words, today);
  return "fault" in reading ? undefined : reading.value;
}

/**
 * Who was born on a day, and of a name, where words of it are given: each by its sound, in a form of it, or with a letter mistyped. With
 * a name also who was born on a day that may have been meant, when nobody was on this one. Nobody is opened.
 */
export async function bornOn(ctx: Ctx, day: string, words: readonly string[]): Promise<ChildId[]> {
  const days = words.length > 0 ? near(day) : [day];
  const [here, ...around] = (await marksOf(ctx, "born", days)).map(({ subjects }) => subjects as ChildId[]);
  if (words.length === 0) return here!;
  const wanted = await Promise.all(words.map((word) => wordIn(ctx, word)));
  const of = async (ids: ChildId[]): Promise<ChildId[]> => {
    const likenesses = await store.readLikenesses(ctx, ids);
    const at = (least: Fit) =>
      ids.filter((_, i) => likenesses[i]?.names.some((name) => wanted.every((fits) => fits(name) >= least)));
    const right = at(2);
    return right.length > 0 ? right : at(1);
  };
  const found = await of(here!);
  return found.length > 0 ? found : of([...new Set(around.flat())].slice(0, mostAround));
}

/** 2: the word stands in the name; 1: but for a letter. */
type Fit = 0 | 1 | 2;

async function wordIn(ctx: Ctx, word: string): Promise<(name: Likeness["names"][number]) => Fit> {
  const hash = (text: string) => hashed(ctx, text);
  const sound = soundOf(word);
  const [whole, forms, father, parts, close] = await Promise.all([
    hash(sound),
    Promise.all(fullForms(word).map(hash)),
    hash(fatherIn(word) ?? sound),
    Promise.all(partsOf(word).map(hash)),
    Promise.all(withoutOne(sound).map(hash)),
  ]);
  const isClose = (near: readonly string[] = []) => close.some((one) => near.includes(one));
  return ({ surname, given, father: patronymic }) => {
    const isRight =
      surname.sound === whole ||
      parts.every((part) => surname.parts.includes(part)) ||
      (given && [given.usual, ...(given.forms ?? [])].some((form) => forms.includes(form))) ||
      patronymic?.sound === father;
    if (isRight) return 2;
    const isNearGiven = isClose(given?.near) && !(given?.isKnown && isGivenName(word));
    return isClose(surname.near) || isNearGiven || isClose(patronymic?.near) ? 1 : 0;
  };
}

/**
 * Children whose surname, or a part of a double one, sounds as one of the words does, or is a letter away from it; with more words
 * also a given name that is a form of another of them, or a letter away. What is a letter away is made here, some six hundred words
 * for one of eight letters, and asked for by their hundreds: it costs the same in a town as in a region.
 */
export async function soundingLike(ctx: Ctx, words: readonly string[]): Promise<ChildId[]> {
  const found = new Set<ChildId>();
  for (const [i, word] of words.entries()) {
    const others = words.filter((_, j) => j !== i);
    for (const part of partsOf(word)) for (const id of await ofSurname(ctx, part, others)) found.add(id);
  }
  return [...found];
}

async function ofSurname(ctx: Ctx, word: string, others: readonly string[]): Promise<ChildId[]> {
  const words = [word, ...oneLetterFrom(word)];
  const keys = await Promise.all(words.map((one) => wordKey(ctx, one)));
  const known = (await getAll(ctx.bank, keys)).filter((one) => one !== undefined).slice(0, mostSurnames);
  const found: ChildId[] = [];
  for (const { key } of known) found.push(...(await inWord(ctx, key.pk, others)));
  return found;
}

async function inWord(ctx: Ctx, pk: string, givenNames: readonly string[]): Promise<ChildId[]> {
  const placed = async (prefix: string, limit: number) =>
    (await ctx.bank.list<{ childId: ChildId }>("vault", pk, { prefix }, { limit })).items;
  if (givenNames.length === 0) return (await placed(places, 200)).map(({ data }) => data.childId);
  const exact: ChildId[] = [];
  for (const form of new Set(givenNames.flatMap(alikeForms)))
    exact.push(...(await placed(await givenPrefix(ctx, form), 200)).map(({ data }) => data.childId));
  if (exact.length > 0) return exact;
  const mistyped = givenNames.filter((name) => !isGivenName(name)).flatMap((name) => oneLetterFrom(soundOf(name)));
  const hashes = new Set(await Promise.all(mistyped.map((name) => hashed(ctx, usualForm(name)))));
  if (hashes.size === 0) return [];
  const all = await placed(places, mostOfSurname);
  return all.filter(({ key }) => hashes.has(givenIn(key))).map(({ data }) => data.childId);
}
