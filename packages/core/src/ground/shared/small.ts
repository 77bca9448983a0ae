/**
 * Figures below this are not shown to whoever they do not belong to: of so few each could be known
 * (docs/decisions/0167-help-by-child.md).
 */
export const smallest = 5;

/** One part of a whole, with how many there are in it. */
export interface PartOf {
  key: string;
  n: number;
}

/**
 * Which parts of a whole that is shown are hidden: those that are small, and, where what is left of the whole without the shown ones
 * would be small, the least of the others beside them. Parts in which there is nobody tell nothing.
 * @param already hidden for another reason, whatever there is in them
 */
export function hiddenOf(parts: readonly PartOf[], already: ReadonlySet<string> = new Set()): Set<string> {
  const isOpen = ({ key }: PartOf) => Number(!already.has(key));
  const ordered = parts.filter(({ n }) => n > 0).toSorted((a, b) => isOpen(a) - isOpen(b) || a.n - b.n);
  const hidden = new Set<string>();
  let sum = 0;
  for (const { key, n } of ordered) {
    if (!already.has(key) && n >= smallest && (sum === 0 || (sum >= smallest && hidden.size > 1))) break;
    hidden.add(key);
    sum += n;
  }
  return hidden;
}
