import { Temporal } from "temporal-polyfill";
import { addWorkingDays, isNoCalendar, type WorkCalendar } from "../calendar/index.ts";
import type { Step } from "./step.ts";

/** Where and by which calendar a tenant counts. */
export interface Reckoner {
  zone: string;
  calendar: WorkCalendar;
}

export type Milestone = "request" | "resume" | "remind" | "due" | "escalate";

/** A week ahead is what users of such systems ask for (DOMAIN.md); the region may find another lead better. */
const remindDaysBefore = 7;
/** Mails leave at the start of the working day, never at night. */
const morning = "09:00";
/** Escalations 2–4 come weekly, later ones monthly: told, not flooded. */
const daysBetweenEscalations = (count: number) => (count < 4 ? 7 : 30);

/**
 * The next thing that time itself will bring about for a step, and when; undefined when only people can move it.
 * A milestone in the past is due now.
 */
export function nextMilestone(step: Step, where: Reckoner): { what: Milestone; at: Temporal.Instant } | undefined {
  if (step.status === "planned") return { what: "request", at: Temporal.Instant.from(step.requestAt) };
  if (step.status === "on-hold")
    return step.hold.until ? { what: "resume", at: onMorning(step.hold.until, where) } : undefined;
  if (!["requested", "received", "accepted", "in-progress"].includes(step.status)) return undefined;
  const { milestones, due } = step;
  const dueDate = Temporal.PlainDate.from(due.date);
  if (!milestones.dueAt) {
    const remind = onMorning(dueDate.subtract({ days: remindDaysBefore }), where);
    if (!milestones.remindedAt && worthReminding(step, remind)) return { what: "remind", at: remind };
    return { what: "due", at: onMorning(dueDate, where) };
  }
  if (milestones.escalations === 0) return { what: "escalate", at: onMorning(workingDayAfter(dueDate, where), where) };
  const again = Temporal.PlainDate.from(milestones.escalatedAt!.slice(0, 10));
  return {
    what: "escalate",
    at: onMorning(again.add({ days: daysBetweenEscalations(milestones.escalations) }), where),
  };
}

/** A reminder on the heels of the request itself would only annoy. */
const worthReminding = (step: Step, remind: Temporal.Instant) =>
  Temporal.Instant.compare(remind, Temporal.Instant.from(step.requestedAt ?? step.requestAt).add({ hours: 24 })) > 0;

function workingDayAfter(date: Temporal.PlainDate, { calendar }: Reckoner): Temporal.PlainDate {
  const next = addWorkingDays(calendar, date, 1);
  // Without a calendar for that year the next weekday serves: an escalation has no legal force.
  return isNoCalendar(next) ? date.add({ days: date.dayOfWeek >= 5 ? 8 - date.dayOfWeek : 1 }) : next;
}

const onMorning = (date: Temporal.PlainDate | string, { zone }: Reckoner): Temporal.Instant =>
  Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: morning }).toInstant();
