import { Temporal } from "temporal-polyfill";
import { localDay } from "../../ground/calendar/index.ts";
import { same } from "../../ground/shared/same.ts";
import type { Clock } from "../../ground/tenant/clock.ts";
import { dueOf, ruleOf } from "./due.ts";
import { event } from "./step.decide.ts";
import type { StepEvent } from "./step.events.ts";
import { isSettled, type Step } from "./step.ts";

/**
 * The deadline as the calendar has it now, counted from the same request; nothing where it is as it was. A new day that is still
 * ahead is reminded of anew; one that has passed as well changes nothing in what was told of it.
 */
export function recount(step: Step, clock: Clock): StepEvent[] {
  if (isSettled(step)) return [];
  const requestAt = Temporal.Instant.from(step.requestedAt ?? step.requestAt);
  const due = dueOf(ruleOf(step, requestAt, clock.zone), requestAt, clock.zone, clock.calendar);
  const { date, workBy } = step.due;
  if (due.date === date && due.workBy === workBy)
    return saysTheSame(step.due, due) ? [] : [event("step.due-explained", step, { due })];
  const today = localDay(clock.now, clock.zone).toString();
  const again = due.date !== date && due.date >= today;
  return [event("step.due-changed", step, { due, was: { date, workBy }, again })];
}

/** Under which version of the calendar a day was found does not matter as long as that says the same of it. */
const saysTheSame = ({ explain: a }: Step["due"], { explain: b }: Step["due"]): boolean =>
  same({ ...a, calendarVersion: "" }, { ...b, calendarVersion: "" });
