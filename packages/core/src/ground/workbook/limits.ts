import { Unreadable } from "../shared/unreadable.ts";

/**
 * What a workbook may have; beyond these it is nobody's honest work. `unpacked` is of all that is read of it, in bytes;
 * `cells` counts empty ones that have a format only; `characters` counts a text in each cell that shows it.
 */
export interface BookLimits {
  rows: number;
  columns: number;
  sheets: number;
  unpacked: number;
  cells: number;
  characters: number;
}

export const most: BookLimits = {
  rows: 10_000,
  columns: 100,
  sheets: 50,
  unpacked: 16 * 2 ** 20,
  cells: 500_000,
  characters: 8_000_000,
};

/** Lists that staff sends: registers of 20,000 rows are what departments have, under titles and a head. */
export const mostOfList: BookLimits = {
  ...most,
  rows: 20_100,
  unpacked: 48 * 2 ** 20,
  cells: 1_000_000,
  characters: 16_000_000,
};

/** Counts what a workbook takes while it is read, and ends the reading where that is too much. */
export class Allowance {
  readonly most: BookLimits;
  #cells: number;
  #characters: number;

  constructor(limits: BookLimits) {
    this.most = limits;
    this.#cells = limits.cells;
    this.#characters = limits.characters;
  }

  /** @throws Unreadable */
  takeCell(): void {
    if (--this.#cells < 0) throw tooMuch(this.most);
  }

  /** @throws Unreadable */
  takeText(text: string): void {
    this.#characters -= text.length;
    if (this.#characters < 0) throw tooMuch(this.most);
  }
}

const millions = (n: number): string => String(n / 1_000_000);
const tooMuch = (most: BookLimits) =>
  new Unreadable(
    `в книге не более ${most.cells} ячеек и ${millions(most.characters)} млн знаков`,
    `a workbook of at most ${most.cells} cells and ${millions(most.characters)} million characters`,
  );
export const tooLong = (most: BookLimits) =>
  new Unreadable(
    `не более ${most.rows} строк и ${most.columns} столбцов`,
    `at most ${most.rows} rows and ${most.columns} columns`,
  );
export const noWorkbook = () => new Unreadable("не похоже на книгу XLSX", "not an XLSX workbook");
