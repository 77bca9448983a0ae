import { beforeEach, describe, expect, it } from "vitest";
import { enrolmentOf, programmeOf } from "../../../test/worlds/programme.ts";
import { agencyOf } from "../../../test/worlds/region.ts";
import { type RouteWorld, routeWorld, stepsOf } from "../../../test/worlds/relay.ts";
import * as Programme from "../../agencies/programme/index.ts";
import * as ListFile from "../../agencies/service-list/file/index.ts";
import * as ServiceList from "../../agencies/service-list/index.ts";
import { failed } from "../../ground/import/index.ts";
import { type ImportId, type ProgrammeId, type RouteId, readOnce, type StepId } from "../../ground/shared/index.ts";
import { memoryFiles } from "../../ground/shared/memory/index.ts";
import { readTable } from "../../ground/table/index.ts";
import * as Enrolment from "../../routes/enrolment/index.ts";
import * as Instrument from "../../routes/instrument/index.ts";
import * as Route from "../../routes/route/index.ts";
import * as Step from "../../routes/step/index.ts";

let w: RouteWorld;
const files = memoryFiles();
beforeEach(async () => {
  w = await routeWorld();
});

const csv = (...rows: string[]) => ["Услуга;Объём;Примечание", ...rows].join("\n");
const take = (content: string, more: object = {}, ctx = w.ctx) =>
  ListFile.importFile(ctx, files, {
    listId: "regional",
    dryRun: false,
    file: { format: "csv", content },
    ...more,
  });
const order = (number: string, date = "2025-03-01") => ({ act: "Приказ", number, date, by: "Министерство" });

describe("a list of services", () => {
  it("comes in by keys, titles and words; what is wrong comes back and goes into the same draft", async () => {
    const rows = csv(
      "Занятия с логопедом;8 занятий в месяц;детям от 3 лет",
      "respite;60 часов в квартал;",
      "логопед;;",
      "логопеды;;",
      "Тьютор;много;",
    );
    const dry = await take(rows, { dryRun: true });
    expect([dry.taken, dry.rejected, await ServiceList.list(w.ctx)]).toEqual([2, 3, []]);
    const { importId, taken, rejected, outcomes } = await take(rows);
    expect([taken, rejected]).toEqual([2, 3]);
    const said = outcomes.flatMap(({ row, rejection }) => (rejection ? [[row, rejection.fields[0]!.message.ru]] : []));
    expect(said).toEqual([
      // By another word.
      [4, "Услуга: уже названа в строке 2 этого файла"],
      [5, expect.stringMatching(/^Услуга: ключ или название .*speech-therapy/)],
      [6, "Объём: сколько и за какое время: «8 занятий в месяц»"],
    ]);
    const back = await failed(w.ctx, files, importId as ImportId, { format: "csv" });
    const mended = Buffer.from(back.bytes)
      .toString("utf8")
      .replace("логопед;", "социальное такси;")
      .replace("логопеды", "дефектолог")
      .replace("много", "");
    expect(await take(mended, { edition: 1 })).toMatchObject({ taken: 3, rejected: 0 });
    const list = await ServiceList.get(w.ctx, "regional");
    expect(list).toMatchObject({ shown: 1, inForce: undefined, editions: [{ edition: 1, status: "draft" }] });
    expect(list.entries.map(({ serviceKey, volume }) => [serviceKey, volume?.norm])).toEqual([
      ["respite", 60],
      ["special-pedagogy", undefined],
      ["speech-therapy", 8],
      ["transport", undefined],
      ["tutor-support", undefined],
    ]);
    await expect(take(rows, { edition: 2 })).rejects.toMatchObject({ code: "not-found" });
    await expect(take(csv())).rejects.toMatchObject({ code: "input.invalid" });
  });

  it("of several pieces is done when the request answers, though that reads each record once", async () => {
    const rows = Array.from({ length: 150 }, (_, i) => (i === 120 ? "логопед;;" : `нечто ${i};;`));
    const request = { ...w.ctx, bank: readOnce(w.ctx.bank) };
    expect(await take(csv(...rows), {}, request)).toMatchObject({
      status: "done",
      looked: 150,
      taken: 1,
      rejected: 149,
    });
  });

  it("of ten thousand rows is begun at once and left to the background", async () => {
    const rows = Array.from({ length: 10_000 }, (_, i) => (i % 2 ? "логопед;;" : `нечто ${i};;`));
    const begun = await take(csv(...rows));
    expect(begun).toMatchObject({ status: "working", rows: 10_000, looked: 0 });
    expect((await ServiceList.get(w.ctx, "regional", 1)).entries).toEqual([]);
  });

  it("counts from its approval by an act, tells what it changes, and goes out as it came in", async () => {
    await take(csv("respite;60 часов в квартал;", "Логопед;8 занятий в месяц;детям от 3 лет"));
    await ServiceList.approve(w.ctx, "regional", 1, order("1"));
    expect((await ServiceList.approve(w.ctx, "regional", 1, order("1"))).editions).toHaveLength(1);
    await expect(ServiceList.approve(w.ctx, "regional", 1, order("2"))).rejects.toMatchObject({
      code: "conflict.exists",
    });
    await expect(take(csv("Тьютор;;"), { edition: 1 })).rejects.toMatchObject({ code: "conflict.exists" });

    const { bytes } = await ListFile.file(w.ctx, "regional", 1, "xlsx");
    const out = await readTable(
      { format: "xlsx", content: Buffer.from(bytes).toString("base64") },
      ListFile.importer.columns,
    );
    expect(out.rows.map(({ cells }) => cells)).toEqual([
      ["Передышка: присмотр за ребёнком на время", "60 часов в квартал", ""],
      ["Занятия с логопедом", "8 занятий в месяц", "детям от 3 лет"],
    ]);

    await take(csv("Логопед;12 занятий в месяц;", "Тьютор;;"), { from: "2025-04-01" });
    const draft = await ServiceList.get(w.ctx, "regional", 2);
    expect(draft.differences).toEqual({ added: ["tutor-support"], dropped: ["respite"], changed: ["speech-therapy"] });
    await expect(ServiceList.approve(w.ctx, "regional", 2, order("2", "2099-01-01"))).rejects.toMatchObject({
      code: "input.invalid",
    });
    await ServiceList.approve(w.ctx, "regional", 2, order("2"));
    expect((await ServiceList.get(w.ctx, "regional")).inForce).toBe(1);
    expect([...(await ServiceList.promised(w.ctx, "kemerovo"))!.keys()]).toEqual(["respite", "speech-therapy"]);
    w.moveTo("2025-04-01T05:00:00Z");
    const now = await ServiceList.get(w.ctx, "regional");
    expect([now.inForce, now.editions.map(({ status }) => status)]).toEqual([2, ["superseded", "approved"]]);
  });

  it("is the business of whose it is: the region's of the region, a municipality's of its own too", async () => {
    const kemerovo = w.as({ kind: "coordinator", municipality: "kemerovo" });
    await expect(take(csv("respite;;"), {}, kemerovo)).rejects.toMatchObject({
      code: "input.invalid",
      fields: [{ pointer: "/listId", message: { en: "one of: kemerovo" } }],
    });
    await take(csv("respite;;"), { listId: "kemerovo" }, kemerovo);
    await take(csv("respite;;"));
    await expect(ServiceList.approve(kemerovo, "regional", 1, order("1"))).rejects.toMatchObject({ code: "not-found" });
    expect((await ServiceList.approve(kemerovo, "kemerovo", 1, order("1"))).inForce).toBe(1);
    expect((await ServiceList.list(kemerovo)).map(({ listId }) => listId)).toEqual(["kemerovo", "regional"]);
    await expect(ServiceList.get(w.ctx, "tomsk")).rejects.toMatchObject({ code: "not-found" });
    const parent = w.as({ kind: "representative", representative: "rep_1" });
    await expect(ServiceList.list(parent)).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("a plan that waits for its approval", () => {
  it("follows the services that a person confirms, and who gives them to a child of that age; a coordinator's word stands", async () => {
    await w.consent();
    const { instrumentId } = await Instrument.record(w.ctx, w.childId, {
      kind: "ipra",
      number: "1/2025",
      issuer: "Бюро МСЭ № 1",
      validFrom: "2025-03-01",
      validTo: "2026-03-01",
      measures: ["Занятия с логопедом", "Тьютор"].map((title) => ({
        block: "education",
        title,
        providerKind: "resourceCentre",
      })),
    });
    const routeId = (await Route.open(w.ctx, w.childId, { template: "school-age" })).routeId as RouteId;
    await w.settle();
    const [review] = Object.values(await stepsOf(w, routeId));
    await Step.complete(w.ctx, review!.stepId as StepId, { result: "performed" });
    await w.settle();
    const lines = async () => (await Route.get(w.ctx, routeId)).plan.entries.filter(({ measureId }) => measureId);
    const [speech, tutor] = await lines();
    expect(speech).toMatchObject({ service: "speech-therapy" });
    const say = async (measureId: string, serviceKey: string) => {
      await Instrument.setServices(w.ctx, { childId: w.childId, instrumentId }, {
        measures: [{ measureId, serviceKey }],
      } as never);
      await w.settle();
    };
    // Of two that give it by their programmes, one takes children of ten.
    const lists = { services: ["respite"] };
    const young = await agencyOf(w.ctx, "resourceCentre", "first", lists);
    const old = await agencyOf(w.ctx, "resourceCentre", "second", lists);
    const given = { serviceKeys: ["motor-development"], places: 5 };
    await programmeOf(w.ctx, young, { ...given, ages: { from: 3, to: 6 } });
    await programmeOf(w.ctx, old, { ...given, ages: { from: 10, to: 12 } });
    await say(speech!.measureId!, "motor-development");
    expect((await lines())[0]).toMatchObject({ service: "motor-development", agencyId: old });
    const { entries } = (await Route.get(w.ctx, routeId)).plan;
    const changed = entries.map((one) => (one.stepId === tutor!.stepId ? { ...one, service: "transport" } : one));
    await Route.changePlan(w.ctx, routeId, { entries: changed as never });
    await say(tutor!.measureId!, "respite");
    expect((await lines())[1]).toMatchObject({ service: "transport" });
    await Route.approvePlan(w.ctx, routeId);
    await w.settle();
    await say(speech!.measureId!, "speech-therapy");
    expect((await lines())[0]).toMatchObject({ service: "motor-development" });
  });
});

describe("an edition that drops a service", () => {
  const listed = async (listId: string, first: string, second: string) => {
    await take(csv(first), { listId });
    await ServiceList.approve(w.ctx, listId, 1, order("1"));
    await take(csv(second), { listId });
    return ServiceList.approve(w.ctx, listId, 2, order("2")).then(
      () => undefined,
      (refused: { code: string; current: { uses: ServiceList.ServiceUse[] } }) => [refused.code, refused.current.uses],
    );
  };
  const none = { count: 0, ids: [] };

  it("is refused as long as steps of the territory need it, with how many and which", async () => {
    await w.consent();
    const routeId = (await Route.open(w.ctx, w.childId, { template: "school-age" })).routeId as RouteId;
    await w.settle();
    const [review] = Object.values(await stepsOf(w, routeId));
    await Step.complete(w.ctx, review!.stepId as StepId, { result: "performed" });
    await w.settle();
    await Route.approvePlan(w.ctx, routeId);
    await w.settle();
    const steps = Object.values(await stepsOf(w, routeId)).filter(
      ({ service, status }) => service === "family-consultation" && status === "requested",
    );
    const ids = steps.map(({ stepId }) => stepId).toSorted();
    expect(ids.length).toBeGreaterThan(0);
    const municipalities = ["novokuznetsk"];
    const serviceKey = "family-consultation";
    const uses = [
      { serviceKey, municipalities, programmes: none, enrolments: none, steps: { count: ids.length, ids } },
    ];
    expect(await listed("regional", "Консультации для семей;;", "respite;;")).toEqual(["service.in-use", uses]);
    expect(await listed("novokuznetsk", "Консультации для семей;;", "respite;;")).toEqual(["service.in-use", uses]);
    // Nobody of Kemerovo needs it.
    expect(await listed("kemerovo", "Консультации для семей;;", "respite;;")).toBeUndefined();
    // Novokuznetsk goes by a list of its own now, which keeps the service: the region's binds it no more.
    expect((await ServiceList.approve(w.ctx, "regional", 2, order("2"))).inForce).toBe(2);
    await expect(ServiceList.approve(w.ctx, "novokuznetsk", 2, order("2"))).rejects.toMatchObject({
      code: "service.in-use",
    });
    for (const { stepId } of steps) await Step.cancel(w.ctx, stepId as StepId, { reason: "Не нужно." });
    await w.settle();
    expect((await ServiceList.approve(w.ctx, "novokuznetsk", 2, order("2"))).inForce).toBe(2);
  });

  it("is refused also where it is a municipality's first: the region's list counted there before", async () => {
    await programmeOf(w.ctx, w.agencies.school!);
    await take(csv("логопед;;", "respite;;"));
    await ServiceList.approve(w.ctx, "regional", 1, order("1"));
    for (const listId of ["novokuznetsk", "kemerovo"]) await take(csv("тьютор;;"), { listId });
    const first = await ServiceList.get(w.ctx, "novokuznetsk", 1);
    expect(first.differences).toMatchObject({ added: ["tutor-support"], dropped: ["respite", "speech-therapy"] });
    await expect(ServiceList.approve(w.ctx, "novokuznetsk", 1, order("2"))).rejects.toMatchObject({
      code: "service.in-use",
      current: { uses: [{ serviceKey: "speech-therapy", programmes: { count: 1 } }] },
    });
    expect((await ServiceList.approve(w.ctx, "kemerovo", 1, order("2"))).inForce).toBe(1);
  });

  it("is refused as long as children are enrolled for it, though their programme takes nobody any more", async () => {
    await w.consent();
    const over = { serviceKeys: ["speech-therapy", "communication-aac"] };
    const programmeId = await programmeOf(w.ctx, w.agencies.school!, over);
    const id = await enrolmentOf(w.ctx, programmeId, w.childId);
    await w.settle();
    await Programme.withdraw(w.ctx, programmeId, { act: { number: "1", date: "2025-03-03" } });
    await w.settle();
    const used = { programmes: none, steps: none, municipalities: ["novokuznetsk"] };
    const uses = [
      // Which ones is known by the first service of each.
      { ...used, serviceKey: "communication-aac", enrolments: { count: 1, ids: [] } },
      { ...used, serviceKey: "speech-therapy", enrolments: { count: 1, ids: [id] } },
    ];
    await take(csv("логопед;;", "АДК;;"));
    await ServiceList.approve(w.ctx, "regional", 1, order("1"));
    await take(csv("respite;;"));
    const again = () => ServiceList.approve(w.ctx, "regional", 2, order("2"));
    await expect(again()).rejects.toMatchObject({ code: "service.in-use", current: { uses } });
    await Enrolment.leave(w.ctx, id, { cause: "moved", reason: "Переезд." });
    await w.settle();
    expect((await again()).inForce).toBe(2);
  });

  it("is refused as long as a programme is of it, drafts too, but none whose term is over", async () => {
    const draft = (agencyId: string | undefined, until: string) =>
      Programme.draft(w.ctx, {
        agencyId,
        kind: "individual",
        title: "Развитие речи",
        serviceKeys: ["speech-therapy"],
        ages: { from: 0, to: 17 },
        form: "individual",
        sessionsPerMonth: 8,
        term: { from: "2025-01-01", until },
        places: 2,
      });
    await draft(w.agencies.school!, "2025-02-28");
    const { programmeId } = await draft(w.agencies.school!, "2025-12-31");
    const programmes = { count: 1, ids: [programmeId] };
    const municipalities = ["novokuznetsk"];
    const uses = [{ serviceKey: "speech-therapy", municipalities, programmes, enrolments: none, steps: none }];
    expect(await listed("regional", "логопед;;", "respite;;")).toEqual(["service.in-use", uses]);
    expect(await listed("kemerovo", "логопед;;", "respite;;")).toBeUndefined();
    await Programme.withdraw(w.ctx, programmeId as ProgrammeId, { act: { number: "1", date: "2025-03-01" } });
    // The region's own model counts wherever its organisations are.
    const model = (await draft(undefined, "2025-12-31")).programmeId;
    await expect(ServiceList.approve(w.ctx, "regional", 2, order("2"))).rejects.toMatchObject({
      current: { uses: [{ municipalities: [], programmes: { count: 1, ids: [model] } }] },
    });
    await Programme.withdraw(w.ctx, model as ProgrammeId, { act: { number: "1", date: "2025-03-01" } });
    expect((await ServiceList.approve(w.ctx, "regional", 2, order("2"))).inForce).toBe(2);
  });
});
