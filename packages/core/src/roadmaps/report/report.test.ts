import { beforeEach, expect, it } from "vitest";
import { answer, lockByTwo, type PeriodWorld, periodWorld } from "../../../test/worlds/period.ts";
import * as Agency from "../../agencies/agency/index.ts";
import type { ObligationId } from "../../ground/shared/ids.ts";
import { readSheets } from "../../ground/workbook/read.ts";
import { writeBook } from "../../ground/workbook/write.ts";
import * as Child from "../../people/child/index.ts";
import * as Indicator from "../indicator/index.ts";
import * as Obligation from "../obligation/index.ts";
import * as Period from "../period/index.ts";
import * as Reporting from "../reporting/index.ts";
import { readForm, writeForm } from "./form.ts";
import * as Report from "./index.ts";
import { noteText } from "./note.text.ts";

let w: PeriodWorld;
beforeEach(async () => {
  w = await periodWorld();
  w.moveTo("2025-03-20T03:00:00Z");
  await Reporting.open(w.ctx, "2025-Q1");
});
const id = (o: { obligationId: string }) => o.obligationId as ObligationId;

it("tells the same figures in JSON, XLSX and DOCX", async () => {
  for (const sex of ["female", "male"] as const) {
    const child = await Child.register(w.ctx, {
      person: { surname: "Соловьёва", givenName: "Анна", birthDate: sex === "male" ? "2016-05-14" : "2023-05-14", sex },
      municipality: "novokuznetsk",
      representatives: [{ surname: "Соловьёва", givenName: "Мария", relation: "parent" }],
      disability: true,
      educationalNeeds: false,
      targetGroups: ["down-syndrome"],
    });
    await Indicator.countChild(w.system, child.record.childId);
  }
  for (const o of await w.owes(w.agencies.school, "2025-Q1"))
    await Obligation.submit(w.ctx, id(o), { values: answer(o, 1200) });
  w.moveTo("2025-04-02T03:00:00Z");
  const report = await Report.reportOf(w.ctx, "2025-Q1");
  expect(report.organisations).toEqual({ expected: 5, complete: 1, partly: 0, silent: 4 });
  expect(report.computed.totals).toMatchObject({ children: 2, "children-disability": 2, "children-0-3": 1 });
  const sheets = await readSheets(await Report.render(report, "xlsx"));
  expect(sheets.map((s) => s.name)).toEqual([
    "Сводка",
    "Раздел II.I",
    "Раздел II.II",
    "Раздел II.V",
    "Раздел II.VII",
    "Не отчитались",
    "Дети",
    "ИПРА",
    "Ведомства",
  ]);
  const cell = (sheet: string, row: string, column: number) =>
    sheets.find((s) => s.name === sheet)!.rows.find((r) => r.includes(row))![column];
  expect(cell("Сводка", "отчитались полностью", 1)).toBe("1");
  expect(cell("Сводка", "Детей на учёте", 1)).toBe("2");
  expect(cell("Раздел II.VII", "publications", 11)).toBe("1200");
  expect(sheets.find((s) => s.name === "Не отчитались")!.rows).toHaveLength(2 + report.missing.length);
  const text = JSON.stringify(noteText(report));
  expect(text).toContain("На 31 марта 2025 года на учёте состоят 2 ребёнка");
  expect(text).toContain("полностью отчитались 1, частично — 0, не сдали ни одного отчёта — 4");
  const docx = await Report.render(report, "docx");
  expect(Buffer.from(docx.slice(0, 2)).toString()).toBe("PK");
});

it("writes what begins like a formula as a text", async () => {
  const nasty = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x","y")'];
  const book = await writeBook("Т", [
    { name: "Т", widths: [10], rows: nasty.map((cells) => ({ kind: "body", cells: [cells] })) },
  ]);
  const { readXlsx } = await import("hucre/xlsx");
  const read = await readXlsx(book);
  const { cells, rows } = read.sheets[0]!;
  expect(rows.map((r) => typeof r[0])).toEqual(nasty.map(() => "string"));
  expect([...(cells?.values() ?? [])].filter((c) => c.formula !== undefined)).toEqual([]);
  await Agency.patch(w.ctx, w.agencies.school, { shortName: "=cmd|' /C calc'!A0" });
  await Reporting.open(w.ctx, "2025");
  const year = await readXlsx(await Report.render(await Report.reportOf(w.ctx, "2025"), "xlsx"));
  expect(year.sheets.flatMap((s) => [...(s.cells?.values() ?? [])]).some((c) => c.formula)).toBe(false);
});

it("gives out a form and takes it back, cell by cell", async () => {
  const owed = await w.owes(w.agencies.school, "2025-Q1");
  const { readXlsx, writeXlsx } = await import("hucre/xlsx");
  const book = await readXlsx(await writeForm("Школа № 1", owed));
  const rows = book.sheets[0]!.rows;
  const fill = (value: (key: string, i: number) => unknown) =>
    writeXlsx({
      sheets: [
        {
          name: "Отчёт",
          rows: rows.map((row, i) => {
            const key = /^obligation_\w+:(.+)$/.exec(String(row[0]))?.[1];
            return (key ? [...row.slice(0, 5), value(key, i), key === "done" ? "Всё по плану" : ""] : row) as string[];
          }),
        },
      ],
    });
  const good = await readForm(await fill((key) => (key === "done" ? "Да" : "1 200")));
  expect(good).toHaveLength(owed.length);
  expect(good[0]).toMatchObject({ values: { done: true }, narrative: "Всё по плану" });
  expect(Object.values(good[0]!.values)).toContain(1200);
  await expect(readForm(await fill((key) => (key === "done" ? "возможно" : "много")))).rejects.toMatchObject({
    code: "input.invalid",
    fields: expect.arrayContaining([expect.objectContaining({ pointer: "/file/Отчёт/F4" })]),
  });
  await expect(readForm(new TextEncoder().encode("не книга"))).rejects.toMatchObject({ code: "input.invalid" });
  const rowsIn = await Reporting.submitForm(
    w.as({ kind: "link", agency: w.agencies.school }),
    (await fill((key) => (key === "done" ? "да" : 7))) as Buffer,
  );
  expect(rowsIn.map((r) => r.outcome)).toEqual(["submitted", "submitted"]);
});

it("serves an organisation by its link: look, hand in all at once, and no other's", async () => {
  await Reporting.open(w.ctx, "2025");
  const token = await Period.reportsToken(w.ctx, w.agencies.school);
  const seen = await Reporting.respondReports(w.ctx, { token, action: "view" });
  expect(seen.periods.map((p) => p.period)).toEqual(["2025-Q1", "2025"]);
  const reports = seen.periods[0]!.obligations.map((o) => ({ obligationId: id(o), values: answer(o) }));
  const [foreign] = await w.owes(w.agencies.school2, "2025-Q1");
  const done = await Reporting.respondReports(w.ctx, {
    token,
    action: "submit",
    reports: [...reports, { obligationId: id(foreign!), values: answer(foreign!) }],
  });
  expect(done.rows!.map((r) => r.problem?.code ?? r.outcome)).toEqual(["submitted", "submitted", "not-found"]);
  await expect(Reporting.respondReports(w.ctx, { token: `${token}x`, action: "view" })).rejects.toMatchObject({
    code: "link.invalid",
  });
  w.moveTo("2025-06-01T03:00:00Z");
  await expect(Reporting.respondReports(w.ctx, { token, action: "view" })).rejects.toMatchObject({
    code: "link.expired",
  });
});

it("makes documents in the background, with progress, to be fetched later", async () => {
  const asked = await Report.request(w.ctx, "2025-Q1", "xlsx");
  expect(asked).toMatchObject({ status: "waiting", progress: 0 });
  await expect(Report.download(w.ctx, asked.reportId)).rejects.toMatchObject({ code: "report.not-ready" });
  await Report.make(w.system, asked.reportId);
  expect(await Report.status(w.ctx, asked.reportId)).toMatchObject({ status: "ready", progress: 100, revision: 0 });
  const file = await Report.download(w.ctx, asked.reportId);
  expect(file).toMatchObject({ name: "report-2025-Q1.xlsx" });
  expect((await readSheets(file.bytes)).length).toBeGreaterThan(5);
  await lockByTwo(w, "2025-Q1");
  await Report.requestAll(w.system, "2025-Q1");
  await Report.requestAll(w.system, "2025-Q1");
  expect((await Report.documentsOf(w.ctx, "2025-Q1")).map((d) => d.format).sort()).toEqual(["docx", "xlsx", "xlsx"]);
});

it("tells how the computed figures have moved over the periods before, as they were frozen", async () => {
  const child = () =>
    Child.register(w.ctx, {
      person: { surname: "Соловьёва", givenName: "Анна", birthDate: `2016-05-${10 + n++}`, sex: "female" },
      municipality: "novokuznetsk",
      disability: true,
      educationalNeeds: false,
      representatives: [{ surname: "Соловьёва", givenName: "Мария", relation: "parent" }],
    }).then(({ record }) => Indicator.countChild(w.system, record.childId));
  let n = 0;
  await child();
  await lockByTwo(w, "2025-Q1");
  await child();
  w.moveTo("2025-06-20T03:00:00Z");
  await Reporting.open(w.ctx, "2025-Q2");
  await child();
  await lockByTwo(w, "2025-Q2");
  w.moveTo("2025-09-20T03:00:00Z");
  await Reporting.open(w.ctx, "2025-Q3");
  const report = await Report.reportOf(w.ctx, "2025-Q3");
  expect(report.trend?.map((point) => [point.period, point.totals.children])).toEqual([
    ["2025-Q1", 1],
    ["2025-Q2", 3],
  ]);
  expect(report.previous).toMatchObject({ children: 3 });
  const sheet = (await readSheets(await Report.render(report, "xlsx"))).find(({ name }) => name === "Динамика")!;
  expect(sheet.rows[1]).toEqual(["Показатель", "I квартал 2025 года", "II квартал 2025 года", "III квартал 2025 года"]);
  expect(sheet.rows.find(([name]) => name === "Детей на учёте")).toEqual(["Детей на учёте", "1", "3", "3"]);
});
