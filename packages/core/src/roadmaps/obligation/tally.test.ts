import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import { overdueOf } from "./tally.ts";

const zone = "Asia/Novokuznetsk"; // UTC+7
const outstanding = { "2025-03-30": 2, "2025-03-31": 1, "2025-07-01": 5 };

it.each([
  ["2025-03-30T16:59:59Z", 0], // still the 30th there
  ["2025-03-30T17:00:00Z", 2],
  ["2025-03-31T17:00:00Z", 3],
  ["2026-01-01T00:00:00Z", 8],
])("counts as overdue at %s what was due on days that have ended where the tenant is: %i", (now, overdue) => {
  expect(overdueOf({ outstanding }, { now: Temporal.Instant.from(now), zone })).toBe(overdue);
});

it("counts nothing where nothing is outstanding", () => {
  expect(overdueOf({ outstanding: {} }, { now: Temporal.Instant.from("2026-01-01T00:00:00Z"), zone })).toBe(0);
});
