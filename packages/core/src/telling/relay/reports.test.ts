import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import { isBetween } from "./reports.ts";

it("knows what came after it was announced, however exactly the two moments are told", () => {
  const until = Temporal.Instant.from("2025-03-03T05:01:00Z");
  for (const at of ["2025-03-03T05:00:00Z", "2025-03-03T05:00:00.004Z", "2025-03-03T05:01:00Z"])
    expect(isBetween(at, "2025-03-03T05:00:00Z", until)).toBe(true);
  expect(isBetween("2025-03-03T05:00:00.125Z", "2025-03-03T05:00:00.12Z", until)).toBe(true);
  for (const at of ["2025-03-03T04:59:59.999Z", "2025-03-03T05:01:00.001Z"])
    expect(isBetween(at, "2025-03-03T05:00:00Z", until)).toBe(false);
});
