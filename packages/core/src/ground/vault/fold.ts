/**
 * A name as it is compared: NFC, lower case, ё as е, letters and digits only, so that «Римский-Корсаков», «римский корсаков»
 * and a decomposed «Семёнов» meet what was written otherwise (FAULTS B14). Compare by it, never show it.
 */
export const fold = (text: string): string =>
  text
    .normalize("NFC")
    .toLocaleLowerCase("ru")
    .replaceAll("ё", "е")
    .replace(/[^\p{L}\p{N}]/gu, "");

/** The digits of a number that people write with blanks and hyphens: СНИЛС `112-233-445 95` → `11223344595`. */
export const digits = (text: string): string => text.replace(/\D/g, "");
