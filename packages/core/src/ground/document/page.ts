import type { Column, Orientation, Signature } from "./document.ts";

/** A4 with the margins of ГОСТ Р 7.0.97-2016 for papers that are filed: 30 mm at the left, 10 at the right; in millimetres. */
export const margins = { left: 30, right: 10, top: 20, bottom: 20 };
const sheet = { portrait: 210, landscape: 297 };

/** Between the margins, in millimetres. */
export const lineWidth = (orientation: Orientation) => sheet[orientation] - margins.left - margins.right;

/** Where the upper right corner begins, from the left margin, in millimetres. */
export const cornerAt = (orientation: Orientation) => lineWidth(orientation) - 80;

/** The columns' widths in millimetres, which together are the line. */
export function widthsOf(columns: readonly Column[], orientation: Orientation): number[] {
  const shares = columns.reduce((sum, { width }) => sum + width, 0);
  return columns.map(({ width }) => (lineWidth(orientation) * width) / shares);
}

/** The three places of a line that is signed: who, the hand, the name; a date below it. No line is longer than its place, or it breaks. */
export const signatureCells = ({ who, name }: Signature): [who: string, hand: string, name: string] => [
  who,
  "________________",
  name ?? "/ ____________________ /",
];
export const dateLine = "«____» ______________ 20____ г.";

/** Sizes in points. */
export const sizes = { text: 12, title: 14, table: 10, footer: 10 };
/** A table of many columns is set smaller, or its words would not fit them. */
export const tableSize = (columns: number) => (columns > 5 ? 9 : sizes.table);
