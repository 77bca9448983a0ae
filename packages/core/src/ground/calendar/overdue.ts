import type { Temporal } from "temporal-polyfill";

/** How near a due date is: later than a week, within seven days, today, past. */
export type DueState = "future" | "week" | "today" | "overdue";

/** The calendar day that an instant belongs to in a zone (IANA name, e.g. `Asia/Novokuznetsk`). */
export function localDay(now: Temporal.Instant, zone: string): Temporal.PlainDate {
  const at = now.epochMilliseconds;
  if (last?.at !== at || last.zone !== zone) last = { at, zone, day: now.toZonedDateTimeISO(zone).toPlainDate() };
  return last.day;
}

/** What was asked last: a list asks of each of its lines. */
let last: { at: number; zone: string; day: Temporal.PlainDate } | undefined;

/**
 * The one meaning of "overdue" for every screen, report and mail: "by the 30th" includes the 30th, to its end, in the
 * tenant's zone. It never blocks completing, and what is settled is not asked. @param dueDate ISO date or PlainDate.
 */
export function dueState(dueDate: Temporal.PlainDate | string, now: Temporal.Instant, zone: string): DueState {
  const { days } = localDay(now, zone).until(dueDate, { largestUnit: "day" });
  if (days < 0) return "overdue";
  if (days === 0) return "today";
  return days <= 7 ? "week" : "future"; // a reminder a week ahead: the same weekday of next week still counts
}

/** Whether the due date has passed; see {@link dueState}. */
export const isOverdue = (dueDate: Temporal.PlainDate | string, now: Temporal.Instant, zone: string): boolean =>
  dueState(dueDate, now, zone) === "overdue";
