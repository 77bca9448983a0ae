import { smallest } from "../../roadmaps/analytics/small-cells.ts";

/** A figure as everybody may see it; `null`: of so few that each could be known, or such a number would follow from it. */
export type Shown = number | null;

const isSmall = (n: number): boolean => n > 0 && n < smallest;

/**
 * A figure by place and in all, without what tells of few (decision 0167): small cells are hidden, and as many more that nobody gets them
 * by taking the others away from the whole; where that does not do, the whole is hidden. What is left of another figure, of which this one is
 * a part, is a cell as well. @param whole the figure of which this is a part
 */
export function protectPlaces(
  cells: ReadonlyMap<string, number>,
  total: number,
  whole?: { cells: ReadonlyMap<string, number>; total: number },
): { cells: Map<string, Shown>; total: Shown } {
  const unsafe = (n: number, of: number | undefined) => isSmall(n) || (of !== undefined && isSmall(of - n));
  const hidden = new Set([...cells].filter(([place, n]) => unsafe(n, whole?.cells.get(place))).map(([place]) => place));
  const sum = () => [...hidden].reduce((all, place) => all + (cells.get(place) ?? 0), 0);
  const rest = [...cells]
    .filter(([place]) => !hidden.has(place))
    .toSorted(([, a], [, b]) => Number(a === 0) - Number(b === 0) || a - b)
    .map(([place]) => place);
  const follows = () => hidden.size > 0 && (hidden.size < 2 || sum() < smallest);
  while (follows() && rest.length > 0) hidden.add(rest.shift()!);
  const isWholeHidden = follows() || unsafe(total, whole?.total);
  return {
    cells: new Map([...cells].map(([place, n]) => [place, hidden.has(place) ? null : n])),
    total: isWholeHidden ? null : total,
  };
}
