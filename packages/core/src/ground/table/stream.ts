import { constants, crc32, deflateRawSync } from "node:zlib";
import { mostAtOnce } from "../shared/files.ts";
import type { Cell } from "../workbook/write.ts";
import { csvText, type TableFormat } from "./write.ts";

/** A table too long to be held whole: its rows come piece by piece. */
export interface LongTable {
  /** Name of the sheet. */
  name: string;
  heads: readonly string[];
  widths: readonly number[];
  pieces: AsyncIterable<readonly Row[]>;
}

type Row = readonly Cell[];

/** A file with some of the rows, and how many. */
export interface TablePart {
  bytes: Uint8Array;
  rows: number;
}

/** Most bytes that a file holds (docs/decisions/0123-files-in-parts.md). */
export const mostBytes = mostAtOnce;

/**
 * Writes a table as files of at most so many bytes each, whole in itself: the head stands in every one, a row in one of them. Only
 * one is in memory, packed. Texts are texts, whatever they begin with. A table without rows is one file.
 */
export async function* writeLongTable(
  format: TableFormat,
  table: LongTable,
  most = mostBytes,
): AsyncGenerator<TablePart> {
  const form = format === "csv" ? csvOf(table) : workbookOf(table);
  const room = most - form.rest;
  const ended = (part: Part): TablePart => ({ rows: part.rows, bytes: form.end(part) });
  let part = form.begin();
  const first = part.size;
  for await (const piece of table.pieces)
    for (const chunk of fitting(piece, form, room - first)) {
      if (part.rows > 0 && part.size + chunk.packed.length > room) {
        yield ended(part);
        part = form.begin();
      }
      put(part, chunk);
    }
  yield ended(part);
}

/** Some rows, as they are and as they lie in the file. */
interface Chunk {
  rows: number;
  plain: Buffer;
  packed: Buffer;
}

/** What lies in a file so far: of the plain text its length and sum, and the packed pieces with theirs. */
interface Part {
  rows: number;
  plainSize: number;
  crc: number;
  packed: Buffer[];
  size: number;
}

function partOf(first: Chunk): Part {
  const part: Part = { rows: 0, plainSize: 0, crc: 0, packed: [], size: 0 };
  put(part, first);
  return part;
}

function put(part: Part, { rows, plain, packed }: Chunk): void {
  part.rows += rows;
  part.plainSize += plain.length;
  part.crc = crc32(plain, part.crc);
  part.packed.push(packed);
  part.size += packed.length;
}

/** How a format makes a file: what it begins with, how rows lie in it, and how it ends, which takes `rest` bytes. */
interface Form {
  rest: number;
  begin(): Part;
  pack(rows: readonly Row[]): Chunk;
  end(part: Part): Uint8Array;
}

/** Halved until they fit; a row by itself stays, however long. */
function* fitting(rows: readonly Row[], form: Form, room: number): Generator<Chunk> {
  if (rows.length === 0) return;
  const chunk = form.pack(rows);
  if (chunk.packed.length <= room || rows.length === 1) return yield chunk;
  const half = Math.ceil(rows.length / 2);
  yield* fitting(rows.slice(0, half), form, room);
  yield* fitting(rows.slice(half), form, room);
}

function csvOf({ heads }: LongTable): Form {
  const pack = (rows: readonly Row[]): Chunk => {
    const plain = Buffer.from(csvText(rows));
    return { rows: rows.length, plain, packed: plain };
  };
  const mark = Buffer.from("\uFEFF");
  const head = Buffer.concat([mark, pack([heads]).plain]);
  return {
    rest: 0,
    begin: () => partOf({ rows: 0, plain: head, packed: head }),
    pack,
    end: ({ packed }) => Buffer.concat(packed),
  };
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/package/2006/relationships";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** A workbook of one sheet (ECMA-376-1): a bold head that stays in sight, a filter over it, and cells of plain text. */
function workbookOf(table: LongTable): Form {
  const fixed: Record<string, string> = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${kind}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${kind}.styles+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escaped(table.name.slice(0, 31))}" sheetId="1" r:id="r1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    "xl/styles.xml": `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="10"/><name val="Arial"/></font><font><b/><sz val="10"/><name val="Arial"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
  };
  const parts = Object.entries(fixed).map(([name, text]) => packedText(name, xml + text));
  const first = packed(sheetHead(table));
  const last = packed("</sheetData></worksheet>", constants.Z_FINISH);
  const fileOf = ({ packed, plainSize: size, crc }: Part) =>
    archiveOf([...parts, { name: "xl/worksheets/sheet1.xml", packed: Buffer.concat(packed), size, crc }]);
  return {
    rest: fileOf(partOf(last)).length,
    begin: () => partOf(first),
    pack: (rows) => ({ ...packed(rows.map((cells) => rowOf(cells)).join("")), rows: rows.length }),
    end(part) {
      put(part, last);
      return fileOf(part);
    },
  };
}

/** By itself, so that its pieces may follow one another in any file (RFC 1951, 3.2.3): only the last one says that it is. */
function packed(text: string, finishFlush: number = constants.Z_SYNC_FLUSH): Chunk {
  const plain = Buffer.from(text);
  return { rows: 0, plain, packed: deflateRawSync(plain, { finishFlush }) };
}

function sheetHead({ heads, widths }: LongTable): string {
  const columns = widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`);
  return `${xml}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns.join("")}</cols><sheetData>${rowOf(heads, ' s="1"')}`;
}

const rowOf = (cells: Row, style = ""): string => `<row>${cells.map((cell) => cellOf(cell, style)).join("")}</row>`;

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
