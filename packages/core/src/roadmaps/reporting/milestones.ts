import { Temporal } from "temporal-polyfill";
import {
  addWorkingDays,
  isNoCalendar,
  nearestWorkingDay,
  type PeriodId,
  periodBounds,
  type WorkCalendar,
} from "../../ground/calendar/index.ts";
import { usualReportGrace } from "../../ground/tenant/index.ts";
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

/** A measure that asks for its report later than so long after the period's end is about the figures, not of them. */
const ofTheFigures = Temporal.Duration.from({ months: 1 });

/** Due dates of reports that make the period's figures, and of those that rest on them (the assessment by 30 April). */
export function partedBy(
  period: PeriodId,
  dueDates: readonly string[],
): { own: readonly string[]; later: readonly string[] } {
  const last = periodBounds(period).end.add(ofTheFigures).toString();
  const own = dueDates.filter((date) => date <= last);
  return own.length > 0 ? { own, later: dueDates.filter((date) => date > last) } : { own: dueDates, later: [] };
}

/**
 * The last day on which reports are taken, late ones too: so many working days after the last due date, or after the
 * opening where that came later: nobody is asked for what could never be handed in.
 */
export function lockDay(
  dueDates: readonly string[],
  opened: Temporal.PlainDate,
  calendar: WorkCalendar,
  graceDays: number = usualReportGrace,
): Temporal.PlainDate {
  const last = Temporal.PlainDate.from([...dueDates, opened.toString()].sort().at(-1)!);
  const day = addWorkingDays(calendar, last, graceDays);
  // Without a calendar for that year as many weekdays serve: the day of locking is the region's own and has no legal force.
  return isNoCalendar(day) ? last.add({ days: Math.ceil(graceDays * 1.4) }) : day;
}

/** Every milestone of a period, in order. */
export function milestonesOf(
  { dueDates, extendedTo = [], lockOn, laterUntil }: Pick<Period, "dueDates" | "extendedTo" | "lockOn" | "laterUntil">,
  calendar: WorkCalendar,
): PeriodMilestone[] {
  const found: PeriodMilestone[] = [];
  for (const dueDate of new Set([...dueDates, ...extendedTo])) {
    const due = Temporal.PlainDate.from(dueDate);
    const last = dueDate > lockOn && laterUntil !== undefined ? laterUntil : lockOn;
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
