import type { Ctx } from "../../ground/shared/context.ts";
import { blindMac, digits, type FullName, foldName } from "../../ground/vault/index.ts";
import { opened, transposed, turned } from "./dates.ts";
import { fullForms, isGivenName, usualForm } from "./given-names.ts";
import { fatherIn, partsOf, soundOf, withoutOne } from "./spelling.ts";

/** By what people are alike. */
export interface Particulars {
  /** The present name comes last. */
  names: readonly FullName[];
  /** `YYYY-MM-DD`. */
  birthDate: string;
  snils?: string | undefined;
}

/** Keyed hashes of a word. */
interface WordLikeness {
  spelled: string;
  sound: string;
  /** It, and it without each of its letters: empty for a short one. */
  near: string[];
}

export interface NameLikeness {
  surname: WordLikeness & { parts: string[] };
  /** `forms`: the names that it may stand for, of a short one that may stand for several. */
  given?: (WordLikeness & { usual: string; forms?: string[] | undefined; isKnown: boolean }) | undefined;
  father?: { sound: string; near: string[] } | undefined;
}

/**
 * What two cards are compared by: keyed hashes alone, so that comparing opens nothing that is personal, and no log has to say that
 * it was opened. Kept sealed with the person: a stolen table shows neither names nor which of them are alike (decision 0070).
 */
export interface Likeness {
  /** How names are folded, see {@link spellingNow}; none of what an older program wrote. */
  spelling?: number | undefined;
  /** The present name comes last. */
  names: NameLikeness[];
  born: { day: string; turned: string[]; transposed: string[]; open: string[] };
  snils?: { number: string; open: string[] } | undefined;
}

/** One more whenever names are folded in another way: cards that were written before are gone through again. */
export const spellingNow = 2;

/** Former names that take part; the latest ones. */
const formerNames = 10;
/** 48 bits: among a region's children two that differ are never taken for alike. */
const length = 8;

type Hash = (text: string) => Promise<string>;

export async function likenessOf(
  ctx: Pick<Ctx, "keys" | "tenant">,
  { names, birthDate, snils }: Particulars,
): Promise<Likeness> {
  const known = new Map<string, Promise<string>>();
  const hash: Hash = (text) => {
    const found = known.get(text) ?? hashed(ctx, text);
    known.set(text, found);
    return found;
  };
  const latest = names.slice(-1 - formerNames);
  return {
    spelling: spellingNow,
    names: await Promise.all(latest.map((name) => nameLikeness(hash, name))),
    born: await bornLikeness(hash, birthDate),
    snils: snils === undefined ? undefined : await snilsLikeness(hash, digits(snils)),
  };
}

/** As a {@link Likeness} has it. @param text a word by its sound, a day */
export const hashed = async (ctx: Pick<Ctx, "keys" | "tenant">, text: string): Promise<string> =>
  (await blindMac(ctx, "like", text)).slice(0, length);

async function nameLikeness(hash: Hash, { surname, givenName, patronymic }: FullName): Promise<NameLikeness> {
  const father = fatherIn(patronymic);
  return {
    surname: { ...(await word(hash, surname)), parts: await each(hash, partsOf(surname)) },
    given: givenName
      ? {
          ...(await word(hash, givenName)),
          usual: await hash(usualForm(givenName)),
          forms: await formsOf(hash, givenName),
          isKnown: isGivenName(givenName),
        }
      : undefined,
    father:
      father === undefined ? undefined : { sound: await hash(father), near: await each(hash, withoutOne(father)) },
  };
}

async function formsOf(hash: Hash, givenName: string): Promise<string[] | undefined> {
  const [, ...others] = fullForms(givenName);
  return others.length > 0 ? each(hash, others) : undefined;
}

async function word(hash: Hash, text: string): Promise<WordLikeness> {
  const sound = soundOf(text);
  const [spelled, whole, near] = await Promise.all([
    hash(`=${foldName(text)}`),
    hash(sound),
    each(hash, withoutOne(sound)),
  ]);
  return { spelled, sound: whole, near };
}

const bornLikeness = async (hash: Hash, date: string): Promise<Likeness["born"]> => ({
  day: await hash(date),
  turned: await each(
    hash,
    [turned(date)].filter((day) => day !== undefined),
  ),
  transposed: await each(hash, transposed(date)),
  open: await each(hash, opened(date)),
});

/** The last two digits follow from the others. */
async function snilsLikeness(hash: Hash, number: string): Promise<Likeness["snils"]> {
  const nine = number.slice(0, 9);
  const open = [...nine].map((_, at) => `${nine.slice(0, at)}?${nine.slice(at + 1)}`);
  return { number: await hash(nine), open: await each(hash, open) };
}

const each = (hash: Hash, texts: readonly string[]): Promise<string[]> => Promise.all(texts.map(hash));
