import { Temporal } from "temporal-polyfill";
import { quarterId } from "../../ground/calendar/index.ts";
import type { Contribution } from "../../ground/counter/counter.ts";
import type { AgencyId } from "../../ground/shared/ids.ts";
import type { Adoption } from "../../people/internship/internship.store.ts";
import type { Internship } from "../../people/internship/internship.ts";
import type { Site } from "../../people/internship/site.ts";
import { Counts } from "./contribution.counts.ts";

// Internship sites (P19, P38): those that take interns now, where they are; interns where they come from, by the day on which it was completed;
// and organisations that have introduced a practice, each once in a period.

const periodsOf = (day: string): string[] => [quarterId(Temporal.PlainDate.from(day)), day.slice(0, 4)];
/** With all who have learned: one read of a period for them all. */
const internsGroup = (period: string, municipality: string) => `TRAINED#${period}#${municipality}`;

export function ofSite({ siteId: subject, municipality, status }: Site): Contribution {
  const counts = new Counts();
  if (status === "approved") counts.add(`COURSES#now#${municipality}`, "sites");
  return { subject, cells: counts.cells };
}

export function ofInternship({ internshipId: subject, municipality, status, endedOn }: Internship): Contribution {
  const counts = new Counts();
  if (status === "completed" && endedOn !== undefined)
    for (const period of periodsOf(endedOn)) counts.add(internsGroup(period, municipality), "interns");
  return { subject, cells: counts.cells };
}

export const adoptionsSubject = (agencyId: AgencyId) => `adopted:${agencyId}`;

/** Where the organisation was when it said so last in the period. */
export function ofAdoptions(agencyId: AgencyId, adoptions: readonly Adoption[]): Contribution {
  const counts = new Counts();
  const places = new Map<string, string>();
  for (const { on, municipality } of adoptions.toSorted((a, b) => (a.on < b.on ? -1 : 1)))
    for (const period of periodsOf(on)) places.set(period, municipality);
  for (const [period, municipality] of places) counts.add(internsGroup(period, municipality), "adopted");
  return { subject: adoptionsSubject(agencyId), cells: counts.cells };
}
