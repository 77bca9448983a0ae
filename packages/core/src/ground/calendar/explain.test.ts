import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { anchors } from "./anchors.ts";
import { type DeadlineRule, type DeadlineUnit, isNoCalendar } from "./calendar.ts";
import { computeDeadline } from "./deadline.ts";
import { quantity } from "./wording.ts";
import { russianCalendar } from "./working-days.ts";

const rule: DeadlineRule = {
  anchor: "step-requested",
  offset: 3,
  unit: "working-day",
  direction: "after",
  legalBasis: {
    text: { ru: "Порядок межведомственного взаимодействия", en: "Procedure of interagency work" },
    source: "приказ, п. 7",
    grade: "S",
  },
};
function told(parts: Partial<DeadlineRule>, anchor: string) {
  const deadline = computeDeadline({ ...rule, ...parts }, Temporal.PlainDate.from(anchor), russianCalendar);
  if (isNoCalendar(deadline)) throw new Error(`no calendar for ${deadline.noCalendarFor}`);
  return deadline.explain;
}

test("a span is told whole, in both languages", () => {
  const { ru, en } = told({}, "2025-04-24");
  expect(ru).toBe(
    "Срок — 3 рабочих дня после запроса организации (24 апреля 2025 года, четверг), отсчёт со следующего дня. " +
      "Последний день срока — 29 апреля 2025 года, вторник, включительно. " +
      "Основание: Порядок межведомственного взаимодействия (приказ, п. 7).",
  );
  expect(en).toBe(
    "Due 3 working days after the request to the agency (Thursday, 24 April 2025), counted from the next day. " +
      "The last day is Tuesday, 29 April 2025, inclusive. " +
      "Basis: Procedure of interagency work (приказ, п. 7).",
  );
});

test.each<[string, Partial<DeadlineRule>, string, string]>([
  [
    "one day",
    { offset: 1 },
    "2025-04-24",
    "Срок — 1 рабочий день после запроса организации (24 апреля 2025 года, четверг), отсчёт со следующего дня.",
  ],
  ["the same day", { offset: 0 }, "2025-04-24", "Срок — в день запроса организации (24 апреля 2025 года, четверг)."],
  [
    "before",
    { anchor: "instrument-end", offset: 50, unit: "calendar-day", direction: "before" },
    "2025-10-01",
    "Срок — за 50 календарных дней до окончания действия ИПРА, заключения или программы (1 октября 2025 года, среда), отсчёт назад с предыдущего дня.",
  ],
  [
    "this quarter",
    { anchor: "period-start", offset: 0, unit: "quarter", day: 30 },
    "2025-01-01",
    "Срок — 30-е число последнего месяца квартала, на который приходится начало отчётного периода (1 января 2025 года, среда).",
  ],
  [
    "this year",
    { anchor: "period-start", offset: 0, unit: "year", day: 31 },
    "2025-01-01",
    "Срок — 31-е число декабря года, на который приходится начало отчётного периода (1 января 2025 года, среда).",
  ],
  [
    "the next month",
    { anchor: "plan-approved", offset: 1, unit: "month", day: "last" },
    "2025-04-10",
    "Срок — последний день месяца, следующего за тем, на который приходится утверждение плана (10 апреля 2025 года, четверг).",
  ],
  [
    "the year before",
    { anchor: "plan-approved", offset: 1, unit: "year", day: "last", direction: "before" },
    "2025-04-10",
    "Срок — последний день года, предшествующего тому, на который приходится утверждение плана (10 апреля 2025 года, четверг).",
  ],
  [
    "months later",
    { anchor: "period-start", offset: 15, unit: "month", day: 30 },
    "2025-01-01",
    "Срок — 30-е число месяца, который на 15 месяцев позже того, на который приходится начало отчётного периода (1 января 2025 года, среда).",
  ],
])("the rule's own sentence: %s", (_, parts, anchor, sentence) => {
  expect(told(parts, anchor).ru.slice(0, sentence.length)).toBe(sentence);
});

describe("a Sunday", () => {
  const quarterly = { anchor: "period-start", offset: 0, unit: "quarter", day: 30 } as const;
  test("kept, with the last working day before it", () => {
    const { ru, en } = told({ ...quarterly, nonWorking: "keep" }, "2025-01-01");
    expect(ru).toContain(
      "Последний день срока — 30 марта 2025 года, воскресенье, включительно. " +
        "Это нерабочий день (воскресенье); последний рабочий день перед ним — 28 марта 2025 года, пятница.",
    );
    expect(en).toContain("the last working day before it is Friday, 28 March 2025.");
  });
  test("moved on by art. 193", () => {
    const { ru, en } = told({ ...quarterly, nonWorking: "next" }, "2025-01-01");
    expect(ru).toContain(
      "Расчётный день (30 марта 2025 года, воскресенье) нерабочий — воскресенье, поэтому срок переносится " +
        "на ближайший следующий рабочий день (ГК РФ, статья 193). Последний день срока — 31 марта 2025 года",
    );
    expect(en).toContain("art. 193");
  });
  test("moved back by the rule", () => {
    expect(told({ ...quarterly, nonWorking: "previous" }, "2025-01-01").ru).toContain(
      "по правилу срок переносится на предыдущий рабочий день. Последний день срока — 28 марта 2025 года, пятница",
    );
  });
});

test.each<[number, DeadlineUnit, string, string]>([
  [1, "working-day", "1 рабочий день", "1 working day"],
  [3, "working-day", "3 рабочих дня", "3 working days"],
  [5, "working-day", "5 рабочих дней", "5 working days"],
  [21, "calendar-day", "21 календарный день", "21 calendar days"],
  [12, "month", "12 месяцев", "12 months"],
  [2, "quarter", "2 квартала", "2 quarters"],
  [5, "year", "5 лет", "5 years"],
])("%d %s is «%s»", (n, unit, ru, en) => {
  expect(quantity(n, unit)).toEqual({ ru, en });
});

test("every anchor has its explanation in both languages, with no gap", () => {
  for (const anchor of Object.keys(anchors) as Array<keyof typeof anchors>)
    for (const parts of [{}, { offset: 0 }, { offset: 2, unit: "quarter", day: 5 } as const]) {
      const { ru, en } = told({ anchor, ...parts }, "2025-04-24");
      expect(`${ru} ${en}`).not.toMatch(/undefined|\[object| {2}/);
    }
});

test("a basis of several sentences ends once", () => {
  const text = { ru: "Нормы нет. По прежнему порядку — 5 дней.", en: "There is no norm. Formerly 5 days." };
  const { ru, en } = told({ legalBasis: { text, grade: "M" } }, "2025-04-24");
  expect(ru).toMatch(/Основание: Нормы нет\. По прежнему порядку — 5 дней\.$/);
  expect(en).toMatch(/Basis: There is no norm\. Formerly 5 days\.$/);
});
