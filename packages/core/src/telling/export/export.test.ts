import { describe, expect, it } from "vitest";
import { enrolmentOf, programmeOf } from "../../../test/worlds/programme.ts";
import { childOf } from "../../../test/worlds/region.ts";
import { routeWorld, stepsOf } from "../../../test/worlds/relay.ts";
import { family, specialist } from "../../../test/worlds/tenant.ts";
import * as Agency from "../../agencies/agency/index.ts";
import * as Job from "../../ground/job/index.ts";
import type { Ctx, ExportId, Files, RouteId, StepId } from "../../ground/shared/index.ts";
import { memoryFiles } from "../../ground/shared/memory/index.ts";
import { readSheets } from "../../ground/workbook/read.ts";
import * as Child from "../../people/child/index.ts";
import * as Erasure from "../../routes/erasure/index.ts";
import * as Route from "../../routes/route/index.ts";
import * as Step from "../../routes/step/index.ts";
import * as Export from "./index.ts";

/** Begins an export and works it through, as the machine does. */
async function exported(ctx: Ctx, files: Files, input: unknown) {
  const { exportId } = await Export.start(ctx, input);
  const call = { jobId: exportId as ExportId, generation: 1 };
  while (!(await Job.workPiece(ctx, call, Export.worker(files))));
  return Export.view(ctx, exportId as ExportId);
}
const tokenIn = (url: string | undefined) => new URL(url!).searchParams.get("token")!;
const linesOf = (bytes: Uint8Array) =>
  Buffer.from(bytes)
    .toString()
    .slice(1)
    .trim()
    .split("\r\n")
    .map((line) => line.split(";"));

/** Whose account is as it was. */
const everybody = async () => true;

const letters = "абвгдежзик";

async function region() {
  const files = memoryFiles();
  const w = await routeWorld();
  await w.consent();
  const routeId = (await Route.open(w.ctx, w.childId, { template: "school-age" })).routeId as RouteId;
  await w.settle();
  const stepId = Object.values(await stepsOf(w, routeId))[0]!.stepId as StepId;
  const table = async (input: object, ctx = w.ctx) => {
    const { download, ...view } = await exported(ctx, files, { format: "csv", ...input });
    const { bytes, name } = await Export.download(w.ctx, files, tokenIn(download?.url), everybody);
    const [head = [], ...rows] = linesOf(bytes);
    return { head, view, name, rows: rows.map((cells) => Object.fromEntries(head.map((name, i) => [name, cells[i]]))) };
  };
  return { ...w, files, routeId, stepId, table };
}

describe("an export", () => {
  it("tells of each list what its columns say, in words", async () => {
    const { table, routeId, stepId, childId, ctx, as, agencies } = await region();
    expect((await table({ list: "children" })).rows).toMatchObject([
      { Фамилия: "Ёлкина", Имя: "Анна", "Дата рождения": "06.05.2014", Муниципалитет: "Новокузнецк", Ребёнок: childId },
    ]);
    expect((await table({ list: "routes" })).rows).toMatchObject([
      {
        Фамилия: "Ёлкина",
        Шаблон: "Маршрут ребёнка школьного возраста",
        Состояние: "открыт",
        План: "готовится",
        Маршрут: routeId,
      },
    ]);
    expect((await table({ list: "steps" })).rows).toMatchObject([
      { Фамилия: "Ёлкина", Организация: "pmpc", Состояние: "ждёт ответа", Шаг: stepId },
    ]);
    expect((await table({ list: "agencies", filter: { kind: "school" } })).rows).toMatchObject([
      { Вид: "школа", Состояние: "действует" },
      { Вид: "школа" },
    ]);
    expect((await table({ list: "deliveries" })).rows).toMatchObject([
      { Способ: "письмо", Состояние: "отправлено", Шаг: stepId },
    ]);
    const programmeId = await programmeOf(ctx, agencies.school!, { title: "Развитие речи" });
    const enrolmentId = await enrolmentOf(ctx, programmeId, childId);
    const enrolled = {
      Программа: "Развитие речи",
      Состояние: "занимается",
      С: "03.03.2025",
      Идентификатор: enrolmentId,
    };
    expect((await table({ list: "enrolments" })).rows).toMatchObject([
      { Фамилия: "Ёлкина", Проведено: "0", ...enrolled },
    ]);
    const own = await table({ list: "enrolments" }, as(specialist(agencies.school!)));
    expect([own.rows, own.head.includes("Фамилия")]).toMatchObject([[enrolled], false]);
    expect((await table({ list: "enrolments", filter: { status: "waiting" } })).rows).toEqual([]);
    expect((await table({ list: "obligations" })).rows).toEqual([]);
    expect((await table({ list: "inbox", filter: { bucket: "overdue" } })).rows).toEqual([]);
    expect((await table({ list: "inbox", filter: { bucket: "drafts" } })).rows).toEqual([]);
  });

  it("tells days and times as it is there, where the region's midnight comes before that of UTC", async () => {
    const { table, ctx, moveTo } = await region();
    moveTo("2025-03-03T18:30:00Z");
    await childOf(ctx, { surname: "Ночнова", givenName: "Ия", birthDate: "2015-04-12" }, { municipality: "kemerovo" });
    const { rows, name } = await table({ list: "children", filter: { municipality: "kemerovo" } });
    expect([rows[0]?.["На учёте с"], name]).toEqual(["04.03.2025", "children-2025-03-04.csv"]);
    expect((await table({ list: "deliveries" })).rows).toMatchObject([{ Когда: "03.03.2025 12:00" }]);
    expect((await table({ list: "routes" })).rows).toMatchObject([{ "Цикл с": "03.03.2025" }]);
  });

  it("of measures not done has those that are open and those that were not performed", async () => {
    const { table, ctx, stepId, settle } = await region();
    const notDone = { list: "steps", filter: { bucket: "not-done" } };
    expect((await table(notDone)).rows).toMatchObject([{ Шаг: stepId, Состояние: "ждёт ответа", Итог: "" }]);
    await Step.complete(ctx, stepId, { result: "not-performed", reason: "Специалист болеет.", cause: "no-specialist" });
    await settle();
    expect((await table(notDone)).rows).toMatchObject([{ Шаг: stepId, Фамилия: "Ёлкина", Причина: "нет специалиста" }]);
  });

  it("keeps to its filters, and to the municipality of whoever asks", async () => {
    const { table, ctx, as } = await region();
    await childOf(
      ctx,
      { surname: "Кемеров", givenName: "Пётр", birthDate: "2015-04-12" },
      { municipality: "kemerovo" },
    );
    const surnames = async (filter: object, who = ctx) =>
      (await table({ list: "children", filter }, who)).rows.map((row) => row.Фамилия).sort();
    expect(await surnames({})).toEqual(["Ёлкина", "Кемеров"].sort());
    expect(await surnames({ municipality: "kemerovo" })).toEqual(["Кемеров"]);
    expect(await surnames({ status: "left" })).toEqual([]);
    const own = as({ kind: "coordinator", municipality: "kemerovo" });
    expect(await surnames({}, own)).toEqual(["Кемеров"]);
    expect(await surnames({ municipality: "novokuznetsk" }, own)).toEqual(["Кемеров"]);
  });

  it("is read page by page, goes on where it was cut short, and makes no formula", async () => {
    const { ctx, files } = await region();
    for (let n = 0; n < 220; n++) {
      const surname = n === 0 ? "=Тестов" : `Тестов${letters[n % 10]}${letters[Math.floor(n / 10) % 10]}`;
      await childOf(ctx, {
        surname,
        givenName: n < 100 ? "Иван" : "Пётр",
        birthDate: n < 200 ? "2015-04-12" : "2016-04-12",
      });
    }
    const { exportId } = await Export.start(ctx, { list: "children" });
    const call = { jobId: exportId as ExportId, generation: 1 };
    expect(await Job.workPiece(ctx, call, Export.worker(files))).toBe(false);
    expect(await Export.view(ctx, exportId as ExportId)).toMatchObject({ status: "working", rows: 200 });
    const away: Files = { ...files, put: () => Promise.reject(new Error("away")) };
    await expect(Job.workPiece(ctx, call, Export.worker(away))).rejects.toThrow("away");
    while (!(await Job.workPiece(ctx, call, Export.worker(files))));
    const { download, ...view } = await Export.view(ctx, exportId as ExportId);
    expect(view).toMatchObject({ status: "done", rows: 221, truncated: false });
    const { bytes, name } = await Export.download(ctx, files, tokenIn(download?.url), everybody);
    expect(name).toBe("children-2025-03-03.xlsx");
    const [sheet] = await readSheets(bytes);
    expect([sheet?.name, sheet?.rows.length]).toEqual(["Дети", 222]);
    expect(sheet?.rows.flat()).toContain("=Тестов");
    expect(Buffer.from(bytes).includes("<f>")).toBe(false);
  });

  it("is had by its link for a day, on record each time", async () => {
    const { ctx, files, moveTo } = await region();
    const { download, exportId } = await exported(ctx, files, { list: "agencies", format: "csv" });
    expect(download?.expiresAt).toBe("2025-03-04T05:00:00Z");
    const told = async () => (await Export.view(ctx, exportId as ExportId)).files;
    expect(await told()).toEqual([{ part: 1, rows: 10, bytes: expect.any(Number), url: download?.url, downloads: 0 }]);
    const token = tokenIn(download?.url);
    await Export.mustBeThere(ctx, files, token, everybody);
    await Export.download(ctx, files, token, everybody);
    expect(await told()).toMatchObject([{ downloads: 1, lastDownloadAt: "2025-03-03T05:00:00Z" }]);
    const entries = await ctx.bank.list<{ action: string; by: string }>("audit", `T#kuzbass#AUDIT#${exportId}`);
    const said = entries.items.map(({ data }) => data.action);
    expect(said[0]).toBe("export.begin");
    expect(entries.items[0]?.data).toMatchObject({ by: "coordinator:coordinator", detail: { list: "agencies" } });
    expect(said.filter((action) => action === "export.download")).toHaveLength(1);
    await expect(Export.download(ctx, files, `${token}x`, everybody)).rejects.toMatchObject({ code: "link.invalid" });
    const closed = Export.download(ctx, files, token, async ({ id }) => id !== "coordinator");
    await expect(closed).rejects.toMatchObject({ code: "link.dead" });
    moveTo("2025-03-04T05:00:01Z");
    await expect(Export.download(ctx, files, token, everybody)).rejects.toMatchObject({ code: "link.dead" });
    const after = await Export.view(ctx, exportId as ExportId);
    expect(after).toMatchObject({ expired: true, files: [{ downloads: 1 }] });
    expect([after.download, after.files[0]?.url]).toEqual([undefined, undefined]);
  });

  it("that is longer than one answer is several files, each behind its own link", async () => {
    const { ctx, files } = await region();
    const { exportId } = await Export.start(ctx, { list: "children", format: "csv" });
    const jobId = exportId as ExportId;
    const call = { jobId, generation: 1 };
    await Job.workPiece(ctx, call, Export.worker(files));
    // Its rows as a region of 35,000 children would have them: the list itself is read elsewhere.
    const [row = []] = (await Job.keptData<string[][]>(ctx, files, jobId, "rows-0")) ?? [];
    await Job.keepData(ctx, files, jobId, "rows-0", Array<string[]>(35_000).fill(row));
    while (!(await Job.workPiece(ctx, call, Export.worker(files))));
    const view = await Export.view(ctx, jobId);
    expect(view.files.map(({ rows }) => rows).reduce((sum, rows) => sum + rows)).toBe(35_000);
    expect(view.files.reduce((sum, { bytes }) => sum + bytes, 0)).toBeGreaterThan(4.5 * 2 ** 20);
    const names: string[] = [];
    for (const { url, rows, bytes } of view.files) {
      const file = await Export.download(ctx, files, tokenIn(url), everybody);
      names.push(file.name);
      expect([file.bytes.length, linesOf(file.bytes).length]).toEqual([bytes, rows + 1]);
      // Base64 and all, Lambda answers with 6 MB.
      expect(Math.ceil(file.bytes.length / 3) * 4).toBeLessThan(6_000_000);
    }
    expect(names).toEqual(["children-2025-03-03-1-of-2.csv", "children-2025-03-03-2-of-2.csv"]);
    expect((await Export.view(ctx, jobId)).files.map(({ downloads }) => downloads)).toEqual([1, 1]);
  });

  it("of an organisation is of what it was asked itself, without names, and nobody else's", async () => {
    const { ctx, as, agencies, stepId, childId, files, table } = await region();
    const commission = as(specialist(agencies.pmpc!));
    const { rows, head } = await table({ list: "steps", filter: { bucket: "not-done" } }, commission);
    expect(rows).toMatchObject([{ Шаг: stepId, Ребёнок: childId, Состояние: "ждёт ответа" }]);
    expect(head).not.toContain("Фамилия");
    expect((await table({ list: "steps" }, as(specialist(agencies.school!)))).rows).toEqual([]);
    expect((await table({ list: "deliveries" }, commission)).rows).toMatchObject([{ Шаг: stepId }]);
    expect((await table({ list: "obligations" }, commission)).rows).toEqual([]);
    const { exportId } = await exported(commission, files, { list: "steps" });
    const seen = (who: Ctx) => Export.view(who, exportId as ExportId);
    expect(await seen(commission)).toMatchObject({ list: "steps", rows: 1 });
    expect(await seen(ctx)).toMatchObject({ exportId });
    const download = async (url: string) => Export.download(ctx, files, tokenIn(url), everybody);
    const before = (await seen(commission)).files[0]!.url!;
    expect((await download(before)).name).toBe("steps-2025-03-03.xlsx");
    await Agency.revokeLinks(ctx, agencies.pmpc!, { reason: "Чужой компьютер", resend: false });
    await expect(download(before)).rejects.toMatchObject({ code: "link.dead" });
    for (const who of [commission, ctx]) expect((await download((await seen(who)).files[0]!.url!)).name).toBeDefined();
    await expect(seen(as(specialist(agencies.school!)))).rejects.toMatchObject({ code: "not-found" });
    const elsewhere = as({ ...specialist(agencies.school!), id: commission.actor.id });
    await expect(seen(elsewhere)).rejects.toMatchObject({ code: "not-found" });
  });

  it("of a family is of its own children", async () => {
    const { ctx, as, childId, table } = await region();
    await childOf(
      ctx,
      { surname: "Кемеров", givenName: "Пётр", birthDate: "2015-04-12" },
      { municipality: "kemerovo" },
    );
    const [representative] = (await Child.readRecord(ctx, childId)).record.representativeIds;
    const mother = as(family(representative!));
    expect((await table({ list: "children" }, mother)).rows).toMatchObject([{ Фамилия: "Ёлкина", Ребёнок: childId }]);
  });

  it("that was asked for before a child is to be erased gives nothing any more, also one under way; others go on", async () => {
    const { ctx, as, childId, files } = await region();
    const done = await exported(ctx, files, { list: "children", format: "csv" });
    const agencies = await exported(ctx, files, { list: "agencies", format: "csv" });
    const begun = await Export.start(ctx, { list: "steps" });
    const why = { grounds: "unlawful", reason: "Решение" } as const;
    await expect(Erasure.erase(ctx, childId, why)).rejects.toMatchObject({ code: "second-person.wanted" });
    await Erasure.erase(as({ kind: "coordinator", id: "second" }), childId, why);
    const link = tokenIn(done.download?.url);
    await expect(Export.download(ctx, files, link, everybody)).rejects.toMatchObject({ code: "link.dead" });
    const call = { jobId: begun.exportId as ExportId, generation: 1 };
    expect(await Job.workPiece(ctx, call, Export.worker(files))).toBe(true);
    for (const { exportId } of [done, begun]) {
      const { download, withdrawn } = await Export.view(ctx, exportId as ExportId);
      expect([download, withdrawn?.en]).toEqual([undefined, expect.stringContaining("make it anew")]);
    }
    expect((await Export.view(ctx, agencies.exportId as ExportId)).download).toBeDefined();
    const system = as({ kind: "system", id: "schedule" });
    expect([await Export.withdraw(system, files), await Export.withdraw(system, files)]).toEqual([2, 0]);
    expect(await Job.kept(ctx, files, done.exportId as ExportId, "file")).toBeUndefined();
    expect(await Job.kept(ctx, files, agencies.exportId as ExportId, "file")).toBeDefined();
  });

  it("is nothing of a list that there is not, or that the role does not have", async () => {
    const { ctx, as, agencies } = await region();
    for (const [who, list] of [
      [as(specialist(agencies.school!)), "children"],
      [as(specialist(agencies.school!)), "inbox"],
      [as(family("rep_1")), "steps"],
      [as({ kind: "link", agency: agencies.school! }), "children"],
    ] as const)
      await expect(Export.start(who, { list })).rejects.toMatchObject({
        code: "input.invalid",
        fields: [{ pointer: "/list" }],
      });
    for (const input of [
      { list: "vault" },
      { list: "children", filter: { query: "Ёлкина" } },
      { list: "steps", filter: { bucket: "x" } },
    ])
      await expect(Export.start(ctx, input)).rejects.toMatchObject({ code: "input.invalid" });
  });
});
