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
export function csvRows(text: string, by: RegExp | string, rowsAtMost = most.rows): CsvRow[] {
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
  let widest = 0;
  const endCell = () => {
    if (hasRows(cell, delimiter, cells.length, widest)) throw unclosed(began);
    if (cells.push(cell) > most.columns) throw tooLong(rowsAtMost);
    cell = "";
    isBlank = true;
  };
  const endRow = () => {
    endCell();
    if (rows.push({ row: began, cells }) > rowsAtMost) throw tooLong(rowsAtMost);
    widest = Math.max(widest, cells.length);
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
  // One that opens the last cell of all has taken nothing in.
  if (quoted && cell.trim().includes("\n")) throw unclosed(began);
  if (cell !== "" || cells.length > 0) endRow();
  return rows;
}

/** Fewer delimiters than these may stand in a cell of several lines as commas do. */
const leastOfRow = 3;

/**
 * Whether a cell has taken in whole rows, as behind a quote that nothing closes until the next one: its first line has all delimiters
 * that were left to the row, or one of the others has those of a row. @param before cells of the row @param widest row so far
 */
function hasRows(cell: string, delimiter: string, before: number, widest: number): boolean {
  if (!cell.includes("\n")) return false;
  const [first = 0, ...others] = cell.split("\n").map((line) => line.split(delimiter, most.columns + 1).length - 1);
  const left = widest - 1 - before;
  const inner = others.slice(0, -1);
  return (left >= leastOfRow && first === left) || inner.some((count) => count >= Math.max(leastOfRow, widest - 1));
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

const tooLong = (rows = most.rows) =>
  invalid([
    fault(
      "/content",
      `не более ${rows} строк и ${most.columns} столбцов`,
      `at most ${rows} rows and ${most.columns} columns`,
    ),
  ]);

const unclosed = (row: number) =>
  invalid([
    fault(
      "/content",
      `строка ${row}: кавычка открыта и не закрыта; кавычки внутри ячейки удваиваются («""»)`,
      `line ${row}: a quote is opened and not closed; quotes within a cell are doubled (""…"")`,
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
