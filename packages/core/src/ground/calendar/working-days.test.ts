import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { isNoCalendar } from "./calendar.ts";
import { russianCalendarData } from "./production-years.ts";
import {
  addWorkingDays,
  buildCalendar,
  dayStatus,
  nearestWorkingDay,
  noCalendarText,
  russianCalendar,
} from "./working-days.ts";

const { PlainDate } = Temporal;
const day = (iso: string) => PlainDate.from(iso);
const works = (iso: string) => {
  const status = dayStatus(russianCalendar, day(iso));
  if (isNoCalendar(status)) throw new Error(`no calendar for ${iso}`);
  return status.working;
};

/** Weekdays off and weekends on, as the published calendars print them: the result, not the moves that we compute it from. */
const published = [
  {
    year: 2021,
    workingDays: 247,
    off: "01-01 01-04 01-05 01-06 01-07 01-08 02-22 02-23 03-08 05-03 05-10 06-14 11-04 11-05 12-31",
    on: "02-20",
  },
  {
    year: 2022,
    workingDays: 247,
    off: "01-03 01-04 01-05 01-06 01-07 02-23 03-07 03-08 05-02 05-03 05-09 05-10 06-13 11-04",
    on: "03-05",
  },
  {
    year: 2023,
    workingDays: 247,
    off: "01-02 01-03 01-04 01-05 01-06 02-23 02-24 03-08 05-01 05-08 05-09 06-12 11-06",
    on: "",
  },
  {
    year: 2024,
    workingDays: 248,
    off: "01-01 01-02 01-03 01-04 01-05 01-08 02-23 03-08 04-29 04-30 05-01 05-09 05-10 06-12 11-04 12-30 12-31",
    on: "04-27 11-02 12-28",
  },
  {
    year: 2025,
    workingDays: 247,
    off: "01-01 01-02 01-03 01-06 01-07 01-08 05-01 05-02 05-08 05-09 06-12 06-13 11-03 11-04 12-31",
    on: "11-01",
  },
  {
    year: 2026,
    workingDays: 247,
    off: "01-01 01-02 01-05 01-06 01-07 01-08 01-09 02-23 03-09 05-01 05-11 06-12 11-04 12-31",
    on: "",
  },
  {
    year: 2027,
    workingDays: 247,
    off: "01-01 01-04 01-05 01-06 01-07 01-08 02-22 02-23 03-08 05-03 05-10 06-14 11-04 11-05 12-31",
    on: "02-20",
  },
];

describe.each(published)("the production calendar of $year", ({ year, workingDays, off, on }) => {
  const days = Array.from({ length: day(`${year}-01-01`).daysInYear }, (_, n) => day(`${year}-01-01`).add({ days: n }));
  const list = (wanted: (d: Temporal.PlainDate) => boolean) =>
    days
      .filter(wanted)
      .map((d) => d.toString().slice(5))
      .join(" ");

  test("has the weekdays off and the working weekends that were published", () => {
    expect(list((d) => d.dayOfWeek < 6 && !works(d.toString()))).toBe(off);
    expect(list((d) => d.dayOfWeek > 5 && works(d.toString()))).toBe(on);
  });

  test(`has ${workingDays} working days`, () => {
    expect(days.filter((d) => works(d.toString()))).toHaveLength(workingDays);
  });
});

test.each([
  ["2025-03-30", "воскресенье", "Sunday"],
  ["2025-05-09", "праздник: День Победы", "holiday: Victory Day"],
  ["2025-05-02", "выходной, перенесённый с 4 января", "day off moved from 4 January"],
  ["2026-03-09", "выходной, перенесённый с 8 марта", "day off moved from 8 March"],
  ["2025-11-01", "рабочий: выходной перенесён на 3 ноября", "working: moved to 3 November"],
  ["2025-02-23", "праздник: День защитника Отечества", "holiday: Defender of the Fatherland Day"],
])("%s says why it is as it is", (iso, ru, en) => {
  expect(dayStatus(russianCalendar, day(iso))).toMatchObject({ why: { ru, en } });
});

test("a year that nobody has loaded is said, not guessed", () => {
  expect(dayStatus(russianCalendar, day("2028-01-11"))).toEqual({ noCalendarFor: 2028 });
  expect(addWorkingDays(russianCalendar, day("2027-12-30"), 1)).toEqual({ noCalendarFor: 2028 });
  expect(addWorkingDays(russianCalendar, day("2021-01-11"), -1)).toEqual({ noCalendarFor: 2020 });
  expect(nearestWorkingDay(russianCalendar, day("2021-01-10"), "previous")).toEqual({ noCalendarFor: 2020 });
  expect(noCalendarText({ noCalendarFor: 2028 }).ru).toContain("2028 год не загружен");
});

test("the anchor's own year need not be loaded: counting starts the day after", () => {
  expect(String(addWorkingDays(russianCalendar, day("2020-12-31"), 1))).toBe("2021-01-11");
});

test("a municipality's own days outweigh the federal calendar", () => {
  const basis = { text: { ru: "Распоряжение главы", en: "Mayor's order" }, grade: "P" as const };
  const why = { ru: "день города", en: "city day" };
  const local = buildCalendar({
    ...russianCalendarData,
    version: "test",
    extraDays: [
      { date: "2025-07-03", working: false, why, basis },
      { date: "2025-07-05", working: true, why, basis },
    ],
  });
  expect(String(addWorkingDays(local, day("2025-07-02"), 1))).toBe("2025-07-04");
  expect(String(addWorkingDays(local, day("2025-07-02"), 2))).toBe("2025-07-05");
  expect(String(addWorkingDays(russianCalendar, day("2025-07-02"), 2))).toBe("2025-07-04");
});

describe("for any day and any count", () => {
  const anyDay = fc.integer({ min: 0, max: 1_600 }).map((n) => day("2022-01-01").add({ days: n }));
  const count = fc.integer({ min: -200, max: 200 });
  const nonZero = count.filter((n) => n !== 0);
  const add = (d: Temporal.PlainDate, n: number): Temporal.PlainDate => {
    const sum = addWorkingDays(russianCalendar, d, n);
    if (isNoCalendar(sum)) throw new Error(`no calendar for ${sum.noCalendarFor}`);
    return sum;
  };

  test("adding n working days and counting them one by one gives n", () => {
    const counted = (from: Temporal.PlainDate, to: Temporal.PlainDate): number => {
      const step = PlainDate.compare(to, from);
      let sum = 0;
      for (let d = from; !d.equals(to); ) {
        d = d.add({ days: step });
        if (works(d.toString())) sum += step;
      }
      return sum;
    };
    fc.assert(fc.property(anyDay, count, (d, n) => counted(d, add(d, n)) === n));
  });

  test("a count never lands on a day off", () => {
    fc.assert(fc.property(anyDay, nonZero, (d, n) => works(add(d, n).toString())));
  });

  test("more days lead later, and a later start never leads earlier", () => {
    fc.assert(fc.property(anyDay, count, (d, n) => PlainDate.compare(add(d, n + 1), add(d, n)) > 0));
    fc.assert(fc.property(anyDay, count, (d, n) => PlainDate.compare(add(d.add({ days: 1 }), n), add(d, n)) >= 0));
  });

  test("from a working day, there and back again is the same day", () => {
    fc.assert(
      fc.property(anyDay, count, (d, n) => {
        const start = add(d, 1);
        return add(add(start, n), -n).equals(start);
      }),
    );
  });

  test("the nearest working day is a working day with none between", () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom("previous" as const, "next" as const), (d, direction) => {
        const near = nearestWorkingDay(russianCalendar, d, direction) as Temporal.PlainDate;
        let between = d;
        while (!between.equals(near)) {
          if (works(between.toString())) return false;
          between = between.add({ days: direction === "next" ? 1 : -1 });
        }
        return works(near.toString());
      }),
    );
  });
});
