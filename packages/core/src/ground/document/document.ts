/**
 * What stands in an official paper, whatever it is printed as: the same model gives DOCX, to be edited and signed, and PDF, to
 * be kept and sent. Texts only: nothing in it is a field, a formula or an address to be fetched.
 */
export interface Document {
  /** Of the file itself, in its properties: says what kind of paper it is, and nobody's name. */
  title: string;
  orientation?: Orientation;
  content: Block[];
}

export type Orientation = "portrait" | "landscape";

/** A column of a table; widths are shares of the line. */
export interface Column {
  title: string;
  width: number;
}

export type Block =
  /** Lines in the upper right corner: to whom it goes. */
  | { kind: "corner"; lines: string[] }
  /** Lines at the left, close together: whose letter it is, its date and number. */
  | { kind: "lines"; lines: string[] }
  /** The paper's name in the middle; the first line is the larger one. */
  | { kind: "title"; lines: string[] }
  | { kind: "heading"; text: string }
  | { kind: "paragraph"; text: string }
  /** What it is called and what it is, line by line. */
  | { kind: "facts"; rows: [name: string, value: string][] }
  /** The head stands on each page anew. A line of one cell goes across the whole table: a section of it. */
  | { kind: "table"; caption?: string; columns: Column[]; rows: string[][] }
  /** An address for the camera of a telephone (ISO/IEC 18004); in a DOCX, which is edited, the address itself. */
  | { kind: "qr"; text: string }
  /** Who signs: post or part, a line for the hand, a name where it is known, a place for the date. */
  | { kind: "signatures"; of: Signature[] };

export interface Signature {
  who: string;
  name?: string;
}
