import { describe, expect, it } from "vitest";
import { agencyOf } from "../../../test/worlds/region.ts";
import { specialist, world } from "../../../test/worlds/tenant.ts";
import * as AgencyFile from "../../agencies/agency/file/index.ts";
import * as Agency from "../../agencies/agency/index.ts";
import * as Import from "../../ground/import/index.ts";
import * as Job from "../../ground/job/index.ts";
import { type AgencyId, GenerationSuperseded } from "../../ground/shared/index.ts";
import { memoryFiles } from "../../ground/shared/memory/index.ts";
import { readTable } from "../../ground/table/index.ts";
import * as ChildFile from "./file/index.ts";
import * as Child from "./index.ts";

const heads = "Фамилия;Имя;Отчество;Дата рождения;Муниципалитет;Инвалидность;ОВЗ;Представитель;Кем приходится";
const letters = "бвгджзклмнпрстфхцчшщ";
/** Two letters for one: surnames that are a letter apart would be proposed as one. */
const two = (i: number) => `${letters[i % 20]}о${letters[i % 20]}`;
const line = (i: number, over: { born?: string; kin?: string } = {}) =>
  `Теста${two(i)}а${two(Math.floor(i / 20))};Иван;Петрович;${over.born ?? "12.04.2015"};Новокузнецк;да;нет;Тестова Мария;${over.kin ?? "мать"}`;
const csv = (...lines: string[]) => ({ format: "csv" as const, content: [heads, ...lines].join("\n") });
const children = async (ctx: Parameters<typeof Child.find>[0]) => (await Child.find(ctx, { limit: 200 })).items.length;

async function region() {
  const files = new Map<string, Uint8Array>();
  return { ...(await world()), files: memoryFiles(files), kept: files };
}

describe("a list of children", () => {
  it("in a dry run is judged whole, also against itself and the bank, and nothing is written", async () => {
    const { ctx, files } = await region();
    await Import.start(ctx, files, ChildFile.importer, { file: csv(line(1)), dryRun: false });
    const file = csv(line(1), line(2, { born: "12.04.15" }), line(3, { kin: "сосед" }), line(2, { born: "12.04.15" }));
    const view = await Import.start(ctx, files, ChildFile.importer, { file, dryRun: true });
    expect(view).toMatchObject({ status: "done", rows: 4, looked: 4, taken: 1, rejected: 3, dryRun: true });
    expect(view.outcomes.map(({ row, rejection }) => [row, rejection?.code])).toEqual([
      [2, "child.duplicate"],
      [3, undefined],
      [4, "input.invalid"],
      [5, "input.invalid"],
    ]);
    expect(view.outcomes[0]?.rejection?.fields[0]?.message.ru).toMatch(/^Другой ребёнок: .*child_\w{26}/);
    expect(view.outcomes[3]?.rejection?.text.ru).toBe("Повторяет строку 3 этого файла.");
    expect(view.outcomes[1]?.notes.map(({ message }) => message.ru)).toEqual([
      "Дата рождения: прочитано как «12.04.2015»",
      "Пол: определён по отчеству: м",
    ]);
    expect(await children(ctx)).toBe(1);
  });

  it("of twins with one СНИЛС says which row has it too, and that it is no repetition", async () => {
    const { ctx, files } = await region();
    const twin = (name: string, snils: string) => `${line(1).replace(";Иван;", `;${name};`)};${snils}`;
    const content = [`${heads};СНИЛС`, twin("Иван", "112-233-445 95"), twin("Фёдор", "112-233-445 95")].join("\n");
    const view = await Import.start(ctx, files, ChildFile.importer, { file: { format: "csv", content }, dryRun: true });
    expect(view.outcomes.map(({ row, rejection }) => [row, rejection?.code])).toEqual([
      [2, undefined],
      [3, "input.invalid"],
    ]);
    expect(view.outcomes[1]?.rejection?.text.ru).toBe("Не может быть верной вместе со строкой 2 этого файла.");
    expect(view.outcomes[1]?.rejection?.fields[0]?.message.ru).toMatch(
      /^СНИЛС: в строке 2 этого файла он стоит у другого ребёнка/,
    );
  });

  it("gives back the rows that were not taken, which go in when they are corrected", async () => {
    const { ctx, files } = await region();
    const { importId } = await Import.start(ctx, files, ChildFile.importer, {
      file: csv(line(1), line(2, { kin: "сосед" })),
      dryRun: false,
    });
    const { bytes } = await Import.failed(ctx, files, importId, { format: "csv" });
    const text = Buffer.from(bytes).toString();
    expect(text.split("\r\n")).toEqual([
      `\uFEFF${heads};Строка исходного файла;Что исправить`,
      `${line(2, { kin: "сосед" })};3;"Кем приходится: мать, отец, опекун, попечитель, приёмный родитель или другое"`,
      "",
    ]);
    const again = { format: "csv" as const, content: text.replace("сосед", "мать") };
    expect(await Import.start(ctx, files, ChildFile.importer, { file: again, dryRun: false })).toMatchObject({
      taken: 1,
      rejected: 0,
      unknownColumns: [],
    });
    const book = await Import.failed(ctx, files, importId, { format: "xlsx" });
    const file = { format: "xlsx" as const, content: Buffer.from(book.bytes).toString("base64") };
    expect((await readTable(file, ChildFile.importer.columns)).rows).toMatchObject([
      { values: { "/person/givenName": "Иван" } },
    ]);
  });

  it("gives failed rows back in parts where they are more than one answer holds", async () => {
    const { ctx, files } = await region();
    const wide = (i: number) => `${line(i, { kin: "сосед" })};${"ул. Мира ".repeat(2200)}`;
    const content = [`${heads};Адрес`, ...Array.from({ length: 240 }, (_, i) => wide(i))].join("\n");
    const { importId } = await Import.start(ctx, files, ChildFile.importer, {
      file: { format: "csv", content },
      dryRun: true,
    });
    let rows = 0;
    let bytes = 0;
    for (let part = 1, more = true; more; part++) {
      const file = await Import.failed(ctx, files, importId, { format: "csv", part });
      expect(file.bytes.length).toBeLessThanOrEqual(4 * 2 ** 20);
      expect(Buffer.from(file.bytes).toString().split(";", 1)).toEqual(["\uFEFFФамилия"]);
      rows += Buffer.from(file.bytes).toString().trimEnd().split("\r\n").length - 1;
      bytes += file.bytes.length;
      more = file.more;
    }
    expect([rows, bytes > 4.5 * 2 ** 20]).toEqual([240, true]);
    const beyond = Import.failed(ctx, files, importId, { format: "csv", part: 9 });
    await expect(beyond).rejects.toMatchObject({ code: "not-found" });
  });

  it("that is long is worked through piece by piece, each row once, whatever is cut short", async () => {
    const { ctx, files } = await region();
    const file = csv(...Array.from({ length: 350 }, (_, i) => line(i, i === 120 ? { kin: "сосед" } : {})));
    const idempotency = { key: "k", operation: "importChildren", bodyHash: "h" };
    const began = await Import.start({ ...ctx, idempotency }, files, ChildFile.importer, { file, dryRun: false });
    expect(began).toMatchObject({ status: "working", rows: 350, looked: 0, outcomes: [] });
    const repeated = await Import.start({ ...ctx, idempotency }, files, ChildFile.importer, { file, dryRun: false });
    expect(repeated.importId).toBe(began.importId);

    const { importId } = began;
    const call = { jobId: importId, generation: 1 };
    const worker = Import.worker(files, ChildFile.importer);
    let left = 150;
    const breaking: typeof worker = (ctx, job) =>
      worker(
        {
          ...ctx,
          bank: {
            ...ctx.bank,
            commit: (writes) => (left-- > 0 ? ctx.bank.commit(writes) : Promise.reject(new Error("away"))),
          },
        },
        job,
      );
    expect(await Job.workPiece(ctx, call, breaking)).toBe(false);
    await expect(Job.workPiece(ctx, call, breaking)).rejects.toThrow("away");
    expect(await Import.view(ctx, files, importId)).toMatchObject({ status: "working", looked: 100 });

    while (!(await Job.workPiece(ctx, call, worker)));
    const done = await Import.view(ctx, files, importId);
    expect(done).toMatchObject({ status: "done", looked: 350, taken: 349, rejected: 1 });
    expect(done.outcomes.map(({ row }) => row)).toEqual(Array.from({ length: 350 }, (_, i) => i + 2));
    expect(new Set(done.outcomes.map(({ id }) => id)).size).toBe(350);
    const all = [];
    for (
      let from: string | undefined, page: Awaited<ReturnType<typeof Child.find>> | undefined;
      !page || from;
      from = page.next
    ) {
      page = await Child.find(ctx, { limit: 200, from });
      all.push(...page.items);
    }
    expect(all).toHaveLength(349);
  });

  it("whose execution is gone goes on under the next generation", async () => {
    const { ctx, files, moveTo } = await region();
    const file = csv(...Array.from({ length: 301 }, (_, i) => line(i)));
    const { importId } = await Import.start(ctx, files, ChildFile.importer, { file, dryRun: true });
    const workflows = { status: async () => "absent" as const };
    expect(await Job.restartLost(ctx, workflows)).toBe(0); // it was begun this very minute
    moveTo("2025-03-03T05:30:00Z");
    expect(await Job.restartLost(ctx, { status: async () => "running" as const })).toBe(0);
    expect(await Job.restartLost(ctx, workflows)).toBe(1);
    const worker = Import.worker(files, ChildFile.importer);
    await expect(Job.workPiece(ctx, { jobId: importId, generation: 1 }, worker)).rejects.toThrow(GenerationSuperseded);
    while (!(await Job.workPiece(ctx, { jobId: importId, generation: 2 }, worker)));
    expect(await Job.restartLost(ctx, workflows)).toBe(0);
    expect(await Import.view(ctx, files, importId)).toMatchObject({ status: "done", taken: 301 });
  });

  it("is nobody's but staff's, and of a municipality its own coordinators'; what it held lies sealed", async () => {
    const { ctx, as, files, kept } = await region();
    const kemerovo = as({ kind: "coordinator", id: "kem", municipality: "kemerovo" });
    const { importId } = await Import.start(kemerovo, files, ChildFile.importer, { file: csv(line(1)), dryRun: true });
    expect(await Import.view(as({ kind: "coordinator", municipality: "kemerovo" }), files, importId)).toMatchObject({
      importId,
    });
    expect(await Import.view(ctx, files, importId)).toMatchObject({ importId });
    for (const other of [as({ kind: "coordinator", municipality: "novokuznetsk" }), as(specialist("agency_1"))])
      await expect(Import.view(other, files, importId)).rejects.toMatchObject({ code: "not-found" });
    const attempt = Import.start(as(specialist("agency_1")), files, ChildFile.importer, {
      file: csv(line(1)),
      dryRun: true,
    });
    await expect(attempt).rejects.toMatchObject({ code: "not-found" });
    expect(kept.size).toBe(3);
    for (const [name, bytes] of kept) {
      expect(name).toMatch(/^unfinished\/[0-9a-f]{40}$/);
      expect(Buffer.from(bytes).toString()).not.toMatch(/Тестов/);
    }
    expect(JSON.stringify((await ctx.bank.list("records", `T#kuzbass#IMPORT#${importId}`)).items)).not.toMatch(
      /Тестов/,
    );
  });

  it.each(["csv", "xlsx"] as const)("has a template that is itself right: %s", async (format) => {
    const { ctx, files } = await region();
    const { bytes } = await Import.template(ChildFile.importer, format);
    const content = format === "csv" ? Buffer.from(bytes).toString() : Buffer.from(bytes).toString("base64");
    const view = await Import.start(ctx, files, ChildFile.importer, { file: { format, content }, dryRun: false });
    expect(view.outcomes.map(({ rejection }) => rejection?.fields)).toEqual([undefined]);
  });
});

describe("a list of organisations", () => {
  const list = (...lines: string[]) => ({
    format: "csv" as const,
    content: ["Список организаций;;;", "№;Наименование учреждения;Тип;Город;Электронная почта", ...lines].join("\n"),
  });

  it("is taken as people keep it: new ones made, those that are there known, each by its municipality", async () => {
    const { ctx, files } = await region();
    const known = await agencyOf(ctx, "school", "МБОУ «Школа № 12»", { contacts: [{ email: "12@example.org" }] });
    const file = list(
      '1;МБОУ "Школа №12";школа;г. Новокузнецк;other@example.org',
      "2;МБОУ «Школа № 12»;;Кемеровский ГО;shkola12@example.org; ",
      "3;МБДОУ «Детский сад № 9 «Звёздочка»;;Новокузнецк;sad9@example.org",
      "4;Центр;;Новокузнецк;нет",
      "5;Отдел опеки и попечительства;;Новокузнецк;opeka@example.org",
      "6;Областной перинатальный центр;;Новокузнецк;perinatal@example.org",
      "7;Клиническая больница № 2;женская консультация;Новокузнецк;jk@example.org",
      "Итого: 4;;;;",
    );
    const {
      outcomes,
      skipped,
      taken,
      known: there,
      rejected,
    } = await Import.start(ctx, files, AgencyFile.importer, {
      file,
      dryRun: false,
    });
    expect([taken, there, rejected, skipped.length]).toEqual([5, 1, 1, 1]);
    expect(outcomes[0]).toMatchObject({ row: 3, id: known, known: true });
    expect(outcomes[3]?.rejection?.fields.map(({ message }) => message.ru)).toEqual([
      "Вид: школа, детский сад, поликлиника, социальная служба, ПМПК, бюро МСЭ, РЦППМС, департамент, НКО, колледж, работодатель, роддом или орган опеки",
      "E-mail: рабочий адрес вида priemnaya@example.ru",
    ]);
    const { agency } = await Agency.get(ctx, outcomes[2]!.id as AgencyId);
    expect(agency).toMatchObject({
      kind: "kindergarten",
      municipality: "novokuznetsk",
      contacts: [{ email: "sad9@example.org" }],
    });
    const kindOf = async (i: number) => (await Agency.get(ctx, outcomes[i]!.id as AgencyId)).agency.kind;
    expect(await Promise.all([4, 5, 6].map(kindOf))).toEqual(["guardianship", "maternity", "maternity"]);
    // The same list again makes nobody twice.
    const again = await Import.start(ctx, files, AgencyFile.importer, { file, dryRun: false });
    expect([again.taken, again.known, again.rejected]).toEqual([0, 6, 1]);
  });
});
