import type { Likeness, NameLikeness } from "./likeness.ts";

/** Why two cards may be of one child, or speak against it. */
export const reasons = [
  "same-snils",
  "snils-digit",
  "other-snils",
  "same-surname",
  "surname-spelling",
  "surname-part",
  "surname-typo",
  "same-given-name",
  "given-name-spelling",
  "given-name-form",
  "given-name-typo",
  "names-swapped",
  "same-patronymic",
  "patronymic-typo",
  "patronymic-missing",
  "other-patronymic",
  "former-name",
  "same-birth-date",
  "former-birth-date",
  "day-month-swapped",
  "birth-date-digit",
] as const;
export type Reason = (typeof reasons)[number];

/** How alike two cards are, 0–100, and why. */
export interface Resemblance {
  score: number;
  reasons: Reason[];
}

/** From here on nobody is registered beside the other without a person's word. */
export const likely = 65;
/** From here on two cards are named as perhaps of one child. */
export const possible = 50;

// How much each fact weighs. Surname, given name and birth date are a person's three; a fact that is right weighs thirty, one that is
// right but for a slip less, and all three are wanted. So twins, who differ in their given names, are never proposed, whatever
// else they share; and two children of a frequent name and of birth dates one digit apart are only with the same patronymic.
const weights = {
  "same-snils": 100,
  "snils-digit": 4,
  "other-snils": -10,
  "same-surname": 30,
  "surname-spelling": 29,
  "surname-part": 25,
  "surname-typo": 22,
  "same-given-name": 30,
  "given-name-spelling": 29,
  "given-name-form": 26,
  "given-name-typo": 22,
  "names-swapped": 54,
  "same-patronymic": 10,
  "patronymic-typo": 6,
  "patronymic-missing": 2,
  "other-patronymic": -10,
  "former-name": 0,
  "same-birth-date": 30,
  "former-birth-date": 25,
  "day-month-swapped": 22,
  "birth-date-digit": 14,
} as const satisfies Record<Reason, number>;

/** Of two cards; undefined where one of the three facts has nothing in common. */
export function compare(a: Likeness, b: Likeness): Resemblance | undefined {
  const number = numbersAlike(a, b);
  const born = bornAlike(a, b);
  const best = a.names
    .flatMap((one, i) =>
      b.names.map((other, j): Reason[] | undefined => {
        const alike = namesAlike(one, other);
        const isFormer = i < a.names.length - 1 || j < b.names.length - 1;
        return alike && [...alike, ...(isFormer ? (["former-name"] as const) : [])];
      }),
    )
    .filter((alike) => alike !== undefined)
    .sort((x, y) => sum(y) - sum(x))[0];
  if (number === "same-snils") return weighed([number, ...(best ?? []), ...(born ? [born] : [])]);
  if (!best || !born) return undefined;
  return weighed([...best, born, ...(number ? [number] : [])]);
}

/** Of two whom the index of name and birth date brings together: one of the two dates is a former one. */
export function compareOnce(a: Likeness, b: Likeness): Resemblance {
  const [day] = [{ ...b, born: a.born }];
  const alike = compare(a, day);
  const told = alike?.reasons.filter((reason) => reason !== "same-birth-date") ?? [];
  return weighed([...told, "former-birth-date"]);
}

const sum = (why: readonly Reason[]): number => why.reduce((total, reason) => total + weights[reason], 0);
const weighed = (why: Reason[]): Resemblance => ({ score: Math.max(0, Math.min(100, sum(why))), reasons: why });

const meet = (a: readonly string[], b: readonly string[]): boolean => a.some((one) => b.includes(one));

function numbersAlike({ snils: a }: Likeness, { snils: b }: Likeness): Reason | undefined {
  if (!a || !b) return undefined;
  if (a.number === b.number) return "same-snils";
  return meet(a.open, b.open) ? "snils-digit" : "other-snils";
}

function bornAlike({ born: a }: Likeness, { born: b }: Likeness): Reason | undefined {
  if (a.day === b.day) return "same-birth-date";
  if (b.turned.includes(a.day)) return "day-month-swapped";
  return meet(a.open, b.open) || b.transposed.includes(a.day) ? "birth-date-digit" : undefined;
}

function namesAlike(a: NameLikeness, b: NameLikeness): Reason[] | undefined {
  const father = fathersAlike(a, b);
  const [surname, given] = [surnamesAlike(a, b), givenAlike(a, b)];
  if (surname && given) return [surname, given, ...father];
  const swapped = a.surname.sound === b.given?.sound && b.surname.sound === a.given?.sound;
  return swapped ? ["names-swapped", ...father] : undefined;
}

function surnamesAlike({ surname: a }: NameLikeness, { surname: b }: NameLikeness): Reason | undefined {
  if (a.spelled === b.spelled) return "same-surname";
  if (a.sound === b.sound) return "surname-spelling";
  if (meet(a.parts, b.parts)) return "surname-part";
  return meet(a.near, b.near) ? "surname-typo" : undefined;
}

function givenAlike({ given: a }: NameLikeness, { given: b }: NameLikeness): Reason | undefined {
  if (!a || !b) return undefined;
  if (a.spelled === b.spelled) return "same-given-name";
  if (a.sound === b.sound) return "given-name-spelling";
  if (a.usual === b.usual || meet([a.usual, ...(a.forms ?? [])], [b.usual, ...(b.forms ?? [])]))
    return "given-name-form";
  return meet(a.near, b.near) && !(a.isKnown && b.isKnown) ? "given-name-typo" : undefined;
}

function fathersAlike({ father: a }: NameLikeness, { father: b }: NameLikeness): Reason[] {
  if (!a && !b) return [];
  if (!a || !b) return ["patronymic-missing"];
  if (a.sound === b.sound) return ["same-patronymic"];
  return meet(a.near, b.near) ? ["patronymic-typo"] : ["other-patronymic"];
}
