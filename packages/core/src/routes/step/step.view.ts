import { isOverdue } from "../../ground/calendar/index.ts";
import { isStaff } from "../../ground/shared/authorise.ts";
import type { Actor, Stored } from "../../ground/shared/index.ts";
import type { Now } from "./step.decide.ts";
import { isSettled, type Step, type StepView } from "./step.ts";

/** A step as `actor` may see it. `texts` is what people wrote, already read (and audited) by the caller. */
export function view({ data: step, version }: Stored<Step>, actor: Actor, at: Now, texts: StepTexts = {}): StepView {
  const open = !isSettled(step);
  return {
    stepId: step.stepId,
    routeId: step.routeId,
    childId: step.childId,
    cycle: step.cycle,
    stage: step.stage,
    stepKey: step.stepKey,
    title: step.title,
    task: step.task,
    status: step.status,
    agencyId: step.agencyId,
    assignment: step.assignment,
    // Who was responsible before is the coordinator's business, not the next agency's.
    ...(isStaff(actor) ? { formerAgencies: step.formerAgencies } : {}),
    ...(step.measure ? { measureId: step.measure.measureId } : {}),
    ...(step.quarter ? { quarter: step.quarter } : {}),
    requestAt: step.requestAt,
    ...(step.requestedAt ? { requestedAt: step.requestedAt } : {}),
    dueDate: step.due.date,
    workBy: step.due.workBy,
    explain: { ru: step.due.explain.ru, en: step.due.explain.en },
    overdue: open && step.status !== "planned" && isOverdue(step.due.date, at.now, at.zone),
    ...(step.status === "on-hold" ? { holdReason: step.hold.reason } : {}),
    ...(step.status === "on-hold" && step.hold.until ? { holdUntil: step.hold.until } : {}),
    ...(step.status === "completed" || step.status === "failed" ? { result: step.result, late: step.late } : {}),
    ...(isSettled(step) ? { settledAt: step.settledAt } : {}),
    ...(texts.note ? { note: texts.note } : {}),
    ...(step.progress ? { progress: { at: step.progress.at, ...(texts.report ? { report: texts.report } : {}) } } : {}),
    ...(step.clarification ? { clarification: clarificationOf(step.clarification, texts) } : {}),
    version,
  };
}

/** What people wrote about a step. */
export interface StepTexts {
  note?: string;
  report?: string;
  question?: string;
  answer?: string;
}

const clarificationOf = (
  { askedAt, answeredAt }: NonNullable<Step["clarification"]>,
  { question, answer }: StepTexts,
): NonNullable<StepView["clarification"]> => ({
  askedAt,
  ...(question ? { question } : {}),
  ...(answeredAt ? { answeredAt } : {}),
  ...(answer ? { answer } : {}),
});
