import { readXlsx } from "hucre/xlsx";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { canary, World } from "./world.ts";

// Lists in and out over HTTP, with the functions' own rights: as people keep them, dry, long ones in the background.

let w: World;
beforeAll(async () => {
  w = await World.start();
});
afterAll(() => w.close());

const heads =
  "№ п/п;ФИО ребёнка;Дата рождения;Адрес;Инвалид;Статус ОВЗ;Родитель (законный представитель);Родство;Телефон";
const letters = "абвгдежзиклмнопрстуфхцчш";
const name = (i: number) => `ТЕСТОВА${letters[i % 24]}${letters[Math.floor(i / 24) % 24]}`;
/** In a long list no two are alike enough to be asked about. */
const born = (i: number) => (i < 10 ? "12.04.15" : `${10 + (i % 19)}.0${1 + (i % 9)}.${12 + (i % 5)}`);
const line = (i: number, kin = "мама") =>
  `${i};${name(i)} АННА ИГОРЕВНА;${born(i)};654018, г. Новокузнецк, ул. Мира, ${i};+;-;Тестова Мария Павловна;${kin};нет`;
const listOf = (...lines: string[]) =>
  ["Список детей на 1 января;;;;;;;;", heads, "1;2;3;4;5;6;7;8;9", ...lines, "Итого;;;;;;;;"].join("\n");

interface Report {
  importId: string;
  status: string;
  rows: number;
  looked: number;
  taken: number;
  rejectedCount: number;
  registered: { row: number; childId?: string }[];
  rejected: { row: number; errors: { detail: string }[] }[];
  notes: { row: number; detail: string }[];
  skipped: { row: number; why: string }[];
}
const send = (content: string, more: object = {}) =>
  w.ok<Report>("POST", "/v1/children/imports", { format: "csv", content, ...more });
const fetched = async (path: string) => {
  const answer = await fetch(`${w.cloud.urls.api}${path}`, {
    headers: { authorization: `Bearer ${await w.cloud.identity.token("coordinator")}` },
  });
  return {
    status: answer.status,
    type: answer.headers.get("content-type"),
    bytes: Buffer.from(await answer.arrayBuffer()),
  };
};

/** In windows-1251, as Excel saves a CSV here. */
const windows1251 = (text: string) => {
  const byte = new Map(
    Array.from({ length: 256 }, (_, i) => [new TextDecoder("windows-1251").decode(Uint8Array.of(i)), i] as const),
  );
  return Buffer.from([...text].map((letter) => byte.get(letter)!)).toString("base64");
};

describe("a list of children", () => {
  const content = listOf(line(1), line(2, "сосед"));

  it("in a dry run tells all and writes nothing", async () => {
    const report = await w.ok<Report>("POST", "/v1/children/imports?dryRun=true", {
      format: "csv",
      encoding: "base64",
      content: windows1251(content),
    });
    expect(report).toMatchObject({ status: "done", dryRun: true, rows: 2, taken: 1, rejectedCount: 1 });
    expect(report.registered).toEqual([{ row: 4 }]);
    expect(report.notes.filter(({ row }) => row === 4).map(({ detail }) => detail)).toEqual([
      "Дата рождения: прочитано как «12.04.2015»",
      "Инвалидность: прочитано как «да»",
      "ОВЗ: прочитано как «нет»",
      "Кем приходится: прочитано как «родитель»",
      "Телефон: прочитано как «нет данных»",
      "Пол: определён по отчеству: ж",
      "Муниципалитет: определён по адресу: Новокузнецк",
    ]);
    expect(report.skipped.map(({ row, why }) => [row, why])).toEqual([
      [3, "numbers"],
      [6, "total"],
    ]);
    const { items } = await w.ok<{ items: unknown[] }>("GET", `/v1/children?query=${encodeURIComponent(name(1))}`);
    expect(items).toEqual([]);
  });

  it("is taken once, and gives its failed rows back as a file", async () => {
    const key = { "idempotency-key": "list-1" };
    const asked = () => w.call("POST", "/v1/children/imports", { format: "csv", content }, "coordinator", key);
    const [first, again] = [await asked(), await asked()];
    const { importId, registered } = first.body as unknown as Report;
    expect(registered).toEqual([{ row: 4, childId: expect.stringMatching(/^child_/) }]);
    expect(again.body).toEqual(first.body);
    expect(await w.ok("GET", `/v1/imports/${importId}`)).toEqual(first.body);
    const failed = await fetched(`/v1/imports/${importId}/failed?format=csv`);
    expect([failed.status, failed.type]).toEqual([200, "text/csv; charset=utf-8"]);
    expect(failed.bytes.toString()).toMatch(/АННА ИГОРЕВНА;.*;сосед;нет;5;"?Кем приходится: мать, отец, опекун/);
    const book = await fetched(`/v1/imports/${importId}/failed`);
    expect(book.bytes.subarray(0, 2).toString()).toBe("PK");
    const foreign = await w.call("GET", `/v1/imports/${importId}`, undefined, "pmpk");
    expect(foreign.status).toBe(403);
  });

  it("that is long is worked through by the machine, consents and papers with it, and nobody's name is in its history", async () => {
    const rows = Array.from({ length: 301 }, (_, i) => line(i + 10, i % 50 === 0 ? "мама" : "сосед"));
    rows[0] += ";да;все;12.01.2026;31.12.2026;№ 7/2026 от 12.01.2026;бессрочно";
    const more = "Согласие дано;Согласие: на что;Дата согласия;Срок согласия;№ ИПРА;Срок ИПРА";
    const began = await send(listOf(...rows).replace(heads, `${heads};${more}`));
    expect(began).toMatchObject({ status: "working", rows: 301, looked: 0 });
    await w.cloud.settle();
    const report = await w.ok<Report>("GET", `/v1/imports/${began.importId}`);
    expect(report).toMatchObject({ status: "done", looked: 301, taken: 7, rejectedCount: 294 });
    const at = `/v1/children/${report.registered[0]?.childId}`;
    expect(await w.ok("GET", `${at}/consents`)).toMatchObject({
      items: [{ dataClasses: ["identity", "health", "education", "social"], expiresOn: "2026-12-31" }],
    });
    expect(await w.ok("GET", `${at}/instruments`)).toMatchObject({ items: [{ kind: "ipra", number: "7/2026" }] });
    const [execution] = await w.executions("background-job");
    expect(execution?.name).toBe(`${began.importId}-g1`);
  });
});

describe("a list of organisations", () => {
  it("makes those that are new, and knows those that are there", async () => {
    const content = [
      "Наименование;Город;Электронная почта",
      "МБОУ «Школа № 77»;г. Новокузнецк;school-77@example.org",
      "school;Новокузнецк;school@example.org",
      "Непонятно что;Новокузнецк;-",
    ].join("\n");
    const report = await w.ok<Report>("POST", "/v1/agencies/imports", { format: "csv", content });
    expect(report).toMatchObject({ taken: 1, known: 1, rejectedCount: 1, registered: [{ row: 2 }] });
    const template = await fetched("/v1/agencies/imports/template?format=csv");
    expect(template.bytes.toString()).toMatch(/^\uFEFFПолное название;/);
  });

  it("asks about one whose name is there in another spelling, typed or imported", async () => {
    const typed = (name: string, over = {}) =>
      w.call<{ agencyId: string; code?: string; current?: { candidates: string[] } }>("POST", "/v1/agencies", {
        kind: "kindergarten",
        name,
        shortName: name,
        municipality: "novokuznetsk",
        contacts: [{ email: "zvezda@example.org" }],
        ...over,
      });
    const { agencyId } = (await typed("Детский сад № 7 «Звёздочка»")).body;
    const second = "МБДОУ «Детский сад N7 Звездочка»";
    expect(await typed(second)).toMatchObject({
      status: 409,
      body: { code: "agency.duplicate", current: { candidates: [agencyId] } },
    });
    const content = [
      "Наименование;Вид;Город;Электронная почта;Другая организация",
      `${second};детский сад;Новокузнецк;zvezda-2@example.org;`,
      `${second.replace("7", "8")};детский сад;Новокузнецк;zvezda-3@example.org;`,
    ].join("\n");
    const take = (query: string, text: string) =>
      w.ok<Report>("POST", `/v1/agencies/imports${query}`, { format: "csv", content: text });
    const meets = { rejected: [{ row: 2, code: "agency.duplicate", current: { candidates: [agencyId] } }] };
    expect(await take("?dryRun=true", content)).toMatchObject({ taken: 1, rejectedCount: 1, ...meets });
    const confirmed = content.replace("zvezda-2@example.org;", `zvezda-2@example.org;${agencyId}`);
    expect(await take("", confirmed)).toMatchObject({ taken: 2, rejectedCount: 0 });
  });
});

describe("a list of specialists", () => {
  it("is tried, taken, known when it comes again, and gives back what was wrong; a long one is the machine's", async () => {
    const heads = "ФИО;Организация;Муниципалитет;Должность;Курс;Часы;Курс окончен;№ удостоверения";
    const letters = [..."абвгдежзиклмнопрст"];
    const name = (i: number) => `Тестов${letters[i % 18]}${letters[Math.floor(i / 18)]} Анна`;
    const row = (i: number, organisation = "school") =>
      `${name(i)};${organisation};Новокузнецк;логопед;Ранняя помощь;72;20.11.2024;У-${i}`;
    const take = (query: string, ...rows: string[]) =>
      w.ok<Report>("POST", `/v1/specialists/imports${query}`, { format: "csv", content: [heads, ...rows].join("\n") });
    const rows = [row(0), row(1), row(2, "Никто не знает")];
    expect(await take("?dryRun=true", ...rows)).toMatchObject({ taken: 2, rejectedCount: 1 });
    const report = await take("", ...rows);
    expect(report).toMatchObject({ taken: 2, known: 0, rejectedCount: 1 });
    expect(await take("", ...rows)).toMatchObject({ taken: 0, known: 2, rejectedCount: 1 });
    const failed = await fetched(`/v1/imports/${report.importId}/failed?format=csv`);
    expect(failed.bytes.toString()).toContain("Никто не знает");
    const template = await fetched("/v1/specialists/imports/template?format=csv");
    expect(template.bytes.toString()).toMatch(/^\uFEFFФИО;Организация;/);
    const long = await take("", ...Array.from({ length: 301 }, (_, i) => row(i)));
    expect(long).toMatchObject({ status: "working", rows: 301 });
    await w.cloud.settle();
    expect(await w.ok<Report>("GET", `/v1/imports/${long.importId}`)).toMatchObject({
      status: "done",
      taken: 299,
      known: 2,
    });
  });
});

describe("a template of papers or results", () => {
  it("filled in is taken as it is, as a workbook and as CSV, and explains its columns", async () => {
    const alena = { surname: "Соловьёва", givenName: "Алёна", birthDate: "2015-05-14", snils: "112-233-446 96" };
    const { childId } = await w.ok<{ childId: string }>("POST", "/v1/children", {
      person: { ...alena, sex: "female" },
      municipality: "novokuznetsk",
      representatives: [{ surname: "Соловьёва", givenName: "Мария", relation: "parent" }],
      disability: true,
      educationalNeeds: true,
    });
    const template = async (path: string, format: string) => {
      const { status, bytes } = await fetched(`/v1/${path}${path.includes("?") ? "&" : "?"}format=${format}`);
      expect(status).toBe(200);
      if (format === "csv") return { format, content: bytes.toString() };
      const [, explained] = (await readXlsx(bytes)).sheets;
      expect([explained?.name, explained?.rows[0]?.[0]]).toEqual(["Пояснения", "Столбец"]);
      return { format, content: bytes.toString("base64") };
    };
    interface Papers {
      rows: { outcome: string; childId: string }[];
    }
    for (const [format, outcome] of [
      ["xlsx", "recorded"],
      ["csv", "unchanged"],
    ] as const)
      for (const kind of ["ipra", "pmpk"]) {
        const file = await template(`instruments/imports/template?kind=${kind}`, format);
        const { rows } = await w.ok<Papers>("POST", "/v1/instruments/imports", { ...file, kind });
        expect([kind, rows]).toEqual([kind, [expect.objectContaining({ outcome, childId })]]);
      }
    const send = async (format: string) =>
      w.ok<Report>("POST", "/v1/results/imports", await template("results/imports/template", format));
    expect(await send("csv")).toMatchObject({ taken: 1, rejectedCount: 0 });
    expect(await send("xlsx")).toMatchObject({ taken: 0, known: 1 });
  });
});

describe("an export", () => {
  it("is made by the machine, and had for a day without signing in", async () => {
    await w.registerChild();
    const began = await w.ok<{ exportId: string; status: string }>("POST", "/v1/exports", {
      list: "children",
      format: "csv",
    });
    expect(began.status).toBe("working");
    await w.cloud.settle();
    const { download, ...view } = await w.ok<{ rows: number; download: { url: string } }>(
      "GET",
      `/v1/exports/${began.exportId}`,
    );
    expect(view).toMatchObject({ status: "done", truncated: false });
    const file = await fetch(download.url);
    expect(file.headers.get("content-disposition")).toMatch(/^attachment; filename="children-2026-01-12\.csv"$/);
    const lines = Buffer.from(await file.arrayBuffer())
      .toString()
      .trimEnd()
      .split("\r\n");
    expect(lines).toHaveLength(view.rows + 1);
    expect(lines[0]).toMatch(/^\uFEFFФамилия;Имя;Отчество;Дата рождения/);
    expect(lines.some((text) => text.startsWith("Канарейкина;Ефросинья;"))).toBe(true);
    for (const list of ["agencies", "routes", "steps", "inbox", "obligations", "deliveries"]) {
      const other = await w.ok<{ exportId: string }>("POST", "/v1/exports", { list });
      await w.cloud.settle();
      expect(await w.ok("GET", `/v1/exports/${other.exportId}`)).toMatchObject({ list, status: "done" });
    }
    const asked = await w.call("POST", "/v1/exports", { list: "children" }, "pmpk");
    expect([asked.status, asked.body.errors]).toMatchObject([422, [{ pointer: "/list" }]]);
    const own = await w.call("POST", "/v1/exports", { list: "steps" }, "pmpk");
    expect(own.status).toBe(201);
    await w.cloud.settle();
    const { exportId } = own.body as { exportId: string };
    expect((await w.call("GET", `/v1/exports/${exportId}`, undefined, "pmpk")).body).toMatchObject({ status: "done" });
    expect((await w.call("GET", `/v1/exports/${exportId}`, undefined, "school-1")).status).toBe(404);
    const files = await w.ok<{ files: { downloads: number }[] }>("GET", `/v1/exports/${began.exportId}`);
    expect(files.files).toMatchObject([{ part: 1, rows: view.rows, downloads: 1 }]);
    await w.cloud.advance("P1D");
    expect((await fetch(download.url)).status).toBe(410);
    expect(await w.ok("GET", `/v1/exports/${began.exportId}`)).toMatchObject({ expired: true });
  });
});

describe("registers of papers and of results", () => {
  const lines = (head: string, good: string, bad: string) =>
    [head, good, ...Array.from({ length: 300 }, () => bad)].join("\n");
  const worked = async (path: string, content: string) => {
    const file = { format: "csv", content };
    const dry = await w.ok<Report>("POST", path, { ...file, dryRun: true });
    await w.cloud.settle();
    expect(await w.ok("GET", `/v1/imports/${dry.importId}`)).toMatchObject({ dryRun: true, looked: 301, taken: 1 });
    const { importId, status } = await w.ok<Report>("POST", path, file);
    expect(status).toBe("working");
    await w.cloud.settle();
    const report = await w.ok<Report>("GET", `/v1/imports/${importId}`);
    expect(report).toMatchObject({ status: "done", looked: 301, taken: 1, rejectedCount: 300 });
    const failed = await fetched(`/v1/imports/${importId}/failed?format=csv`);
    expect(failed.bytes.toString().trimEnd().split("\r\n")).toHaveLength(301);
    return report;
  };

  it("that are long are worked through by the machine with its own rights, and written once", async () => {
    const { surname, givenName, birthDate, number } = canary;
    const name = `${surname} ${givenName};${birthDate}`;
    const papers = await worked(
      "/v1/instruments/imports",
      lines(
        "ФИО;Дата рождения;№ ИПРА;Дата ИПРА;Дата окончания ИПРА;Мероприятие",
        `${name};${number};12.01.2026;бессрочно;`,
        "Никто;;;;;",
      ),
    );
    expect(papers).toMatchObject({ kind: "papers", counts: { recorded: 1, failed: 300 } });
    expect(papers.registered).toMatchObject([{ row: 2, childId: w.childId, instrumentId: expect.any(String) }]);
    const at = `/v1/instruments/imports/${papers.importId}`;
    expect(await w.ok("GET", at)).toMatchObject({ format: "csv", kind: "ipra", rows: 301, done: 301 });
    expect(await w.ok("GET", `${at}/rows?limit=1`)).toMatchObject({ items: [{ row: 2, outcome: "recorded" }] });
    await w.recordIpra([{ block: "health", title: "Массаж" }], "1/2026");
    const results = await worked(
      "/v1/results/imports",
      lines(
        "ФИО;Дата рождения;Мероприятие;Результат;Дата;Исполнитель",
        `${name};Массаж;исполнено;12.01.2026;ЛФК`,
        "Никто;;;;;",
      ),
    );
    expect(results.registered).toMatchObject([{ row: 2, childId: w.childId, resultId: expect.any(String) }]);
    const names = (await w.executions("background-job")).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining([`${papers.importId}-g1`, `${results.importId}-g1`]));
  });
});
