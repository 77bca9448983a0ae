import { beforeAll, expect, it } from "vitest";
import { billOf, linesOf } from "./bill.ts";
import { priceTables } from "./prices.ts";
import { reportOf } from "./report.ts";
import { type Measured, runSlice } from "./slice.ts";
import type { Unit } from "./tally.ts";

let measured: Measured;
beforeAll(async () => {
  measured = await runSlice({ children: 2, days: 4, idleDays: 1 });
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
