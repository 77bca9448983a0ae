import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { dueState, isOverdue, localDay } from "./overdue.ts";
import { secondsBetween } from "./window.ts";

const { Instant, PlainDate } = Temporal;
const novokuznetsk = "Asia/Novokuznetsk"; // UTC+7, no summer time
const zones = [novokuznetsk, "Europe/Berlin", "Africa/Cairo", "UTC"]; // Cairo changes its clocks at midnight

/** The first instant that no longer belongs to the day, also where clocks change at midnight. */
const endOfDay = (date: Temporal.PlainDate, zone: string) => date.add({ days: 1 }).toZonedDateTime(zone).toInstant();

describe("due on 30 March 2025 in Novokuznetsk", () => {
  test.each([
    ["2025-03-22T16:59:59Z", "future", "22 March, a second before midnight"],
    ["2025-03-22T17:00:00Z", "week", "23 March begins: seven days ahead"],
    ["2025-03-29T16:59:59Z", "week", "29 March, a second before midnight"],
    ["2025-03-29T17:00:00Z", "today", "30 March begins"],
    ["2025-03-30T16:59:59Z", "today", "30 March, a second before midnight"],
    ["2025-03-30T17:00:00Z", "overdue", "31 March begins"],
    ["2026-01-01T00:00:00Z", "overdue", "long after"],
  ])("at %s it is %s (%s)", (now, state) => {
    expect(dueState("2025-03-30", Instant.from(now), novokuznetsk)).toBe(state);
    expect(isOverdue(PlainDate.from("2025-03-30"), Instant.from(now), novokuznetsk)).toBe(state === "overdue");
  });
});

test.each([
  ["2025-03-30", novokuznetsk, "2025-03-30T17:00:00Z", 24],
  ["2025-03-30", "Europe/Berlin", "2025-03-30T22:00:00Z", 23],
  ["2025-10-26", "Europe/Berlin", "2025-10-26T23:00:00Z", 25],
  ["2025-04-24", "Africa/Cairo", "2025-04-24T22:00:00Z", 24], // 25 April begins at 01:00: there is no midnight
  ["2025-04-25", "Africa/Cairo", "2025-04-25T21:00:00Z", 23],
])("%s in %s ends at %s and has %i hours", (date, zone, end, hours) => {
  const day = PlainDate.from(date);
  const last = Instant.from(end).subtract({ nanoseconds: 1 });
  expect([isOverdue(day, last, zone), isOverdue(day, Instant.from(end), zone)]).toEqual([false, true]);
  expect(secondsBetween(endOfDay(day.subtract({ days: 1 }), zone), Instant.from(end))).toBe(hours * 3600);
});

test("seconds are rounded up, and never negative", () => {
  const from = Instant.from("2025-03-30T00:00:00Z");
  expect(secondsBetween(from, from.add({ milliseconds: 1 }))).toBe(1);
  expect(secondsBetween(from, from.add({ seconds: 90 }))).toBe(90);
  expect(secondsBetween(from, from)).toBe(0);
  expect(secondsBetween(from, from.subtract({ hours: 1 }))).toBe(0);
});

test("overdue is exactly: the day has ended, in every zone", () => {
  const anyInstant = fc
    .integer({ min: 0, max: 730 * 86_400 })
    .map((s) => Instant.from("2025-01-01T00:00:00Z").add({ seconds: s }));
  const anyZone = fc.constantFrom(...zones);
  fc.assert(
    fc.property(anyInstant, anyZone, fc.integer({ min: -9, max: 9 }), (now, zone, days) => {
      const due = localDay(now, zone).add({ days });
      expect(isOverdue(due, now, zone)).toBe(Instant.compare(now, endOfDay(due, zone)) >= 0);
      expect(dueState(due, now, zone)).toBe(
        days < 0 ? "overdue" : days === 0 ? "today" : days <= 7 ? "week" : "future",
      );
    }),
  );
  fc.assert(
    fc.property(anyInstant, anyZone, (end, zone) => {
      const due = localDay(end, zone);
      expect(isOverdue(due, endOfDay(due, zone), zone)).toBe(true);
      expect(isOverdue(due, endOfDay(due, zone).subtract({ nanoseconds: 1 }), zone)).toBe(false);
    }),
  );
});
