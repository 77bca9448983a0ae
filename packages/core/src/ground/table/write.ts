import type { Cell, SheetPage } from "../workbook/write.ts";
import { guardedCell } from "./cells.ts";

export type TableFormat = "csv" | "xlsx";

/** A table to write: a head and rows as long as it. */
export interface WrittenTable {
  /** Name of the sheet. */
  name: string;
  heads: readonly string[];
  rows: readonly (readonly Cell[])[];
  /** What stands above the head of a workbook. */
  notes?: readonly string[];
}

export interface TableBytes {
  type: string;
  extension: TableFormat;
  bytes: Uint8Array;
}

export const tableTypes: Record<TableFormat, string> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** The table as a file: a workbook, or CSV as Excel opens it here (UTF-8 with its mark, semicolons). No cell becomes a formula.
 * @param beside more sheets of a workbook; a CSV has none */
export async function writeTable(
  format: TableFormat,
  table: WrittenTable,
  ...beside: readonly WrittenTable[]
): Promise<TableBytes> {
  if (format === "csv")
    return {
      type: tableTypes.csv,
      extension: "csv",
      bytes: Buffer.from(`\uFEFF${csvText([table.heads, ...table.rows])}`),
    };
  const { writeBook } = await import("../workbook/write.ts");
  return {
    type: tableTypes.xlsx,
    extension: "xlsx",
    bytes: await writeBook(table.name, [table, ...beside].map(pageOf)),
  };
}

const pageOf = (table: WrittenTable): SheetPage => ({
  name: table.name,
  widths: widthsOf(table),
  rows: [
    ...(table.notes ?? []).map((note) => ({ kind: "note" as const, cells: [note] })),
    { kind: "head", cells: [...table.heads] },
    ...table.rows.map((cells) => ({ kind: "body" as const, cells: [...cells] })),
  ],
});

/** Lines of a CSV (RFC 4180) with semicolons. */
export const csvText = (rows: readonly (readonly Cell[])[]): string =>
  rows.map((cells) => `${cells.map(csvCell).join(";")}\r\n`).join("");

function csvCell(cell: Cell): string {
  const text = typeof cell === "string" ? guardedCell(cell) : String(cell ?? "");
  return /[;",\r\n\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Of the columns, in characters, by what stands in the first rows. */
export const widthsOf = ({ heads, rows }: Pick<WrittenTable, "heads" | "rows">): number[] =>
  heads.map((head, i) => widthOf([head, ...rows.slice(0, 100).map((row) => row[i] ?? "")]));

const widthOf = (cells: readonly Cell[]): number =>
  Math.min(50, Math.max(8, ...cells.map((cell) => String(cell ?? "").length + 2)));

/** A row of the file that was not taken, and what is to be corrected in it. */
export interface FailedRow {
  row: number;
  cells: readonly string[];
  fix: string;
}

export const fixHead = "Что исправить";
export const rowHead = "Строка исходного файла";

/** The rows that were not taken, with the columns that they had: corrected, the file can be sent again. */
export function failedTable(heads: readonly string[], failed: readonly FailedRow[]): WrittenTable {
  // One that failed before has these columns already.
  const own = heads.flatMap((head, i) => ([rowHead, fixHead].includes(head) ? [] : [i]));
  return {
    name: fixHead,
    heads: [...own.map((i) => heads[i]!), rowHead, fixHead],
    rows: failed.map(({ row, cells, fix }) => [...own.map((i) => cells[i] ?? ""), row, fix]),
  };
}
