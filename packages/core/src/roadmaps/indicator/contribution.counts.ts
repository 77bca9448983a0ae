import type { Cells } from "./contribution.ts";

/** Counts as they are gathered; what comes to nothing leaves nothing. */
export class Counts {
  readonly cells: Cells = {};

  add(group: string, cell: string, n = 1): void {
    if (n === 0) return;
    const counts = this.cells[group] ?? {};
    counts[cell] = (counts[cell] ?? 0) + n;
    this.cells[group] = counts;
  }
}

/** Counts whose month has not passed. */
export const ahead = (counts: Readonly<Record<string, number>>, prefix: string, month: string): number =>
  Object.entries(counts).reduce(
    (sum, [cell, n]) => (cell.startsWith(prefix) && cell.slice(prefix.length) >= month ? sum + n : sum),
    0,
  );
