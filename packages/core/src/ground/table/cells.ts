/** Signs that nobody sees: soft hyphens, marks of direction and order, joiners. */
const unseen = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g;
/** A spreadsheet begins a formula at these signs, and a text that begins with one is kept behind an apostrophe. */
const guarded = /^'(?=[=+\-@])/;

/** A cell as its text was meant: one space where there are several or other kinds of them, none around, nothing unseen. */
export const tidy = (cell: string): string =>
  cell.normalize("NFC").replace(unseen, "").replace(/\s+/g, " ").trim().replace(guarded, "");

/** Words by which people say that there is nothing to say. */
const nothing =
  /^(?:[-–—.·\\/*xх?]+|нет|нет данных|нету|н\/?[дуп]|н\.\s?д\.?|не имеет(?:ся)?|не указан[оаы]?|не известн[оаы]|неизвестн[оаы]|отсутствует|без|null|none|n\/?a|#n\/a|#н\/д)$/i;

/** Whether a cell says that there is nothing: «-», «нет», «н/д», «не имеет». In a column of yes and no «нет» is an answer. */
export const saysNothing = (cell: string): boolean => nothing.test(cell);
/** A cell that no spreadsheet takes for a formula. */
export const guardedCell = (text: string): string => (/^[=+\-@\t\r]./s.test(text) ? `'${text}` : text);
