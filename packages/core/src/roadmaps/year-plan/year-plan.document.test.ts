import { describe, expect, it } from "vitest";
import type { YearEntryView } from "./entry.ts";
import { actOf, factText, planDocument, plannedText } from "./year-plan.document.ts";
import { planSheets } from "./year-plan.sheet.ts";
import type { YearPlanView } from "./year-plan.ts";

const where = { ru: "Новокузнецк", en: "Novokuznetsk" };
const act = { act: "Постановление администрации", number: "12-п", date: "2025-03-03", by: "Администрация" };
const plan: YearPlanView = {
  planId: "yearplan_1",
  municipality: "novokuznetsk",
  year: 2025,
  title: { ru: "План", en: "Plan" },
  status: "approved",
  edition: 1,
  drafting: false,
  pending: false,
  createdAt: "2025-03-03T05:00:00Z",
  version: 3,
  editions: [{ edition: 1, ...act, recordedAt: "2025-03-03T05:00:00Z" }],
  factOn: "2025-04-02",
  months: [{ month: "2025-03", entries: 2, fulfilled: 1, overdue: 1 }],
  mayDo: [],
};
const line = (more: Partial<YearEntryView>): YearEntryView => ({
  entryId: "yearentry_1",
  kind: "help",
  month: "2025-03",
  action: { ru: "Занятия с логопедом (шаги маршрутов)", en: "Speech therapy (steps of routes)" },
  responsible: { agencyId: "agency_1", name: { ru: "Школа № 1", en: "School 1" } },
  fulfilled: false,
  overdue: false,
  edition: 1,
  pending: false,
  struck: false,
  mayDo: [],
  version: 1,
  ...more,
});

describe("numbers of children's in a paper that goes to everybody", () => {
  it.each([
    [{ planned: 12, fact: { done: 7, of: 12 } }, "12", "7 из 12"],
    [{ planned: 4, fact: { done: 0, of: 4 } }, "менее 5", ""],
    [{ planned: 4, fact: { done: 2, of: 4 } }, "менее 5", "Выполняется"],
    [{ planned: 4, fact: { done: 4, of: 4 }, fulfilled: true }, "менее 5", "Выполнено"],
    // Of 12, 10: two are not, and could be known.
    [{ planned: 12, fact: { done: 10, of: 12 } }, "12", "Выполняется"],
    [{ planned: 12, fact: { done: 3, of: 12 } }, "12", "Выполняется"],
    [{ planned: 12, fact: { done: 12, of: 12 }, fulfilled: true }, "12", "12 из 12"],
  ])("%j", (more, planned, fact) => {
    expect([plannedText(line(more)), factText(line(more))]).toEqual([planned, fact]);
  });

  it("are no secret where they are of organisations", () => {
    const report = line({ kind: "report", planned: 3, fact: { done: 1, of: 3 }, overdue: true });
    expect([plannedText(report), factText(report)]).toEqual(["3", "1 из 3. Срок прошёл"]);
  });
});

describe("the paper", () => {
  const entries = [
    line({ planned: 12, fact: { done: 7, of: 12 } }),
    line({
      kind: "own",
      month: "2025-04",
      day: "2025-04-10",
      action: { ru: "Семинар", en: "Семинар" },
      measureKey: "II.II-2.6",
      note: "Актовый зал",
      result: { status: "not-done", words: "Болел лектор", at: "2025-04-11T05:00:00Z", by: "coordinator:anna" },
    }),
  ];

  it("has the act, months as sections, who answers, plan and fact", () => {
    const { content, orientation } = planDocument(plan, entries, { where, edition: 1 });
    expect(orientation).toBe("landscape");
    expect(content[0]).toEqual({
      kind: "title",
      lines: [
        "План сопровождения на 2025 год: Новокузнецк",
        "Дорожная карта, II.I, пункт 1.5",
        "Утверждён: Постановление администрации от 03.03.2025 № 12-п (Администрация)",
      ],
    });
    expect(content.find(({ kind }) => kind === "table")).toMatchObject({
      rows: [
        ["Март 2025"],
        ["1", "Март", "Занятия с логопедом (шаги маршрутов)", "Школа № 1", "", "12", "7 из 12", ""],
        ["Апрель 2025"],
        ["2", "10.04.2025", "Семинар", "Школа № 1", "II.II-2.6", "", "Не выполнено: Болел лектор", "Актовый зал"],
      ],
    });
  });

  it("of a draft says that it is one, and of an edition its own act", () => {
    expect(actOf({ editions: [] }, 1)).toBe("Проект");
    const second = { edition: 2, ...act, number: "30-п", recordedAt: "2025-05-01T05:00:00Z" };
    const both = { editions: [...plan.editions, second] };
    expect([actOf(both, 1), actOf(both, 2)]).toEqual([
      expect.stringContaining("№ 12-п"),
      expect.stringContaining("№ 30-п"),
    ]);
  });

  it("has a workbook beside it, whose second sheet is plan and fact by month", () => {
    const [lines, months] = planSheets(plan, entries, { where, edition: 1 });
    expect(lines?.rows.filter(({ kind }) => kind === "body")).toHaveLength(2);
    expect(months?.rows.at(-1)?.cells).toEqual(["Март 2025", 2, 1, 1]);
  });
});
