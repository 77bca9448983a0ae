import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import { buildCalendar, computeDeadline, type Deadline, ProductionYear, russianCalendarData } from "./index.ts";

const act = { title: { ru: "Закон области", en: "A law of the region" }, number: "12-ОЗ", date: "2025-01-15" };
const text = { ru: "Радоница", en: "Radonitsa" };
const holiday = { kind: "regional-holiday" as const, from: "2025-04-29", to: "2025-04-29", text, act };
const decreed = (termsRun: boolean) => ({
  kind: "decreed" as const,
  from: "2025-04-28",
  to: "2025-04-30",
  text: { ru: "Нерабочие дни", en: "Non-working days" },
  act: { title: { ru: "Указ Президента РФ", en: "Presidential decree" }, number: "242", date: "2025-04-23" },
  termsRun,
  basis: { text: { ru: "Разъяснение департамента", en: "The department's word" }, source: "№ 7", grade: "S" as const },
});
const year = (days: object[]) => ({ ...russianCalendarData.years.find((y) => y.year === 2025)!, days });
const rule = {
  anchor: "step-requested",
  offset: 3,
  unit: "working-day",
  direction: "after",
  legalBasis: { text: { ru: "порядок", en: "the order" }, grade: "S" },
} as const;
const due = (days: object[]): Deadline =>
  computeDeadline(
    rule,
    Temporal.PlainDate.from("2025-04-25"),
    buildCalendar({ version: "test", years: [ProductionYear.parse(year(days))] }),
  ) as Deadline;

it("counts a region's holiday as a day off, and the explanation names it with its act", () => {
  expect(due([]).date).toBe("2025-04-30");
  const { date, explain } = due([holiday]);
  expect(date).toBe("2025-05-05"); // 1–4 May are off
  expect(explain.ru).toContain("Учтён нерабочий день региона: Радоница, 29 апреля 2025");
  expect(explain.ru).toContain("Закон области № 12-ОЗ от 15 января 2025");
});

it("counts decreed days as it is told to, and says by what", () => {
  const runs = due([decreed(true)]);
  expect(runs.date).toBe("2025-04-30");
  expect(runs.explain.ru).toMatch(/Сроки идут .* № 242 .* основание: Разъяснение департамента, № 7/);
  const stands = due([decreed(false)]);
  expect(stands.date).toBe("2025-05-07"); // 5, 6 and 7 May
  expect(stands.explain.ru).toContain("Сроки не идут");
});

it("takes days of its year only, in order", () => {
  const wrong = [
    { ...holiday, to: "2025-04-01" },
    { ...holiday, from: "2024-12-31" },
    { ...holiday, from: "2025-01-01", to: "2025-12-31" },
  ];
  for (const days of wrong)
    expect(ProductionYear.safeParse(year([days])).error?.issues).toMatchObject([{ path: ["days", 0, "to"] }]);
});
