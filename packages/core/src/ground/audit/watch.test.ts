import { describe, expect, it } from "vitest";
import type { AuditRecord } from "./audit.actions.ts";
import { alertsOf, dayAlertsOf } from "./watch.ts";

const limits = { childrenAnHour: 3, childrenADay: 6, refusalsAnHour: 2 };
let requests = 0;
const entry = (time: string, subject: string, more: Partial<AuditRecord> = {}): AuditRecord => ({
  subject,
  action: "child.find",
  by: "coordinator:anna",
  at: `2025-03-03T${time}:00Z`,
  requestId: `r${requests++}`,
  ...more,
});
const children = (time: string, from: number, to: number, more?: Partial<AuditRecord>) =>
  Array.from({ length: to - from + 1 }, (_, i) => entry(time, `child_${from + i}`, more));

describe("what the log gives cause to tell", () => {
  it("an account that came to more children within an hour than is set, counted over the seals before, each child once", () => {
    const before = [...children("05:00", 1, 2), ...children("05:10", 1, 2)];
    expect(alertsOf(before, children("05:20", 2, 3), limits)).toEqual([]);
    const told = alertsOf([...before, ...children("05:20", 2, 3)], children("05:30", 4, 6), limits);
    expect(told).toEqual([
      { what: "mass-reading", by: "coordinator:anna", at: "2025-03-03T05:30:00Z", count: 4, within: "hour" },
    ]);
  });

  it("an account goes on: it is told once an hour, and a slow reader never", () => {
    const morning = [...children("05:00", 1, 5), ...children("05:30", 6, 9)];
    expect(alertsOf(children("05:00", 1, 5), children("05:30", 6, 9), limits)).toEqual([]);
    expect(alertsOf(morning, children("06:10", 10, 14), limits)).toMatchObject([{ what: "mass-reading" }]);
    const slow = ["05:00", "06:01", "07:02", "08:03"].flatMap((time, i) => children(time, 3 * i, 3 * i + 2));
    expect(alertsOf([], slow, limits)).toEqual([]);
  });

  it("other accounts are counted by themselves, links and the platform not at all", () => {
    const both = [...children("05:00", 1, 3), ...children("05:00", 4, 6, { by: "admin:olga" })];
    expect(alertsOf([], both, limits)).toEqual([]);
    expect(alertsOf([], children("05:00", 1, 9, { by: "system:relay" }), limits)).toEqual([]);
    expect(alertsOf([], children("05:00", 1, 9, { by: "link:step_1" }), limits)).toEqual([]);
  });

  it("repeated refusals, and each opening of the glass", () => {
    const refused = ["05:00", "05:01", "05:02"].map((time) =>
      entry(time, "coordinator:anna", { action: "access.refused" }),
    );
    const glass = entry("05:03", "child_1", { action: "glass.read", by: "admin:olga" });
    expect(alertsOf([], [...refused, glass], limits)).toMatchObject([
      { what: "refusals", by: "coordinator:anna", count: 3, at: "2025-03-03T05:02:00Z" },
      { what: "break-glass", by: "admin:olga" },
    ]);
  });

  it("an account that never stops is told in each hour of the clock, however late one begins to count", () => {
    const minutes = Array.from({ length: 240 }, (_, n) => 5 * 60 + n);
    const all = minutes.map((m, n) => entry(`0${Math.floor(m / 60)}:${String(m % 60).padStart(2, "0")}`, `child_${n}`));
    const told = all.map((one, n) => alertsOf(all.slice(Math.max(0, n - 135), n), [one], limits).map(({ at }) => at));
    expect(told.flat().map((at) => at.slice(11, 16))).toEqual(["05:03", "06:00", "07:00", "08:00"]);
  });

  it("who comes to more children in small portions within a day of the region, once, and who begins anew at its midnight not", () => {
    const novokuznetsk = "Asia/Novokuznetsk"; // midnight is 17:00 in UTC
    const day = ["05:00", "07:00", "09:00"].flatMap((time, i) => children(time, 2 * i, 2 * i + 1));
    expect(dayAlertsOf(day, children("11:00", 4, 5), limits, novokuznetsk)).toEqual([]);
    const told = { what: "mass-reading", by: "coordinator:anna", at: "2025-03-03T11:00:00Z", count: 7, within: "day" };
    expect(dayAlertsOf(day, children("11:00", 5, 7), limits, novokuznetsk)).toEqual([told]);
    expect(dayAlertsOf([...day, ...children("11:00", 6, 7)], children("13:00", 8, 9), limits, novokuznetsk)).toEqual(
      [],
    );
    expect(dayAlertsOf(day, children("17:00", 6, 9), limits, novokuznetsk)).toEqual([]);
  });
});
