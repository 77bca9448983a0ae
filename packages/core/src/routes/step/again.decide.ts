import { Temporal } from "temporal-polyfill";
import type { AgencyId, NoteId } from "../../ground/shared/ids.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import { same } from "../../ground/shared/same.ts";
import type { Clock } from "../../ground/tenant/clock.ts";
import { dueOf, ruleOf } from "./due.ts";
import { causeOf } from "./step.cause.ts";
import { allowed, event, later, mustHaveRoom, ref } from "./step.decide.ts";
import type { Revision, StepEvent, StepEventData } from "./step.events.ts";
import { type Correct, isDecidedByEnd, isSettled, isUndecided, type Step } from "./step.ts";

/** What becomes of a step that has been settled. Pure, as all decisions. */

/** The result stands although it is not what was asked for. */
export function acceptOutcome(step: Step, { noteId }: { noteId: NoteId }): StepEvent[] {
  allowed("decide", step, nothingToDecide);
  return [event("step.outcome-accepted", step, { noteId })];
}

/** Nobody needs to decide any more what follows: the route has ended. */
export const dropDecision = (step: Step): StepEvent[] =>
  isUndecided(step) ? [event("step.outcome-accepted", step, { because: "route-ended" })] : [];

/** Its route goes on, and so does what nobody had decided when it ended. */
export const wantDecision = (step: Step): StepEvent[] =>
  isDecidedByEnd(step) ? [event("step.decision-wanted", step, {})] : [];

type Again = Pick<StepEventData["step.asked-again"], "why" | "noteId" | "cut"> & {
  to?: AgencyId;
  revisions?: Revision[];
};

/** Asked anew: its time counts from now, or from the day for which it was planned; the result until now becomes an attempt. */
export function askAgain(
  step: Step,
  { why, to = step.agencyId, noteId, revisions = [], cut }: Again,
  clock: Clock,
): StepEvent[] {
  if (why === "reopen") allowed("reopen", step);
  else allowed("decide", step, nothingToDecide);
  if (why === "give-to-another" && to === step.agencyId)
    throw new Refusal("step.not-allowed", {
      ru: "Эта организация и дала такой итог: поручите шаг другой или повторите запрос.",
      en: "The result came from this agency: give the step to another one, or repeat the request.",
    });
  mustHaveRoom(step);
  const requestAt = later(clock.now, Temporal.Instant.from(step.requestAt));
  const due = dueOf(ruleOf(step, requestAt, clock.zone), requestAt, clock.zone, clock.calendar);
  const next = { ...ref(step), agencyId: to, assignment: step.assignment + 1, generation: step.generation + 1 };
  // What was answered by mistake is put right by whoever answered it.
  const asking = why === "reopen" && to === step.agencyId ? step.asking : undefined;
  const requestedFor = requestAt.toString();
  const data = { ...next, why, from: step.agencyId, requestAt: requestedFor, due, noteId, revisions, cut, asking };
  return [{ type: "step.asked-again", data }];
}

/** Whether an answer would have the result that the step has, and the same cause of it. */
export const comesToTheSame = (step: Step, { result, cause }: Pick<Correct, "result" | "cause">): boolean =>
  "result" in step && step.result === result && step.cause === causeOf(result, cause);

/** The result is put right; when and how late it came stays. */
export function correct(
  step: Step,
  { result, cause: named, ...notes }: Omit<StepEventData["step.corrected"], "was">,
): StepEvent[] {
  allowed("correct", step);
  if (!("result" in step)) return [];
  const cause = causeOf(result, named);
  const answersAnew = notes.study !== undefined && !same(notes.study, step.study);
  if (comesToTheSame(step, { result, cause }) && !notes.noteId && !answersAnew && !notes.answered)
    throw new Refusal("step.not-allowed", { ru: "Итог уже такой.", en: "The result is so already." });
  return [event("step.corrected", step, { result, cause, was: step.result, ...notes })];
}

/** How long an answer by link can be taken back by whoever gave it. */
const minutesToUndo = 10;

/** Until when the answer that a link gave can be taken back: it must be the last word on the step. */
export function undoableUntil(step: Step, link: { assignment: number; n: number }): Temporal.Instant | undefined {
  const { answered, assignment } = step;
  const isLast = step.status === "rejected" || (isSettled(step) && step.status !== "cancelled" && !isTouched(step));
  if (!answered || answered.link !== link.n || assignment !== link.assignment || !isLast) return undefined;
  return Temporal.Instant.from(answered.at).add({ minutes: minutesToUndo });
}

/** A coordinator has acted upon it, or it brought a paper, which stays recorded. */
const isTouched = (step: Step): boolean =>
  ["decided", "corrected", "instrumentId"].some(
    (mark) => (step as unknown as Record<string, unknown>)[mark] !== undefined,
  );

/** The agency takes its answer back. @throws Refusal step.not-allowed: it is too late, or a coordinator has acted upon it */
export function undo(step: Step, link: { assignment: number; n: number }, clock: Clock): StepEvent[] {
  const until = undoableUntil(step, link);
  if (until === undefined || Temporal.Instant.compare(clock.now, until) > 0)
    throw new Refusal("step.not-allowed", {
      ru: "Отменить ответ можно в течение 10 минут, пока по нему не решили иначе. Обратитесь к координатору.",
      en: "An answer can be taken back for ten minutes, unless it has been acted upon. Turn to the coordinator.",
    });
  const generation = step.generation + (isSettled(step) ? 1 : 0);
  return [event("step.undone", step, { link: link.n, generation })];
}

const nothingToDecide = ({ status }: Step) =>
  new Refusal(
    "step.not-allowed",
    { ru: "По этому шагу решать нечего: итог принят.", en: "There is nothing to decide: the result stands." },
    { current: { status } },
  );
