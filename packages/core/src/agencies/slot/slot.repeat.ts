import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { says } from "../../ground/shared/issue.words.ts";

type PlainDate = Temporal.PlainDate;

/** Days of the week as RFC 5545 calls them, from Monday, with which its weeks begin. */
const weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;

const day = weekdays.join("|");
const until = "UNTIL=(?<until>\\d{8})";
const weekly = new RegExp(
  `^FREQ=WEEKLY(;INTERVAL=(?<interval>[12]))?(;BYDAY=(?<days>(${day})(,(${day})){0,6}))?;${until}$`,
);
const monthly = new RegExp(
  `^FREQ=MONTHLY(;(BYDAY=(?<nth>[1-4]|-1)(?<weekday>${day})|BYMONTHDAY=(?<monthDay>[1-9]|[12]\\d|3[01])))?;${until}$`,
);

/**
 * How a slot recurs: what of RFC 5545's recurrence rules (section 3.3.10) organisations need: each week or every second on some days, each
 * month on its n-th weekday or on its day. Always with a last day.
 */
export const Repeat = z
  .string()
  .max(80)
  .refine((rule) => read(rule) !== undefined, {
    error: says(
      "правило вида FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20260630 (каждую неделю, INTERVAL=2 — через неделю) или FREQ=MONTHLY;BYDAY=2TU;UNTIL=20260630",
      "a rule like FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20260630 (each week; INTERVAL=2: every second) or FREQ=MONTHLY;BYDAY=2TU;UNTIL=20260630",
    ),
  });

interface Rule {
  until: PlainDate;
  /** Whether it falls on that day, counted from its first one. */
  falls(on: PlainDate, first: PlainDate): boolean;
}

/** @throws RangeError for a text that {@link Repeat} refuses */
export function ruleOf(text: string): Rule {
  const rule = read(text);
  if (!rule) throw new RangeError(`Not a rule: ${text}`);
  return rule;
}

function read(text: string): Rule | undefined {
  const found = (weekly.exec(text) ?? monthly.exec(text))?.groups;
  const last = found && dateOf(found.until!);
  if (!last) return undefined;
  return { until: last, falls: text.startsWith("FREQ=WEEKLY") ? inWeek(found) : inMonth(found) };
}

function dateOf(text: string): PlainDate | undefined {
  try {
    return Temporal.PlainDate.from(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`);
  } catch {
    return undefined;
  }
}

type Groups = Record<string, string | undefined>;

function inWeek({ interval, days }: Groups): Rule["falls"] {
  const named = days?.split(",");
  return (on, first) => {
    const wanted = named ?? [weekdayOf(first)];
    const weeks = mondayOf(first).until(mondayOf(on), { largestUnit: "weeks" }).weeks;
    return wanted.includes(weekdayOf(on)) && weeks % Number(interval ?? 1) === 0;
  };
}

function inMonth({ nth, weekday, monthDay }: Groups): Rule["falls"] {
  if (weekday === undefined) return (on, first) => on.day === Number(monthDay ?? first.day);
  return (on) => weekdayOf(on) === weekday && isNth(on, Number(nth));
}

const isNth = ({ day, daysInMonth }: PlainDate, nth: number): boolean =>
  nth === -1 ? day + 7 > daysInMonth : Math.ceil(day / 7) === nth;
const weekdayOf = ({ dayOfWeek }: PlainDate): string => weekdays[dayOfWeek - 1]!;
const mondayOf = (date: PlainDate): PlainDate => date.subtract({ days: date.dayOfWeek - 1 });
