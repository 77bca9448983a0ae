import type { Temporal } from "temporal-polyfill";
import { assumptions } from "./assumptions.ts";
import { type Deadline, type DeadlineRule, isNoCalendar, type NoCalendar, type NoDeadline } from "./calendar.ts";
import { explain } from "./explain.ts";
import type { Counted, Reckoning } from "./reckoning.ts";
import { addWorkingDays, nearestWorkingDay, type WorkCalendar } from "./working-days.ts";

type PlainDate = Temporal.PlainDate;

/**
 * The date by which something is to be done, with its explanation. Counting starts the day after (before) the anchor.
 * @param anchorDate the day on which the rule's anchor happened, in the tenant's zone.
 * @returns a {@link NoDeadline} (see `isNoCalendar`) when a year is needed that the calendar does not have.
 */
export function computeDeadline(
  rule: DeadlineRule,
  anchorDate: PlainDate,
  calendar: WorkCalendar,
): Deadline | NoDeadline {
  const counted = count(rule, anchorDate, calendar);
  if (isNoCalendar(counted)) return counted;
  const date = moved(rule, counted.date, calendar);
  if (isNoCalendar(date)) return date;
  const workBy = nearestWorkingDay(calendar, date, "previous");
  if (isNoCalendar(workBy)) return { ...workBy, date: date.toString() };

  const reckoning: Reckoning = { rule, anchorDate, calendar, counted, date, workBy };
  return {
    date: date.toString(),
    workBy: workBy.toString(),
    explain: {
      ...explain(reckoning),
      rule,
      calendarVersion: calendar.version,
      assumptions: assumptions(reckoning),
    },
  };
}

function count(rule: DeadlineRule, anchorDate: PlainDate, calendar: WorkCalendar): Counted | NoCalendar {
  if (rule.day !== undefined && rule.unit.endsWith("-day")) throw new RangeError(`No day in a count of ${rule.unit}s`);
  const offset = rule.direction === "after" ? rule.offset : -rule.offset;
  if (rule.unit === "working-day") {
    const date = addWorkingDays(calendar, anchorDate, offset);
    return isNoCalendar(date) ? date : { date };
  }
  if (rule.unit === "calendar-day") return { date: anchorDate.add({ days: offset }) };
  const months = offset * { month: 1, quarter: 3, year: 12 }[rule.unit];
  if (rule.day === undefined) return onDay(anchorDate.day, anchorDate.with({ day: 1 }).add({ months }));
  return onDay(rule.day, lastMonthOf(rule.unit, anchorDate).add({ months }));
}

/** The first day of the last month of the period that a date lies in. */
function lastMonthOf(unit: "month" | "quarter" | "year", date: PlainDate): PlainDate {
  const length = { month: 1, quarter: 3, year: 12 }[unit];
  return date.with({ day: 1, month: Math.ceil(date.month / length) * length });
}

/** That day of the month, or its last one (art. 192, item 3, of the Civil Code) where it has no such day. */
function onDay(day: number | "last", monthStart: PlainDate): Counted {
  const wanted = day === "last" ? monthStart.daysInMonth : day;
  const date = monthStart.with({ day: Math.min(wanted, monthStart.daysInMonth) });
  return date.day === wanted ? { date } : { date, missingDay: wanted };
}

function moved({ nonWorking = "keep" }: DeadlineRule, date: PlainDate, calendar: WorkCalendar): PlainDate | NoCalendar {
  return nonWorking === "keep" ? date : nearestWorkingDay(calendar, date, nonWorking);
}
