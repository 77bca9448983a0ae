/** A mail's content before it is plain text or HTML, so that both say the same. All strings are clean, none is escaped. */
export interface Letter {
  subject: string;
  /** Russian first. */
  sections: Section[];
}

export interface Section {
  lang: Lang;
  heading: string;
  blocks: Block[];
}
export type Lang = "ru" | "en";

/** How its reader wants it; without a wish Russian first, in the usual print. */
export interface Reading {
  first?: Lang | undefined;
  large?: boolean | undefined;
}

export type Block =
  | { kind: "paragraph"; text: string }
  | { kind: "facts"; rows: Fact[] }
  /** At most one in a letter: the button, with its plain address below. */
  | { kind: "action"; label: string; url: string; hint: string }
  /** Small and last: for those who want to know more. */
  | { kind: "fold"; summary: string; text: string };

export interface Fact {
  label: string;
  /** May have several lines. */
  value: string;
  /** Where it is not the section's own: an organisation's name stays Russian in an English text. */
  lang?: Lang;
}

export const paragraph = (text: string): Block => ({ kind: "paragraph", text });

/** Rows whose value is there. */
export const facts = (...rows: (Fact | false | undefined)[]): Block => ({
  kind: "facts",
  rows: rows.filter((row): row is Fact => !!row && row.value !== ""),
});
