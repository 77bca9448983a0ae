import { Temporal } from "temporal-polyfill";
import { workingDayFrom } from "../../ground/calendar/index.ts";
import type { Clock } from "../../ground/tenant/clock.ts";
import { type Enrolment, isQueued } from "./enrolment.ts";
import { type LessonDue, nextReminder } from "./lesson.month.ts";

/**
 * `lapse`: an offered place goes to the next; `over`: the programme's term is, and nobody can come any more; `ask`: for a month's sessions;
 * `sum-up`: the term of who had a place is over; `remind`: the family, of a lesson by video.
 */
export type EnrolmentMilestone =
  | { what: "lapse" }
  | { what: "over" }
  | { what: "sum-up" }
  | ({ what: "remind" } & Omit<LessonDue, "at">)
  | { what: "ask"; month: string; count: 1 | 2 | 3 };
type Marked = EnrolmentMilestone & { at: Temporal.Instant };

/** Working days of the following month on which the sessions of a month are asked for, reminded of, and told to the coordinator. */
const askOn = [1, 6, 11] as const;
/** Working days for which a freed place is kept. */
export const offerDays = 5;
const morning = "09:00";

/** The next thing that time itself brings about; undefined when only people can move it. One in the past is due now. */
export function nextMilestone(e: Enrolment, clock: Clock): Marked | undefined {
  if (e.status === "offered" && e.offeredUntil! < e.until)
    return { what: "lapse", at: onMorning(day(e.offeredUntil!).add({ days: 1 }), clock) };
  if (isQueued(e)) return { what: "over", at: onMorning(day(e.until).add({ days: 1 }), clock) };
  if (e.status !== "enrolled") return undefined;
  const asked: Marked = askFor(e, clock) ?? { what: "sum-up", at: sumUpAt(e, clock) };
  const lesson = nextReminder(e, clock.now);
  return lesson && Temporal.Instant.compare(lesson.at, asked.at) < 0 ? { what: "remind", ...lesson } : asked;
}

/** Of several months whose time has come only the latest is asked for: the page shows them all. */
function askFor(e: Enrolment, clock: Clock): Marked | undefined {
  const open = monthsOf(e).filter((month) => !e.months.some((told) => told.month === month));
  const marks = open.flatMap((month) => {
    const told = e.asked && e.asked.month > month ? 3 : e.asked?.month === month ? e.asked.count : 0;
    return told >= 3
      ? []
      : [{ what: "ask" as const, month, count: (told + 1) as 1 | 2 | 3, at: askAt(month, told, clock) }];
  });
  return marks.findLast(({ at }) => Temporal.Instant.compare(at, clock.now) <= 0) ?? marks[0];
}

const askAt = (month: string, told: number, clock: Clock): Temporal.Instant =>
  onMorning(
    workingDay(Temporal.PlainYearMonth.from(month).add({ months: 1 }).toPlainDate({ day: 1 }), askOn[told]!, clock),
    clock,
  );

/** As soon as all months are told; else the day after the coordinator was told of the last one. */
function sumUpAt(e: Enrolment, clock: Clock): Temporal.Instant {
  const end = day(e.until).add({ days: 1 });
  const isTold = monthsOf(e).every((month) => e.months.some((told) => told.month === month));
  return onMorning(isTold ? end : workingDay(end, askOn[2] + 1, clock), clock);
}

/** Every month in which it has a day. */
export function monthsOf({ from, until }: Pick<Enrolment, "from" | "until">): string[] {
  const months: string[] = [];
  const last = Temporal.PlainYearMonth.from(day(until));
  for (
    let m = Temporal.PlainYearMonth.from(day(from));
    Temporal.PlainYearMonth.compare(m, last) <= 0;
    m = m.add({ months: 1 })
  )
    months.push(m.toString());
  return months;
}

/** The n-th working day, that day itself being the first if one works on it; also in a year without a calendar. */
export function workingDay(
  from: Temporal.PlainDate,
  n: number,
  { calendar }: Pick<Clock, "calendar">,
): Temporal.PlainDate {
  let found = workingDayFrom(calendar, from);
  for (let i = 1; i < n; i++) found = workingDayFrom(calendar, found.add({ days: 1 }));
  return found;
}

const day = (text: string) => Temporal.PlainDate.from(text);
const onMorning = (date: Temporal.PlainDate, { zone }: Pick<Clock, "zone">): Temporal.Instant =>
  date.toZonedDateTime({ timeZone: zone, plainTime: morning }).toInstant();
