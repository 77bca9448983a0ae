import { fault, invalid } from "../shared/input.ts";

/** One sheet: its name and its cells as texts, row by row. */
export interface SheetTexts {
  name: string;
  rows: string[][];
}

/** Rows and cells beyond these are nobody's honest work. */
const most = { rows: 10_000, columns: 100 };

/**
 * The sheets of a workbook as texts. A cell merged over several rows counts in each of them, as people read it; formulas
 * count by their last value. @throws Refusal input.invalid when it is no XLSX or too large
 */
export async function readSheets(bytes: Uint8Array, pointer = "/content"): Promise<SheetTexts[]> {
  // Loaded only where a workbook is read: half a megabyte that no other invocation pays for.
  const { readXlsx } = await import("hucre/xlsx");
  const book = await readXlsx(bytes).catch(() => {
    throw invalid([fault(pointer, "не похоже на книгу XLSX", "not an XLSX workbook")]);
  });
  return book.sheets.map(({ name, rows, merges = [] }) => {
    if (rows.length > most.rows || rows.some((row) => row.length > most.columns))
      throw invalid([
        fault(
          pointer,
          `не более ${most.rows} строк и ${most.columns} столбцов`,
          `at most ${most.rows} rows and ${most.columns} columns`,
        ),
      ]);
    const texts = rows.map((row) => row.map(textOf));
    for (const { startRow, endRow, startCol } of merges)
      for (let row = startRow + 1; row <= Math.min(endRow, texts.length - 1); row++)
        texts[row]![startCol] = texts[startRow]?.[startCol] ?? "";
    return { name, rows: texts };
  });
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return typeof value === "string" ? value : String(value);
}
