import type { ResourceSheet, Totals } from "./resource.ts";

const sum = <T>(list: readonly T[], of: (one: T) => number): number => list.reduce((total, one) => total + of(one), 0);

export function totalsOf({ posts, money, rooms, equipment }: ResourceSheet): Totals {
  const units = sum(posts, (p) => p.units);
  const filled = sum(posts, (p) => p.filled);
  return {
    units,
    filled,
    vacant: units - filled,
    qualified: sum(posts, (p) => p.qualified),
    planned: sum(money, (m) => m.planned),
    spent: sum(money, (m) => m.spent),
    rooms: sum(rooms, (r) => r.count),
    equipmentMissing: sum(equipment, (e) => Math.max(e.needed - e.available, 0)),
  };
}
