import { fault, invalid } from "./input.ts";

/** A row of a file, with the line on which it begins, from 1. */
export interface CsvRow {
  row: number;
  cells: string[];
}

/**
 * Rows of a CSV (RFC 4180), with whichever of `;` `,` and tab its head has most of. Cells may span lines within quotes.
 * @param head by what its head is known; the first line counts where none is
 */
export function csvRows(text: string, head: RegExp): CsvRow[] {
  const body = text.replace(/^\uFEFF/, "");
  const delimiter = delimiterOf(body, head);
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let cell = "";
  let quoted = false;
  let line = 1;
  let began = 1;
  const endCell = () => {
    cells.push(cell);
    cell = "";
  };
  const endRow = () => {
    endCell();
    rows.push({ row: began, cells });
    cells = [];
    began = line;
  };
  for (let i = 0; i < body.length; i++) {
    const c = body[i]!;
    if (c === "\n") line++;
    if (quoted) {
      if (c !== '"') cell += c;
      else if (body[i + 1] === '"') cell += body[++i];
      else quoted = false;
    } else if (c === '"' && cell.trim() === "") {
      quoted = true;
      cell = "";
    } else if (c === delimiter) endCell();
    else if (c === "\n") endRow();
    else if (c !== "\r") cell += c;
  }
  if (cell !== "" || cells.length > 0) endRow();
  return rows;
}

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
  const line = text.split("\n").find((line) => head.test(line)) ?? text.split("\n")[0] ?? "";
  const count = (c: string) => line.split(c).length;
  return [";", ",", "\t"].reduce((best, c) => (count(c) > count(best) ? c : best));
}
