import { expect, test } from "vitest";
import { CalendarData } from "./production-calendar.ts";
import { russianCalendarData } from "./production-years.ts";

const basis = { text: { ru: "Постановление", en: "Decree" }, grade: "S" as const };
const year = (transfers: Array<{ from: string; to: string }>) => ({
  version: "t",
  years: [{ year: 2025, transfers, basis }],
});
const faults = (data: unknown) => CalendarData.safeParse(data).error?.issues.map((i) => i.path.join("."));

test("the shipped calendar passes its own schema", () => {
  expect(CalendarData.parse(russianCalendarData)).toEqual(russianCalendarData);
});

test.each([
  ["from a working day", { from: "2025-04-01", to: "2025-04-02" }, ["years.0.transfers.0.from"]],
  ["to a Saturday", { from: "2025-04-05", to: "2025-04-12" }, ["years.0.transfers.0.to"]],
  ["to a holiday", { from: "2025-04-05", to: "2025-05-01" }, ["years.0.transfers.0.to"]],
  ["from another year", { from: "2024-01-06", to: "2025-04-02" }, ["years.0.transfers.0.from"]],
  ["to another year", { from: "2025-01-04", to: "2026-04-02" }, ["years.0.transfers.0.to"]],
  ["from a day that does not exist", { from: "2025-02-30", to: "2025-04-02" }, ["years.0.transfers.0.from"]],
])("a transfer %s is refused, and the field is named", (_, transfer, paths) => {
  expect(faults(year([transfer]))).toEqual(paths);
});

test("a year given twice, an unknown key and an early year are refused", () => {
  const one = year([]).years[0]!;
  expect(faults({ version: "t", years: [one, one] })).toEqual(["years"]);
  expect(faults({ version: "t", years: [{ ...one, holidays: [] }] })).toEqual(["years.0"]);
  expect(faults({ version: "t", years: [{ ...one, year: 2012 }] })).toEqual(["years.0.year"]);
});
