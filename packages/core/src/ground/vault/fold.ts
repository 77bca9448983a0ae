/**
 * A name as it is compared: NFC, lower case, ё as е, letters and digits only, so that «Римский-Корсаков», «римский корсаков»
 * and a decomposed «Семёнов» meet what was written otherwise (FAULTS B14). Compare by it, never show it.
 */
export const fold = (text: string): string => {
  // Lower case by no language: Russian has no rule of its own, and asking for it takes six times as long.
  const plain = text.normalize("NFC").toLowerCase().replaceAll("ё", "е").replace(asciiMarks, "");
  // ʼ is a letter to Unicode (Lm), and an apostrophe to whoever types it.
  return usual.test(plain) ? plain : plain.replace(/[^\p{L}\p{N}]|\p{Lm}/gu, "");
};

/** What most names are made of, and what stands between: Unicode's own classes take as long as all the rest. */
const usual = /^[a-zа-я0-9]*$/;
const asciiMarks = /[^\x30-\x39\x61-\x7a\x80-\uffff]+/g;

/** The digits of a number that people write with blanks and hyphens: СНИЛС `112-233-445 95` → `11223344595`. */
export const digits = (text: string): string => text.replace(/\D/g, "");

/** Latin letters, and a few others, that look like Cyrillic ones: papers mix them, nobody sees it. Lower case. */
const lookAlikes = new Map(
  [
    ...["aа", "bв", "cс", "eе", "hн", "iи", "kк", "mм", "oо", "pр", "tт", "xх", "yу"],
    // Ukrainian spellings of the same names; digits that a scanner took for letters.
    ...["іи", "їи", "єе", "ґг", "0о", "3з"],
  ].map((pair) => [pair[0]!, pair[1]!] as const),
);

const looking = new RegExp(`[${[...lookAlikes.keys()].join("")}]`, "g");

/** A name as it is compared: {@link fold}, and where it is Cyrillic, with the letters that it seems to have. */
export const foldName = (text: string): string => {
  const folded = fold(text);
  return /\p{Script=Cyrillic}/u.test(folded) || /^[abcehikmoptxy]+$/.test(folded)
    ? folded.replace(looking, (letter) => lookAlikes.get(letter) ?? letter)
    : folded;
};
