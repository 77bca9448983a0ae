import type { Block } from "../../ground/document/index.ts";
import { listOf } from "./catalogue.ts";
import type { DocumentContent, Part, When } from "./content.ts";
import { type AnyKey, isPlace, keptAs, nameOf, type Placeholder, piecesOf, shownAs } from "./placeholder.ts";

/** Marks around what stands in a paper only if something holds. */
export const ifMark = "если";
export const endMark = "конец";
export const signs = { known: "известно", unknown: "неизвестно", "=": "=", "!=": "≠" } as const;

/** A standard document with its places by their Russian names, to be edited and brought back. */
export const templateBlocks = ({ parts }: Pick<DocumentContent, "parts">): Block[] =>
  parts.flatMap((part): Block[] => {
    const block = blockOf(part);
    if (!part.when) return [block];
    const mark = (text: string): Block => ({ kind: "lines", lines: [`{${text}}`] });
    return [mark(`${ifMark} ${part.when.map(testOf).join(" и ")}`), block, mark(endMark)];
  });

const testOf = ({ field, is, value }: When): string =>
  [nameOf(field as AnyKey), signs[is], ...(value === undefined ? [] : [value])].join(" ");

const shown = (text: string): string => rewritten(text, shownAs);
/** As a text is kept, by keys. */
export const kept = (text: string): string => rewritten(text, keptAs);
const rewritten = (text: string, as: (place: Placeholder) => string): string =>
  piecesOf(text)
    .map((piece) => (typeof piece === "string" ? piece : isPlace(piece) ? as(piece) : piece.unread))
    .join("");

function blockOf(part: Part): Block {
  switch (part.kind) {
    case "corner":
    case "lines":
    case "title":
      return { kind: part.kind, lines: part.lines.map(shown) };
    case "heading":
    case "paragraph":
      return { kind: part.kind, text: shown(part.text) };
    case "facts":
      return { kind: "facts", rows: part.rows.map(({ name, value }) => [name, shown(value)]) };
    case "table": {
      const { ru, columns } = listOf(part.list);
      return {
        kind: "table",
        columns: part.columns.map(({ title, width }) => ({ title, width })),
        rows: [
          part.columns.map(({ column }) => `{${ru}.${columns[column]?.ru ?? column}}`),
          // A line across the table: what stands there where the list is empty.
          ...(part.empty === undefined ? [] : [[shown(part.empty)]]),
        ],
      };
    }
    case "signatures":
      return {
        kind: "signatures",
        of: part.of.map(({ who, name }) => ({ who: shown(who), name: name === undefined ? undefined : shown(name) })),
      };
  }
}
