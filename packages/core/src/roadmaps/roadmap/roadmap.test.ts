import { Temporal } from "temporal-polyfill";
import { beforeEach, describe, expect, it } from "vitest";
import { broken, fixture } from "../../../test/fixtures/roadmap-file.ts";
import { agencyOf } from "../../../test/worlds/region.ts";
import { type World, world } from "../../../test/worlds/tenant.ts";
import {
  computeDeadline,
  type Deadline,
  type PeriodId,
  periodBounds,
  russianCalendar,
} from "../../ground/calendar/index.ts";
import { writeBook } from "../../ground/workbook/write.ts";
import * as Reporting from "../reporting/index.ts";
import { readFile } from "./file.ts";
import * as Roadmap from "./index.ts";

let w: World;
beforeEach(async () => {
  w = await world();
});
const bytes = (text: string) => new TextEncoder().encode(text);
const take = (content: string, more: object = {}) =>
  Roadmap.importRoadmap(w.ctx, { format: "text", key: "plan", content, ...more });

describe("reading the published table", () => {
  it("joins what page breaks have parted and keeps numbers apart by section", async () => {
    const { rows, title, faults } = await readFile("text", bytes(fixture));
    expect(faults).toEqual([]);
    expect(title).toContain("города Вымышленска");
    expect(rows).toHaveLength(14);
    expect(rows.find((r) => r.number === "1.3")).toMatchObject({
      section: "II.I",
      title: "Банк данных по детям-инвалидам",
      deadline: "ежегодно до 2025 года",
      executors: "Департамент образования Образовательные организации",
      results: "Банк данных",
    });
    const { roadmap } = await take(fixture);
    expect(roadmap).toMatchObject({ from: 2021, to: 2025, measures: 14, flagged: [] });
    const keys = (await Roadmap.measures(w.ctx, roadmap.roadmapId)).map((m) => m.key);
    expect(keys.filter((key) => key.endsWith("-1"))).toEqual(["I-1", "III-1"]);
  });

  it("flags each broken row by its place and reads the others", async () => {
    const { roadmap } = await take(broken);
    expect(roadmap.flagged.map((f) => [f.row, f.column])).toEqual([
      [2, "section"],
      [5, "deadline"],
      [6, "executors"],
      [7, "number"],
      [8, "deadline"],
      [9, "row"],
      [10, "number"],
      [11, "deadline"],
    ]);
    const asked = (await Roadmap.measures(w.ctx, roadmap.roadmapId)).filter((m) => m.rule);
    expect(asked.map((m) => m.key)).toEqual(["I-1", "I-10"]);
  });

  it("takes CSV and XLSX of the same table", async () => {
    const { rows } = await readFile("text", bytes(fixture));
    const cells = fixture.split("\r\n").map((line) => line.split("\t"));
    const csv = cells.map((row) => row.map((c) => `"${c.replaceAll('"', '""')}"`).join(";")).join("\r\n");
    const strip = (all: typeof rows) => all.map(({ row: _, ...rest }) => rest);
    expect(strip((await readFile("csv", bytes(`\uFEFF${csv}`))).rows)).toEqual(strip(rows));
    const book = await writeBook("План", [
      { name: "Титул", widths: [20], rows: [{ kind: "body", cells: ["Титульный лист"] }] },
      { name: "План", widths: [8, 40, 20, 20, 40], rows: cells.map((row) => ({ kind: "body", cells: row })) },
    ]);
    expect(strip((await readFile("xlsx", book)).rows)).toEqual(strip(rows));
  });

  it("reads a cell merged over rows in each of them", async () => {
    const { writeXlsx } = await import("hucre/xlsx");
    const rows = [
      ["№ п/п", "Мероприятие", "Сроки", "Исполнители", "Результаты"],
      ["I. Раздел", "", "", "", ""],
      ["1", "Первое", "постоянно", "Департамент образования", "Р"],
      ["2", "Второе", "", "", "Р"],
    ];
    const merges = [2, 3].map((c) => ({ startRow: 2, endRow: 3, startCol: c, endCol: c }));
    const read = await readFile("xlsx", await writeXlsx({ sheets: [{ name: "План", rows, merges }] }));
    expect(read.faults).toEqual([]);
    expect(read.rows[1]).toMatchObject({ deadline: "постоянно", executors: "Департамент образования" });
  });

  it("refuses a workbook of 100,000 rows", async () => {
    const { writeXlsx } = await import("hucre/xlsx");
    const rows = [["№", "Мероприятие", "Сроки", "Кто", "Что"], ...Array.from({ length: 100_000 }, () => ["1"])];
    const book = await writeXlsx({ sheets: [{ name: "План", rows }] });
    await expect(readFile("xlsx", book)).rejects.toMatchObject({ code: "input.invalid" });
  });

  it("takes a title that begins like a formula as the text that it is", async () => {
    const title = '=HYPERLINK("http://example.org","план")';
    const { roadmap } = await take(fixture.replace("Каждый квартал\t", `${title}\t`));
    const measures = await Roadmap.measures(w.ctx, roadmap.roadmapId);
    expect(measures.map((m) => m.title.ru)).toContain(title);
  });

  it.each([
    ["another encoding", "text", Uint8Array.from([0xcf, 0xeb, 0xe0, 0xed])],
    ["no head", "text", bytes("просто текст\nещё строка")],
    ["100,000 rows", "csv", bytes(`№,Мероприятие,Сроки,Кто,Что\n${"1,a,b,c,d\n".repeat(100_000)}`)],
    ["more than 4 MB", "text", bytes(" ".repeat(4 * 2 ** 20 + 1))],
    ["no workbook", "xlsx", bytes("PK это не архив")],
  ] as const)("refuses a file of %s", async (_, format, content) => {
    await expect(readFile(format, content)).rejects.toMatchObject({ code: "input.invalid" });
  });
});

describe("the wordings", () => {
  const dates = (wording: string, period: string) => {
    const rule = Roadmap.ruleOf(wording, { from: 2021, to: 2025 })!;
    const { start, end } = periodBounds(period as PeriodId);
    const deadline = (period.endsWith("-Q4") ? rule.second : undefined) ?? rule.deadline;
    const due = computeDeadline(
      deadline,
      deadline.anchor === "period-start" ? start : end,
      russianCalendar,
    ) as Deadline;
    return [rule.reports, rule.from, rule.to, due.date, due.workBy];
  };

  it.each([
    ["2021-2025", "2025", ["yearly", 2021, 2025, "2025-12-31", "2025-12-30"]],
    ["2021–2025 гг.", "2024", ["yearly", 2021, 2025, "2024-12-31", "2024-12-28"]],
    ["до 31 декабря 2025 года", "2025", ["once", 2025, 2025, "2025-12-31", "2025-12-30"]],
    ["до 31 декабря 2023 года", "2023", ["once", 2023, 2023, "2023-12-31", "2023-12-29"]],
    ["до 31 декабря 2021 года", "2021", ["once", 2021, 2021, "2021-12-31", "2021-12-30"]],
    [
      "до 30-го числа первого месяца каждого квартала",
      "2025-Q1",
      ["quarterly", 2021, 2025, "2025-01-30", "2025-01-30"],
    ],
    [
      "до 30-го числа последнего месяца каждого квартала",
      "2025-Q1",
      ["quarterly", 2021, 2025, "2025-03-30", "2025-03-28"],
    ],
    ["Ежегодно до 2025", "2025", ["yearly", 2021, 2025, "2025-12-31", "2025-12-30"]],
    ["ежегодно до  2025 года", "2022", ["yearly", 2021, 2025, "2022-12-31", "2022-12-30"]],
    ["до 2023 год", "2023", ["once", 2023, 2023, "2023-12-31", "2023-12-29"]],
    ["постоянно", "2025", ["yearly", 2021, 2025, "2025-12-31", "2025-12-30"]],
    ["ежеквартально", "2025-Q1", ["quarterly", 2021, 2025, "2025-03-31", "2025-03-31"]],
    ["ежегодно до 31 декабря отчётного года", "2025", ["yearly", 2021, 2025, "2025-12-31", "2025-12-30"]],
    ["ежегодно до 30 апреля года, следующего за отчетным", "2024", ["yearly", 2021, 2025, "2025-04-30", "2025-04-30"]],
    [
      "ежеквартально до 10 числа месяца, следующего за отчетным кварталом",
      "2025-Q4",
      ["quarterly", 2021, 2025, "2026-01-10", "2025-12-30"],
    ],
  ])("reads «%s»", (wording, period, expected) => {
    expect(dates(wording, period)).toEqual(expected);
  });

  it.each([
    [
      "ежегодно, не позднее 10 января года, следующего за отчетным",
      "2025",
      ["yearly", 2021, 2025, "2026-01-10", "2025-12-30"],
    ],
    ["I квартал 2025 г.", "2025", ["once", 2025, 2025, "2025-03-31", "2025-03-31"]],
    ["IV квартал 2025 года", "2025", ["once", 2025, 2025, "2025-12-31", "2025-12-30"]],
    ["в 3-м квартале 2024 г.", "2024", ["once", 2024, 2024, "2024-09-30", "2024-09-30"]],
    ["третий квартал 2024 г.", "2024", ["once", 2024, 2024, "2024-09-30", "2024-09-30"]],
    ["декабрь 2025 г.", "2025", ["once", 2025, 2025, "2025-12-31", "2025-12-30"]],
    ["в феврале 2024 года", "2024", ["once", 2024, 2024, "2024-02-29", "2024-02-29"]],
    ["в течение 2024 года", "2024", ["once", 2024, 2024, "2024-12-31", "2024-12-28"]],
    ["до 1 марта 2022 г., далее ежегодно", "2024", ["yearly", 2022, 2025, "2024-03-01", "2024-03-01"]],
    ["ежегодно до 1 марта", "2023", ["yearly", 2021, 2025, "2023-03-01", "2023-03-01"]],
    ["до 1 марта ежегодно", "2023", ["yearly", 2021, 2025, "2023-03-01", "2023-03-01"]],
    [
      "ежеквартально, до 10-го числа месяца, следующего за отчетным кварталом",
      "2025-Q1",
      ["quarterly", 2021, 2025, "2025-04-10", "2025-04-10"],
    ],
    ["2 раза в год (до 1 июля, до 25 декабря)", "2025-Q2", ["half-yearly", 2021, 2025, "2025-07-01", "2025-07-01"]],
    ["2 раза в год (до 1 июля, до 25 декабря)", "2025-Q4", ["half-yearly", 2021, 2025, "2025-12-25", "2025-12-25"]],
    ["раз в полугодие", "2025-Q2", ["half-yearly", 2021, 2025, "2025-06-30", "2025-06-30"]],
    ["не реже двух раз в год", "2025-Q4", ["half-yearly", 2021, 2025, "2025-12-31", "2025-12-30"]],
    ["не реже 1 раза в квартал", "2025-Q1", ["quarterly", 2021, 2025, "2025-03-31", "2025-03-31"]],
    ["не реже одного раза в год", "2025", ["yearly", 2021, 2025, "2025-12-31", "2025-12-30"]],
    [
      "не позднее 10 февраля года, следующего за отчётным годом",
      "2024",
      ["yearly", 2021, 2025, "2025-02-10", "2025-02-10"],
    ],
    [
      "ежегодно до 20 января года, следующего за отчетным периодом",
      "2023",
      ["yearly", 2021, 2025, "2024-01-20", "2024-01-19"],
    ],
    [
      "ежеквартально, не позднее 15 числа месяца, следующего за кварталом",
      "2025-Q1",
      ["quarterly", 2021, 2025, "2025-04-15", "2025-04-15"],
    ],
    ["до 25-го числа последнего месяца квартала", "2025-Q1", ["quarterly", 2021, 2025, "2025-03-25", "2025-03-25"]],
    ["II-III кварталы 2024 года", "2024", ["once", 2024, 2024, "2024-09-30", "2024-09-30"]],
    ["в течение II квартала 2025 г.", "2025", ["once", 2025, 2025, "2025-06-30", "2025-06-30"]],
    ["4 кв. 2025 г.", "2025", ["once", 2025, 2025, "2025-12-31", "2025-12-30"]],
    ["октябрь – ноябрь 2024 г.", "2024", ["once", 2024, 2024, "2024-11-30", "2024-11-29"]],
    ["конец 2024 года", "2024", ["once", 2024, 2024, "2024-12-31", "2024-12-28"]],
    ["первое полугодие 2025 г.", "2025", ["once", 2025, 2025, "2025-06-30", "2025-06-30"]],
    ["II полугодие 2025 года", "2025", ["once", 2025, 2025, "2025-12-31", "2025-12-30"]],
    ["до 01.07.2025", "2025", ["once", 2025, 2025, "2025-07-01", "2025-07-01"]],
    ["в срок до 01.07.2025 г.", "2025", ["once", 2025, 2025, "2025-07-01", "2025-07-01"]],
    ["01.07.2025", "2025", ["once", 2025, 2025, "2025-07-01", "2025-07-01"]],
    ["к 1 сентября 2025 года", "2025", ["once", 2025, 2025, "2025-09-01", "2025-09-01"]],
    ["ежегодно к 1 сентября", "2025", ["yearly", 2021, 2025, "2025-09-01", "2025-09-01"]],
    ["ежегодно до 01.09", "2025", ["yearly", 2021, 2025, "2025-09-01", "2025-09-01"]],
    ["ежегодно, в IV квартале", "2025", ["yearly", 2021, 2025, "2025-12-31", "2025-12-30"]],
    ["ежегодно, II квартал", "2025", ["yearly", 2021, 2025, "2025-06-30", "2025-06-30"]],
    ["ежегодно в сентябре", "2025", ["yearly", 2021, 2025, "2025-09-30", "2025-09-30"]],
    ["ежегодно, август-сентябрь", "2025", ["yearly", 2021, 2025, "2025-09-30", "2025-09-30"]],
    ["с 2023 года постоянно", "2025", ["yearly", 2023, 2025, "2025-12-31", "2025-12-30"]],
    ["ежегодно, начиная с 2023 года", "2025", ["yearly", 2023, 2025, "2025-12-31", "2025-12-30"]],
    ["в течение всего периода реализации плана", "2025", ["yearly", 2021, 2025, "2025-12-31", "2025-12-30"]],
    ["на постоянной основе", "2025", ["yearly", 2021, 2025, "2025-12-31", "2025-12-30"]],
    ["дважды в год", "2025-Q2", ["half-yearly", 2021, 2025, "2025-06-30", "2025-06-30"]],
    ["раз в полгода", "2025-Q2", ["half-yearly", 2021, 2025, "2025-06-30", "2025-06-30"]],
    ["каждое полугодие", "2025-Q2", ["half-yearly", 2021, 2025, "2025-06-30", "2025-06-30"]],
    ["по полугодиям, до 10 июля и до 10 января", "2025-Q4", ["half-yearly", 2021, 2025, "2026-01-10", "2025-12-30"]],
    ["до 25 июня, до 25 декабря ежегодно", "2025-Q2", ["half-yearly", 2021, 2025, "2025-06-25", "2025-06-25"]],
    ["ежегодно до 25 июня и до 25 декабря", "2025-Q4", ["half-yearly", 2021, 2025, "2025-12-25", "2025-12-25"]],
  ])("reads «%s» of %s as ministries write it", (wording, period, expected) => {
    expect(Roadmap.ruleOf(wording, { from: 2021, to: 2025 }) && dates(wording, period)).toEqual(expected);
  });

  it.each([
    "в течение 10 рабочих дней после проведения мероприятия",
    "2 раза в год (до 1 марта, до 25 декабря)",
    "2 раза в год (до 1 февраля, до 25 декабря)",
    "по мере необходимости",
    "ежемесячно",
    "до 31 февраля 2025 года",
    "до 32-го числа последнего месяца каждого квартала",
    "2025-2021",
    "ежегодно до 2025 года и далее",
    "III-II кварталы 2025 года",
    "декабрь-январь 2025 г.",
    "до 31.02.2025",
    "до 1 сентября 2025 года, далее ежеквартально",
    "один раз в три года",
    "июль 2025, декабрь 2025",
    "до 30 июня, до 30 декабря",
    "за 2 месяца до окончания ИПРА",
    "",
  ])("does not guess «%s»", (wording) => {
    expect(Roadmap.ruleOf(wording, { from: 2021, to: 2025 })).toBeUndefined();
  });

  it("says what it assumed where the text is silent", () => {
    const told = Roadmap.ruleOf("до 2023 год", { from: 2021, to: 2025 })!.assumptions.map((a) => a.ru);
    expect(told.join(" ")).toContain("31 декабря 2022");
    expect(Roadmap.ruleOf("постоянно", { from: 2021, to: 2025 })!.assumptions.length).toBeGreaterThan(1);
    expect(Temporal.PlainDate.from("2025-03-30").dayOfWeek).toBe(7);
  });
});

describe("a ministry's own table", () => {
  const ministry = [
    "Государственная программа «Доступная среда» на 2026 год;;;;;;",
    "№ п/п;Наименование мероприятия;Ответственные исполнители;Срок реализации;Ожидаемый результат;Объём, тыс. руб.;Источник",
    "1;2;3;4;5;6;7",
    "I. Раздел;;;;;;",
    "1;Конкурс;Департамент образования;в течение 10 рабочих дней после проведения;Итоги;120,5;областной бюджет",
    "2;Мониторинг;Департамент образования;раз в полугодие;Справка;;",
  ].join("\n");
  const load = (content = ministry, key = "ministry") =>
    Roadmap.importRoadmap(w.ctx, { format: "csv", key, content, from: 2026, to: 2026 });

  it("is read by its heads, keeps its other columns as notes, and passes over the columns' numbers", async () => {
    const { roadmap } = await load();
    expect(roadmap).toMatchObject({ measures: 2, flagged: [{ row: 5, column: "deadline", key: "I-1" }] });
    const [contest, watch] = await Roadmap.measures(w.ctx, roadmap.roadmapId);
    expect(contest).toMatchObject({
      title: { ru: "Конкурс" },
      notes: [
        { column: "Объём, тыс. руб.", text: "120,5" },
        { column: "Источник", text: "областной бюджет" },
      ],
    });
    expect([contest!.rule, watch!.rule?.reports, watch!.notes]).toEqual([undefined, "half-yearly", undefined]);
  });

  it("gets a rule by hand for a wording that is not read; obligations follow, and it outlives another import", async () => {
    const { roadmapId } = (await load()).roadmap;
    const set = (body: object) =>
      Roadmap.setRule(w.ctx, roadmapId, "I-1", { reason: "Договорились", ...body } as never);
    for (const [wrong, pointer] of [
      [{ reports: "quarterly", due: { month: 4, day: 1 } }, "/due/month"],
      [{ reports: "yearly", from: 2027, due: { month: 4, day: 1 } }, "/to"],
      [{ reports: "yearly", due: { month: 4, day: 1 }, second: { month: 1, day: 1 } }, "/second"],
    ] as const)
      await expect(set(wrong)).rejects.toMatchObject({ code: "input.invalid", fields: [{ pointer }] });
    const rule = { reports: "quarterly", due: { month: 1, day: 10, following: true } };
    expect(await set(rule)).toMatchObject({
      version: 2,
      measure: { byHand: true, rule: { reports: "quarterly", from: 2026, to: 2026 } },
    });
    await set(rule); // again changes nothing
    const { roadmap } = await Roadmap.get(w.ctx, roadmapId);
    expect([roadmap.edition, roadmap.flagged]).toEqual([2, []]);
    expect((await Roadmap.changes(w.ctx, roadmapId, 2)).map((d) => d.text.ru)).toEqual([
      "правило срока задано вручную",
    ]);
    w.moveTo("2026-01-12T03:00:00Z");
    await agencyOf(w.ctx, "department");
    expect((await Reporting.open(w.ctx, "2026-Q1")).measures).toMatchObject([
      { measureKey: "I-1", dueDate: "2026-04-10", explain: { ru: expect.stringContaining("задано вручную") } },
    ]);
    const again = await load(ministry.replace("Мониторинг", "Мониторинг доступности"));
    expect(again.roadmap).toMatchObject({ edition: 3, flagged: [] });
    const other = await load(ministry.replace("после проведения", "после утверждения"));
    expect(other.roadmap.flagged).toMatchObject([{ key: "I-1", column: "deadline" }]);
    await expect(Roadmap.setRule(w.ctx, roadmapId, "I-9", { ...rule, reason: "х" } as never)).rejects.toMatchObject({
      code: "not-found",
    });
  });
});

describe("the catalogue and editions", () => {
  it("ships 49 measures with all thirteen wordings", async () => {
    const { roadmap } = await Roadmap.importRoadmap(w.ctx, { format: "catalogue" });
    const measures = await Roadmap.measures(w.ctx, roadmap.roadmapId);
    expect(measures).toHaveLength(49);
    expect(["I-", "II.", "III"].map((s) => measures.filter((m) => m.key.startsWith(s)).length)).toEqual([9, 30, 10]);
    expect(new Set(measures.map((m) => m.wording)).size).toBe(13);
    expect(measures.filter((m) => m.rule?.reports === "quarterly").map((m) => m.key)).toEqual([
      "II.I-1.1",
      "II.II-2.3",
      "II.V-5.2",
      "II.VII-7.1",
    ]);
  });

  it("makes an edition of a re-import with a readable difference, and none of the same file", async () => {
    const first = await take(fixture);
    expect(await take(fixture)).toMatchObject({ unchanged: true, roadmap: { edition: 1 } });
    const second = await take(
      fixture.replace("Каждый квартал\tежеквартально", "Каждый квартал\tпостоянно").replace(/4\.\tДавний.*\r\n/, ""),
    );
    expect(second.roadmap).toMatchObject({ edition: 2, roadmapId: first.roadmap.roadmapId });
    expect(second.differences.map((d) => [d.key, d.kind])).toEqual([
      ["II.II-2.3", "changed"],
      ["I-4", "removed"],
    ]);
    expect(second.differences[0]!.text.ru).toBe("срок: «ежеквартально» → «постоянно»");
    expect(await Roadmap.changes(w.ctx, first.roadmap.roadmapId, 2)).toHaveLength(2);
    expect(await Roadmap.measures(w.ctx, first.roadmap.roadmapId, 1)).toHaveLength(14);
  });

  it("is for staff to import and for agencies to read", async () => {
    const { roadmap } = await take(fixture);
    const school = w.as({ kind: "specialist", agency: "agency_01J8ZQ4M7N3E5R6T8V9WXYZABC" });
    await expect(Roadmap.importRoadmap(school, { format: "catalogue" })).rejects.toMatchObject({ code: "not-found" });
    expect(await Roadmap.get(school, roadmap.roadmapId)).toMatchObject({ version: 1 });
    await expect(take("ничего")).rejects.toMatchObject({ code: "input.invalid" });
  });
});
