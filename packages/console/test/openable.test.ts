import { expect, it } from "vitest";
import { openable, quarterOf } from "../src/screens/periods/openable.ts";

it("offers the periods of seven years to be opened, also late, this quarter first of all", () => {
  const periods = openable("2026-03-31").map(({ period }) => period);
  expect(periods).toHaveLength(35);
  expect([periods[0], periods.at(-1)]).toEqual(["2021-Q1", "2027"]);
  expect(periods.slice(24, 30)).toEqual(["2025", "2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4", "2026"]);
  expect(openable("2026-03-31")[26]).toEqual({ period: "2026-Q2", year: "2026", quarter: "II" });
  expect(["2026-01-01", "2026-03-31", "2026-04-01", "2026-12-31"].map(quarterOf)).toEqual([
    "2026-Q1",
    "2026-Q1",
    "2026-Q2",
    "2026-Q4",
  ]);
});
