import * as Service from "../../agencies/service/former.ts";
import { isOverdue } from "../../ground/calendar/index.ts";
import { caresFor } from "../../ground/shared/authorise.ts";
import type { Actor, NoteId, Stored } from "../../ground/shared/index.ts";
import type { Clock } from "../../ground/tenant/clock.ts";
import { answererOf } from "../../ground/vault/answerer.ts";
import { mayDo } from "./step.may.ts";
import { isSettled, isUndecided, type Step, type StepView } from "./step.ts";
import type { StepWords } from "./words.ts";

/** A step as `actor` may see it. `texts` is what people wrote, already read (and audited) by the caller. */
export function view(
  { data: step, version }: Stored<Step>,
  actor: Actor,
  clock: Clock,
  { linkUses, ...texts }: StepTexts & Pick<StepView, "linkUses"> = {},
): StepView {
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
    keyMeasure: texts.own?.keyMeasure,
    service: step.service && Service.keyOf(step.service),
    means: texts.own?.means ?? step.means,
    expectedResult: texts.own?.expectedResult ?? step.expectedResult,
    status: step.status,
    agencyId: step.agencyId,
    assignment: step.assignment,
    // Who was responsible before is the coordinator's business, not the next agency's.
    formerAgencies: caresFor(actor, "each") ? step.formerAgencies : undefined,
    measureId: step.measure ? step.measure.measureId : undefined,
    quarter: step.quarter,
    form: step.form && { key: step.form, responseId: step.asking?.responseId },
    requestAt: step.requestAt,
    requestedAt: step.requestedAt,
    dueDate: step.due.date,
    workBy: step.due.workBy,
    explain: { ru: step.due.explain.ru, en: step.due.explain.en },
    calendarVersion: step.due.explain.calendarVersion,
    overdue: open && step.status !== "planned" && isOverdue(step.due.date, clock.now, clock.zone),
    holdReason: step.status === "on-hold" ? step.hold.reason : undefined,
    holdUntil: step.status === "on-hold" && step.hold.until ? step.hold.until : undefined,
    holdNote: texts.hold,
    ...(step.status === "completed" || step.status === "failed" ? { result: step.result, late: step.late } : {}),
    cause: "cause" in step ? step.cause : undefined,
    settledAt: isSettled(step) ? step.settledAt : undefined,
    instrumentId: step.status === "completed" ? step.instrumentId : undefined,
    enrolmentId: "enrolmentId" in step ? step.enrolmentId : undefined,
    study: "study" in step ? step.study : undefined,
    note: texts.note,
    answeredBy: actor.kind === "representative" ? undefined : answeredBy(step, texts),
    ...(caresFor(actor, "each") ? forStaff(step, texts) : {}),
    progress: step.progress ? { at: step.progress.at, report: texts.report } : undefined,
    clarification: step.clarification ? clarificationOf(step.clarification, texts) : undefined,
    linkUses,
    mayDo: mayDo(actor, step),
    version,
  };
}

/** What coordinators decided, and what came of other agencies: not the present one's business. */
function forStaff(
  step: Step,
  texts: StepTexts,
): Pick<StepView, "decision" | "corrected" | "attempts" | "assignedReason"> {
  const { decided, corrected } = "decided" in step || "corrected" in step ? step : {};
  return {
    decision: isUndecided(step)
      ? { status: "pending" }
      : decided && { status: "accepted", at: decided.at, reason: texts.decision },
    corrected: corrected && { at: corrected.at, was: corrected.was, reason: texts.correction },
    assignedReason: texts.assigned,
    attempts: step.attempts?.map(({ agencyId, endedAt, outcome, cause, noteId, undone }) => ({
      agencyId,
      endedAt,
      outcome,
      cause,
      note: noteId && texts.attempts?.get(noteId),
      undone,
    })),
  };
}

/** Who gave the newest answer; the name is between the organisation and its coordinator. */
const answeredBy = ({ answerer }: Step, texts: StepTexts): StepView["answeredBy"] =>
  answerer && {
    at: answerer.at,
    account: answerer.account,
    ...(texts.answerer === undefined ? {} : answererOf(texts.answerer)),
  };

/** What people wrote about a step. */
export interface StepTexts {
  note?: string;
  answerer?: string;
  hold?: string;
  report?: string;
  question?: string;
  answer?: string;
  decision?: string;
  correction?: string;
  assigned?: string;
  attempts?: ReadonlyMap<NoteId, string>;
  /** What the child's plan says of it in its own words. */
  own?: StepWords;
}

const clarificationOf = (
  { askedAt, answeredAt }: NonNullable<Step["clarification"]>,
  { question, answer }: StepTexts,
): NonNullable<StepView["clarification"]> => ({
  askedAt,
  question,
  answeredAt,
  answer,
});
