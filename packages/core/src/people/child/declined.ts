/// <reference path="./petrovich.d.ts" />
import type { Person } from "./child.ts";

export interface FullName {
  surname: string;
  givenName: string;
  patronymic?: string | undefined;
}

/** The cases into which names are declined. */
type ObliqueCase = "genitive" | "dative" | "accusative" | "instrumental" | "prepositional";

/** A name in the genitive («сведения о …»). @returns undefined where a person has to say it */
export const genitive = (name: FullName, sex: Person["sex"]) => declined(name, sex, "genitive");

/**
 * A name in a case, where two independent libraries agree on it and nothing in it is known to deceive both: an official paper
 * with a wrong form is worse than a question. @returns undefined where a person has to say it
 */
export async function declined(name: FullName, sex: Person["sex"], to: ObliqueCase): Promise<FullName | undefined> {
  if (deceives(name, sex)) return undefined;
  const [{ incline }, { default: petrovich }] = await Promise.all([import("lvovich"), import("petrovich")]);
  const { surname: last, givenName: first, patronymic: middle } = name;
  const one = incline({ last, first, middle, gender: sex }, to);
  // petrovich knows no ё.
  const other = petrovich(
    { gender: sex, last: plain(last), first: plain(first), ...(middle ? { middle: plain(middle) } : {}) },
    to,
  );
  const agree =
    plain(one.last) === other.last && plain(one.first) === other.first && plain(one.middle) === plain(other.middle);
  return agree && one.last && one.first
    ? { surname: one.last, givenName: one.first, patronymic: middle && one.middle ? one.middle : undefined }
    : undefined;
}

const plain = (text: string | null | undefined) => (text ?? "").replaceAll("ё", "е").replaceAll("Ё", "Е");

/** A vowel that leaves or stays (Заяц, Гребень), a third declension (Нинель), letters that are not Russian, capitals throughout. */
function deceives({ surname, givenName, patronymic }: FullName, sex: Person["sex"]): boolean {
  const parts = [surname, givenName, patronymic ?? ""].flatMap((text) => text.split(/[\s-]+/)).filter(Boolean);
  if (parts.some((part) => !/^[А-ЯЁ][а-яё]+$/.test(part) && !/^(кызы|оглы|угли|улы)$/i.test(part))) return true;
  if (sex === "male" && /(ец|яц|ок|ек|ёк|ень|ёл|ел)$/.test(surname)) return true;
  return sex === "female" && /[^аяиоуеэы]$/.test(givenName);
}
