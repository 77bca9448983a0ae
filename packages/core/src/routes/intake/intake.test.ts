import { beforeEach, describe, expect, it } from "vitest";
import { extractOf } from "../../../test/fixtures/extract.ts";
import { zip } from "../../../test/fixtures/zip.ts";
import { vera } from "../../../test/worlds/child.ts";
import { agencyOf } from "../../../test/worlds/region.ts";
import { specialist, world } from "../../../test/worlds/tenant.ts";
import type { ChildId, TaskId } from "../../ground/shared/ids.ts";
import { memoryBank, memoryFiles } from "../../ground/shared/memory/index.ts";
import { readTable } from "../../ground/table/index.ts";
import { writeBook } from "../../ground/workbook/write.ts";
import * as Child from "../../people/child/index.ts";
import * as Inbox from "../../telling/inbox/index.ts";
import * as Instrument from "../instrument/index.ts";
import * as Intake from "./index.ts";

const given = async () => {
  const bank = memoryBank();
  const w = await world(bank);
  const memory = memoryFiles();
  const child = async (person: Partial<typeof vera.person> = {}): Promise<ChildId> => {
    const { snils: _, patronymic: __, ...rest } = vera.person;
    return (await Child.register(w.ctx, { ...vera, person: { ...rest, ...person } })).record.childId;
  };
  const send = (file: Partial<Intake.PapersFileInput> & { content: string }) =>
    Intake.importPapers(w.ctx, memory, { format: "xml", ...file });
  const one = async (content: string) => (await send({ content })).rows[0]!;
  const papers = (childId: ChildId) => Instrument.listFor(w.ctx, childId);
  return { ...w, bank, child, send, one, papers };
};
let w: Awaited<ReturnType<typeof given>>;
beforeEach(async () => {
  w = await given();
});
const alena = { surname: "Соловьёва", givenName: "Алёна", birthDate: "2015-05-14" };

it("given an ИПРА to a day past the 18th birthday, when a register comes, then it is recorded, and that is said", async () => {
  await w.child({ ...alena, snils: "112-233-445 95" });
  const heads = "Фамилия;Имя;Дата рождения;Номер ИПРА;Дата ИПРА;Срок действия";
  const content = `${heads}\nСоловьёва;Алёна;14.05.2015;7.1/2025;01.02.2025;15.05.2033`;
  const { rows } = await w.send({ content, format: "csv", kind: "ipra" });
  expect(rows).toMatchObject([{ outcome: "recorded", notes: [{ ru: expect.stringContaining("18-летие") }] }]);
});

describe("whose paper it is", () => {
  it("given a card of the СНИЛС or of name and birth date, when an extract comes, then it is that child's", async () => {
    const childId = await w.child({ ...alena, snils: "112-233-445 95" });
    expect(await w.one(extractOf())).toMatchObject({ outcome: "recorded", childId });
    // By name alone: ё and capitals do not matter.
    const mark = await w.child({ ...alena, givenName: "Марк" });
    const nameless = extractOf({ number: "2", givenName: "МАРК", patronymic: "", snils: [] });
    expect(await w.one(nameless)).toMatchObject({ outcome: "recorded", childId: mark });
    // A new surname under the same СНИЛС.
    const married = extractOf({ number: "3", surname: "ИВАНОВА", begins: "2025-02-27" });
    expect(await w.one(married)).toMatchObject({ outcome: "recorded", childId });
  });

  it.each<[string, object, Parameters<typeof extractOf>[0], string[]]>([
    ["another СНИЛС in the card", { ...alena, snils: "112-233-446 96" }, {}, ["name-and-birth-date"]],
    ["another patronymic", { ...alena, patronymic: "Петровна" }, { snils: [] }, ["name-and-birth-date"]],
    [
      "another birth date under the СНИЛС",
      { ...alena, birthDate: "2015-05-15", snils: "112-233-445 95" },
      {},
      ["snils"],
    ],
    ["the name alone", { ...alena, birthDate: "2016-01-01" }, {}, ["name"]],
    [
      "day and month swapped",
      { ...alena, birthDate: "2015-03-05" },
      { birthDate: "2015-05-03" },
      ["birth-date-swapped", "name"],
    ],
    ["a form of the given name", { ...alena, givenName: "Елена" }, { snils: [] }, ["alike"]],
    ["a letter of the surname mistyped", { ...alena, surname: "Саловьева" }, { snils: [] }, ["alike"]],
    ["a digit of the birth date mistyped", { ...alena, surname: "Соловьёва", birthDate: "2015-05-15" }, {}, ["name"]],
  ])("given %s, when an extract comes, then a person says whose it is", async (_, card, extract, reasons) => {
    const childId = await w.child(card);
    const { importId, rows } = await w.send({ content: extractOf(extract) });
    expect(rows).toMatchObject([{ outcome: "uncertain", candidates: [{ childId, reasons }] }]);
    expect(await w.papers(childId)).toEqual([]);
    const listed = await Intake.listRows(w.ctx, importId, {});
    expect(listed.items).toMatchObject([{ row: 1, said: { who: { surname: "Соловьева" }, number: "1187.7.42/2026" } }]);
    const after = await Intake.confirm(w.ctx, { importId: importId, row: 1 }, { childId });
    expect(after).toMatchObject({ outcome: "recorded", childId });
    expect(await w.papers(childId)).toMatchObject([{ number: "1187.7.42/2026", history: [{ importId }] }]);
    await expect(Intake.confirm(w.ctx, { importId: importId, row: 1 }, { childId })).rejects.toMatchObject({
      code: "conflict.exists",
      current: { childId, instrumentId: after.instrumentId },
    });
  });

  it("given nobody like that, when an extract comes, then it waits until the child is registered", async () => {
    const { importId, rows } = await w.send({ content: extractOf() });
    expect(rows).toMatchObject([{ outcome: "unknown-child" }]);
    const childId = await w.child(alena);
    const at = { importId: importId, row: 1 };
    expect(await Intake.confirm(w.ctx, at, { childId })).toMatchObject({ outcome: "recorded" });
    const stranger = w.as(specialist(await agencyOf(w.ctx, "school")));
    await expect(Intake.confirm(stranger, at, { childId })).rejects.toMatchObject({ code: "not-found" });
    await expect(
      Intake.importPapers(stranger, memoryFiles(), { format: "xml", content: extractOf() }),
    ).rejects.toMatchObject({
      code: "not-found",
    });
  });
});

describe("a paper that comes again", () => {
  it("given the same, a corrected and an older one, when sent, then each is what it is", async () => {
    const childId = await w.child(alena);
    const first = await w.one(extractOf());
    expect(await w.one(extractOf())).toMatchObject({ outcome: "unchanged", instrumentId: first.instrumentId });
    const corrected = await w.one(extractOf({ end: "2028-01-01" }));
    expect(corrected).toMatchObject({ outcome: "corrected", childId });
    expect(await w.one(extractOf({ end: "2028-01-01" }))).toMatchObject({ outcome: "unchanged" });
    const older = extractOf({ number: "1", begins: "2024-02-01", end: "2025-02-25" });
    expect(await w.one(older)).toMatchObject({ outcome: "recorded" });
    const all = await w.papers(childId);
    expect(all.map(({ number, supersededBy }) => [number, supersededBy])).toEqual([
      ["1187.7.42/2026", corrected.instrumentId],
      ["1187.7.42/2026", undefined],
      ["1", undefined],
    ]);
    expect((await Instrument.inForce(w.ctx, childId, "ipra", "2025-03-03"))?.instrumentId).toBe(corrected.instrumentId);
  });

  it("given another child's number, when sent, then both are named and nobody gets it until confirmed", async () => {
    const first = await w.child(alena);
    const second = await w.child({ ...alena, givenName: "Марк" });
    await w.one(extractOf());
    const { importId, rows } = await w.send({ content: extractOf({ givenName: "МАРК", patronymic: "", snils: [] }) });
    expect(rows).toMatchObject([
      { outcome: "same-number", candidates: [{ childId: second }, { childId: first }], code: "instrument.duplicate" },
    ]);
    const at = { importId: importId, row: 1 };
    await expect(Intake.confirm(w.ctx, at, { childId: second })).rejects.toMatchObject({
      code: "instrument.duplicate",
    });
    const confirmed = { childId: second, confirmedDistinctFrom: [first] };
    expect(await Intake.confirm(w.ctx, at, confirmed)).toMatchObject({ outcome: "recorded" });
  });

  it("given a dry run, when sent, then all is told and nothing is written", async () => {
    const childId = await w.child(alena);
    const before = await w.bank.list("vault", Child.keyOf("kuzbass", childId).pk, {});
    const content = zip([
      { name: "a.xml", content: extractOf() },
      { name: "b.xml", content: extractOf({ number: "" }) },
    ]).toString("base64");
    const { importId, counts } = await w.send({ format: "zip", content, dryRun: true });
    expect(counts).toEqual({ recorded: 1, failed: 1 });
    expect((await Intake.listRows(w.ctx, importId, {})).items).toEqual([]);
    expect(await w.papers(childId)).toEqual([]);
    expect(await w.bank.list("vault", Child.keyOf("kuzbass", childId).pk, {})).toEqual(before);
    const sent = await w.send({ format: "zip", content });
    expect(await Intake.getImport(w.ctx, sent.importId)).toMatchObject({
      rows: 2,
      done: 2,
      counts: { recorded: 1, failed: 1 },
      finishedAt: "2025-03-03T05:00:00Z",
    });
    const rows = await w.bank.list("records", `T#kuzbass#IMPORT#${sent.importId}`, { prefix: "ROW#" });
    expect(JSON.stringify(rows)).not.toMatch(/Соловьева|2015-05-14|1187|a\.xml/);
  });
});

const register = (...rows: string[][]): Promise<string> =>
  writeBook("Реестр", [
    {
      name: "Лист1",
      widths: [20],
      rows: [
        ["РЕЕСТР индивидуальных программ (ИПРА)"],
        ["№ п/п", "ФИО ребенка", "Дата рождения", "№ ИПРА, № и дата протокола", "Дата окончания ИПРА", "Примечание"],
        ["1", "2", "3", "4", "5", "6"],
        ...rows,
        ["", `Всего: ${rows.length}`],
      ].map((cells) => ({ kind: "body" as const, cells })),
    },
  ]).then((bytes) => Buffer.from(bytes).toString("base64"));

describe("a register of ИПРА", () => {
  it("given the habits of registers, when sent, then rows are read, twins held and the rest comes back to be mended", async () => {
    const childId = await w.child(alena);
    const [petr, pavel] = [
      await w.child({ surname: "Петров", givenName: "Петр", birthDate: "2018-07-12" }),
      await w.child({ surname: "Петров", givenName: "Павел", birthDate: "2018-07-12" }),
    ];
    const content = await register(
      [
        "1",
        "Соловьева  Алена",
        "14.05.15",
        "ИПРА № 1187.7.42/2026 к протоколу № 1255\nот 26.02.2025",
        "14.05.33",
        "до 18 лет",
      ],
      ["2", "Петров Петр (близнец 1)", "2018-07-12", "№ 77.7.42/2026 от 15.01.2025", "01.02.27", ""],
      ["3", "Петров Павел (близнец 2)", "2018-07-12", "№ 77.7.42/2026 от 15.01.2025", "01.02.27", ""],
      ["4", "Сидорова", "12.12.2012 г.р.", "", "бессрочно", "нет имени"],
      ["5", "Ёлкина Вера", "20.05.2016", "№ 5 от 31.02.2025", "до 18 лет", ""],
    );
    const { importId, rows } = await w.send({ format: "xlsx", content });
    expect(rows.map(({ row, outcome }) => [row, outcome])).toEqual([
      [4, "recorded"],
      [5, "same-number"],
      [6, "same-number"],
      [7, "failed"],
      [8, "failed"],
    ]);
    expect(new Set(rows[1]!.candidates!.map((one) => one.childId))).toEqual(new Set([petr, pavel]));
    expect(await w.papers(childId)).toMatchObject([
      { number: "1187.7.42/2026", validFrom: "2025-02-26", validTo: "2033-05-14", measures: [] },
    ]);
    // The extract of the same paper brings its measures; the register, sent again, takes none away.
    expect(await w.one(extractOf())).toMatchObject({ outcome: "corrected" });
    expect((await w.send({ format: "xlsx", content })).rows[0]).toMatchObject({ outcome: "unchanged" });

    const { bytes } = await Intake.failedRows(w.ctx, importId);
    const failed = await readTable({ format: "xlsx", content: Buffer.from(bytes).toString("base64") }, [
      { key: "name", name: { ru: "ФИО ребенка", en: "" } },
      { key: "row", name: { ru: "Строка исходного файла", en: "" } },
      { key: "fix", name: { ru: "Что исправить", en: "" } },
    ]);
    expect(failed.rows.map(({ values }) => [values.name, values.row])).toEqual([
      ["Петров Петр (близнец 1)", "5"],
      ["Петров Павел (близнец 2)", "6"],
      ["Сидорова", "7"],
      ["Ёлкина Вера", "8"],
    ]);
    expect(failed.rows.map(({ values }) => values.fix)).toEqual([
      expect.stringContaining("другого ребёнка"),
      expect.stringContaining("другого ребёнка"),
      expect.stringMatching(/ФИО.*№ ИПРА: не заполнено/),
      "№ ИПРА: дата после «от», которая есть в календаре",
    ]);
    // Sent again as it came back, its rows are read as before.
    const again = await w.send({ format: "xlsx", content: Buffer.from(bytes).toString("base64"), dryRun: true });
    expect(again.counts).toEqual({ "same-number": 2, failed: 2 });
  });

  it.each([
    ["бессрочно", { term: "indefinite" }],
    ["до 18 лет", { validTo: "2033-05-14", term: "until-18" }],
    ["01.01.0001", { term: "indefinite" }],
    ["31.12.9999", { term: "indefinite" }],
    ["до 01.03.2027", { validTo: "2027-03-01" }],
    ["01.03.2027 г. (включительно)", { validTo: "2027-03-01" }],
    ["с 01.02.2025 по 01.03.2027", { validTo: "2027-03-01" }],
    ["01.02.2025 – до 18 лет", { validTo: "2033-05-14", term: "until-18" }],
    ["до достижения 18 лет", { validTo: "2033-05-14", term: "until-18" }],
    ["на 2 года", { validTo: "2027-01-31" }],
    ["1 год", { validTo: "2026-01-31" }],
  ])("given «%s» as its end, when sent, then it is read so", async (end, ends) => {
    const childId = await w.child(alena);
    await w.send({
      format: "xlsx",
      content: await register(["1", "Соловьева Алена", "14.05.2015", "№ 1 от 01.02.2025", end, ""]),
    });
    expect(await w.papers(childId)).toMatchObject([ends]);
  });
});

it.each([
  ["1190.7.42/2026 (протокол проведения МСЭ № 5 от 26.02.2025)", "1190.7.42/2026", "2025-02-26"],
  ["1191.7.42/2026 к пр. № 1255 от 26.02.2025", "1191.7.42/2026", "2025-02-26"],
  ["ИПРА ребенка-инвалида № 1192.7.42/2026 от 26 февраля 2025 г.", "1192.7.42/2026", "2025-02-26"],
  ["№ 1193.7.42/2026 к протоколу проведения МСЭ от 26.02.2025 № 1255", "1193.7.42/2026", "2025-02-26"],
])("given «%s» in one cell, when sent, then number and day are the paper's own", async (cell, number, validFrom) => {
  const childId = await w.child(alena);
  const content = `Порядковый N;Фамилия, имя, отчество ребенка-инвалида;Дата рождения ребёнка;N ИПРА ребенка-инвалида;Срок действия\n1;Соловьева Алена;14.05.2015;"${cell}";до 18 лет`;
  await w.send({ format: "csv", content });
  expect(await w.papers(childId)).toMatchObject([{ number, validFrom }]);
});

it("given marks in words, when a list of the ПМПК is sent, then what is not needed is no recommendation", async () => {
  const childId = await w.child(alena);
  const heads = "ФИО;Дата рождения;N протокола;Дата обследования;Логопед;Дефектолог;Психолог;Тьютор;Предъявлено";
  const row = "Соловьева Алена;14.05.2015;5;10.02.2025;нужен;не нужен;2 раза в неделю;не рекомендован;01.03.2025";
  await w.send({ format: "csv", kind: "pmpk", content: `${heads}\n${row}` });
  const [paper] = await w.papers(childId);
  expect(paper!.measures.map(({ title }) => title)).toEqual([
    "Занятия с учителем-логопедом",
    "Занятия с педагогом-психологом",
  ]);
  expect(paper!.conclusion?.presented).toBe(true);
});

it("given a list of the ПМПК with two storeys of heads, when sent, then its marks are recommendations", async () => {
  const childId = await w.child(alena);
  const content = [
    "Мониторинг рекомендаций ПМПК;;;;;;;;",
    "ФИО;Дата рождения;№ заключения;Дата обследования;ОВЗ;Рекомендованы специалисты;;;Согласие родителей",
    ";;;;;Логопед;Дефектолог;Тьютор;",
    "Соловьева Алена;14.05.2015;№ 12-П;20.01.2025;да;+;-;;согласны",
  ].join("\n");
  const { rows } = await w.send({ format: "csv", kind: "pmpk", content });
  expect(rows).toMatchObject([{ outcome: "recorded", childId }]);
  expect(await w.papers(childId)).toMatchObject([
    {
      kind: "pmpk",
      number: "12-П",
      validFrom: "2025-01-20",
      term: "indefinite",
      conclusion: { educationalNeeds: true, agreement: "agree" },
      measures: [{ title: "Занятия с учителем-логопедом" }],
    },
  ]);
});

it("given a row about nobody who is registered, when its term is over, then it is a task first, and goes when that is closed", async () => {
  const system = () => w.as({ kind: "system", id: "schedule" });
  const { importId } = await w.send({ content: extractOf() });
  const said = async () => (await Intake.listRows(w.ctx, importId, {})).items.map((row) => row.said?.who.surname);
  const tasks = async () => (await Inbox.find(w.ctx, { bucket: "tasks" })).items.map(({ task }) => task!);
  const round = async (days: number) => {
    w.moveTo(
      w.ctx
        .now()
        .add({ hours: 24 * days })
        .toString(),
    );
    return Inbox.attendRows(system());
  };
  expect(await round(179)).toBe(0);
  expect(await tasks()).toEqual([]);
  expect(await round(2)).toBe(0);
  const [task] = await tasks();
  expect(task).toMatchObject({ kind: "rows-expiring", importId });
  expect(await round(30)).toBe(0);
  expect(await tasks()).toHaveLength(1);
  expect(await said()).toEqual(["Соловьева"]);
  await Inbox.doneTask(w.ctx, task!.taskId as TaskId);
  expect(await round(0)).toBe(0); // once a day
  expect(await round(1)).toBe(1);
  expect(await said()).toEqual([undefined]);
  const { items } = await w.bank.list<{ action: string }>("audit", `T#kuzbass#AUDIT#${importId}`);
  expect(items.map(({ data }) => data.action)).toContain("instrument.import-rows-expired");
  expect(await round(1)).toBe(0);
  expect(await tasks()).toEqual([]);

  // One whose row is given to a child in time asks for nothing more.
  const next = await w.send({ content: extractOf({ number: "77/2026" }) });
  await round(181);
  expect(await tasks()).toMatchObject([{ kind: "rows-expiring", importId: next.importId }]);
  await Intake.confirm(w.ctx, { importId: next.importId, row: 1 }, { childId: await w.child(alena) });
  expect(await round(1)).toBe(0);
  expect(await tasks()).toEqual([]);
});
