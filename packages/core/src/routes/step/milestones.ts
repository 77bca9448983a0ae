import { Temporal } from "temporal-polyfill";
import { localDay, workingDayFrom } from "../../ground/calendar/index.ts";
import { remembered } from "../../ground/shared/remembered.ts";
import type { Clock } from "../../ground/tenant/clock.ts";
import { isAsked, type Step } from "./step.ts";

type Reckoner = Omit<Clock, "now">;

export type Milestone = "request" | "resume" | "hold-overdue" | "remind" | "due" | "escalate";

/** A week ahead is what users of such systems ask for (DOMAIN.md); the region may find another lead better. */
const remindDaysBefore = 7;
/** Mails leave at the start of the working day, never at night. */
const morning = "09:00";
/** Escalations 2–4 come weekly, later ones monthly: told, not flooded. */
const daysBetweenEscalations = (count: number) => (count < 4 ? 7 : 30);

interface Mark {
  what: Milestone;
  at: Temporal.Instant;
}

/**
 * The next thing that time itself will bring about for a step, and when; undefined when only people can move it.
 * A milestone in the past is due now; of several in the past only the latest still tells anything, so that a step that
 * rested for a month does not send a month of mails at once.
 */
export function nextMilestone(step: Step, clock: Clock): Mark | undefined {
  if (step.status === "planned") return { what: "request", at: Temporal.Instant.from(step.requestAt) };
  if (step.status === "on-hold") return ofHold(step, clock);
  if (!isAsked(step)) return undefined;
  const ahead = step.milestones.escalations > 0 ? [escalationAfter(step, clock)] : untilEscalation(step, clock);
  return ahead.findLast((mark) => Temporal.Instant.compare(mark.at, clock.now) <= 0) ?? ahead[0];
}

/** A step that was asked to rest does until its day; past its due date the coordinator is reminded of it meanwhile. */
function ofHold(step: Extract<Step, { status: "on-hold" }>, clock: Clock): Mark | undefined {
  const { reason, until } = step.hold;
  if (reason === "consent") return undefined;
  // Of one whose organisation has closed the hand-over asks.
  if (reason === "agency") return undefined;
  const resume = until === undefined ? [] : [{ what: "resume", at: onMorning(until, clock) } as const];
  const marks: Mark[] = [...resume, { what: "hold-overdue", at: nextHoldReminder(step, clock) }];
  return (
    marks.find((mark) => !isLater(mark.at, clock.now)) ??
    marks.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at))[0]
  );
}

function nextHoldReminder({ milestones, due }: Step, where: Reckoner): Temporal.Instant {
  const { holdReminders = 0, holdRemindedAt } = milestones;
  if (holdRemindedAt === undefined) return onMorning(workingDayAfter(Temporal.PlainDate.from(due.date), where), where);
  const last = localDay(Temporal.Instant.from(holdRemindedAt), where.zone);
  return onMorning(last.add({ days: daysBetweenEscalations(holdReminders) }), where);
}

/** What is left of reminder, due day and first escalation, in order. */
function untilEscalation(step: Step, where: Reckoner): Mark[] {
  const { hours } = step;
  if (hours !== undefined && step.requestedAt)
    return [{ what: "escalate", at: Temporal.Instant.from(step.requestedAt).add({ hours }) }];
  const { remindedAt, dueAt } = step.milestones;
  const { remind, due, escalate } = morningsOf(step.due.date, where);
  const asked = Temporal.Instant.from(step.requestedAt ?? step.requestAt);
  return [
    ...(!remindedAt && !dueAt && isLater(remind, asked.add(onTheHeels))
      ? [{ what: "remind", at: remind } as const]
      : []),
    ...(!dueAt && isLater(due, asked) ? [{ what: "due", at: due } as const] : []),
    { what: "escalate", at: escalate },
  ];
}

type Mornings = Record<"remind" | "due" | "escalate", Temporal.Instant>;

/** Those of a due date: many steps have the same one. */
function morningsOf(dueDate: string, { calendar, zone }: Reckoner): Mornings {
  const reckon =
    mornings.get(calendar) ??
    remembered((day, zone): Mornings => {
      const date = Temporal.PlainDate.from(day);
      const where = { calendar, zone };
      return {
        remind: onMorning(date.subtract({ days: remindDaysBefore }), where),
        due: onMorning(date, where),
        escalate: onMorning(workingDayAfter(date, where), where),
      };
    });
  mornings.set(calendar, reckon);
  return reckon(dueDate, zone);
}
const mornings = new WeakMap<Reckoner["calendar"], (dueDate: string, zone: string) => Mornings>();

function escalationAfter({ milestones: { escalations, escalatedAt } }: Step, where: Reckoner): Mark {
  const last = localDay(Temporal.Instant.from(escalatedAt!), where.zone);
  const next = last.add({ days: daysBetweenEscalations(escalations) });
  return { what: "escalate", at: onMorning(workingDayFrom(where.calendar, next), where) }; // nobody is written to on a day off
}

/** A reminder on the heels of the request itself would only annoy. */
const onTheHeels = { hours: 24 };
const isLater = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) > 0;

/** Also in a year without a calendar: an escalation has no legal force. */
const workingDayAfter = (date: Temporal.PlainDate, { calendar }: Reckoner): Temporal.PlainDate =>
  workingDayFrom(calendar, date.add({ days: 1 }));

const onMorning = (date: Temporal.PlainDate | string, { zone }: Reckoner): Temporal.Instant =>
  morningOf(date.toString(), zone);
const morningOf = remembered((date, zone) =>
  Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: morning }).toInstant(),
);
