import * as z from "zod";
import { type CsvRow, csvRows } from "../shared/csv.ts";
import { fault, invalid } from "../shared/input.ts";
import type { FieldFault } from "../shared/refusal.ts";
import type { Text } from "../shared/text.ts";
import { mostOfList } from "../workbook/limits.ts";
import { tidy } from "./cells.ts";
import { mustBeWhole, textOf } from "./encoding.ts";
import { type Column, type Heading, headingOf, type Line } from "./heads.ts";
import { isHeadAgain, isNote, isOfNumbers, isTotal } from "./skipped.ts";

/**
 * A table as a request carries it: CSV as text, or any file in base64 (`encoding`); a workbook is always base64. Lambda takes 6 MB.
 */
export const TableFile = z.strictObject({
  format: z.enum(["csv", "xlsx"]),
  content: z.string().min(1).max(5_000_000),
  /** Of a CSV: `base64` keeps a file of another encoding than UTF-8 as it is. */
  encoding: z.enum(["text", "base64"]).optional(),
});
export type TableFile = z.infer<typeof TableFile>;

export interface TableRow<K extends string> {
  /** Its number in the file, from 1. */
  row: number;
  /** As they stand there. */
  cells: string[];
  /** What the known columns say, tidied; those that are empty are absent. */
  values: Partial<Record<K, string>>;
}

/** Why a line is no row of the table. */
export type Skipped = { row: number; why: "numbers" | "total" | "head" | "note" };

/** A table as it was read. */
export interface Table<K extends string> {
  /** Of a workbook: the sheet that has the heads. */
  sheet?: string | undefined;
  /** Heads as they stand in the file, by position. */
  heads: string[];
  /** Which of them are known, by position. */
  keys: (K | undefined)[];
  /** Heads of columns that are not read. */
  unknown: string[];
  rows: TableRow<K>[];
  /** Lines that are none of its rows: totals, column numbers, notes. Empty ones are not told. */
  skipped: Skipped[];
}

/**
 * Reads a table as people keep it: the head is looked for under titles, in whichever sheet has it, and may have several storeys;
 * columns are known by their heads in any order, those that are not known stay aside and are named.
 * @param pointer of the file, for what is said of it @throws Refusal input.invalid: unreadable, no head, a column missing or twice
 */
export async function readTable<K extends string>(
  file: TableFile,
  columns: readonly Column<K>[],
  pointer = "/content",
): Promise<Table<K>> {
  const parts = await partsOf(file, columns, pointer);
  const found = parts
    .map((part) => ({ ...part, heading: headingOf(part.lines, columns) }))
    .reduce((best, part) => ((part.heading?.score ?? 0) > (best.heading?.score ?? 0) ? part : best));
  if (!found.heading) throw invalid([noHead(columns, pointer)]);
  mustHave(found.heading.known, columns, pointer);
  return tableOf(found.lines, found.heading, found.sheet);
}

interface Part {
  sheet?: string;
  /** Those that have anything in them. */
  lines: Line[];
}

async function partsOf(file: TableFile, columns: readonly Column[], pointer: string): Promise<[Part, ...Part[]]> {
  const isBytes = file.format === "xlsx" || file.encoding === "base64";
  const bytes = isBytes ? Buffer.from(file.content, "base64") : undefined;
  if (bytes && startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw invalid([oldWorkbook(pointer)]);
  if (file.format === "xlsx" || (bytes && startsWith(bytes, 0x50, 0x4b))) {
    const { readSheets } = await import("../workbook/read.ts");
    const [first, ...others] = (await readSheets(bytes!, pointer, mostOfList)).map(({ name, rows }) => ({
      sheet: name,
      lines: filled(rows.map((cells, i) => ({ row: i + 1, cells }))),
    }));
    return first ? [first, ...others] : [{ lines: [] }];
  }
  const text = bytes ? textOf(bytes, pointer) : mustBeWhole(file.content, pointer);
  return [{ lines: filled(csvLines(text.replace(/^\uFEFF/, ""), columns)) }];
}

const startsWith = (bytes: Uint8Array, ...signature: number[]) => signature.every((byte, i) => bytes[i] === byte);
const filled = (lines: readonly Line[]): Line[] =>
  lines.filter(({ cells }) => cells.some((cell) => /[^\s"]/.test(cell)));

/** More than the lines among which the head is looked for, in characters. */
const beginning = 100_000;

/** With the delimiter that makes the most heads of some line; `;` is what Excel writes here. */
function csvLines(text: string, columns: readonly Column[]): CsvRow[] {
  const lines = text.slice(0, beginning).split(/\r\n|\r|\n/, 200);
  const parted = (delimiter: string) =>
    lines.map((line, i) => ({ row: i + 1, cells: line.split(delimiter, 200).map((cell) => cell.replaceAll('"', "")) }));
  const [delimiter] = [";", ",", "\t", "|"]
    .map((d) => [d, headingOf(parted(d), columns)?.score ?? 0] as const)
    .reduce((best, one) => (one[1] > best[1] ? one : best));
  return csvRows(text, delimiter, mostOfList.rows);
}

function tableOf<K extends string>(lines: readonly Line[], heading: Heading<K>, sheet?: string): Table<K> {
  const { at, depth, heads, known } = heading;
  const rows: TableRow<K>[] = [];
  const skipped: Skipped[] = [];
  for (const line of lines.slice(at + depth)) {
    const why = whySkipped(line, heading, rows.length);
    if (why) skipped.push({ row: line.row, why });
    else rows.push({ ...line, values: valuesOf(line.cells, known) });
  }
  return {
    sheet,
    heads,
    keys: known.map((column) => column?.key),
    unknown: heads.filter((head, i) => head !== "" && !known[i]),
    rows,
    skipped,
  };
}

function whySkipped({ cells }: Line, heading: Heading<string>, before: number): Skipped["why"] | undefined {
  if (before === 0 && isOfNumbers(cells)) return "numbers";
  if (isTotal(cells)) return "total";
  if (isHeadAgain(cells, heading.heads)) return "head";
  return isNote(cells, heading.score) ? "note" : undefined;
}

function valuesOf<K extends string>(
  cells: readonly string[],
  known: readonly (Column<K> | undefined)[],
): Partial<Record<K, string>> {
  const values: Partial<Record<K, string>> = {};
  for (const [i, column] of known.entries()) {
    const value = tidy(cells[i] ?? "");
    if (!column || value === "") continue;
    const before = values[column.key];
    values[column.key] = before === undefined ? value : `${before}; ${value}`;
  }
  return values;
}

function mustHave<K extends string>(
  known: readonly (Column<K> | undefined)[],
  columns: readonly Column<K>[],
  pointer: string,
): void {
  const given = new Set(known.flatMap((column) => (column ? [column.key, ...(column.gives ?? [])] : [])));
  const missing = columns.filter(({ key, required }) => required && !given.has(key));
  const twice = columns.filter((column) => !column.many && known.filter((one) => one === column).length > 1);
  const said: FieldFault[] = [];
  if (missing.length > 0)
    said.push(fault(pointer, `нет столбцов: ${named(missing, "ru")}`, `no columns: ${named(missing, "en")}`));
  if (twice.length > 0)
    said.push(fault(pointer, `столбцы повторяются: ${named(twice, "ru")}`, `columns twice: ${named(twice, "en")}`));
  if (said.length > 0) throw invalid(said);
}

const named = (columns: readonly Column[], language: keyof Text): string =>
  columns.map(({ name }) => name[language]).join(", ");

function noHead(columns: readonly Column[], pointer: string): FieldFault {
  const wanted = columns.filter(({ required }) => required);
  return fault(
    pointer,
    `нет строки с заголовками столбцов; нужны столбцы: ${named(wanted, "ru")}`,
    `no line with the heads of columns; columns that are needed: ${named(wanted, "en")}`,
  );
}

const oldWorkbook = (pointer: string): FieldFault =>
  fault(
    pointer,
    "книга в старом формате XLS: откройте её и сохраните как «Книга Excel (.xlsx)» или CSV",
    "a workbook in the old format XLS: open it and save it as «Excel workbook (.xlsx)» or CSV",
  );
