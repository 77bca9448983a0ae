import { csvRows, decodeUtf8, tabRows } from "../../ground/shared/csv.ts";
import { fault, invalid } from "../../ground/shared/input.ts";
import { columnsOf, type FileRow, isHead, type ReadFile, readRows } from "./file.rows.ts";
import { oneSpaced } from "./words.ts";

/** `text`: the table as published, tabs between its cells; `csv` with `;`, `,` or tabs; `xlsx`: the first sheet with a head. */
export const fileFormats = ["text", "csv", "xlsx"] as const;
export type FileFormat = (typeof fileFormats)[number];

const fileLimits = { bytes: 4 * 2 ** 20, rows: 5000 };

/** Reads a file of measures. @throws Refusal input.invalid: not UTF-8, no head, too many rows, no such workbook */
export async function readFile(format: FileFormat, bytes: Uint8Array): Promise<ReadFile> {
  if (bytes.byteLength > fileLimits.bytes) throw refusal("файл не более 4 МБ", "a file of at most 4 MB");
  if (format === "xlsx") return inTable(await sheetRows(bytes));
  const text = decodeUtf8(bytes);
  return inTable(format === "text" ? tabRows(text) : csvRows(text, /мероприяти/i));
}

/** Finds the head; the title is what stands above it. */
function inTable(all: FileRow[]): ReadFile {
  if (all.length > fileLimits.rows)
    throw refusal(
      `не более ${fileLimits.rows} строк, а в файле ${all.length}`,
      `at most ${fileLimits.rows} rows, the file has ${all.length}`,
    );
  const head = all.findIndex(isHead);
  if (head < 0)
    throw refusal(
      "нет шапки таблицы «№ п/п · Мероприятие · Сроки · Исполнители · Ожидаемые результаты»",
      "no head of the table: «№ п/п · Мероприятие · Сроки · Исполнители · Ожидаемые результаты»",
    );
  const above = all.slice(0, head).flatMap((row) => row.cells);
  return readRows(all.slice(head + 1), oneSpaced(above.join(" ")).replaceAll("**", ""), columnsOf(all[head]!));
}

async function sheetRows(bytes: Uint8Array): Promise<FileRow[]> {
  const { readSheets } = await import("../../ground/workbook/read.ts");
  const sheets = await readSheets(bytes);
  const found = sheets.find(({ rows }) => rows.some((cells, i) => isHead({ row: i + 1, cells }))) ?? sheets[0];
  return (found?.rows ?? []).map((cells, i) => ({ row: i + 1, cells }));
}

const refusal = (ru: string, en: string) => invalid([fault("/content", ru, en)]);
