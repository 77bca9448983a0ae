import { Temporal } from "temporal-polyfill";
import * as Capacity from "../../agencies/capacity/standing.ts";
import { quarterId } from "../../ground/calendar/index.ts";
import { useCells } from "../../ground/counter/index.ts";
import { isReached } from "../../routes/enrolment/enrolment.goals.ts";
import type { Enrolment } from "../../routes/enrolment/enrolment.ts";
import type { Cells, Contribution } from "./contribution.ts";

/**
 * An enrolment: where it stands now, the sessions of each quarter, and what came of it in the quarter in which it ended; by
 * municipality and organisation. A month counts where the child lived when it was told.
 */
export function ofEnrolment(e: Enrolment, zone: string): Contribution {
  // What was another one of the same child is counted there.
  if (e.double) return { subject: e.enrolmentId, cells: {} };
  const cells: Cells = {};
  const add = (group: string, cell: string, n: number) => {
    if (n === 0) return;
    const counts = cells[group] ?? {};
    counts[cell] = (counts[cell] ?? 0) + n;
    cells[group] = counts;
  };
  const open = ["waiting", "offered", "enrolled"].includes(e.status);
  if (open) add(`ENROLMENTS#${e.municipality}#${e.agencyId}`, `${e.status}|${e.kind}`, 1);
  if (e.enrolledAt) {
    const day = dayOf(e.enrolledAt, zone);
    const group = groupOf(quarterId(day), e);
    add(group, `began|${e.kind}`, 1);
    if (e.waitingSince) {
      add(group, "waited|n", 1);
      add(group, "waited|days", dayOf(e.waitingSince, zone).until(day).days);
    }
  }
  for (const { month, municipality, planned, held, absent } of e.months) {
    const group = groupOf(quarterOf(month), { ...e, municipality });
    add(group, "planned", planned);
    add(group, "held", held);
    for (const service of e.serviceKeys) add(group, `held|${service}`, held);
    for (const [cause, n] of Object.entries(absent)) add(group, `absent|${cause}`, n ?? 0);
  }
  if (e.endedOn && !open) {
    const group = groupOf(quarterId(Temporal.PlainDate.from(e.endedOn)), e);
    add(group, e.result ? `ended|${e.result}` : `left|${e.cause}`, 1);
    add(group, "goals|n", e.goals.length);
    add(group, "goals|reached", e.goals.filter(isReached).length);
  }
  if (!open) return { subject: e.enrolmentId, cells };
  // As long as it is open its services are in use: a list that drops them is refused.
  const use = { kind: "enrolment", municipality: e.municipality } as const;
  return {
    subject: e.enrolmentId,
    cells: { ...cells, ...standingOf(e), ...useCells(e.serviceKeys, use) },
    use: { ...use, serviceKey: e.serviceKeys[0]! },
  };
}

/** A place of its organisation that is taken, or asked for. One that carries out a step is counted by that step already. */
const standingOf = ({ agencyId, serviceKeys, status, stepId }: Enrolment): Cells =>
  stepId ? {} : Capacity.standingCells(agencyId, serviceKeys, status === "enrolled" ? { enrolled: 1 } : { queued: 1 });

const groupOf = (quarter: string, { municipality, agencyId }: Pick<Enrolment, "municipality" | "agencyId">) =>
  `SESSIONS#${quarter}#${municipality}#${agencyId}`;

const quarterOf = (month: string) => quarterId(Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 }));
const dayOf = (at: string, zone: string): Temporal.PlainDate =>
  Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate();
