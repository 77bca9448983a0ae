import { smallest } from "../../ground/shared/small.ts";
import type { AgeGroup, HelpRow } from "../indicator/index.ts";

export { smallest };

const isSmall = (n: number): boolean => n > 0 && n < smallest;

/** A row as it is shown. `null`: fewer than five. */
export interface ShownRow extends Omit<HelpRow, "children" | "ages"> {
  children: number | null;
  ages: Partial<Record<AgeGroup, number | null>>;
  /** Some of it is not shown: the number of children is of the ages that are. */
  hidden?: true | undefined;
}

/** As it is, to whoever it belongs to. */
export const whole = (row: HelpRow): ShownRow => row;

/**
 * Rows of municipalities as somebody sees them to whom they do not belong. A cell is one municipality, service and age. What is hidden
 * goes into no number that is shown: sums are of what is shown, all services together are hidden where one of them is, and what is left
 * when somebody takes away the children that are known to him is a cell as well.
 * @param own the children that the viewer knows, by municipality and service
 */
export function protect(rows: readonly HelpRow[], own: readonly HelpRow[] = []): ShownRow[] {
  const known = new Map(own.map((row) => [nameOf(row), row]));
  const unsafe = (row: HelpRow): AgeGroup[] => {
    const mine = known.get(nameOf(row));
    return (Object.keys(row.ages) as AgeGroup[]).filter((age) => {
      const n = row.ages[age] ?? 0;
      return isSmall(n) || isSmall(n - (mine?.ages[age] ?? 0));
    });
  };
  const hiddenBelow = new Set(
    rows
      .filter(({ service }) => service !== undefined)
      .flatMap((row) => unsafe(row).map((age) => `${row.municipality}#${age}`)),
  );
  return rows.map((row) => {
    const hidden = new Set(unsafe(row));
    if (row.service === undefined)
      for (const age of Object.keys(row.ages) as AgeGroup[])
        if (hiddenBelow.has(`${row.municipality}#${age}`)) hidden.add(age);
    return without(row, hidden);
  });
}

const nameOf = ({ municipality, service }: HelpRow): string => `${municipality}#${service ?? ""}`;

function without(row: HelpRow, hidden: ReadonlySet<AgeGroup>): ShownRow {
  if (hidden.size === 0) return row;
  const ages = (Object.keys(row.ages) as AgeGroup[]).map(
    (age) => [age, hidden.has(age) ? null : row.ages[age]!] as const,
  );
  const shown = ages.flatMap(([, n]) => (n === null ? [] : [n]));
  return {
    ...row,
    children: shown.length === 0 ? null : shown.reduce((sum, n) => sum + n, 0),
    ages: Object.fromEntries(ages),
    hidden: true,
  };
}

/** Children by service over all rows that are shown; `atLeast`: some cells are not among them. */
export interface Total {
  service?: string | undefined;
  children: number;
  atLeast: boolean;
}

/** Municipalities do not share a child: their rows add up. */
export function totalsOf(rows: readonly ShownRow[]): Total[] {
  const totals = new Map<string, Total>();
  for (const { service, children, hidden } of rows) {
    const total = totals.get(service ?? "") ?? { service, children: 0, atLeast: false };
    total.children += children ?? 0;
    total.atLeast ||= hidden === true;
    totals.set(service ?? "", total);
  }
  return [...totals.values()];
}
