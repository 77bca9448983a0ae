import type { Days } from "./days.ts";

/** How much of each week is taken already, by who does the work. */
export type Taken = Record<string, Record<number, number>>;

/**
 * The first day, from the one that was meant on, of a week that has room; the work is put down there.
 * @param perWeek fractions add up over weeks @returns none when there is never room
 */
export function roomFrom(taken: Taken, days: Days, who: string, perWeek: number, day: number): number | undefined {
  if (perWeek <= 0) return undefined;
  taken[who] ??= {};
  const mine = taken[who];
  for (let week = Math.floor(day / 7); ; week++) {
    const room = Math.floor((week + 1) * perWeek) - Math.floor(week * perWeek);
    const used = mine[week] ?? 0;
    if (used >= room) continue;
    mine[week] = used + 1;
    return days.after(Math.max(day, week * 7), 0);
  }
}
