import { Temporal } from "temporal-polyfill";
import type { CallMeeting, Meeting, Union } from "./union.ts";

/** The days of a meeting that comes again: each week, each second week, or on the same weekday of each month, the last where there is no fifth. */
export function daysOf(first: string, repeat: CallMeeting["repeat"]): string[] {
  if (!repeat) return [first];
  const { every, times } = repeat;
  const start = Temporal.PlainDate.from(first);
  const nth = Math.ceil(start.day / 7);
  return Array.from({ length: times }, (_, i) => {
    if (every === "month") return sameWeekday(start, nth, i).toString();
    return start.add({ weeks: every === "week" ? i : 2 * i }).toString();
  });
}

function sameWeekday(start: Temporal.PlainDate, nth: number, months: number): Temporal.PlainDate {
  const first = start.with({ day: 1 }).add({ months });
  const found = first.add({ days: ((start.dayOfWeek - first.dayOfWeek + 7) % 7) + 7 * (nth - 1) });
  return found.month === first.month ? found : found.subtract({ weeks: 1 });
}

export const dayBefore = (on: string): string => Temporal.PlainDate.from(on).subtract({ days: 1 }).toString();

/** The meetings that are tomorrow, or today, and have not been told of again. @param today ISO date */
export const soonOf = ({ status, meetings }: Union, today: string): Meeting[] =>
  status === "closed" ? [] : meetings.filter((one) => toRemind(one) && one.on >= today && dayBefore(one.on) <= today);

const toRemind = ({ status, reminded }: Meeting): boolean => status === "called" && !reminded;

/** The day on which members are reminded next, if any. */
export function attendOn({ status, meetings }: Union): string | undefined {
  const next = status === "closed" ? undefined : meetings.find(toRemind);
  return next && dayBefore(next.on);
}
