import { entriesOf, mostUnpacked, mustBeWithin, unpacked } from "../../ground/shared/archive.ts";
import { Unreadable } from "../../ground/shared/unreadable.ts";
import { readXml } from "../../ground/shared/xml.ts";

/** A paragraph of a file, as far as it says what it is. */
export interface Line {
  text: string;
  centred: boolean;
  /** Where it begins, in twentieths of a point from the left margin. */
  indent: number;
  heading: boolean;
  /** Set as running text is: to both edges, or with its first line further in. */
  running: boolean;
  /** How many letters at its beginning are bold. */
  bold: number;
}
export interface Grid {
  /** In twentieths of a point. */
  widths: number[];
  rows: Line[][][];
}
export type Piece = { kind: "line"; line: Line } | { kind: "table"; table: Grid };

/** Of a standard document the text alone, unpacked. */
const longest = 4 * 2 ** 20;

/** Paragraphs and tables of a DOCX in their order; what is drawn, fetched or computed in it is left out. @throws Unreadable */
export async function readDocx(file: Uint8Array): Promise<Piece[]> {
  const entries = entriesOf(file);
  mustBeWithin(entries, mostUnpacked);
  const body = entries.find(({ name }) => name.toLowerCase() === "word/document.xml");
  if (!body || body.size > longest)
    throw new Unreadable("в файле нет текста или его слишком много", "the file has no text, or too much of it");
  const found: Piece[] = [];
  const tables: Grid[] = [];
  const open: string[] = [];
  let line: Line | undefined;
  let isBold = false;
  let inText = false;
  const add = (done: Line) => {
    const cell = tables.at(-1)?.rows.at(-1)?.at(-1);
    if (cell) cell.push(done);
    else found.push({ kind: "line", line: done });
  };
  await readXml(unpacked(file, body), {
    open(name, attributes) {
      open.push(name);
      const value = () => attributes().get("val") ?? "";
      if (name === "tbl") tables.push({ widths: [], rows: [] });
      else if (name === "tr") tables.at(-1)?.rows.push([]);
      else if (name === "tc") tables.at(-1)?.rows.at(-1)?.push([]);
      else if (name === "p") line = { text: "", centred: false, indent: 0, heading: false, running: false, bold: 0 };
      else if (name === "r") isBold = false;
      else if (name === "t") inText = true;
      else if (name === "gridCol") tables.at(-1)?.widths.push(Number(attributes().get("w")) || 0);
      if (!line) return;
      if (name === "jc") {
        line.centred = value() === "center";
        line.running ||= value() === "both";
      } else if (name === "ind") {
        line.indent = Number(attributes().get("left") ?? attributes().get("start") ?? 0) || 0;
        line.running ||= Number(attributes().get("firstLine") ?? 0) > 0;
      } else if (name === "pStyle") line.heading = /^(heading|заголовок|\d)/i.test(value());
      else if (name === "b" && open.includes("r")) isBold = !/^(0|false|off)$/i.test(value());
      else if (name === "br" || name === "tab") line.text += name === "br" ? "\n" : " ";
    },
    text(text) {
      if (!inText || !line) return;
      if (isBold && line.bold === line.text.length) line.bold += text.length;
      line.text += text;
    },
    close(name) {
      open.pop();
      if (name === "t") inText = false;
      else if (name === "p" && line) {
        add(line);
        line = undefined;
      } else if (name === "tbl") {
        const table = tables.pop();
        if (table && tables.length === 0) found.push({ kind: "table", table });
      }
    },
  });
  return found;
}
