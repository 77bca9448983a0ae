import type { Text } from "../respond/text.ts";

/** A month as `POST /v1/office/sessions` shows it. */
export interface Month {
  agency: string;
  month: string;
  months: string[];
  locked: boolean;
  rows: Row[];
  next?: string;
  outcomes?: { enrolmentId: string; ok: boolean; problem?: { text: Text; fields: { message: Text }[] } }[];
  form?: string;
}
export interface Row {
  enrolmentId: string;
  child: string;
  programme: string;
  planned: number;
  held?: number;
  absent: Partial<Record<Absence, number>>;
}
export const absences = ["illness", "family", "organisation", "other"] as const;
export type Absence = (typeof absences)[number];

/** What is said of one child's month. */
export interface Told {
  enrolmentId: string;
  planned: number;
  held: number;
  absent: Row["absent"];
}

/** A request takes up to 100, but has to be answered within half a minute. */
const mostAtOnce = 25;
export const portions = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / mostAtOnce) }, (_, i) => all.slice(i * mostAtOnce, (i + 1) * mostAtOnce));

/** The rows once what was sent has been recorded; those that were refused stay as they were. */
export function recorded(rows: readonly Row[], sent: readonly Told[], outcomes: Month["outcomes"] = []): Row[] {
  const taken = new Set(outcomes.filter(({ ok }) => ok).map(({ enrolmentId }) => enrolmentId));
  const told = new Map(sent.map((one) => [one.enrolmentId, one]));
  return rows.map((row) => (taken.has(row.enrolmentId) ? { ...row, ...told.get(row.enrolmentId) } : row));
}

/** What was typed and is not recorded, by month and line, as long as the page is open: no page, month or section makes it lost. */
export class Drafts {
  readonly #months = new Map<string, Map<string, string[]>>();

  /** @param lines the values of a line where they differ from what is recorded, else none */
  keep(month: string, lines: Iterable<readonly [enrolmentId: string, values: string[] | undefined]>): void {
    const drafts = this.#months.get(month) ?? new Map<string, string[]>();
    for (const [id, values] of lines)
      if (values) drafts.set(id, values);
      else drafts.delete(id);
    this.#months.set(month, drafts);
  }

  of(month: string, enrolmentId: string): readonly string[] {
    return this.#months.get(month)?.get(enrolmentId) ?? [];
  }
}

/** A cell that is come to by a key: what is typed then takes the place of the number there, instead of following it. */
export function enter(cell: { focus(): void; select(): void }): void {
  cell.focus();
  cell.select();
}
