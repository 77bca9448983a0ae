import type { FileRow } from "./file.rows.ts";

/** Rows of a CSV (RFC 4180), with whichever of `;` `,` and tab its head has most of. Cells may span lines within quotes. */
export function csvRows(text: string): FileRow[] {
  const body = text.replace(/^\uFEFF/, "");
  const delimiter = delimiterOf(body);
  const rows: FileRow[] = [];
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

function delimiterOf(text: string): string {
  const head = text.split("\n").find((line) => /мероприяти/i.test(line)) ?? text.split("\n")[0] ?? "";
  const count = (c: string) => head.split(c).length;
  return [";", ",", "\t"].reduce((best, c) => (count(c) > count(best) ? c : best));
}
