import { saysNothing } from "../../ground/table/cells.ts";
import { daughterOf, sonOf } from "../../ground/table/names.ts";
import { foldName } from "../../ground/vault/index.ts";

/**
 * A name by its sound rather than by its spelling: without soft and hard signs, «щ» for what sounds so («Сченснович», «Козчин»), «ц» for
 * «тс», «и» for «й», of two vowels the second where papers differ («Наталия» and «Наталья», «Соловьёв» and «Соловиев»), and each letter
 * once where it stands twice.
 */
export const soundOf = (name: string): string =>
  foldName(name)
    .replace(/[ьъ]/g, "")
    .replace(/[сзж]ч/g, "щ")
    .replace(/т[сц]/g, "ц")
    .replaceAll("й", "и")
    .replace(/и(?=[аеиоюя])/g, "")
    .replace(/(.)\1+/g, "$1");

/** The same as the program before wrote it: what stands in the indices under it is taken away (`wordPlaces`). */
export const formerSoundOf = (name: string): string =>
  foldName(name)
    .replace(/[ьъ]/g, "")
    .replace(/[ий](?=[аеиоюя])/g, "")
    .replace(/(.)\1+/g, "$1");

/** Parts of a surname by which a child is found: each is a record. */
const mostParts = 3;

/** The surnames in a double one: «Римский-Корсаков», «Ким Ли». */
export const spelledParts = (surname: string): string[] =>
  surname
    .split(/[\s\u2010-\u2015-]+/u)
    .filter((part) => foldName(part) !== "")
    .slice(0, mostParts);

/** The same, each by its sound. */
export const partsOf = (surname: string, sound = soundOf): string[] => [...new Set(spelledParts(surname).map(sound))];

const turkic = new RegExp(`[аеиоуыэюя]?(?:${sonOf}|${daughterOf})$`);
const slavic = /(?:ович|евич|ич|овна|евна|инична|ична)$/;

/**
 * The father's name in a patronymic, so that «Вагифовна», «Вагиф кызы» and «Вагиф-кызы» are one.
 * @returns undefined where the paper has none
 */
export function fatherIn(patronymic: string | undefined): string | undefined {
  const plain = foldName(patronymic ?? "");
  if (patronymic === undefined || plain === "" || saysNothing(patronymic.trim())) return undefined;
  const father = turkic.test(plain) ? plain.replace(turkic, "") : plain.replace(slavic, "");
  return soundOf(father.length > 1 ? father : plain);
}

/** Shorter words have too many neighbours: «Ия» and «Яна» are two names. */
const shortest = 4;

/**
 * A word and what is left of it without one letter. Two words of which these meet are one letter apart: left out, put in, taken for
 * another, or two that changed places (Garbe's symmetric delete, as in SymSpell).
 */
export const withoutOne = (word: string): string[] =>
  word.length < shortest ? [] : [...new Set([word, ...[...word].map((_, i) => word.slice(0, i) + word.slice(i + 1))])];

const letters = "абвгдежзиклмнопрстуфхцчшщыэюя";

/** All words that are one letter away from this one, by its sound. */
export function oneLetterFrom(word: string): string[] {
  if (word.length < shortest) return [];
  const found = new Set<string>();
  for (let i = 0; i <= word.length; i++) {
    const [before, after] = [word.slice(0, i), word.slice(i)];
    if (after) found.add(before + after.slice(1));
    if (after.length > 1) found.add(before + after[1] + after[0] + after.slice(2));
    for (const letter of letters) {
      found.add(before + letter + after);
      if (after) found.add(before + letter + after.slice(1));
    }
  }
  found.delete(word);
  return [...found];
}
