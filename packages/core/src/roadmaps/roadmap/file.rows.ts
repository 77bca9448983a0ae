import type { MeasureRow, RowFault } from "./roadmap.ts";
import { joined, oneSpaced } from "./words.ts";

/** A row of any file: its number in the file, its cells. */
export interface FileRow {
  row: number;
  cells: string[];
}

/** What a file says, before its wordings are understood. */
export interface ReadFile {
  title: string;
  rows: MeasureRow[];
  faults: RowFault[];
}

/** Number, measure, deadline, executors, expected results. */
const columns = 5;
const names = ["number", "title", "deadline", "executors", "results"] as const;

const roman = "[IVX]+";
/** «II.V. Создание условий…», «I. Комплексная реабилитация»; between the numerals there may be a space. */
const romanHeading = new RegExp(`^(${roman})\\.\\s*(?:(${roman})\\.)?\\s*(\\p{L}.*)$`, "u");
const numberedHeading = /^(\d+)\.\s*(\p{L}.*)$/u;
const number = /^\d+(?:\.\d+)*\.?$/;

/** Whether a row is the table's head: the columns are found by it, and nothing above it is a measure. */
export const isHead = ({ cells }: FileRow): boolean =>
  /№|номер/i.test(cells[0] ?? "") && /мероприяти/i.test(cells[1] ?? "") && /срок/i.test(cells[2] ?? "");

/**
 * Reads the rows under the head. A row without a number continues the one before it: a page break has parted its cells.
 * What cannot be read is said by row, and the other rows are read all the same.
 */
export function readRows(under: Iterable<FileRow>, title: string): ReadFile {
  const rows: MeasureRow[] = [];
  const faults: RowFault[] = [];
  let section = { path: "", title: "" };
  for (const raw of under) {
    const cells = raw.cells.map(oneSpaced);
    while (cells.length > columns && cells.at(-1) === "") cells.pop();
    if (cells.every((cell) => cell === "")) continue;
    const heading = cells.slice(1).every((cell) => cell === "") ? headingOf(cells[0]!, section) : undefined;
    if (heading) {
      section = heading;
      continue;
    }
    if (cells.length !== columns) {
      faults.push(wrongCells(raw.row, cells.length));
      continue;
    }
    const [first = "", ...rest] = cells as [string, string, string, string, string];
    const last = rows.at(-1);
    if (first === "") {
      if (last?.section === section.path) continueRow(last, rest);
      else faults.push(lonely(raw.row));
      continue;
    }
    if (!number.test(first)) {
      faults.push(notNumber(raw.row));
      continue;
    }
    if (section.path === "") faults.push(noSection(raw.row));
    const [name = "", deadline = "", executors = "", results = ""] = rest;
    rows.push({
      row: raw.row,
      section: section.path,
      sectionTitle: section.title,
      number: first.replace(/\.$/, ""),
      title: name,
      deadline,
      executors,
      results,
    });
  }
  return { title, rows, faults: [...faults, ...rows.flatMap(missingCells)] };
}

/** A roman numeral opens a section, two of them a section within it; a plain number is a heading within it. */
function headingOf(text: string, open: { path: string; title: string }): { path: string; title: string } | undefined {
  const found = romanHeading.exec(text);
  if (found) return { path: found[2] ? `${found[1]}.${found[2]}` : found[1]!, title: found[3]! };
  const numbered = numberedHeading.exec(text);
  return numbered && open.path ? open : undefined;
}

function continueRow(row: MeasureRow, [title = "", deadline = "", executors = "", results = ""]: string[]): void {
  row.title = joined(row.title, title);
  row.deadline = joined(row.deadline, deadline);
  row.executors = joined(row.executors, executors);
  row.results = joined(row.results, results);
}

const missingCells = (row: MeasureRow): RowFault[] =>
  names
    .filter((column) => column !== "results" && row[column] === "")
    .map((column) => ({
      row: row.row,
      column,
      message: { ru: "пустая ячейка: объединена с соседней или пропущена", en: "an empty cell: merged or missing" },
    }));

const wrongCells = (row: number, found: number): RowFault => ({
  row,
  column: "row",
  message: {
    ru: `в строке ${columns} ячеек, а здесь ${found}`,
    en: `a row has ${columns} cells, this one has ${found}`,
  },
});
const lonely = (row: number): RowFault => ({
  row,
  column: "number",
  message: { ru: "продолжение без начала: перед ним нет мероприятия", en: "a continuation with no measure before it" },
});
const notNumber = (row: number): RowFault => ({
  row,
  column: "number",
  message: { ru: "номер вида 1 или 2.3", en: "a number like 1 or 2.3" },
});
const noSection = (row: number): RowFault => ({
  row,
  column: "section",
  message: { ru: "мероприятие вне раздела: выше нет заголовка вида «I. …»", en: "no heading like «I. …» above it" },
});
