import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { PeriodId, periodBounds, quarterId, quarterOf, quarterStarts } from "./quarters.ts";

const { PlainDate } = Temporal;
const day = (iso: string) => PlainDate.from(iso);
const starts = (from: string, to: string) => quarterStarts(day(from), day(to)).map(String);

test.each([
  ["2025-01-01", "2025-Q1"],
  ["2025-03-31", "2025-Q1"],
  ["2025-04-01", "2025-Q2"],
  ["2025-09-30", "2025-Q3"],
  ["2025-12-31", "2025-Q4"],
])("%s lies in %s", (date, id) => {
  expect(quarterId(day(date))).toBe(id);
});

test.each([
  ["2025-Q1", "2025-01-01", "2025-03-31"],
  ["2025-Q2", "2025-04-01", "2025-06-30"],
  ["2025-Q4", "2025-10-01", "2025-12-31"],
  ["2025", "2025-01-01", "2025-12-31"],
] as const)("%s runs from %s to %s", (id, start, end) => {
  const bounds = periodBounds(id);
  expect([bounds.start.toString(), bounds.end.toString()]).toEqual([start, end]);
});

test.each(["2025-Q0", "2025-Q5", "25-Q1", "2025-q1", "2025-Q1 ", "", "2025-01"])("«%s» is not a period", (id) => {
  expect(PeriodId.safeParse(id).success).toBe(false);
  expect(() => periodBounds(id as PeriodId)).toThrow(RangeError);
});

test("quarters that begin in a span, both ends included", () => {
  expect(starts("2025-01-01", "2025-12-31")).toEqual(["2025-01-01", "2025-04-01", "2025-07-01", "2025-10-01"]);
  expect(starts("2025-01-02", "2025-04-01")).toEqual(["2025-04-01"]);
  expect(starts("2025-11-15", "2026-01-01")).toEqual(["2026-01-01"]);
  expect(starts("2025-04-02", "2025-06-30")).toEqual([]);
  expect(starts("2025-06-30", "2025-04-01")).toEqual([]);
});

test("every day lies within the bounds of its own quarter, and the quarters of a year are its four quarters", () => {
  const anyDay = fc.integer({ min: 0, max: 40_000 }).map((n) => day("1990-01-01").add({ days: n }));
  fc.assert(
    fc.property(anyDay, (date) => {
      const { start, end } = periodBounds(quarterId(date));
      expect(PlainDate.compare(start, date)).toBeLessThanOrEqual(0);
      expect(PlainDate.compare(date, end)).toBeLessThanOrEqual(0);
      expect(quarterId(end.add({ days: 1 }))).not.toBe(quarterId(date));
      const year = periodBounds(`${date.year}`);
      expect(quarterStarts(year.start, year.end).map((d) => quarterOf(d).quarter)).toEqual([1, 2, 3, 4]);
    }),
  );
});
