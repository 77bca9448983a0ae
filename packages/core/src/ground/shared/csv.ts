import { fault, invalid } from "./input.ts";

/** A row of a file, with the line on which it begins, from 1. */
export interface CsvRow {
  row: number;
  cells: string[];
}

/** More than any table that is taken here has; blank lines and empty columns count. Characters are of a cell, as in Excel. */
const most = { rows: 10_000, columns: 100, characters: 32_767 };

/**
 * Rows of a CSV (RFC 4180). Cells may span lines within quotes; a line ends with LF, CR LF, or CR as old programs wrote.
 * @param by its delimiter, or by what its head is known: then whichever of `;` `,` and tab that line has most of
 * @throws Refusal input.invalid for more rows, columns or characters than a table has, before the rest is read
 */
export function csvRows(text: string, by: RegExp | string): CsvRow[] {
  const body = linesEnded(text.replace(/^\uFEFF/, ""));
  const delimiter = typeof by === "string" ? by : delimiterOf(body, by);
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let cell = "";
  let quoted = false;
  /** Nothing but blanks so far: a quote may still open the cell. */
  let isBlank = true;
  let line = 1;
  let began = 1;
  const endCell = () => {
    if (cells.push(cell) > most.columns) throw tooLong();
    cell = "";
    isBlank = true;
  };
  const endRow = () => {
    endCell();
    if (rows.push({ row: began, cells }) > most.rows) throw tooLong();
    cells = [];
    began = line;
  };
  for (let i = 0; i < body.length; i++) {
    const c = body[i]!;
    if (c === "\n") line++;
    if (cell.length > most.characters) throw endless(began);
    if (quoted) {
      if (c !== '"') cell += c;
      else if (body[i + 1] === '"') cell += body[++i];
      else quoted = false;
    } else if (c === '"' && isBlank) {
      quoted = true;
      isBlank = false;
      cell = "";
    } else if (c === delimiter) endCell();
    else if (c === "\n") endRow();
    else if (c !== "\r") {
      isBlank &&= /\s/.test(c);
      cell += c;
    }
  }
  if (cell !== "" || cells.length > 0) endRow();
  return rows;
}

/** Excel for old Macs ends lines with CR alone. */
const linesEnded = (text: string): string => (text.includes("\n") ? text : text.replaceAll("\r", "\n"));

/** Rows of a table as it is copied from a page: tabs between its cells. @throws Refusal as {@link csvRows} */
export const tabRows = (text: string): CsvRow[] =>
  text.split(/\r\n|\r|\n/, most.rows + 1).map((line, i) => {
    const cells = line.split("\t", most.columns + 1);
    if (i >= most.rows || cells.length > most.columns) throw tooLong();
    if (cells.some((cell) => cell.length > most.characters)) throw endless(i + 1);
    return { row: i + 1, cells };
  });

/** Bytes as UTF-8. A file of another encoding would come out as rubbish, so it is refused. @throws Refusal input.invalid */
export function decodeUtf8(bytes: Uint8Array, pointer = "/content"): string {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (!text.includes("\uFFFD") && !text.includes("\0")) return text;
  } catch {
    // said below
  }
  throw invalid([
    fault(
      pointer,
      "файл не в кодировке UTF-8 (возможно, windows-1251): сохраните его в UTF-8 или пришлите XLSX",
      "not a UTF-8 file (windows-1251, perhaps): save it as UTF-8 or send XLSX",
    ),
  ]);
}

function delimiterOf(text: string, head: RegExp): string {
  const lines = text.split("\n", most.rows);
  const line = lines.find((line) => head.test(line)) ?? lines[0] ?? "";
  const count = (c: string) => line.split(c, most.columns + 2).length;
  return [";", ",", "\t"].reduce((best, c) => (count(c) > count(best) ? c : best));
}

const tooLong = () =>
  invalid([
    fault(
      "/content",
      `не более ${most.rows} строк и ${most.columns} столбцов`,
      `at most ${most.rows} rows and ${most.columns} columns`,
    ),
  ]);

const endless = (row: number) =>
  invalid([
    fault(
      "/content",
      `строка ${row}: ячейка длиннее ${most.characters} знаков; возможно, кавычка не закрыта`,
      `line ${row}: a cell of more than ${most.characters} characters; perhaps a quote is not closed`,
    ),
  ]);
