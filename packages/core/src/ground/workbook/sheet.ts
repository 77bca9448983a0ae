import type { XmlReader } from "../shared/xml.ts";
import { type Allowance, noWorkbook, tooLong } from "./limits.ts";
import { dateOf, texts, unescaped } from "./values.ts";

/** What the cells of a sheet refer to. */
export interface Book {
  strings: readonly string[];
  isDate(format: number): boolean;
  isFrom1904: boolean;
  allowance: Allowance;
}

/**
 * The cells of a sheet as texts, each row as wide as the widest; cells that have a format only are none. Ends as soon as there
 * are too many.
 */
export function sheetCells(book: Book): XmlReader & { rows(): string[][] } {
  const { most } = book.allowance;
  const grid: Array<string[] | undefined> = [];
  const merges: string[] = [];
  const inline = texts();
  let [row, column] = [0, 0];
  let cell: { type?: string; format: number } = { format: 0 };
  let value = "";
  let isValue = false;

  const put = (text: string) => {
    if (text === "") return;
    if (row > most.rows || column > most.columns) throw tooLong(most);
    book.allowance.takeText(text);
    grid[row - 1] ??= [];
    grid[row - 1]![column - 1] = text;
  };
  return {
    open(name, attributes) {
      if (name === "row") {
        row = Number(attributes().get("r") ?? row + 1);
        column = 0;
        if (!Number.isSafeInteger(row) || row < 1) throw noWorkbook();
      } else if (name === "c") {
        book.allowance.takeCell();
        const found = attributes();
        const at = found.get("r");
        [row, column] = at === undefined ? [Math.max(row, 1), column + 1] : placeOf(at);
        cell = { type: found.get("t"), format: Number(found.get("s") ?? 0) };
        value = "";
        inline.clear();
      } else if (name === "mergeCell") {
        book.allowance.takeCell();
        merges.push(attributes().get("ref") ?? "");
      } else if (name === "v") isValue = true;
      else inline.open(name);
    },
    close(name) {
      if (name === "v") isValue = false;
      else if (name === "c") put(cell.type === "inlineStr" ? unescaped(inline.taken()) : textOf(book, cell, value));
      else inline.close(name);
    },
    text(text) {
      if (isValue) value += text;
      else inline.text(text);
    },
    rows() {
      for (const ref of merges) spread(grid, ref, book.allowance);
      const width = grid.reduce((widest, cells) => Math.max(widest, cells?.length ?? 0), 0);
      return Array.from(grid, (cells) => Array.from({ length: width }, (_, i) => cells?.[i] ?? ""));
    },
  };
}

/** `B12` as row and column, both from 1. */
function placeOf(ref: string): [number, number] {
  const [, letters = "", digits = ""] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(ref) ?? [];
  if (letters === "" || Number(digits) < 1) throw noWorkbook();
  return [Number(digits), [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)];
}

function textOf(book: Book, { type, format }: { type?: string; format: number }, value: string): string {
  switch (type) {
    case "s":
      return book.strings[Number(value)] ?? "";
    case "b":
      return value.trim() === "1" ? "true" : "false";
    case "d":
      return value.trim().slice(0, 10);
    case "str":
      return unescaped(value);
    case "e":
      return value;
    default: {
      const text = value.trim();
      const number = Number(text);
      if (text === "" || !Number.isFinite(number)) return text;
      return book.isDate(format) ? dateOf(number, book.isFrom1904) : String(number);
    }
  }
}

/** A cell merged over several rows counts in each of them, as people read it. */
function spread(grid: Array<string[] | undefined>, ref: string, allowance: Allowance): void {
  const [from = "", to = from] = ref.split(":");
  const [[top, column], [bottom]] = [placeOf(from), placeOf(to)];
  const text = grid[top - 1]?.[column - 1];
  if (!text) return;
  for (let row = top + 1; row <= Math.min(bottom, grid.length); row++) {
    allowance.takeCell();
    allowance.takeText(text);
    grid[row - 1] ??= [];
    grid[row - 1]![column - 1] = text;
  }
}
