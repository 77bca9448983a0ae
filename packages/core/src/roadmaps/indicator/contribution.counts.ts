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

/** When something counts: to the end of a day or a month, and from a day on where it does not yet. */
export interface Span {
  from?: string | undefined;
  until: string;
}
/** What counts without an end. */
export const endless = "9999-12";

/** The cell of what counts only in a span, so that time brings it and takes it away, and nobody touches a record. */
export const cellIn = (cell: string, { from, until }: Span): string =>
  from === undefined ? `${cell}|${until}` : `${cell}|${until}|${from}`;

/** Counts of such cells that begin so, on a day. */
export const standing = (counts: Readonly<Record<string, number>>, prefix: string, day: string): number =>
  Object.entries(counts).reduce((sum, [cell, n]) => {
    if (!cell.startsWith(prefix)) return sum;
    const [until = "", from = ""] = cell.slice(prefix.length).split("|");
    return from <= day && lasts(until, day) ? sum + n : sum;
  }, 0);

const lasts = (until: string, day: string): boolean => until >= day.slice(0, until.length);

/** Whatever day one of the spans has, once. */
export function unionOf<S extends Span>(spans: readonly S[]): S[] {
  const union: S[] = [];
  for (const span of spans.toSorted((a, b) => inOrder(a.from ?? "", b.from ?? ""))) {
    const last = union.at(-1);
    if (!last || (span.from !== undefined && !lasts(last.until, span.from))) union.push(span);
    else if (ends(span) >= ends(last)) union[union.length - 1] = { ...span, from: last.from };
  }
  return union;
}

/** A month ends after each of its days. */
const ends = ({ until }: Span): string => `${until}-99`;
export const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
