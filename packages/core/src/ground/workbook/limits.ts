import { Unreadable } from "../shared/unreadable.ts";

/**
 * What a workbook may have; beyond these it is nobody's honest work. `unpacked` is of all that is read of it, in bytes;
 * `cells` counts empty ones that have a format only; `characters` counts a text in each cell that shows it.
 */
export const most = {
  rows: 10_000,
  columns: 100,
  sheets: 50,
  unpacked: 16 * 2 ** 20,
  cells: 500_000,
  characters: 8_000_000,
};

/** Counts what a workbook takes while it is read, and ends the reading where that is too much. */
export class Allowance {
  #cells = most.cells;
  #characters = most.characters;

  /** @throws Unreadable */
  takeCell(): void {
    if (--this.#cells < 0) throw tooMuch();
  }

  /** @throws Unreadable */
  takeText(text: string): void {
    this.#characters -= text.length;
    if (this.#characters < 0) throw tooMuch();
  }
}

const millions = (n: number): string => String(n / 1_000_000);
const tooMuch = () =>
  new Unreadable(
    `в книге не более ${most.cells} ячеек и ${millions(most.characters)} млн знаков`,
    `a workbook of at most ${most.cells} cells and ${millions(most.characters)} million characters`,
  );
export const tooLong = () =>
  new Unreadable(
    `не более ${most.rows} строк и ${most.columns} столбцов`,
    `at most ${most.rows} rows and ${most.columns} columns`,
  );
export const noWorkbook = () => new Unreadable("не похоже на книгу XLSX", "not an XLSX workbook");
