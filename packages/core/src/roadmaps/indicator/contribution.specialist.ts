import { Temporal } from "temporal-polyfill";
import type { Specialist } from "../../agencies/specialist/specialist.ts";
import { quarterId } from "../../ground/calendar/index.ts";
import type { Contribution } from "../../ground/counter/counter.ts";
import { Counts } from "./contribution.counts.ts";

/** What a municipality's specialists have learned in a period, and by what they are taught. */
export const trainedGroup = (period: string, municipality: string) => `TRAINED#${period}#${municipality}`;
/** An organisation's own: whether it keeps a list here, and who was trained in a period. */
export const specialistsGroup = (agencyId: string) => `SPECIALISTSOF#${agencyId}`;
export const trainedCell = (period: string) => `trained|${period}`;

/** A specialist counts once in a quarter and a year, however many courses ended in it; who works, now. */
export function ofSpecialist({
  specialistId: subject,
  agencyId,
  municipality,
  status,
  courses,
}: Specialist): Contribution {
  const counts = new Counts();
  const periods = new Set(courses.flatMap(({ on }) => [quarterId(Temporal.PlainDate.from(on)), on.slice(0, 4)]));
  for (const period of periods) {
    counts.add(trainedGroup(period, municipality), "n");
    counts.add(specialistsGroup(agencyId), trainedCell(period));
  }
  if (status === "working") counts.add(specialistsGroup(agencyId), "working");
  return { subject, cells: counts.cells };
}
