import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { russianCalendar } from "../../ground/calendar/index.ts";
import { takesReport } from "../period/gate.ts";
import { takes } from "../period/period.ts";
import { groupsOf } from "./freezing.ts";
import { milestonesOf } from "./milestones.ts";

const on = (day: string) => Temporal.PlainDate.from(day);
const terms = (opened: string, graceDays?: number, capped = true) => ({
  opened: on(opened),
  calendar: russianCalendar,
  graceDays,
  capped,
});
const days = (...given: Parameters<typeof groupsOf>) => groupsOf(...given).map(({ key, lastDay }) => [key, lastDay]);

describe("the groups in which a period's figures are frozen", () => {
  it("are its own figures and each later day, which has its own end", () => {
    expect(days("2025", ["2025-12-31", "2026-03-02", "2026-04-30"], terms("2025-01-09"))).toEqual([
      ["figures", "2026-01-23"],
      ["2026-03-02", "2026-03-17"], // ten working days, without 9 March
      ["2026-04-30", "2026-05-18"],
    ]);
    expect(days("2025-Q1", ["2025-03-30"], terms("2025-01-09"))).toEqual([["figures", "2025-04-11"]]);
  });

  it("keep a year's own figures open to the end of January and no longer, however long the region takes late reports", () => {
    const year = (graceDays: number, opened = "2025-01-09", capped = true) =>
      days("2025", ["2025-12-31", "2026-04-30"], terms(opened, graceDays, capped))[0];
    expect(year(60)).toEqual(["figures", "2026-01-31"]);
    expect(year(15)).toEqual(["figures", "2026-01-30"]); // sooner by itself
    expect(year(60, "2025-01-09", false)).toEqual(["figures", "2026-04-07"]); // as periods of before go on
    expect(year(10, "2026-02-16")).toEqual(["figures", "2026-03-03"]); // opened late: nobody is asked for the impossible
    // A report of the figures that is itself due on the last day of January has no late days.
    expect(days("2025", ["2026-01-31", "2026-04-30"], terms("2025-01-09"))[0]).toEqual(["figures", "2026-01-31"]);
    // A quarter has no such end.
    expect(days("2025-Q1", ["2025-03-30"], terms("2025-01-09", 60))[0]).toEqual(["figures", "2025-06-30"]);
  });

  it("are one where all is due late, since nothing else would be frozen", () => {
    expect(days("2025", ["2026-04-30"], terms("2025-01-09", 60))).toEqual([["figures", "2026-07-28"]]);
  });

  it("say by which rule, calendar and source", () => {
    const [own] = groupsOf("2025", ["2025-12-31"], terms("2025-01-09", 60));
    expect(own!.explain.ru).toBe(
      "Последний срок отчёта — 31 декабря 2025 года, среда; опоздавшие принимаются 60 рабочих дней, по производственному календарю 2026 года. Последний день — 31 января 2026 года, суббота, включительно; после него цифры меняет только исправление, новой редакцией. Раньше, чем кончаются эти дни: правило платформы: на цифры года опирается его оценка до 30 апреля (дорожная карта, п. II.VIII 8.2).",
    );
    const [far] = groupsOf("2035", ["2035-12-31"], terms("2035-01-09"));
    expect(far!.explain.en).toContain("by weekdays: there is no calendar of that year");
  });
});

describe("a report that is due later than the figures", () => {
  const groups = groupsOf("2025", ["2025-12-31", "2026-03-02", "2026-04-30"], terms("2025-01-09"));
  const period = { status: "locked", lockOn: "2026-01-23", laterUntil: "2026-05-18", groups } as const;
  const gate = {
    open: false,
    later: {
      after: "2026-01-23",
      until: "2026-05-18",
      days: { "2026-03-02": "2026-03-17", "2026-04-30": "2026-05-18" },
    },
  };

  it.each([
    ["2026-03-02", "2026-03-17", true],
    ["2026-03-02", "2026-03-18", false],
    ["2026-04-30", "2026-03-18", true],
    ["2026-04-30", "2026-05-19", false],
    ["2025-12-31", "2026-02-01", false],
    ["2026-04-10", "2026-05-18", true], // a day that one organisation was given: to the last of all
  ])("of %s is taken on %s: %s", (dueDate, day, is) => {
    expect([takes(period, { dueDate }, day), takesReport(gate, { dueDate }, day)]).toEqual([is, is]);
  });

  it("is reminded of to the end of its own group", () => {
    const all = milestonesOf({ dueDates: ["2025-12-31", "2026-03-02", "2026-04-30"], ...period }, russianCalendar);
    const of = (dueDate: string) => all.filter((m) => m.dueDate === dueDate && m.reason === "escalate").at(-1)?.on;
    expect([of("2026-03-02"), of("2026-04-30")]).toEqual(["2026-03-17", "2026-05-18"]);
  });
});
