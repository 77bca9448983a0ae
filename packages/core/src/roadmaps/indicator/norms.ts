import type { Volume } from "../../agencies/service/service.ts";

/** A month has at least four weeks, and a course no month. */
const perMonth: Partial<Record<Volume["per"], number>> = { week: 4, month: 1, quarter: 1 / 3, year: 1 / 12 };

/** How many sessions a month the standard asks for; undefined where it does not count sessions. */
function monthlyNorm({ unit, per, norm }: Volume): number | undefined {
  const times = perMonth[per];
  return unit === "session" && times !== undefined ? Math.floor(norm * times) : undefined;
}

/** Months of one service by sessions held: of `h|service|held`. */
export interface Deviation {
  service: string;
  norm: number;
  months: number;
  below: number;
}

/** How far what was held stays below the norms of that day, service by service. */
export function deviations(help: Readonly<Record<string, number>>, norms: ReadonlyMap<string, Volume>): Deviation[] {
  const found = new Map<string, Deviation>();
  for (const [cell, n] of Object.entries(help)) {
    const [what, service = "", held] = cell.split("|");
    const volume = norms.get(service);
    const norm = volume && monthlyNorm(volume);
    if (what !== "h" || norm === undefined) continue;
    const row = found.get(service) ?? { service, norm, months: 0, below: 0 };
    row.months += n;
    if (Number(held) < norm) row.below += n;
    found.set(service, row);
  }
  return [...found.values()];
}

export const monthsBelow = (help: Readonly<Record<string, number>>, norms: ReadonlyMap<string, Volume>): number =>
  deviations(help, norms).reduce((sum, { below }) => sum + below, 0);
