import { crc32, createDeflateRaw, deflateRawSync } from "node:zlib";
import type { Cell } from "../workbook/write.ts";
import { csvText, type TableFormat } from "./write.ts";

/** A table too long to be held whole: its rows come piece by piece. */
export interface LongTable {
  /** Name of the sheet. */
  name: string;
  heads: readonly string[];
  widths: readonly number[];
  pieces: AsyncIterable<readonly (readonly Cell[])[]>;
}

/** The bytes of the file. Of a workbook only one piece of its sheet is in memory as text; texts are texts, whatever they begin with. */
export async function writeLongTable(format: TableFormat, table: LongTable): Promise<Uint8Array> {
  return format === "csv" ? csvOf(table) : workbookOf(table);
}

async function csvOf({ heads, pieces }: LongTable): Promise<Uint8Array> {
  const parts = [Buffer.from(`\uFEFF${csvText([heads])}`)];
  for await (const rows of pieces) parts.push(Buffer.from(csvText(rows)));
  return Buffer.concat(parts);
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/package/2006/relationships";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** A workbook of one sheet (ECMA-376-1): a bold head that stays in sight, a filter over it, and cells of plain text. */
async function workbookOf(table: LongTable): Promise<Uint8Array> {
  const fixed: Record<string, string> = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${kind}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${kind}.styles+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escaped(table.name.slice(0, 31))}" sheetId="1" r:id="r1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    "xl/styles.xml": `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="10"/><name val="Arial"/></font><font><b/><sz val="10"/><name val="Arial"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
  };
  const parts = Object.entries(fixed).map(([name, text]) => packedText(name, xml + text));
  parts.push(await packedStream("xl/worksheets/sheet1.xml", sheetOf(table)));
  return archiveOf(parts);
}

async function* sheetOf({ heads, widths, pieces }: LongTable): AsyncGenerator<string> {
  const columns = widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`);
  yield `${xml}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns.join("")}</cols><sheetData>`;
  yield `<row>${heads.map((head) => cellOf(head, ' s="1"')).join("")}</row>`;
  for await (const rows of pieces)
    yield rows.map((cells) => `<row>${cells.map((cell) => cellOf(cell)).join("")}</row>`).join("");
  yield "</sheetData></worksheet>";
}

const cellOf = (cell: Cell, style = ""): string => {
  if (cell === null || cell === "") return "<c/>";
  if (typeof cell === "number") return `<c${style}><v>${cell}</v></c>`;
  return `<c${style} t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
};

/** XML takes no control characters, a cell no more than 32,767. */
const escaped = (text: string): string =>
  text
    .slice(0, 32_000)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that are taken out
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, "")
    .replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]!);

interface Packed {
  name: string;
  packed: Buffer;
  size: number;
  crc: number;
}

function packedText(name: string, text: string): Packed {
  const bytes = Buffer.from(text);
  return { name, packed: deflateRawSync(bytes), size: bytes.length, crc: crc32(bytes) };
}

async function packedStream(name: string, texts: AsyncIterable<string>): Promise<Packed> {
  const deflate = createDeflateRaw();
  const packed: Buffer[] = [];
  deflate.on("data", (piece: Buffer) => packed.push(piece));
  const ended = new Promise((done, failed) => deflate.once("end", done).once("error", failed));
  let [size, crc] = [0, 0];
  for await (const text of texts) {
    const bytes = Buffer.from(text);
    size += bytes.length;
    crc = crc32(bytes, crc);
    if (!deflate.write(bytes)) await new Promise((drained) => deflate.once("drain", drained));
  }
  deflate.end();
  await ended;
  return { name, packed: Buffer.concat(packed), size, crc };
}

/** A ZIP (APPNOTE 4.3) of parts that are packed already. Its time is that of no day, so that the same rows make the same file. */
function archiveOf(parts: readonly Packed[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, packed, size, crc } of parts) {
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0); // version 2.0: deflated
    common.writeUInt16LE(0x0800, 2); // names in UTF-8
    common.writeUInt16LE(8, 4);
    common.writeUInt16LE(0x21, 8); // 1 January 1980
    common.writeUInt32LE(crc, 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(size, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const head = Buffer.concat([Buffer.from("504b0304", "hex"), common, Buffer.from(name)]);
    const record = Buffer.alloc(14);
    record.writeUInt32LE(at, 10);
    files.push(head, packed);
    directory.push(Buffer.concat([Buffer.from("504b01021400", "hex"), common, record, Buffer.from(name)]));
    at += head.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("504b0506", 0, "hex");
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...files, listed, end]);
}
