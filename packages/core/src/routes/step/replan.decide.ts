import { Temporal } from "temporal-polyfill";
import type { NoteId } from "../../ground/shared/ids.ts";
import { same } from "../../ground/shared/same.ts";
import type { Clock } from "../../ground/tenant/clock.ts";
import { dueOf, ruleOf } from "./due.ts";
import { event } from "./step.decide.ts";
import type { StepEvent } from "./step.events.ts";
import { isSettled, type Step } from "./step.ts";

/** What the plan says of a step now. */
export interface Planned {
  /** When it would be asked for; what has been asked for already was asked for when it was. */
  requestAt: Temporal.Instant;
  dueOn?: string;
  service?: string;
  words?: NoteId;
  reasonId?: NoteId;
}

/** Other days or words, as the plan has them now; nothing where it is so already. An earlier day wants a machine that wakes then. */
export function replan(step: Step, { reasonId, ...planned }: Planned, clock: Clock): StepEvent[] {
  if (isSettled(step)) return [];
  const waits = step.status === "planned" && step.requestedAt === undefined;
  const requestAt = waits ? planned.requestAt : Temporal.Instant.from(step.requestedAt ?? step.requestAt);
  const term = { rule: step.rule, dueOn: planned.dueOn };
  const due = dueOf(ruleOf(term, requestAt, clock.zone), requestAt, clock.zone, clock.calendar);
  const next = {
    requestAt: waits ? requestAt.toString() : step.requestAt,
    due,
    dueOn: planned.dueOn,
    service: planned.service,
    words: planned.words,
  };
  const { requestAt: at, due: before, dueOn, service, words } = step;
  if (same(next, { requestAt: at, due: before, dueOn, service, words })) return [];
  const replanned = event("step.replanned", step, { ...next, reasonId });
  if (next.requestAt === step.requestAt) return [replanned];
  const generation = step.generation + 1;
  return [replanned, event("step.restarted", step, { requestAt: next.requestAt, generation })];
}
