import { Temporal } from "temporal-polyfill";
import { addWorkingDays, isNoCalendar, nearestWorkingDay, type WorkCalendar } from "../../ground/calendar/index.ts";
import { takenUntil } from "../period/freezing.ts";
import type { Period } from "../period/period.ts";

/** A day on which the executors of a due date are written to. */
export interface PeriodMilestone {
  on: string;
  reason: "remind" | "escalate";
  /** Whose outstanding reports it is about. */
  dueDate: string;
}

/** Working days before a due date on which organisations are reminded. */
const remindBefore = [14, 7, 1];
/** After the first working day past a due date, each week. */
const daysBetweenEscalations = 7;

/** Every milestone of a period, in order. */
export function milestonesOf(
  {
    dueDates,
    extendedTo = [],
    lockOn,
    laterUntil,
    groups,
  }: Pick<Period, "dueDates" | "extendedTo" | "lockOn" | "laterUntil" | "groups">,
  calendar: WorkCalendar,
): PeriodMilestone[] {
  const found: PeriodMilestone[] = [];
  for (const dueDate of new Set([...dueDates, ...extendedTo])) {
    const due = Temporal.PlainDate.from(dueDate);
    const last = takenUntil({ lockOn, laterUntil, groups }, dueDate);
    for (const days of remindBefore)
      found.push({ on: working(due, -days, calendar).toString(), reason: "remind", dueDate });
    for (let on = working(due, 1, calendar); on.toString() <= last; on = on.add({ days: daysBetweenEscalations }))
      found.push({ on: onWorkingDay(on, calendar), reason: "escalate", dueDate });
  }
  return found.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** Nobody is written to on a day off: on the first working day after it. */
function onWorkingDay(day: Temporal.PlainDate, calendar: WorkCalendar): string {
  const found = nearestWorkingDay(calendar, day, "next");
  return (isNoCalendar(found) ? day : found).toString();
}

function working(date: Temporal.PlainDate, days: number, calendar: WorkCalendar): Temporal.PlainDate {
  const found = addWorkingDays(calendar, date, days);
  return isNoCalendar(found) ? date.add({ days: Math.round(days * 1.4) }) : found;
}

/** Mails leave at the start of the working day. */
const morning = "09:00";
export const morningOf = (day: Temporal.PlainDate | string, zone: string): Temporal.Instant =>
  Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: morning }).toInstant();

/** When the period's execution has something to do next: a milestone's morning, or the morning after the last day. */
export function nextMoment(period: Period, calendar: WorkCalendar, zone: string): Temporal.Instant {
  const seen = period.noticedThrough ?? "";
  const next = milestonesOf(period, calendar).find((m) => m.on > seen);
  const lock = Temporal.PlainDate.from(period.lockOn).add({ days: 1 });
  return morningOf(next && next.on < lock.toString() ? next.on : lock, zone);
}
