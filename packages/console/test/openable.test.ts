import { expect, it } from "vitest";
import { openable, quarterOf } from "../src/screens/periods/openable.ts";

it("offers the periods of three years to be opened, this quarter first of all", () => {
  const periods = openable("2026-03-31").map(({ period }) => period);
  expect(periods).toHaveLength(15);
  expect(periods.slice(4, 10)).toEqual(["2025", "2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4", "2026"]);
  expect(openable("2026-03-31")[6]).toEqual({ period: "2026-Q2", year: "2026", quarter: "II" });
  expect(["2026-01-01", "2026-03-31", "2026-04-01", "2026-12-31"].map(quarterOf)).toEqual([
    "2026-Q1",
    "2026-Q1",
    "2026-Q2",
    "2026-Q4",
  ]);
});
