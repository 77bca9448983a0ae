/** Signs that nobody sees: soft hyphens, marks of direction and order, joiners. */
const unseen = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g;
/** A spreadsheet begins a formula at these signs, and a text that begins with one, or a number kept as it is, stands behind an apostrophe. */
const guarded = /^'(?=[=+\-@\d])/;
/** `="08765430300"`: so programs write a number whose zeros a spreadsheet is to leave alone. */
const quoted = /^="([^"]*)"$/;
/** Hyphens that keep a line from breaking, and signs of subtraction. */
const hyphens = /[\u2010\u2011\u2212\uFE63\uFF0D]/g;

/** A cell as its text was meant: one space where there are several or other kinds of them, none around, nothing unseen. */
export const tidy = (cell: string): string =>
  cell
    .normalize("NFC")
    .replace(unseen, "")
    .replace(/\s+/g, " ")
    .trim()
    .replace(hyphens, "-")
    .replace(quoted, "$1")
    .replace(guarded, "")
    .trim();

/** Words by which people say that there is nothing to say. */
const nothing =
  /^(?:[-–—.·\\/*xх?]+|нет|нет данных|нету|н\/?[дуп]|н\.\s?д\.?|не имеет(?:ся)?|не указан[оаы]?|не известн[оаы]|неизвестн[оаы]|отсутств\p{L}*\.?|без|null|none|n\/?a|#n\/a|#н\/д)$/iu;
/** With what there is none of: «без отчества», «нет телефона», «б/о», «б/т». */
const without =
  /^(?:(?:без|нет|не имеет|отсутств\p{L}*\.?) (?:отчества|телефона|снилс|адреса|(?:эл\. )?почты)|б\/[от])$/iu;

/** Whether a cell says that there is nothing: «-», «нет», «(н/д)», «не имеет». In a column of yes and no «нет» is an answer. */
export const saysNothing = (cell: string): boolean => {
  const bare = cell.replace(/^\((.*)\)$/s, "$1");
  return nothing.test(bare) || without.test(bare);
};
/** A cell that no spreadsheet takes for a formula. */
export const guardedCell = (text: string): string => (/^[=+\-@\t\r]./s.test(text) ? `'${text}` : text);
