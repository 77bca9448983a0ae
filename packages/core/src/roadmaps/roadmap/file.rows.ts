import type { MeasureRow, RowFault, RowNote } from "./roadmap.ts";
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

const names = ["number", "title", "deadline", "executors", "results"] as const;
type Name = (typeof names)[number];
const headOf: Record<Name, RegExp> = {
  number: /№|номер/i,
  title: /мероприяти/i,
  deadline: /срок/i,
  executors: /исполнител/i,
  results: /результат/i,
};

/** Where in a row each of the five stands, and what else its document tells. */
export interface Columns {
  at: Record<Name, number>;
  /** Columns beyond the five, by place. */
  others: Map<number, string>;
  width: number;
}

/** Found by the words of the head; what is called otherwise stands where the published form has it. */
export function columnsOf({ cells }: FileRow): Columns {
  const heads = cells.map(oneSpaced);
  while (heads.at(-1) === "") heads.pop();
  const places = heads.map((_, i) => i);
  const at: Partial<Record<Name, number>> = {};
  const free = (i: number) => !Object.values(at).includes(i);
  for (const name of names) at[name] = places.find((i) => free(i) && headOf[name].test(heads[i]!));
  for (const name of names) at[name] ??= places.find(free) ?? heads.length;
  const others = new Map(places.filter(free).map((i) => [i, heads[i]!]));
  return { at: at as Columns["at"], others, width: Math.max(heads.length, names.length) };
}

/** Longest note, and most of them, that a measure keeps. */
const noteLimits = { text: 1000, column: 100, notes: 10 };

const roman = "[IVX]+";
/** «II.V. Создание условий…», «I. Комплексная реабилитация»; between the numerals there may be a space. */
const romanHeading = new RegExp(`^(${roman})\\.\\s*(?:(${roman})\\.)?\\s*(\\p{L}.*)$`, "u");
const numberedHeading = /^(\d+)\.\s*(\p{L}.*)$/u;
const number = /^\d+(?:\.\d+)*\.?$/;

/** Whether a row is the table's head: the columns are found by it, and nothing above it is a measure. */
export const isHead = ({ cells }: FileRow): boolean =>
  (["number", "title", "deadline"] as const).every((name) => cells.some((cell) => headOf[name].test(cell))) &&
  cells.filter((cell) => cell.trim() !== "").length >= names.length;

/**
 * Reads the rows under the head. A row without a number continues the one before it: a page break has parted its cells.
 * What cannot be read is said by row, and the other rows are read all the same.
 */
export function readRows(under: Iterable<FileRow>, title: string, columns: Columns): ReadFile {
  const { at, others, width } = columns;
  const rows: MeasureRow[] = [];
  const faults: RowFault[] = [];
  let section = { path: "", title: "" };
  for (const raw of under) {
    const cells = raw.cells.map(oneSpaced);
    while (cells.length > width && cells.at(-1) === "") cells.pop();
    if (cells.every((cell) => cell === "") || isNumbering(cells)) continue;
    const heading = cells.slice(1).every((cell) => cell === "") ? headingOf(cells[0]!, section) : undefined;
    if (heading) {
      section = heading;
      continue;
    }
    // Notes at the end may be left out; of the five themselves none is guessed.
    if (cells.length > width || (cells.length < width && cells.length <= Math.max(...Object.values(at)))) {
      faults.push(wrongCells(raw.row, cells.length, width));
      continue;
    }
    const [first = "", ...rest] = names.map((name) => cells[at[name]] ?? "");
    const notes = [...others].flatMap(([i, column]) => (cells[i] ? [{ column, text: cells[i] }] : []));
    const last = rows.at(-1);
    if (first === "") {
      if (last?.section === section.path) continueRow(last, rest, notes);
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
      notes: kept(notes),
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

/** «1 2 3 4 5» under the head: the columns' own numbers. */
const isNumbering = (cells: readonly string[]): boolean =>
  cells.length >= names.length && cells.every((cell, i) => cell === String(i + 1));

const kept = (notes: readonly RowNote[]): RowNote[] | undefined =>
  notes.length === 0
    ? undefined
    : notes.slice(0, noteLimits.notes).map(({ column, text }) => ({
        column: column.slice(0, noteLimits.column),
        text: text.slice(0, noteLimits.text),
      }));

function continueRow(
  row: MeasureRow,
  [title = "", deadline = "", executors = "", results = ""]: string[],
  notes: readonly RowNote[],
): void {
  const before = new Map((row.notes ?? []).map(({ column, text }) => [column, text]));
  for (const { column, text } of notes) before.set(column, joined(before.get(column) ?? "", text));
  row.notes = kept([...before].map(([column, text]) => ({ column, text })));
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

const wrongCells = (row: number, found: number, columns: number): RowFault => ({
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
