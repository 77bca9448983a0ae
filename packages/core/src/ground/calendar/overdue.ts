import { Temporal } from "temporal-polyfill";
import { remembered } from "../shared/remembered.ts";

/** How near a due date is: later than a week, within seven days, today, past. */
export type DueState = "future" | "week" | "today" | "overdue";

/** The calendar day that an instant belongs to in a zone (IANA name, e.g. `Asia/Novokuznetsk`). */
export function localDay(now: Temporal.Instant, zone: string): Temporal.PlainDate {
  return today(now, zone).day;
}

/** The same of an instant as records have it. */
export const dayAt: (at: string, zone: string) => Temporal.PlainDate = remembered((at, zone) =>
  Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate(),
);

/** A reminder a week ahead: the same weekday of next week still counts. */
const week = { days: 7 };

function today(now: Temporal.Instant, zone: string): Today {
  const at = now.epochMilliseconds;
  if (last?.at !== at || last.zone !== zone) last = { at, zone, ...todayAt(String(at), zone) };
  return last;
}

const todayAt = remembered((ms, zone) => {
  const day = Temporal.Instant.fromEpochMilliseconds(Number(ms)).toZonedDateTimeISO(zone).toPlainDate();
  return { day, date: day.toString(), inAWeek: day.add(week).toString() };
});

interface Today {
  at: number;
  zone: string;
  day: Temporal.PlainDate;
  /** Dates as texts stand in their order. */
  date: string;
  inAWeek: string;
}

/** What was asked last: a list asks of each of its lines. */
let last: Today | undefined;

/**
 * The one meaning of "overdue" for every screen, report and mail: "by the 30th" includes the 30th, to its end, in the
 * tenant's zone. It never blocks completing, and what is settled is not asked. @param dueDate ISO date or PlainDate.
 */
export function dueState(dueDate: Temporal.PlainDate | string, now: Temporal.Instant, zone: string): DueState {
  const { date, inAWeek } = today(now, zone);
  const due = dueDate.toString();
  if (due < date) return "overdue";
  if (due === date) return "today";
  return due <= inAWeek ? "week" : "future";
}

/** Days that are left until a due date, none on it; fewer when it is over. */
export const daysUntil = (dueDate: string, now: Temporal.Instant, zone: string): number =>
  daysBetween(today(now, zone).date, dueDate);
const daysBetween = remembered((from, to) => Temporal.PlainDate.from(from).until(to, { largestUnit: "day" }).days);

/** Whether the due date has passed; see {@link dueState}. */
export const isOverdue = (dueDate: Temporal.PlainDate | string, now: Temporal.Instant, zone: string): boolean =>
  dueState(dueDate, now, zone) === "overdue";
