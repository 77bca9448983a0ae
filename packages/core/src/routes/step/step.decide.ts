import { Temporal } from "temporal-polyfill";
import { isOverdue } from "../../ground/calendar/index.ts";
import type { AgencyId, NoteId } from "../../ground/shared/ids.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import type { Clock } from "../../ground/tenant/clock.ts";
import { dueOf, ruleOf } from "./due.ts";
import { type Milestone, nextMilestone } from "./milestones.ts";
import { causeOf } from "./step.cause.ts";
import type { StepEvent, StepEventData, StepEventType, StepRef } from "./step.events.ts";
import { may, type StepVerb, statusAllows, takes } from "./step.may.ts";
import {
  isOrphaned,
  isSettled,
  isWithheld,
  type Rest,
  type ResumableStatus,
  restOf,
  type Step,
  type StepCause,
} from "./step.ts";
import { anyOf, statusWords, verbWords } from "./step.words.ts";

/** Pure decisions: a step, a wish and the time in; events or a {@link Refusal} out. `evolve` makes the next state of them. */

/** Where an answer came from, and the one-time link it used up, if it came by one. */
export interface Via {
  via: string;
  link?: number;
}

export const accept = (step: Step, { via, link }: Via): StepEvent[] => {
  allowed("accept", step);
  return [event("step.accepted", step, { via, link })];
};

export const reject = (
  step: Step,
  { cause = "other", noteId, link }: { cause?: StepCause; noteId: NoteId; link?: number },
): StepEvent[] => {
  allowed("reject", step);
  return [event("step.rejected", step, { cause, noteId, link })];
};

export const hold = (
  step: Step,
  { noteId, until, link }: { noteId: NoteId; until?: string; link?: number },
  clock: Clock,
): StepEvent[] => {
  allowed("hold", step);
  if (until && isOverdue(until, clock.now, clock.zone))
    throw new Refusal(
      "input.invalid",
      { ru: "Дата возобновления уже прошла.", en: "The date to resume on has passed." },
      { fields: [{ pointer: "/until", message: { ru: "сегодня или позже", en: "today or later" } }] },
    );
  const resumeTo = step.status as ResumableStatus;
  const more = { until, link };
  return [event("step.held", step, { noteId, reason: "asked", resumeTo, ...more })];
};

export const resume = (step: Step): StepEvent[] => {
  allowed("resume", step, isOrphaned(step) ? withoutAgency : withoutConsent);
  return step.status === "on-hold" ? [event("step.resumed", step, { to: step.hold.resumeTo })] : [];
};

export const complete = (
  step: Step,
  answer: Pick<
    StepEventData["step.completed"],
    "result" | "cause" | "noteId" | "link" | "instrumentId" | "enrolmentId" | "study"
  >,
  clock: Clock,
): StepEvent[] => {
  allowed("complete", step);
  const late = isOverdue(step.due.date, clock.now, clock.zone);
  return [event("step.completed", step, { ...answer, cause: causeOf(answer.result, answer.cause), late })];
};

export const cancel = (
  step: Step,
  { noteId, because }: Omit<StepEventData["step.cancelled"], "wasAsked">,
): StepEvent[] => {
  allowed("cancel", step);
  return [event("step.cancelled", step, { noteId, because, wasAsked: wasAsked(step) })];
};

/** The agency knows of it and takes it for its own. */
const wasAsked = ({ requestedAt, status }: Step): boolean => requestedAt !== undefined && status !== "rejected";

/** Whether the agency has it, so that it need not be given to it; one that it has turned down may be given to it again. */
export const isWith = ({ agencyId, status }: Step, agency: AgencyId): boolean =>
  agencyId === agency && status !== "rejected";

/** To another agency, which is asked anew: its time counts from now. The former agency's links die with the assignment. */
export const reassign = (
  step: Step,
  { to, noteId, keepHold = true }: { to: AgencyId; noteId?: NoteId; keepHold?: boolean },
  clock: Clock,
): StepEvent[] => {
  allowed("reassign", step);
  if (isWith(step, to))
    throw new Refusal("step.not-allowed", {
      ru: "Шаг уже поручен этой организации.",
      en: "The step is already with this agency.",
    });
  mustHaveRoom(step);
  const startAt = later(clock.now, Temporal.Instant.from(step.requestAt));
  const due = dueOf(ruleOf(step, startAt, clock.zone), startAt, clock.zone, clock.calendar);
  const moved = { ...ref(step), agencyId: to, assignment: step.assignment + 1 };
  // What consent holds back is asked about anew, for the new agency.
  const hold = keepHold ? restOf(step) : undefined;
  return [
    { type: "step.reassigned", data: { ...moved, from: step.agencyId, due, noteId, hold, wasAsked: wasAsked(step) } },
  ];
};

/** To the successor of its organisation, which goes on where that was. */
export const inherit = (step: Step, to: AgencyId): StepEvent[] => {
  const next = { ...ref(step), agencyId: to, assignment: step.assignment + 1 };
  return [{ type: "step.inherited", data: { ...next, from: step.agencyId, due: step.due } }];
};

/** Most assignments of one step that came to something: whoever has asked so often needs another step, or another plan. */
const mostAttempts = 20;

/** @throws Refusal step.not-allowed */
export function mustHaveRoom({ attempts = [] }: Step): void {
  if (attempts.length < mostAttempts) return;
  throw new Refusal("step.not-allowed", {
    ru: `Шаг поручали уже ${mostAttempts} раз: больше нельзя.`,
    en: `The step has been asked for ${mostAttempts} times already: no more.`,
  });
}

/** The agency has seen the request. */
export const receive = (step: Step, { via }: { via: string }): StepEvent[] =>
  takes("receive", step) ? [event("step.received", step, { via })] : [];

/** Consent is gone or was never there: nothing more goes to the agency until it is given. */
export const withhold = (step: Step): StepEvent[] => {
  if (isSettled(step) || step.status === "rejected") return [];
  if (step.status === "on-hold") {
    if (step.hold.reason === "consent") return [];
    return [event("step.withheld", step, { resumeTo: step.hold.resumeTo, asked: restOf(step) })];
  }
  return [event("step.withheld", step, { resumeTo: step.status })];
};

/**
 * What time, or a change of consent, brings about now: the request itself, a reminder, the due day, an escalation, the end
 * of a hold. Nothing, when a timer came too early or somebody else was faster. Called again until it returns nothing.
 */
export function wake(step: Step, clock: Clock, { allowed, closed = false }: Around): StepEvent[] {
  if (isSettled(step) || step.status === "rejected") return [];
  if (step.status === "on-hold" && isWithheld(step)) {
    if (!allowed) return [];
    return closed ? [orphaned(step, restOf(step))] : [goneOn(step)];
  }
  if (step.status === "on-hold" && isOrphaned(step)) {
    if (closed) return [];
    return allowed ? [goneOn(step)] : withhold(step);
  }
  const next = nextMilestone(step, clock);
  if (!next || Temporal.Instant.compare(next.at, clock.now) > 0) return [];
  if (!allowed) return withhold(step);
  // Nobody is there to be asked: what is out already is the hand-over's.
  if (closed && (next.what === "request" || next.what === "resume")) return [orphaned(step)];
  return milestone[next.what](step, clock);
}

/** What a step that wakes has to know: whether consent covers telling its organisation, and whether that has closed. */
export interface Around {
  allowed: boolean;
  closed?: boolean;
}

function orphaned(step: Step, asked?: Rest): StepEvent {
  const resumeTo = step.status === "on-hold" ? step.hold.resumeTo : (step.status as ResumableStatus);
  return event("step.held", step, { reason: "agency", resumeTo, asked });
}

/** With what was wanting it goes on, or rests as somebody had asked before. */
function goneOn(step: Extract<Step, { status: "on-hold" }>): StepEvent {
  const { resumeTo, asked } = step.hold;
  return asked
    ? event("step.held", step, { ...asked, reason: "asked", resumeTo })
    : event("step.resumed", step, { to: resumeTo });
}

const milestone: Record<Milestone, (step: Step, clock: Clock) => StepEvent[]> = {
  request: (step, clock) => [
    event("step.requested", step, {
      due: dueOf(ruleOf(step, clock.now, clock.zone), clock.now, clock.zone, clock.calendar),
    }),
  ],
  resume: (step) => (step.status === "on-hold" ? [event("step.resumed", step, { to: step.hold.resumeTo })] : []),
  remind: (step) => [event("step.reminded", step, {})],
  due: (step) => [event("step.fell-due", step, {})],
  "hold-overdue": (step) => [event("step.hold-overdue", step, { count: (step.milestones.holdReminders ?? 0) + 1 })],
  escalate: (step) => [event("step.escalated", step, { count: step.milestones.escalations + 1 })],
};

/** A new execution for a step whose own is gone (FAULTS F15); its waits and deadlines are in the record. */
export const restart = (step: Step): StepEvent[] =>
  isSettled(step)
    ? []
    : [event("step.restarted", step, { requestAt: step.requestAt, generation: step.generation + 1 })];

export const renewLink = (step: Step): StepEvent[] => {
  allowed("renew", step);
  return [event("step.link-renewed", step, { link: step.links + 1 })];
};

/** The link that is out is dead; `resend`: the organisation gets another one. */
export function revokeLink(step: Step, { noteId, resend }: { noteId: NoteId; resend: boolean }): StepEvent[] {
  allowed("renew", step);
  const link = step.links + 1;
  const revoked = event("step.link-revoked", step, { link, noteId });
  return resend ? [revoked, event("step.link-renewed", step, { link: link + 1 })] : [revoked];
}

export const ref = (step: Step): StepRef => ({
  stepId: step.stepId,
  routeId: step.routeId,
  childId: step.childId,
  cycle: step.cycle,
  stage: step.stage,
  agencyId: step.agencyId,
  assignment: step.assignment,
});

export function event<T extends StepEventType>(type: T, step: Step, data: StepEventData[T]): StepEvent {
  return { type, data: { ...ref(step), ...data } } as StepEvent;
}

/** @param unmet what is said where the status allows it, but something else of the step does not */
export function allowed(
  verb: StepVerb,
  step: Step,
  unmet: (step: Step) => Refusal = (it) => notAllowed(verb, it),
): void {
  if (takes(verb, step)) return;
  if (statusAllows(verb, step)) throw unmet(step);
  throw isSettled(step) ? closed(step) : notAllowed(verb, step);
}

const withoutConsent = () =>
  new Refusal("consent.missing", {
    ru: "Шаг ждёт согласия законного представителя: внесите согласие, и он продолжится сам.",
    en: "The step waits for the legal representative's consent: record it and the step goes on by itself.",
  });

const withoutAgency = () =>
  new Refusal("agency.closed", {
    ru: "Организация закрыта: поручите шаг другой, и он продолжится.",
    en: "The agency has closed: give the step to another one, and it goes on.",
  });

const closed = (step: Step) =>
  new Refusal(
    "step.closed",
    {
      ru: "По шагу уже есть итог. Если в нём ошибка, координатор исправит его или откроет шаг заново.",
      en: "The step is settled. If that was a mistake, the coordinator corrects the result or reopens the step.",
    },
    { current: { status: step.status } },
  );

const notAllowed = (verb: StepVerb, step: Step) =>
  new Refusal(
    "step.not-allowed",
    {
      ru: `Шаг ${statusWords[step.status]}: «${verbWords[verb]}» сейчас нельзя.${statusAllows(verb, step) ? "" : ` Можно, когда он ${anyOf(may[verb])}.`}`,
      en: `"${verb}" is not possible while "${step.status}"; it is from: ${may[verb].join(", ")}.`,
    },
    { current: { status: step.status } },
  );

export const later = (a: Temporal.Instant, b: Temporal.Instant) => (Temporal.Instant.compare(a, b) >= 0 ? a : b);
