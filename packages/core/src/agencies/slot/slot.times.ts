import { Temporal } from "temporal-polyfill";
import { dayStatus, isNoCalendar, isWorkingDay, localDay } from "../../ground/calendar/index.ts";
import { fault } from "../../ground/shared/input.ts";
import type { FieldFault } from "../../ground/shared/refusal.ts";
import type { Clock } from "../../ground/tenant/index.ts";
import { ruleOf } from "./slot.repeat.ts";
import type { Slot, Times } from "./slot.ts";

type Timed = Pick<Slot, "minutes" | "times" | "leave" | "until">;
type Place = Pick<Clock, "zone" | "calendar">;

/** One time of a slot: its instant, and the day and time on the region's wall. */
export interface Occurrence {
  at: string;
  day: string;
  time: string;
}

/** A year of a rule at most: whoever works on says so again. */
const longest = { years: 1 };

/** After its last day a slot is offered no more; `undefined`: nobody has said when that is. */
export function lastDay({ times, until }: Timed): string | undefined {
  const own = times && (times.repeat ? ruleOf(times.repeat).until.toString() : times.date);
  return [own, until].filter((day) => day !== undefined).toSorted()[0];
}

/** Its times from a day on until another (ISO, both included), in their order. */
export function* occurrences(slot: Timed, place: Place, from: string, to: string): Generator<Occurrence> {
  if (!slot.times) return;
  const first = [slot.times.date, from].toSorted().at(-1)!;
  const last = [lastDay(slot)!, to].toSorted()[0]!;
  let day = Temporal.PlainDate.from(first);
  for (; day.toString() <= last; day = day.add({ days: 1 }))
    if (isReceiving(slot, slot.times, place, day)) yield* ofDay(slot, slot.times, place, day);
}

function isReceiving({ leave }: Timed, times: Times, { calendar }: Place, day: Temporal.PlainDate): boolean {
  const first = Temporal.PlainDate.from(times.date);
  const falls = times.repeat ? ruleOf(times.repeat).falls(day, first) : day.equals(first);
  if (!falls || isWithin(leave, day.toString())) return false;
  return times.onDaysOff || isWorkingDay(calendar, day);
}

const isWithin = (leave: Timed["leave"], day: string) => leave.some(({ from, until }) => from <= day && day <= until);

function* ofDay({ minutes }: Timed, times: Times, { zone }: Place, day: Temporal.PlainDate): Generator<Occurrence> {
  for (const time of startsOf(times, minutes)) {
    const at = day.toZonedDateTime({ timeZone: zone, plainTime: time });
    // A time that the clocks leap over is no time; one that comes twice is the first of both.
    if (at.toPlainTime().toString().startsWith(time))
      yield { at: at.toInstant().toString(), day: day.toString(), time };
  }
}

/** One after the other, round the breaks. */
function startsOf({ from, until, breaks }: Times, minutes: number): string[] {
  const starts: string[] = [];
  const end = minuteOf(until);
  for (let start = minuteOf(from); start + minutes <= end; ) {
    const rest = breaks.find((b) => minuteOf(b.from) < start + minutes && start < minuteOf(b.until));
    if (rest) start = minuteOf(rest.until);
    else {
      starts.push(textOf(start));
      start += minutes;
    }
  }
  return starts;
}

/** The first time at which whoever receives by both would be in two places; `undefined`: never. */
export function firstMeeting(
  a: Timed,
  b: Timed,
  place: Place,
  from: string,
): Pick<Occurrence, "day" | "time"> | undefined {
  if (!a.times || !b.times) return undefined;
  const time = meetingTime(startsOf(a.times, a.minutes), a.minutes, startsOf(b.times, b.minutes), b.minutes);
  if (time === undefined) return undefined;
  const first = [a.times.date, b.times.date, from].toSorted().at(-1)!;
  const last = [lastDay(a)!, lastDay(b)!].toSorted()[0]!;
  for (let day = Temporal.PlainDate.from(first); day.toString() <= last; day = day.add({ days: 1 }))
    if (isReceiving(a, a.times, place, day) && isReceiving(b, b.times, place, day))
      return { day: day.toString(), time };
  return undefined;
}

const meetingTime = (as: string[], long: number, bs: string[], other: number): string | undefined =>
  as.find((a) => bs.some((b) => minuteOf(a) < minuteOf(b) + other && minuteOf(b) < minuteOf(a) + long));

/** Whether two times, each with how long it is, overlap. */
export function doMeet(one: { at: string; minutes: number }, other: { at: string; minutes: number }): boolean {
  const [a, b] = [Temporal.Instant.from(one.at), Temporal.Instant.from(other.at)];
  const [first, second] = Temporal.Instant.compare(a, b) <= 0 ? [{ ...one, a }, b] : [{ ...other, a: b }, a];
  return Temporal.Instant.compare(first.a.add({ minutes: first.minutes }), second) > 0;
}

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const textOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

/** What is wrong with the times of a new slot. */
export function faultsOf(slot: Timed, clock: Clock): FieldFault[] {
  const { times, minutes, until } = slot;
  if (!times) return [];
  const early = until !== undefined && until < times.date;
  const faults = [
    ...ofHours(times, minutes),
    ...ofDays(times, clock),
    ...(early ? [fault("/until", "не раньше первого дня", "not before the first day")] : []),
  ];
  if (faults.length > 0) return faults;
  const [today, last] = [localDay(clock.now, clock.zone).toString(), lastDay(slot)!];
  const now = clock.now.toString();
  for (const { at } of occurrences(slot, clock, today, last)) if (at > now) return [];
  return [nothingOf(times, clock)];
}

function ofHours(hours: Times, minutes: number): FieldFault[] {
  const { from, until, breaks } = hours;
  const long = minuteOf(until) - minuteOf(from);
  const wrong = breaks.findIndex((b) => b.from >= b.until || b.from < from || b.until > until);
  return [
    ...(from >= until
      ? [fault("/times/until", "позже начала, в тот же день", "after the beginning, on the same day")]
      : []),
    ...(from < until && long < minutes
      ? [fault("/minutes", "не длиннее приёма в этот день", "no longer than the hours of that day")]
      : []),
    ...(wrong >= 0 ? [fault(`/times/breaks/${wrong}`, "в пределах приёма", "within the hours")] : []),
    ...(wrong < 0 && long >= minutes && startsOf(hours, minutes).length === 0
      ? [fault("/times/breaks", "хватает времени между перерывами", "time enough between the breaks")]
      : []),
  ];
}

function ofDays({ date, repeat }: Times, { now, zone }: Clock): FieldFault[] {
  const first = Temporal.PlainDate.from(date);
  const today = localDay(now, zone);
  if (Temporal.PlainDate.compare(first, today) < 0) return [fault("/times/date", "не в прошлом", "not in the past")];
  if (Temporal.PlainDate.compare(first, today.add(longest)) > 0)
    return [fault("/times/date", "в течение года", "within a year")];
  if (!repeat) return [];
  const rule = ruleOf(repeat);
  if (Temporal.PlainDate.compare(rule.until, first.add(longest)) > 0)
    return [fault("/times/repeat", "не дольше года", "no longer than a year")];
  return rule.falls(first, first) ? [] : [fault("/times/date", "первый день по правилу", "the first day by the rule")];
}

/** Why there is no time in it at all: it is over for today, the day is a day off, or the clocks leap over it. */
function nothingOf({ date, repeat, onDaysOff }: Times, { calendar, zone, now }: Clock): FieldFault {
  if (repeat)
    return fault(
      "/times/repeat",
      "хотя бы один рабочий день и час впереди",
      "at least one working day and hour to come",
    );
  const day = Temporal.PlainDate.from(date);
  if (!onDaysOff && !isWorkingDay(calendar, day)) {
    const status = dayStatus(calendar, day);
    const why = isNoCalendar(status) ? { ru: "выходной", en: "a day off" } : status.why;
    return fault("/times/date", `рабочий день (${why.ru}), или onDaysOff`, `a working day (${why.en}), or onDaysOff`);
  }
  if (day.equals(localDay(now, zone))) return fault("/times/from", "ещё не прошло", "not past already");
  return fault(
    "/times/from",
    "время, которое в этот день есть: часы переводят",
    "a time of that day: the clocks change",
  );
}
