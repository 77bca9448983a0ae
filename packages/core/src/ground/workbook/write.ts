import type { CellStyle, SheetChart } from "hucre";

/** A cell: text, number, or nothing. A text is written as a text, whatever it begins with, so that no formula can come of it. */
export type Cell = string | number | null;

export type RowKind = "title" | "note" | "head" | "body" | "strong";

export interface PageRow {
  kind: RowKind;
  cells: Cell[];
}

/** One sheet of a workbook. */
export interface SheetPage {
  /** At most 31 characters; those that Excel does not take are left out. */
  name: string;
  /** Of the columns, in characters. */
  widths: number[];
  rows: PageRow[];
  chart?: SheetChart;
  /** Columns (from 0) that are for us and not for people. */
  hidden?: number[];
  /** Columns (from 0) that may be filled in; given, the rest of the sheet is locked. */
  editable?: number[];
}

const line = { style: "thin", color: { rgb: "BFC7CF" } } as const;
const box = { top: line, right: line, bottom: line, left: line };
const wrapped = { wrapText: true, vertical: "top" } as const;
const fill = (rgb: string) => ({ type: "pattern" as const, pattern: "solid" as const, fgColor: { rgb } });

// A style that names no font would fall back to the program's own.
const font = { name: "Arial", size: 10 };
const styles: Record<RowKind, CellStyle> = {
  title: { font: { ...font, bold: true, size: 14 }, alignment: wrapped },
  note: { font: { ...font, color: { rgb: "51606E" } }, alignment: wrapped },
  head: {
    font: { ...font, bold: true },
    fill: fill("E6F0F6"),
    border: box,
    alignment: { ...wrapped, vertical: "center" },
  },
  body: { font, border: box, alignment: wrapped },
  strong: { font: { ...font, bold: true }, border: box, alignment: wrapped },
};
/** Figures stand in the middle of their column, away from the text of the next one. */
const figures = { alignment: { vertical: "top", horizontal: "center" } } as const;
/** For cells to fill in. */
const open: CellStyle = { ...styles.body, fill: fill("FFFBE6"), protection: { locked: false } };

/** The workbook as XLSX bytes. */
export async function writeBook(title: string, pages: readonly SheetPage[]): Promise<Uint8Array> {
  const { writeXlsx } = await import("hucre/xlsx");
  const taken = new Set<string>();
  return writeXlsx({
    properties: { title, creator: "Маршрут" },
    defaultFont: font,
    sheets: pages.map((page) => ({
      name: nameOf(page.name, taken),
      columns: page.widths.map((width, i) => ({ width, hidden: page.hidden?.includes(i) ? true : undefined })),
      rowDefs: heightsOf(page),
      rows: page.rows.map(({ cells }) => cells.map((cell) => (typeof cell === "string" ? sayable(cell) : cell))),
      cells: stylesOf(page),
      ...frozen(page),
      merges: mergesOf(page),
      ...(page.chart ? { charts: [page.chart] } : {}),
      ...(page.editable ? { protection: { sheet: true, formatColumns: false, formatRows: false } } : {}),
      pageSetup: {
        paperSize: "a4" as const,
        orientation: "landscape" as const,
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
        margins: narrow,
      },
    })),
  });
}

// No printed titles: hucre writes their sheet's name without quotes, and Excel would ask to repair the book.
/** Inches; a table of many columns needs the breadth of the paper. */
const narrow = { left: 0.4, right: 0.4, top: 0.5, bottom: 0.5, header: 0.3, footer: 0.3 };

/** Titles and notes go over all columns, so that a long one is wrapped and does not make the printed page small. */
const isWide = ({ kind }: PageRow) => kind === "title" || kind === "note";
const mergesOf = ({ rows, widths, hidden = [] }: SheetPage) =>
  rows.flatMap((row, r) =>
    isWide(row) ? [{ startRow: r, endRow: r, startCol: hidden.includes(0) ? 1 : 0, endCol: widths.length - 1 }] : [],
  );

function stylesOf({ rows, editable }: SheetPage): Map<string, { value?: Cell; type?: "string"; style: CellStyle }> {
  const cells = new Map<string, { value?: Cell; type?: "string"; style: CellStyle }>();
  for (const [r, { kind, cells: row }] of rows.entries())
    for (const [c, value] of row.entries()) {
      const plain = kind === "body" && editable?.includes(c) ? open : styles[kind];
      const style = typeof value === "number" ? { ...plain, ...figures, numFmt: numberFormat(value) } : plain;
      cells.set(`${r},${c}`, typeof value === "string" ? { value: sayable(value), type: "string", style } : { style });
    }
  return cells;
}

/** As many decimals as the number has, two at most: a quarter of a post is no third, and points are told by hundredths. */
const numberFormat = (n: number): string =>
  Number.isInteger(n) ? "#,##0" : Math.abs(n * 10 - Math.round(n * 10)) < 1e-6 ? "#,##0.0" : "#,##0.00";

/** Points of one line. */
const lineHeight = { title: 19, other: 13 };

/** Programs do not all measure wrapped texts when they open a file: each row says how high it is. */
function heightsOf({ rows, widths, hidden = [] }: SheetPage): Map<number, { height: number }> {
  const shown = (column: number) => !hidden.includes(column);
  const all = widths.reduce((sum, width, column) => (shown(column) ? sum + width : sum), 0);
  const lines = (cell: Cell, width: number) =>
    typeof cell === "string"
      ? cell.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / (width * 0.95))), 0)
      : 1;
  return new Map(
    rows.map((row, r) => {
      // A letter of a title is about half as broad again.
      const width = (column: number) => (isWide(row) ? all / (row.kind === "title" ? 1.5 : 1) : (widths[column] ?? 10));
      const most = Math.max(1, ...row.cells.map((cell, c) => (shown(c) ? lines(cell, width(c)) : 1)));
      const each = row.kind === "title" ? lineHeight.title : lineHeight.other;
      return [r, { height: Math.min(400, most * each + 2) }] as const;
    }),
  );
}

function frozen({ rows }: SheetPage) {
  const head = rows.findIndex(({ kind }) => kind === "head");
  return head < 0 ? {} : { freezePane: { rows: head + 1 } };
}

/** XML takes no control characters, a cell no more than 32,767. */
const sayable = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that are taken out
  text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, "").slice(0, 32_000);

function nameOf(wanted: string, taken: Set<string>): string {
  const name =
    wanted
      .replace(/[[\]:*?/\\']/g, " ")
      .trim()
      .slice(0, 31) || "Лист";
  for (let n = 1; ; n++) {
    const tried = n === 1 ? name : `${name.slice(0, 27)} (${n})`;
    if (taken.has(tried.toLowerCase())) continue;
    taken.add(tried.toLowerCase());
    return tried;
  }
}
