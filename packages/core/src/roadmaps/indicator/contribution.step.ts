import * as Capacity from "../../agencies/capacity/standing.ts";
import * as Service from "../../agencies/service/former.ts";
import { dayAt, quarterId } from "../../ground/calendar/index.ts";
import { useCells } from "../../ground/counter/index.ts";
import { causeOf } from "../../routes/step/step.cause.ts";
import { type Attempt, isSettled, isUndecided, type Step, type StepResult } from "../../routes/step/step.ts";
import { dueCells } from "./contribution.stage.ts";
import type { Cells, Contribution } from "./contribution.ts";
import { undecidedCells, whomCells } from "./whom.ts";

/**
 * A step: open by its due date, or settled in a quarter with a result; either way it is its organisation's work. One that was asked again counts in each quarter in which
 * it came to something, once, with the last of it; why it did not come off counts each time (docs/decisions/0087-attempts.md).
 */
export function ofStep(step: Step, zone: string): Contribution[] {
  return [...present(step, zone), ...before(step, zone)];
}

/** How an assignment ended: the present one's, or an earlier one's. */
interface Ended extends Omit<Attempt, "outcome"> {
  outcome: StepResult;
}

const isResult = (attempt: Attempt): attempt is Ended =>
  !attempt.undone && attempt.outcome !== "rejected" && attempt.outcome !== "cancelled";

function present(step: Step, zone: string): Contribution[] {
  const { stepId: subject, municipality, childId, agencyKind } = step;
  if (!isSettled(step)) {
    const causes = step.status === "rejected" ? causesOf(step, [refusalOf(step, step)], zone) : {};
    // The one meaning of overdue: asked for, not settled, past its date.
    if (step.status === "planned") return [{ subject, cells: {} }];
    const [serviceKey] = servicesOf(step);
    const use = serviceKey ? { serviceKey, kind: "step" as const, municipality } : undefined;
    const due = step.due.date;
    return [
      {
        subject,
        cells: {
          [`OPEN#${municipality}#${due.slice(0, 7)}`]: { [`${due}|${agencyKind}`]: 1 },
          ...Capacity.openCells(step.agencyId, servicesOf(step), due),
          ...dueCells(step),
          ...waitsOf(step, zone),
          ...whomCells(step, step.requestedAt ? dayAt(step.requestedAt, zone) : undefined),
          ...causes,
          ...(use ? useCells([use.serviceKey], use) : {}),
        },
        use,
        drill: { family: `open#${municipality}`, at: `${due}#${agencyKind}#${subject}`, childId },
      },
    ];
  }
  // Whoever had refused before the route ended has refused all the same.
  if (step.status === "cancelled")
    return [
      { subject, cells: step.cut?.status === "rejected" ? causesOf(step, [refusalOf(step, step.cut)], zone) : {} },
    ];
  const { agencyId, assignment, requestedAt, settledAt: endedAt, result: outcome, cause, late } = step;
  const ended = { agencyId, assignment, requestedAt, endedAt, outcome, cause, late };
  const settled = settledIn(step, subject, ended, zone);
  const counted = {
    ...settled,
    cells: {
      ...settled.cells,
      ...causesOf(step, [ended], zone),
      ...(isUndecided(step) ? { [`WAITS#${municipality}`]: { failed: 1 }, ...undecidedCells(step) } : {}),
    },
  };
  return [counted, ...consultedBy(step, ended, zone)];
}

/** What earlier assignments came to, quarter by quarter; the quarter in which the step stands settled now is that result's. */
function before(step: Step, zone: string): Contribution[] {
  const attempts = step.attempts ?? [];
  const quarters = Map.groupBy(attempts, (attempt) => quarterOf(attempt.endedAt, zone));
  const now = isSettled(step) && step.status !== "cancelled" ? quarterOf(step.settledAt, zone) : undefined;
  return [...quarters].map(([quarter, all]) => {
    const subject = `${step.stepId}:${quarter}`;
    const last = quarter === now ? undefined : all.findLast(isResult);
    const counted: Contribution = last ? settledIn(step, subject, last, zone) : { subject, cells: {} };
    return { ...counted, cells: { ...counted.cells, ...causesOf(step, all, zone) } };
  });
}

function settledIn(step: Step, subject: string, ended: Ended, zone: string): Contribution {
  const { municipality, childId, agencyKind, stage } = step;
  // What the note tells by block is of the ИПРА's measures; what another paper recommends is told by the kind of that paper.
  const of = step.measure?.kind;
  const measure = of ? undefined : step.measure;
  const { endedAt, outcome, late, requestedAt } = ended;
  const day = dayAt(endedAt, zone);
  const quarter = quarterId(day);
  const cells: Record<string, number> = {
    [`r|${agencyKind}|${late ? "late" : "in-time"}`]: 1,
    [`s|${stage}|${outcome}`]: 1,
    ...(measure ? { [`b|${measure.block}|${outcome}`]: 1 } : {}),
    ...(of ? { [`k|${of}|${outcome}`]: 1 } : {}),
  };
  const took = requestedAt ? dayAt(requestedAt, zone).until(day).days : undefined;
  if (took !== undefined) {
    cells[`t|${agencyKind}|n`] = 1;
    cells[`t|${agencyKind}|days`] = took;
  }
  return {
    subject,
    cells: {
      [`STEPS#${quarter}#${municipality}`]: cells,
      ...Capacity.standingCells(
        ended.agencyId,
        servicesOf(step),
        Capacity.endedCounts(`${day.year}`, late === true, outcome === "performed" ? took : undefined),
      ),
    },
    drill: {
      family: `steps#${quarter}#${municipality}`,
      at: `${measure ? `b:${measure.block}` : `s:${stage}`}#${outcome}#${subject}`,
      childId,
    },
  };
}

const servicesOf = ({ service }: Step): string[] => (service === undefined ? [] : [Service.keyOf(service)]);

/** Stages in which families are consulted: the quarter's consultations, and the commission's own review (measure II.II-2.3). */
export const consultationStages: readonly string[] = ["FamilyConsultations", "CommissionReview"];

/** Consultations count their family once a period, where the last of them was given. */
function consultedBy(
  { stage, childId, municipality, stepId }: Step,
  { outcome, endedAt }: Ended,
  zone: string,
): Contribution[] {
  if (!consultationStages.includes(stage) || outcome !== "performed") return [];
  const once = (period: string): Contribution => ({
    subject: consultedSubject(period, childId),
    cells: { [`CONSULTED#${period}#${municipality}`]: { n: 1 } },
    rank: `${endedAt}#${stepId}`,
    drill: { family: `consulted#${period}#${municipality}`, at: childId, childId },
  });
  return periodsOf(endedAt, zone).map(once);
}

/** Under what it counts, if at all, that a step of this stage ended at this instant. */
export const consultedAt = (stage: string, childId: string, at: string, zone: string): string[] =>
  consultationStages.includes(stage) ? periodsOf(at, zone).map((period) => consultedSubject(period, childId)) : [];

export const consultedSubject = (period: string, childId: string) => `consulted:${period}:${childId}`;
/** The period of such a subject; undefined of any other. */
export const consultedIn = (subject: string): string | undefined => /^consulted:([^:]+):/.exec(subject)?.[1];

const refusalOf = (
  { agencyId, assignment }: Step,
  { rejectedAt, cause }: Pick<Extract<Step, { status: "rejected" }>, "rejectedAt" | "cause">,
): Attempt => ({
  agencyId,
  assignment,
  outcome: "rejected",
  endedAt: rejectedAt,
  cause,
});

/** Why it did not come off, by who said so. What was undone as a mistake, and what was performed, has no cause. */
function causesOf({ municipality }: Step, attempts: readonly Attempt[], zone: string): Cells {
  const cells: Cells = {};
  for (const { agencyId, outcome, cause, endedAt, undone } of attempts) {
    if (undone || outcome === "performed" || outcome === "cancelled") continue;
    const group = `CAUSES#${quarterOf(endedAt, zone)}#${municipality}#${agencyId}`;
    const cell = `${outcome}|${cause ?? (outcome === "rejected" ? "other" : causeOf(outcome))}`;
    const counts = cells[group] ?? {};
    counts[cell] = (counts[cell] ?? 0) + 1;
    cells[group] = counts;
  }
  return cells;
}

/** What a coordinator has to see to: a request without an answer, by the day on which it was asked; a refusal; a hold. */
function waitsOf({ status, municipality, requestedAt }: Step, zone: string): Cells {
  const cell = waiting[status] ?? (status === "requested" && requestedAt ? `asked|${dayAt(requestedAt, zone)}` : "");
  return cell ? { [`WAITS#${municipality}`]: { [cell]: 1 } } : {};
}
const waiting: Partial<Record<Step["status"], string>> = { rejected: "rejected", "on-hold": "held" };

/** The quarter and the year. */
export const periodsOf = (at: string, zone: string): string[] => {
  const quarter = quarterOf(at, zone);
  return [quarter, quarter.slice(0, 4)];
};
const quarterOf = (at: string, zone: string) => quarterId(dayAt(at, zone));
