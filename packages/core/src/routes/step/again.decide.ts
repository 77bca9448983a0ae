import { Temporal } from "temporal-polyfill";
import type { AgencyId, NoteId } from "../../ground/shared/ids.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import type { Clock } from "../../ground/tenant/clock.ts";
import { dueOf, ruleOf } from "./due.ts";
import { allowed, event, later, mustHaveRoom, ref } from "./step.decide.ts";
import type { StepEvent, StepEventData } from "./step.events.ts";
import { isUndecided, type Step } from "./step.ts";

/** What becomes of a step that has been settled. Pure, as all decisions. */

/** The result stands although it is not what was asked for. */
export function acceptOutcome(step: Step, { noteId }: { noteId: NoteId }): StepEvent[] {
  allowed("decide", step, nothingToDecide);
  return [event("step.outcome-accepted", step, { noteId })];
}

/** Nobody needs to decide any more what follows: the route has ended. */
export const dropDecision = (step: Step): StepEvent[] =>
  isUndecided(step) ? [event("step.outcome-accepted", step, { because: "route-ended" })] : [];

type Again = Pick<StepEventData["step.asked-again"], "why" | "noteId"> & { to?: AgencyId };

/** Asked anew: its time counts from now, or from the day for which it was planned; the result until now becomes an attempt. */
export function askAgain(step: Step, { why, to = step.agencyId, noteId }: Again, clock: Clock): StepEvent[] {
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
  const data = { ...next, why, from: step.agencyId, requestAt: requestAt.toString(), due, noteId };
  return [{ type: "step.asked-again", data }];
}

const nothingToDecide = ({ status }: Step) =>
  new Refusal(
    "step.not-allowed",
    { ru: "По этому шагу решать нечего: итог принят.", en: "There is nothing to decide: the result stands." },
    { current: { status } },
  );
