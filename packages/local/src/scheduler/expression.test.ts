import { expect, test } from "vitest";
import { parseExpression } from "./index.ts";

const novokuznetsk = "Asia/Novokuznetsk"; // UTC+7 all year
const runs = (expression: string, from: string, count: number, zone = novokuznetsk) => {
  const timetable = parseExpression(expression, zone);
  const found: string[] = [];
  let at: number | undefined = Date.parse(from);
  while (found.length < count) {
    at = timetable.next(at);
    if (at === undefined) break;
    found.push(new Date(at).toISOString().slice(0, 16));
  }
  return found;
};

test("rates", () => {
  expect(runs("rate(1 minute)", "2026-01-01T00:00:00Z", 2)).toEqual(["2026-01-01T00:01", "2026-01-01T00:02"]);
  expect(runs("rate(2 days)", "2026-01-01T00:00:00Z", 1)).toEqual(["2026-01-03T00:00"]);
});

test("a cron expression counts in the zone", () => {
  expect(runs("cron(0 9 * * ? *)", "2026-01-01T00:00:00Z", 2)).toEqual(["2026-01-01T02:00", "2026-01-02T02:00"]);
});

test("weekdays are AWS's, by number and by name", () => {
  const friday = ["2026-01-02T02:00", "2026-01-09T02:00"];
  expect(runs("cron(0 9 ? * 6 *)", "2026-01-01T00:00:00Z", 2)).toEqual(friday);
  expect(runs("cron(0 9 ? * FRI *)", "2026-01-01T00:00:00Z", 2)).toEqual(friday);
  const monday = ["2026-01-05T02:00"];
  expect(runs("cron(0 9 ? * MON-FRI *)", "2026-01-02T12:00:00Z", 1)).toEqual(monday);
  expect(runs("cron(0 9 ? * 2-6 *)", "2026-01-02T12:00:00Z", 1)).toEqual(monday);
});

test("last days, nth weekdays, steps, lists and years", () => {
  expect(runs("cron(0 9 L * ? *)", "2028-02-01T00:00:00Z", 1)).toEqual(["2028-02-29T02:00"]);
  expect(runs("cron(15 10 ? * 6L *)", "2026-01-01T00:00:00Z", 1)).toEqual(["2026-01-30T03:15"]);
  expect(runs("cron(0 9 ? * 2#1 *)", "2026-01-06T00:00:00Z", 1)).toEqual(["2026-02-02T02:00"]);
  expect(runs("cron(0/20 9 * * ? *)", "2026-01-01T00:00:00Z", 4)).toEqual([
    "2026-01-01T02:00",
    "2026-01-01T02:20",
    "2026-01-01T02:40",
    "2026-01-02T02:00",
  ]);
  expect(runs("cron(0 0 30 3,6,9,12 ? *)", "2026-01-01T00:00:00Z", 2)).toEqual([
    "2026-03-29T17:00",
    "2026-06-29T17:00",
  ]);
  expect(runs("cron(0 9 1 JAN ? 2027)", "2026-01-02T00:00:00Z", 3)).toEqual(["2027-01-01T02:00"]);
});

test("a time that daylight saving skips or repeats fires once a day", () => {
  expect(runs("cron(30 2 * * ? *)", "2026-03-28T12:00:00Z", 2, "Europe/Berlin")).toEqual([
    "2026-03-29T01:00",
    "2026-03-30T00:30",
  ]);
  expect(runs("cron(30 2 * * ? *)", "2026-10-24T12:00:00Z", 2, "Europe/Berlin")).toEqual([
    "2026-10-25T00:30",
    "2026-10-26T01:30",
  ]);
});

test("a single time", () => {
  expect(runs("at(2026-03-01T09:00:00)", "2026-01-01T00:00:00Z", 3)).toEqual(["2026-03-01T02:00"]);
});

test.each([
  "rate(0 minutes)",
  "rate(5 fortnights)",
  "every day",
  "cron(0 9 * * *)",
  "cron(0 9 * * * *)",
  "cron(0 9 ? * ? *)",
  "cron(61 9 * * ? *)",
  "at(tomorrow)",
])("%s is refused by name", (expression) => {
  expect(() => parseExpression(expression, novokuznetsk)).toThrow(expression);
});
