import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import {
  type Deadline,
  type DeadlineRule,
  Deadline as DeadlineSchema,
  isNoCalendar,
  DeadlineRule as RuleSchema,
} from "./calendar.ts";
import { computeDeadline } from "./deadline.ts";
import { russianCalendarData } from "./production-years.ts";
import { addWorkingDays, buildCalendar, nearestWorkingDay, russianCalendar } from "./working-days.ts";

const { PlainDate } = Temporal;
const day = (iso: string) => PlainDate.from(iso);
const legalBasis = { text: { ru: "Порядок", en: "Procedure" }, grade: "S" } as const;
const rule = (parts: Partial<DeadlineRule>): DeadlineRule => ({
  anchor: "step-requested",
  offset: 0,
  unit: "working-day",
  direction: "after",
  legalBasis,
  ...parts,
});
function compute(
  parts: Partial<DeadlineRule>,
  anchor: string | Temporal.PlainDate,
  calendar = russianCalendar,
): Deadline {
  const deadline = computeDeadline(rule(parts), PlainDate.from(anchor), calendar);
  if (isNoCalendar(deadline)) throw new Error(`no calendar for ${deadline.noCalendarFor}`);
  return deadline;
}

describe("a span", () => {
  test.each<[Partial<DeadlineRule>, string, string, string]>([
    [{ offset: 3, unit: "working-day" }, "2025-04-24", "2025-04-29", "over a weekend"],
    [{ offset: 3, unit: "working-day" }, "2025-04-30", "2025-05-07", "over the May holidays"],
    [{ offset: 1, unit: "working-day" }, "2025-10-31", "2025-11-01", "onto a working Saturday"],
    [{ offset: 15, unit: "working-day" }, "2025-12-22", "2026-01-22", "over New Year"],
    [{ offset: 3, unit: "working-day", direction: "before" }, "2025-05-12", "2025-05-05", "backwards over holidays"],
    [{ offset: 0, unit: "working-day" }, "2025-04-24", "2025-04-24", "the same day"],
    [{ offset: 50, unit: "calendar-day", direction: "before" }, "2025-10-01", "2025-08-12", "50 days before"],
    [{ offset: 40, unit: "calendar-day" }, "2025-01-31", "2025-03-12", "40 days after"],
    [{ offset: 1, unit: "month" }, "2025-01-31", "2025-02-28", "clamped"],
    [{ offset: 1, unit: "month" }, "2024-01-31", "2024-02-29", "clamped in a leap year"],
    [{ offset: 1, unit: "month" }, "2025-02-28", "2025-03-28", "the same day of the month, not its last one"],
    [{ offset: 1, unit: "month", direction: "before" }, "2025-07-31", "2025-06-30", "clamped backwards"],
    [{ offset: 1, unit: "quarter" }, "2025-11-30", "2026-02-28", "a quarter is three months"],
    [{ offset: 2, unit: "year" }, "2024-02-29", "2026-02-28", "from a leap day"],
  ])("%o from %s ends on %s (%s)", (parts, anchor, date) => {
    expect(compute(parts, anchor).date).toBe(date);
  });
});

describe("a place in a period, as the roadmap words it", () => {
  const start = "period-start" as const;
  test.each<[string, Partial<DeadlineRule>, string, string, string]>([
    [
      "до 30-го числа последнего месяца квартала",
      { anchor: start, unit: "quarter", day: 30 },
      "2025-01-01",
      "2025-03-30",
      "2025-03-28",
    ],
    [
      "до 30-го числа последнего месяца квартала",
      { anchor: start, unit: "quarter", day: 30 },
      "2025-04-01",
      "2025-06-30",
      "2025-06-30",
    ],
    [
      "до 30-го числа первого месяца квартала",
      { anchor: start, unit: "month", day: 30 },
      "2025-01-01",
      "2025-01-30",
      "2025-01-30",
    ],
    [
      "до 31 декабря отчётного года",
      { anchor: start, unit: "year", day: 31 },
      "2025-01-01",
      "2025-12-31",
      "2025-12-30",
    ],
    [
      "до 30 апреля следующего года",
      { anchor: start, unit: "month", offset: 15, day: 30 },
      "2025-01-01",
      "2026-04-30",
      "2026-04-30",
    ],
    ["конец квартала", { anchor: start, unit: "quarter", day: "last" }, "2026-02-11", "2026-03-31", "2026-03-31"],
    [
      "конец прошлого года",
      { unit: "year", offset: 1, day: "last", direction: "before" },
      "2026-02-11",
      "2025-12-31",
      "2025-12-30",
    ],
    ["30-е число февраля", { unit: "month", day: 30 }, "2025-02-01", "2025-02-28", "2025-02-28"],
  ])("«%s»: %o for %s is %s, to be worked by %s", (_, parts, anchor, date, workBy) => {
    expect(compute(parts, anchor)).toMatchObject({ date, workBy });
  });
});

describe("30 March 2025 is a Sunday", () => {
  const at = (nonWorking?: "keep" | "previous" | "next") =>
    compute({ anchor: "period-start", unit: "quarter", day: 30, nonWorking }, "2025-01-01");

  test("kept: the date stays, the work is done by Friday", () => {
    expect(at("keep")).toMatchObject({ date: "2025-03-30", workBy: "2025-03-28" });
    expect(at("keep").explain.assumptions).toEqual([]);
  });
  test("silence keeps it too, and is named as an assumption", () => {
    expect(at()).toMatchObject({ date: "2025-03-30", workBy: "2025-03-28" });
    expect(at().explain.assumptions.map((a) => a.ru)).toEqual([
      "Правило не говорит, что делать, если срок выпал на нерабочий день: дата оставлена без переноса.",
    ]);
  });
  test("moved back or forth where the rule says so", () => {
    expect(at("previous")).toMatchObject({ date: "2025-03-28", workBy: "2025-03-28" });
    expect(at("next")).toMatchObject({ date: "2025-03-31", workBy: "2025-03-31" });
  });
});

describe("a year without a calendar", () => {
  test("is said; the statutory date is given where it does not depend on working days", () => {
    expect(computeDeadline(rule({ offset: 1 }), day("2027-12-31"), russianCalendar)).toEqual({ noCalendarFor: 2028 });
    expect(computeDeadline(rule({ unit: "month", offset: 1 }), day("2028-05-01"), russianCalendar)).toEqual({
      noCalendarFor: 2028,
      date: "2028-06-01",
    });
    expect(
      computeDeadline(rule({ unit: "month", offset: 1, nonWorking: "next" }), day("2028-05-01"), russianCalendar),
    ).toEqual({ noCalendarFor: 2028 });
  });
  test("also when only the last working day lies in it", () => {
    expect(computeDeadline(rule({ unit: "calendar-day", offset: 1 }), day("2021-01-01"), russianCalendar)).toEqual({
      noCalendarFor: 2020,
      date: "2021-01-02",
    });
  });
});

test("a rule with a day in a count of days is refused, by the schema and by the computation", () => {
  const bad = rule({ unit: "calendar-day", offset: 3, day: 30 });
  expect(RuleSchema.safeParse(bad).error?.issues[0]?.path).toEqual(["day"]);
  expect(() => computeDeadline(bad, day("2025-01-01"), russianCalendar)).toThrow(RangeError);
  expect(RuleSchema.parse(rule({ unit: "month", day: "last" }))).toEqual(rule({ unit: "month", day: "last" }));
  for (const parts of [{ offset: -1 }, { offset: 1.5 }, { day: 32 }, { anchor: "birth" }, { weekday: 1 }])
    expect(RuleSchema.safeParse({ ...rule({ unit: "month" }), ...parts }).success).toBe(false);
});

describe("for any rule and any day", () => {
  const anyDay = fc.integer({ min: 0, max: 1_300 }).map((n) => day("2022-06-01").add({ days: n }));
  const anySpan = fc.record({
    offset: fc.integer({ min: 0, max: 12 }),
    unit: fc.constantFrom("working-day" as const, "calendar-day" as const, "month" as const),
    direction: fc.constantFrom("after" as const, "before" as const),
    nonWorking: fc.constantFrom("keep" as const, "previous" as const, "next" as const),
  });
  const anyPlace = fc.record({
    offset: fc.integer({ min: 0, max: 1 }),
    unit: fc.constantFrom("month" as const, "quarter" as const, "year" as const),
    day: fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constant("last" as const)),
    direction: fc.constantFrom("after" as const, "before" as const),
  });

  test("workBy is the last working day on or before the date, and the result fits its schema", () => {
    fc.assert(
      fc.property(fc.oneof(anySpan, anyPlace), anyDay, (parts, anchor) => {
        const deadline = compute(parts, anchor);
        expect(deadline.workBy).toBe(String(nearestWorkingDay(russianCalendar, day(deadline.date), "previous")));
        if ("nonWorking" in parts && parts.nonWorking !== "keep") expect(deadline.workBy).toBe(deadline.date);
        expect(DeadlineSchema.parse(JSON.parse(JSON.stringify(deadline)))).toEqual(deadline);
      }),
    );
  });

  test("a later anchor never gives an earlier date, more units never a nearer one", () => {
    fc.assert(
      fc.property(anySpan, anyDay, (span, anchor) => {
        const date = compute(span, anchor).date;
        expect(compute(span, anchor.add({ days: 1 })).date >= date).toBe(true);
        const further = compute({ ...span, offset: span.offset + 1 }, anchor).date;
        expect(span.direction === "after" ? further >= date : further <= date).toBe(true);
      }),
    );
  });

  test("before undoes after", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (d, offset) => {
        const start = addWorkingDays(russianCalendar, d, 1) as Temporal.PlainDate;
        for (const unit of ["working-day", "calendar-day"] as const) {
          const there = compute({ offset, unit }, start).date;
          expect(compute({ offset, unit, direction: "before" }, there).date).toBe(start.toString());
        }
      }),
    );
  });
});

describe("what was assumed", () => {
  const said = (deadline: Deadline) => deadline.explain.assumptions.map((a) => a.ru).join("\n");

  test("a day that the month does not have", () => {
    expect(said(compute({ offset: 1, unit: "month" }, "2025-01-31"))).toContain("В феврале 2025 года нет 31-го числа");
    expect(said(compute({ unit: "month", day: 31 }, "2025-09-01"))).toContain("В сентябре 2025 года нет 31-го числа");
    expect(said(compute({ unit: "month", day: "last" }, "2025-09-01"))).not.toContain("нет");
  });
  test("how well the rule and the calendar are known", () => {
    const fromMemory = { ...legalBasis, grade: "M" as const };
    expect(said(compute({ unit: "month", legalBasis: fromMemory }, "2025-04-01"))).toContain("подтверждён юристом");
    expect(said(compute({ offset: 5 }, "2027-04-01"))).toContain("календарь на 2027 год известен из практики");
    expect(said(compute({ offset: 5 }, "2026-04-01"))).not.toContain("календарь на 2026");
  });
  test("days that were declared non-working without being days off", () => {
    const over = compute({ offset: 3 }, "2021-04-30");
    expect(over.date).toBe("2021-05-06");
    expect(said(over)).toContain("4–7 мая 2021 года (Указ Президента РФ № 242 от 23.04.2021)");
    expect(said(compute({ offset: 3 }, "2021-05-11"))).not.toContain("Указ");
  });
  test("local days, when the count meets them", () => {
    const extra = { date: "2025-07-03", working: false, why: { ru: "день города", en: "city day" }, basis: legalBasis };
    const local = buildCalendar({ ...russianCalendarData, version: "ru-2027.1+city", extraDays: [extra] });
    const met = compute({ offset: 2 }, "2025-07-01", local);
    expect(met).toMatchObject({ date: "2025-07-04", explain: { calendarVersion: "ru-2027.1+city" } });
    expect(said(met)).toContain("Учтён местный нерабочий день 2025-07-03: день города.");
    expect(said(compute({ offset: 2 }, "2025-07-03", local))).not.toContain("местный");
  });
  test("a day of a period that precedes its event", () => {
    expect(said(compute({ unit: "month", day: 1 }, "2025-04-10"))).toContain("раньше события");
  });
});
