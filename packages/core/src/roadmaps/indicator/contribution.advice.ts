import { Temporal } from "temporal-polyfill";
import type { Held } from "../../agencies/advice/advice.store.ts";
import { quarterId } from "../../ground/calendar/index.ts";
import type { Contribution } from "../../ground/counter/counter.ts";
import type { AgencyId } from "../../ground/shared/ids.ts";
import { Counts } from "./contribution.counts.ts";

export const advisedSubject = (agencyId: AgencyId) => `advised:${agencyId}`;

/**
 * Consultations of an organisation's specialists (II.II-2.6), with all who have learned: each that was held, each specialist once in a quarter
 * and a year, and the organisation once, where it was at the last of them.
 */
export function ofAdvised(agencyId: AgencyId, all: readonly Held[]): Contribution {
  const counts = new Counts();
  const sorted = all.toSorted((a, b) => (a.on < b.on ? -1 : 1));
  const byPeriod = Map.groupBy(
    sorted.flatMap((one) =>
      [quarterId(Temporal.PlainDate.from(one.on)), one.on.slice(0, 4)].map((period) => ({ period, ...one })),
    ),
    ({ period }) => period,
  );
  for (const [period, held] of byPeriod) {
    const group = `TRAINED#${period}#${held.at(-1)!.municipality}`;
    counts.add(group, "advice", held.length);
    counts.add(group, "advised", new Set(held.map(({ specialistId }) => specialistId)).size);
    counts.add(group, "advised-agencies");
  }
  return { subject: advisedSubject(agencyId), cells: counts.cells };
}
