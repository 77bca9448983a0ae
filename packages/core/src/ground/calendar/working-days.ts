import { Temporal } from "temporal-polyfill";
import { remembered } from "../shared/remembered.ts";
import type { Text } from "../shared/text.ts";
import { isNoCalendar, type NoCalendar } from "./calendar.ts";
import { holidayDates, holidayOn, isNewYearHoliday } from "./holidays.ts";
import type { CalendarData, ExtraDay, ProductionYear } from "./production-calendar.ts";
import { russianCalendarData } from "./production-years.ts";
import { datesOf, isOff } from "./special-days.ts";
import { dayAndMonth } from "./wording.ts";

type PlainDate = Temporal.PlainDate;

/** Whether one works on a day, and why. */
export interface DayStatus {
  working: boolean;
  why: Text;
}

/** A calendar ready for counting. Make one with {@link buildCalendar}; it is never changed. */
export interface WorkCalendar {
  version: string;
  years: ReadonlyMap<number, ProductionYear>;
  extraDays: readonly ExtraDay[];
  /** Days (ISO) that differ from an ordinary Monday to Friday week. */
  days: ReadonlyMap<string, DayStatus>;
}

const weekend = [
  { working: false, why: { ru: "суббота", en: "Saturday" } },
  { working: false, why: { ru: "воскресенье", en: "Sunday" } },
] as const;
const workday: DayStatus = { working: true, why: { ru: "рабочий день", en: "working day" } };

/** Makes a calendar of its data (validated by `CalendarData` when it comes from outside). */
export function buildCalendar(data: CalendarData): WorkCalendar {
  const days = new Map<string, DayStatus>();
  for (const year of data.years) markYear(year, days);
  for (const { date, working, why } of data.extraDays ?? []) days.set(date, { working, why });
  return {
    version: data.version,
    years: new Map(data.years.map((y) => [y.year, y])),
    extraDays: data.extraDays ?? [],
    days,
  };
}

function markYear({ year, transfers, days: special = [] }: ProductionYear, days: Map<string, DayStatus>): void {
  const holidays = holidayDates.map((d) => Temporal.PlainDate.from(`${year}-${d}`));
  for (const day of holidays) {
    const name = holidayOn(day)!;
    days.set(day.toString(), { working: false, why: { ru: `праздник: ${name.ru}`, en: `holiday: ${name.en}` } });
  }
  for (const { from, to } of transfers) {
    days.set(to, movedHere(Temporal.PlainDate.from(from)));
    // A day off that met a holiday remains the holiday; an ordinary one becomes a working day.
    if (!days.has(from)) days.set(from, movedAway(Temporal.PlainDate.from(to)));
  }
  const movedByDecree = new Set(transfers.map((t) => t.from));
  for (const day of holidays) {
    if (day.dayOfWeek < 6 || isNewYearHoliday(day) || movedByDecree.has(day.toString())) continue;
    // Art. 112, second part: to the next working day after the holiday, unless the government moved it elsewhere.
    let next = day.add({ days: 1 });
    while (!statusIn(days, next).working) next = next.add({ days: 1 });
    days.set(next.toString(), movedHere(day));
  }
  for (const one of special.filter(isOff))
    for (const date of datesOf(one)) days.set(date, { working: false, why: one.text });
}

function movedHere(from: PlainDate): DayStatus {
  const day = dayAndMonth(from);
  return { working: false, why: { ru: `выходной, перенесённый с ${day.ru}`, en: `day off moved from ${day.en}` } };
}

function movedAway(to: PlainDate): DayStatus {
  const day = dayAndMonth(to);
  return { working: true, why: { ru: `рабочий: выходной перенесён на ${day.ru}`, en: `working: moved to ${day.en}` } };
}

const statusIn = (days: ReadonlyMap<string, DayStatus>, date: PlainDate): DayStatus =>
  days.get(date.toString()) ?? weekend[date.dayOfWeek - 6] ?? workday;

export const dayStatus = (calendar: WorkCalendar, date: PlainDate): DayStatus | NoCalendar =>
  calendar.years.has(date.year) ? statusIn(calendar.days, date) : { noCalendarFor: date.year };

/** Whether one works on a day; in a year without a calendar from Monday to Friday: for what has no legal force. */
export function isWorkingDay(calendar: WorkCalendar, date: PlainDate): boolean {
  const status = dayStatus(calendar, date);
  return isNoCalendar(status) ? date.dayOfWeek < 6 : status.working;
}

/** `date`, or the first day after it on which one works, as {@link isWorkingDay} has it. */
export function workingDayFrom(calendar: WorkCalendar, date: PlainDate): PlainDate {
  let day = date;
  while (!isWorkingDay(calendar, day)) day = day.add({ days: 1 });
  return day;
}

/** The `n`-th working day after `date` (before it, when `n` is negative); `date` itself when `n` is 0, whatever it is. */
export function addWorkingDays(calendar: WorkCalendar, date: PlainDate, n: number): PlainDate | NoCalendar {
  let reckon = counted.get(calendar);
  if (!reckon) {
    reckon = remembered((from, days) => countWorkingDays(calendar, Temporal.PlainDate.from(from), Number(days)));
    counted.set(calendar, reckon);
  }
  return reckon(date.toString(), String(n));
}

/** Of each calendar, which is never changed. */
const counted = new WeakMap<WorkCalendar, (from: string, days: string) => PlainDate | NoCalendar>();

function countWorkingDays(calendar: WorkCalendar, date: PlainDate, n: number): PlainDate | NoCalendar {
  const step = { days: Math.sign(n) };
  let day = date;
  for (let left = Math.abs(n); left > 0; ) {
    day = day.add(step);
    const status = dayStatus(calendar, day);
    if (isNoCalendar(status)) return status;
    if (status.working) left--;
  }
  return day;
}

/** `date` if it is a working day, otherwise the nearest one in that direction. */
export function nearestWorkingDay(
  calendar: WorkCalendar,
  date: PlainDate,
  direction: "previous" | "next",
): PlainDate | NoCalendar {
  const status = dayStatus(calendar, date);
  if (isNoCalendar(status)) return status;
  return status.working ? date : addWorkingDays(calendar, date, direction === "next" ? 1 : -1);
}

/** What a user is told when a year is missing; goes with the refusal `calendar.missing`. */
export const noCalendarText = ({ noCalendarFor: year }: NoCalendar): Text => ({
  ru: `Производственный календарь на ${year} год не загружен, поэтому рабочие дни не посчитать. Загрузите календарь.`,
  en: `No production calendar is loaded for ${year}, so working days cannot be counted. Load the calendar.`,
});

/** The federal calendar that the product ships; a tenant adds its own days: `buildCalendar({ ...russianCalendarData, … })`. */
export const russianCalendar: WorkCalendar = buildCalendar(russianCalendarData);
