import { beforeAll, expect, it } from "vitest";
import { billOf, linesOf } from "./bill.ts";
import { priceTables } from "./prices.ts";
import { reportOf } from "./report.ts";
import type { Reporting } from "./reporting.ts";
import { type Measured, runSlice } from "./slice.ts";
import type { Unit } from "./tally.ts";

/** The first organisation of the 219, the 104th and the 207th, which is one of health and hands in. */
const health: Reporting = {
  from: "2026-03-10T09:00",
  to: "2026-03-12T09:00",
  every: 103,
  roadmap: {
    format: "csv",
    key: "health",
    from: 2026,
    to: 2026,
    content: `№ п/п;Наименование мероприятия;Ответственные исполнители;Срок реализации;Ожидаемый результат
1;2;3;4;5
I. Раздел;;;;
1;Приёмы;Медицинские организации;ежеквартально;Справка`,
  },
  periods: { quarter: "2026-Q1" },
  handIns: [{ at: "2026-03-11T11:00", who: (n) => n === 2 }],
};

let measured: Measured;
beforeAll(async () => {
  measured = await runSlice({ children: 2, days: 4, idleDays: 1, reporting: health });
});

const total = (unit: Unit, by?: string) =>
  measured.routes.entries.filter((e) => e.unit === unit && (!by || e.by === by)).reduce((sum, e) => sum + e.amount, 0);

it("counts at the wire what two children's first days use", () => {
  expect(measured.accidents).toEqual([]);
  expect(measured.children).toBe(2);
  expect(total("api-requests")).toBe(total("invocations", "api"));
  expect(total("api-requests")).toBeGreaterThanOrEqual(2 * 3); // card, consent, route
  for (const table of ["records", "vault", "audit"])
    expect(measured.routes.entries.some((e) => e.unit === "write-units" && e.on === table)).toBe(true);
  expect(total("transitions", "agency-step")).toBeGreaterThanOrEqual(2 * 2);
  expect(total("mails")).toBeGreaterThanOrEqual(2);
  expect(total("gb-seconds")).toBeGreaterThan(0);
  expect(total("kms-requests")).toBeGreaterThan(0);
  expect(measured.stored.end.records).toBeGreaterThan(measured.stored.idle.records!);
});

it("counts apart what organisations' reports use, times the quarters of a year, and puts none of it on a child", () => {
  const { entries = [], days, timesPerYear: times } = measured.reporting ?? {};
  const used = (unit: Unit, by: string) =>
    entries.filter((e) => e.unit === unit && e.by === by).reduce((sum, e) => sum + e.amount, 0);
  // Four quarters, of 219 organisations and not of three.
  expect([days, times]).toEqual([2, 4 * 73]);
  // The roadmap, a page and an answer, and how many were asked.
  expect(used("api-requests", "api")).toBe(4);
  expect(used("mails", "digest")).toBe(1);
  expect(used("transitions", "reporting-period")).toBeGreaterThan(0);
  const lines = linesOf(measured, { timers: [], standing: {} });
  const ofReports = lines.filter(({ by }) => by.endsWith("@periods"));
  expect(ofReports.find(({ unit, by }) => unit === "api-requests" && by === "api@periods")?.fixed).toBe(4 * 73 * 4);
  expect(ofReports.filter(({ perChild }) => perChild !== 0)).toEqual([]);
});

it("uses no transitions, mails or requests while there are no children", () => {
  const used = measured.idle.entries.filter((e) => ["transitions", "mails", "api-requests"].includes(e.unit));
  expect(used.reduce((sum, e) => sum + e.amount, 0)).toBe(0);
});

it("tells people what a year costs, in both languages", () => {
  const [prices] = priceTables;
  const timers = [{ name: "sweeper", expression: "rate(1 minute)", timezone: "UTC", function: "sweeper" }];
  const bill = billOf(linesOf(measured, { timers, standing: { alarms: 1, "kms-keys": 1 } }), prices!, 13_150);
  const text = reportOf(bill, measured, prices!, 1024);
  expect(text).toContain("На ребёнка в год / per child-year:");
  expect(text).toContain("Переходы Step Functions / Step Functions transitions");
  expect(bill.usd).toBeCloseTo(
    bill.costs.reduce((sum, c) => sum + c.usd, 0),
    6,
  );
});
