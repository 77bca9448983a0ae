/** Spaces, dashes, letters and case in one way, so that wordings can be compared; the words themselves stay. */
export const normal = (text: string): string =>
  oneSpaced(text)
    .toLowerCase()
    .replaceAll("ё", "е")
    .replace(/[‐‑‒–—―−]/g, "-")
    .replace(/\s*-\s*/g, "-")
    .replace(/[.;,]+$/, "")
    .trim();

/** Line breaks, tabs, no-break and double spaces become one space. */
export const oneSpaced = (text: string): string => text.replace(/[\s\u00A0\u202F\u2007]+/g, " ").trim();

/**
 * Two parts of one cell that a page break has parted. A hyphen at the end belongs to a compound («детям-» «инвалидам»), so
 * the parts are joined without a space.
 */
export const joined = (before: string, after: string): string =>
  before.endsWith("-") ? `${before}${after}` : oneSpaced(`${before} ${after}`);
