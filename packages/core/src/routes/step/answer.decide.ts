import { Temporal } from "temporal-polyfill";
import { localDay } from "../../ground/calendar/index.ts";
import type { NoteId } from "../../ground/shared/ids.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import type { Clock } from "../../ground/tenant/clock.ts";
import { allowed, event } from "./step.decide.ts";
import type { StepEvent } from "./step.events.ts";
import { takes } from "./step.may.ts";
import type { Step } from "./step.ts";

/** Answers that do not settle a step, and reminders that people ask for. Pure, as all decisions. */

interface Noted {
  noteId: NoteId;
  link?: number;
}

/** A partial report: something has been done, more is to come. */
export function progress(step: Step, { noteId, link }: Noted): StepEvent[] {
  allowed("progress", step);
  return [event("step.progressed", step, { noteId, link })];
}

/** The agency does not understand what is asked. The due date keeps running. */
export function ask(step: Step, { noteId, link }: Noted): StepEvent[] {
  allowed("ask", step, refusal("Вопрос уже задан: ждём ответа координатора.", "A question is open already."));
  return [event("step.question-asked", step, { noteId, link })];
}

/** The coordinator's answer. */
export function clarify(step: Step, { noteId }: { noteId: NoteId }): StepEvent[] {
  allowed("clarify", step, refusal("По этому шагу нет открытого вопроса.", "There is no open question."));
  return [event("step.clarified", step, { noteId })];
}

/** A coordinator reminds: at most once a day, whoever asks. */
export function nudge(step: Step, clock: Clock): StepEvent[] {
  if (!takes("nudge", step)) return [];
  const last = step.milestones.nudgedAt ?? step.milestones.remindedAt;
  const today = localDay(clock.now, clock.zone);
  if (last && localDay(Temporal.Instant.from(last), clock.zone).equals(today)) return [];
  return [event("step.nudged", step, {})];
}

const refusal =
  (ru: string, en: string) =>
  ({ status }: Step) =>
    new Refusal("step.not-allowed", { ru, en }, { current: { status } });
