import { Temporal } from "temporal-polyfill";
import type { DeadlineRule } from "./calendar.ts";
import type { WorkCalendar } from "./working-days.ts";

/** A date as the rule alone gives it, and the day of the month that was wanted where the month was too short for it. */
export interface Counted {
  date: Temporal.PlainDate;
  missingDay?: number;
}

/** All that an explanation speaks of. `counted` is the date before a move from a non-working day, `date` after it. */
export interface Reckoning {
  rule: DeadlineRule;
  anchorDate: Temporal.PlainDate;
  calendar: WorkCalendar;
  counted: Counted;
  date: Temporal.PlainDate;
  workBy: Temporal.PlainDate;
}

/** First and last of the days whose status decided: those counted through, else those between the date and its working day. */
export function decisiveDays({
  rule,
  anchorDate,
  counted,
  date,
  workBy,
}: Reckoning): [Temporal.PlainDate, Temporal.PlainDate] {
  const days = [counted.date, date, workBy];
  if (rule.unit === "working-day" && rule.offset > 0)
    days.push(anchorDate.add({ days: rule.direction === "after" ? 1 : -1 })); // counting starts beside the anchor
  days.sort(Temporal.PlainDate.compare);
  return [days[0]!, days.at(-1)!];
}
