import { beforeEach, expect, it } from "vitest";
import { surnameOf } from "../../../test/worlds/child.ts";
import { answer, lockByTwo, type PeriodWorld, periodWorld } from "../../../test/worlds/period.ts";
import * as Agency from "../../agencies/agency/index.ts";
import { entriesOf, unpacked } from "../../ground/shared/archive.ts";
import type { AgencyId, ObligationId } from "../../ground/shared/ids.ts";
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
    "Сроки отчётов",
    "Дети",
    "ИПРА",
    "Ведомства",
  ]);
  const cell = (sheet: string, row: string, column: number) =>
    sheets.find((s) => s.name === sheet)!.rows.find((r) => r.includes(row))![column];
  expect(cell("Сводка", "отчитались полностью", 1)).toBe("1");
  expect(cell("Сводка", "Детей на учёте", 1)).toBe("2");
  expect(cell("Раздел II.VII", "publications", 13)).toBe("1200");
  expect(sheets.find((s) => s.name === "Не отчитались")!.rows).toHaveLength(2 + report.missing.length);
  const text = JSON.stringify(noteText(report));
  expect(text).toContain("На 31 марта 2025 года на учёте состоят 2 ребёнка");
  expect(text).toContain("полностью отчитались 1, частично — 0, не сдали ни одного отчёта — 4");
  const docx = await Report.render(report, "docx");
  expect(Buffer.from(docx.slice(0, 2)).toString()).toBe("PK");
});

it("tells no data from nought and from silence, and why a measure was not carried out", async () => {
  const handIn = async (agency: AgencyId, key: string, report: object) => {
    const owed = (await w.owes(agency, "2025-Q1")).find((o) => o.measureKey === key)!;
    return Obligation.submit(w.ctx, id(owed), report);
  };
  const { school, school2, kindergarten } = w.agencies;
  const seventh = "II.VII-7.1";
  for (const [wrong, pointer] of [
    [{ noData: true }, "/narrative"],
    [{ noData: true, values: { done: true }, narrative: "х" }, "/values"],
    [{ values: { done: true, publications: null, "families-informed": 1 } }, "/narrative"],
  ] as const)
    await expect(handIn(school, seventh, wrong)).rejects.toMatchObject({
      code: "input.invalid",
      fields: [{ pointer }],
    });
  const nothing = await handIn(school, seventh, { noData: true, narrative: "Сайт закрыт на ремонт" });
  const none = { done: null, publications: null, "families-informed": null };
  expect(nothing).toMatchObject({ noData: true, values: none, status: "submitted" });
  await handIn(school2, seventh, {
    values: { done: true, publications: 0, "families-informed": null },
    narrative: "Семьи не считали",
  });
  await handIn(kindergarten, seventh, {
    values: { done: false, publications: 4, "families-informed": 10 },
    narrative: "Нет специалиста",
  });
  const second = (await w.owes(school, "2025-Q1")).find((o) => o.measureKey === "II.II-2.3")!;
  await handIn(school, "II.II-2.3", { noData: true, narrative: "Нет детей с ОВЗ" });
  expect((await Reporting.get(w.ctx, "2025-Q1")).obligations).toMatchObject({ noData: 2, submitted: 4 });

  const report = await Report.reportOf(w.ctx, "2025-Q1");
  expect(report.obligations).toMatchObject({ submitted: 4, noData: 2, notPerformed: 1 });
  const measure = (key: string) => report.sections.flatMap((s) => s.measures).find((m) => m.measureKey === key)!;
  const figure = (key: string, of = seventh) => measure(of).figures.find((f) => f.key === key)!;
  expect(figure("publications")).toMatchObject({ value: 4, of: 2, noData: 1 });
  expect(figure("families-informed")).toMatchObject({ value: 10, of: 1, noData: 2 });
  expect(figure("done")).toMatchObject({ value: 1, of: 2, noData: 1 });
  const silent = measure("II.V-5.2").figures.find((f) => f.source === "submitted")!;
  expect([silent.value, silent.of, silent.noData]).toEqual([undefined, 0, 0]);
  expect(JSON.stringify(report)).not.toContain("Нет специалиста"); // what people wrote stays in the vault

  const { reportId } = await Report.request(w.ctx, "2025-Q1", "xlsx");
  await Report.make(w.system, reportId);
  const kept = await w.ctx.bank.list("vault", `T#kuzbass#REPORT#${reportId}`);
  expect(kept.items.length).toBeGreaterThan(0);
  const sheets = await readSheets((await Report.download(w.ctx, reportId)).bytes);
  expect(sheets.find((s) => s.name === "Причины")!.rows.slice(2)).toEqual([
    ["II.II-2.3", "school", "Новокузнецк", "Нет данных", "Нет детей с ОВЗ"],
    [seventh, "kindergarten", "Новокузнецк", "Не выполнено", "Нет специалиста"],
    [seventh, "school", "Новокузнецк", "Нет данных", "Сайт закрыт на ремонт"],
  ]);
  const summary = sheets.find((s) => s.name === "Сводка")!.rows;
  expect(summary.find((r) => r[0] === "Доля выполненных, %")![1]).toBe("нет данных");
  expect(summary.find((r) => r[0] === "Мероприятий ИПРА с итогом")![1]).toBe("0");
  const note = await Report.documentNow(w.ctx, "2025-Q1", "docx");
  const text = await textOf(note.bytes);
  for (const told of ["Нет специалиста", "«Не выполнено» указано в 1 отчёте", "получили семьи: 10"])
    expect(text).toContain(told);
  expect(text.match(/Таблица \d/g)).toEqual(["Таблица 1", "Таблица 2", "Таблица 3", "Таблица 4"]);

  const form = await readForm(await formWith(await writeForm("Школа", [{ ...second, status: "pending" }]), "н/д"));
  expect(form[0]!.values).toEqual(Object.fromEntries(second.indicators.map(({ key }) => [key, null])));
});

/** The form with the same in each cell that is to be filled. */
async function formWith(form: Uint8Array, value: string): Promise<Uint8Array> {
  const { readXlsx, writeXlsx } = await import("hucre/xlsx");
  const { rows } = (await readXlsx(form)).sheets[0]!;
  const filled = rows.map((row) => (/^obligation_/.test(String(row[0])) ? [...row.slice(0, 5), value, ""] : row));
  return writeXlsx({ sheets: [{ name: "Отчёт", rows: filled as string[][] }] });
}

/** What a DOCX says, without its marks. */
async function textOf(docx: Uint8Array): Promise<string> {
  const body = entriesOf(docx).find(({ name }) => name === "word/document.xml")!;
  const parts: Buffer[] = [];
  for await (const part of unpacked(docx, body)) parts.push(part);
  return Buffer.concat(parts)
    .toString()
    .replace(/<[^>]+>/g, "");
}

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

it("says until when reports are taken that are due after the year's figures are frozen", async () => {
  w.moveTo("2025-12-22T03:00:00Z");
  await Reporting.open(w.ctx, "2025");
  const token = await Period.reportsToken(w.ctx, w.agencies.department);
  const year = async () =>
    (await Reporting.respondReports(w.ctx, { token, action: "view" })).periods.find(({ period }) => period === "2025")!;
  expect((await year()).lockOn).toBe("2026-01-23");
  w.moveTo("2026-01-24T03:00:00Z");
  await Reporting.lock(w.ctx, "2025");
  const left = await year();
  expect([left.lockOn, left.obligations.map(({ dueDate }) => dueDate)]).toEqual(["2026-05-18", ["2026-04-30"]]);
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
    by: { name: "Иванова А. П.", post: "методист", phone: "77-09-32" },
  });
  expect(done.rows!.map((r) => r.problem?.code ?? r.outcome)).toEqual(["submitted", "submitted", "not-found"]);
  // Who answers is the coordinator's to read, and told to the colleague who comes second; the record itself names nobody.
  const first = reports[0]!.obligationId;
  expect((await Obligation.get(w.ctx, first)).answeredBy).toEqual({
    name: "Иванова А. П.",
    post: "методист",
    phone: "77-09-32",
  });
  const second = await Reporting.respondReports(w.ctx, { token, action: "submit", reports: reports.slice(0, 1) });
  expect(second.rows![0]!.problem).toMatchObject({
    code: "obligation.closed",
    text: { ru: expect.stringMatching(/Сдан: Иванова А\. П\., методист, \d+ \S+ 2025 года, \d\d:\d\d\.$/) },
  });
  await expect(Reporting.respondReports(w.ctx, { token: `${token}x`, action: "view" })).rejects.toMatchObject({
    code: "link.invalid",
  });
  w.moveTo("2025-06-01T03:00:00Z");
  await expect(Reporting.respondReports(w.ctx, { token, action: "view" })).rejects.toMatchObject({
    code: "link.dead",
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
      person: { surname: surnameOf(n), givenName: "Анна", birthDate: `2016-05-${10 + n++}`, sex: "female" },
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

it("tells why steps did not come off, by cause and by organisation, in all three forms", async () => {
  const report = await Report.reportOf(w.ctx, "2025-Q1");
  const { school, kindergarten } = w.agencies;
  const failure = {
    agencyId: school!,
    municipality: "novokuznetsk",
    outcome: "not-performed",
    cause: "no-place",
    n: 2,
  } as const;
  const failures = [
    failure,
    { ...failure, agencyId: kindergarten!, outcome: "rejected", cause: "no-specialist", n: 1 } as const,
  ];
  const told: Report.Report = {
    ...report,
    computed: { ...report.computed, failures },
    organisationNames: { [school!]: "СОШ № 1", [kindergarten!]: "Детский сад" },
  };
  const sheets = await readSheets(await Report.render(told, "xlsx"));
  const { rows } = sheets.find((s) => s.name === "Причины")!;
  expect(rows.find(([name]) => name === "Нет места")).toMatchObject(
    ["Нет места", "0", "2", "0", "0", "0", "2"].concat(""),
  );
  expect(rows.find(([name]) => name === "СОШ № 1, Новокузнецк")).toEqual([
    "СОШ № 1, Новокузнецк",
    "0",
    "0",
    "2",
    "0",
    "0",
    "0",
    "2",
  ]);
  const { failures: sentences, conclusions } = noteText(told);
  expect(sentences[0]).toMatch(
    /^Причины, по которым шаги не выполнены, названы 3 раза: нет места — 2; нет специалиста — 1\./,
  );
  expect(conclusions).toContain("Решить, где взять недостающее: не хватило мест — 2, специалистов — 1.");
  const note = await textOf(await Report.render(told, "docx"));
  for (const text of ["Причины по организациям", "Детский сад, Новокузнецк"]) expect(note).toContain(text);
  expect((await readSheets(await Report.render(report, "xlsx"))).map((s) => s.name)).not.toContain("Причины");
});
