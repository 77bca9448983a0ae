import { Temporal } from "temporal-polyfill";
import { beforeEach, describe, expect, it } from "vitest";
import { agenciesOf, agencyOf, childOf, consentOf, ipraOf } from "../../../test/worlds/region.ts";
import { type RouteWorld, routeWorld, stepsOf } from "../../../test/worlds/relay.ts";
import type { RouteId, StepId } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Indicator from "../../roadmaps/indicator/index.ts";
import * as Instrument from "../../routes/instrument/index.ts";
import * as Route from "../../routes/route/index.ts";
import * as Step from "../../routes/step/index.ts";
import * as Inbox from "../inbox/index.ts";

let w: RouteWorld;
let routeId: RouteId;
const decision = { act: "Приказ министерства", number: "1187", date: "2025-02-20", by: "Министерство образования" };

/** An approved plan of the template as it is in use; the commission has answered. */
async function approved(validTo: string, number = "1.1/2025") {
  await ipraOf(w.ctx, w.childId, number, ["Занятия с логопедом"], validTo);
  routeId = (await Route.open(w.ctx, w.childId, { template: "school-age" })).routeId as RouteId;
  await w.settle();
  const [review] = Object.values(await stepsOf(w, routeId));
  await Step.complete(w.ctx, review!.stepId as StepId, { result: "performed" });
  await w.settle();
  await Route.approvePlan(w.ctx, routeId);
  await w.settle();
}

const figuresOf = async () => Indicator.figures(w.ctx, "2025", await Tenant.today(w.ctx));

beforeEach(async () => {
  w = await routeWorld();
  Object.assign(w.agencies, await agenciesOf(w.ctx, ["medicalBoard", "mse"]));
  await w.consent();
});

describe("the stage of boards", () => {
  beforeEach(() => Route.approveTemplate(w.ctx, "school-age", 2, decision));

  it("asks the board 60 days before the ИПРА ends, and the examination 40 days before, by its end", async () => {
    await approved("2025-06-30");
    expect(await Route.get(w.ctx, routeId)).toMatchObject({ template: { version: 2 } });
    const { "board-referral": referral, "mse-decision": mse } = await stepsOf(w, routeId);
    expect(referral).toMatchObject({
      status: "planned",
      requestAt: "2025-05-01T02:00:00Z",
      agencyId: w.agencies.medicalBoard,
    });
    expect(mse).toMatchObject({
      status: "planned",
      requestAt: "2025-05-21T02:00:00Z",
      dueDate: "2025-06-30",
      agencyId: w.agencies.mse,
    });
  });

  it("asks the examination as soon as the board has referred the child, and the next ИПРА settles both", async () => {
    await approved("2025-06-30");
    const steps = await stepsOf(w, routeId);
    w.moveTo("2025-05-01T03:00:00Z");
    await w.milestone(steps["board-referral"]!.stepId as StepId);
    w.moveTo("2025-05-12T03:00:00Z");
    await Step.complete(w.ctx, steps["board-referral"]!.stepId as StepId, { result: "performed" });
    await w.settle();
    const mse = steps["mse-decision"]!.stepId as StepId;
    expect(await Step.get(w.ctx, mse)).toMatchObject({ requestAt: "2025-05-12T03:00:00Z", dueDate: "2025-06-30" });
    await w.milestone(mse);
    expect(await Step.get(w.ctx, mse)).toMatchObject({ status: "requested" });
    const stage = async () => (await Route.get(w.ctx, routeId)).stages.find((s) => s.stage === "Boards");
    expect(await stage()).toMatchObject({ status: "open" });

    await ipraOf(w.ctx, w.childId, "2.1/2025", ["Занятия с логопедом"], "2027-06-30");
    await w.settle();
    expect(await Step.get(w.ctx, mse)).toMatchObject({ status: "completed", result: "performed", late: false });
    expect(await stage()).toMatchObject({ status: "settled" });
  });

  it("begins at once where the ИПРА ends sooner, and not at all where it ends after the cycle", async () => {
    await approved("2025-03-31");
    expect((await stepsOf(w, routeId))["board-referral"]).toMatchObject({ status: "requested" });
    await Route.close(w.ctx, routeId, { reason: "other" });
    await w.settle();
    await approved("2027-06-30", "1.2/2025");
    expect(Object.keys(await stepsOf(w, routeId))).not.toContain("board-referral");
  });

  it("counts where the region has approved it, and nowhere else", async () => {
    const items = await Route.listTemplates(w.ctx);
    expect(items.find(({ template }) => template === "school-age")).toMatchObject({ version: 2 });
    expect(items.find(({ template }) => template === "preschool")).toMatchObject({ version: 1 });
  });
});

describe("a route that was opened before the region took the stage into use", () => {
  const stages = async () => (await Route.get(w.ctx, routeId)).stages.map(({ stage, status }) => [stage, status]);
  const take = async (templateVersion: number) => {
    await Route.amendPlan(w.ctx, routeId, { reason: "ИПРА заканчивается в июне", templateVersion });
    await w.settle();
  };

  it("takes it in by an amendment: the boards are asked in time, and what is under way goes on as it was", async () => {
    await approved("2025-06-30");
    await expect(take(2)).rejects.toMatchObject({ fields: [{ pointer: "/templateVersion" }] });
    await Route.approveTemplate(w.ctx, "school-age", 2, decision);
    expect(await Route.get(w.ctx, routeId)).toMatchObject({ template: { version: 1 }, newerVersion: 2, generation: 1 });
    const before = await stepsOf(w, routeId);
    await expect(take(1)).rejects.toMatchObject({ fields: [{ pointer: "/templateVersion" }] });
    await take(2);
    const route = await Route.get(w.ctx, routeId);
    expect(route).toMatchObject({ template: { version: 2 }, generation: 2, plan: { status: "approved" } });
    expect(route.newerVersion).toBeUndefined();
    expect(await stages()).toEqual(
      expect.arrayContaining([
        ["CommissionReview", "settled"],
        ["PlanApproval", "settled"],
        ["EducationRoute", "open"],
        ["Boards", "open"],
      ]),
    );
    const { "board-referral": referral, "mse-decision": mse, ...others } = await stepsOf(w, routeId);
    expect(others).toEqual(before);
    expect(referral).toMatchObject({ status: "planned", requestAt: "2025-05-01T02:00:00Z" });
    expect(mse).toMatchObject({ agencyId: w.agencies.mse, dueDate: "2025-06-30" });
    const { items } = await Route.history(w.ctx, routeId, { limit: 200 });
    expect(items.find(({ type }) => type === "plan.amended")).toMatchObject({
      text: { ru: expect.stringContaining("добавлено 2, изменено 0, исключено 0. Форма маршрута: версия 2.") },
      note: "ИПРА заканчивается в июне",
    });
    // The machine of the new version carries the route to its end.
    await Step.complete(w.ctx, before["adapted-programme"]!.stepId as StepId, { result: "performed" });
    await w.settle();
    expect(await stages()).toContainEqual(["EducationRoute", "settled"]);
    const running = [...w.executions].filter(([name]) => name.startsWith(routeId));
    expect(running.map(([name, { machine }]) => [name, machine])).toEqual([[`${routeId}-g2`, "route-school-age-v2"]]);
  });

  it("takes it in with its next cycle by itself", async () => {
    await approved("2025-12-20");
    await Route.approveTemplate(w.ctx, "school-age", 2, decision);
    for (;;) {
      const open = Object.values(await stepsOf(w, routeId)).filter((s) => !s.settledAt);
      if (open.length === 0 || (await Route.get(w.ctx, routeId)).cycle > 1) break;
      for (const { stepId, status } of open) {
        if (status === "planned") await Step.cancel(w.ctx, stepId as StepId, { reason: "нет нужды" });
        else await Step.complete(w.ctx, stepId as StepId, { result: "performed" });
        await w.settle();
      }
    }
    expect(await Route.get(w.ctx, routeId)).toMatchObject({ cycle: 2, generation: 2, template: { version: 2 } });
    expect(await stages()).toContainEqual(["Boards", "waiting"]);
    const { items } = await Route.history(w.ctx, routeId, { limit: 200 });
    expect(items.find(({ type }) => type === "cycle.renewed")?.text.ru).toBe("Начат цикл 2. Форма маршрута: версия 2.");
  });
});

describe("recommendations of the commission", () => {
  const conclusion = (over: object = {}) =>
    Instrument.record(w.ctx, w.childId, {
      kind: "pmpk",
      number: "77/2025",
      issuer: "ПМПК",
      validFrom: "2025-03-01",
      validTo: "2026-03-01",
      educationalNeeds: true,
      measures: [{ block: "education", title: "Тьютор на уроках" }],
      ...over,
    });

  it("become steps, and the school that arranges education reads them, under consent", async () => {
    await conclusion();
    await approved("2027-06-30");
    const {
      "ipra-measure": first,
      "ipra-measure-2": second,
      "adapted-programme": programme,
    } = await stepsOf(w, routeId);
    expect([first!.title.ru, second!.title.ru].toSorted()).toEqual(["Мероприятие ИПРА", "Рекомендация ПМПК"]);
    const school = w.as({ kind: "specialist", agency: w.agencies.school! });
    expect(await Step.whom(school, programme!.stepId as StepId)).toMatchObject({
      child: { name: "Ёлкина Анна" },
      recommendations: ["Тьютор на уроках"],
    });
    const clinic = w.as({ kind: "specialist", agency: w.agencies.health! });
    await expect(Step.whom(clinic, programme!.stepId as StepId)).rejects.toMatchObject({ code: "not-found" });
  });

  it("say how the child is to be taught: the school answers of each condition, and the figures follow", async () => {
    const study = { variant: "7.1" as const, conditions: ["equipment" as const, "tutor" as const] };
    const paper = await conclusion({ study: { ...study, conditions: ["tutor", "equipment", "tutor"] } });
    await approved("2027-06-30");
    const { "adapted-programme": programme, "ipra-measure": measure } = await stepsOf(w, routeId);
    const id = programme!.stepId as StepId;
    const school = w.as({ kind: "specialist", agency: w.agencies.school! });
    const order = ["tutor", "equipment"];
    expect((await Step.whom(school, id)).study).toEqual({ ...study, conditions: order });

    const lacking = { condition: "tutor", state: "not-provided", cause: "no-specialist" } as const;
    const there = { condition: "equipment", state: "provided" } as const;
    expect(Step.Complete.safeParse({ result: "performed", study: [{ ...there, cause: "other" }] }).success).toBe(false);
    expect(Step.Complete.safeParse({ result: "performed", study: [there, there] }).success).toBe(false);
    await expect(
      Step.complete(w.ctx, measure!.stepId as StepId, { result: "performed", study: [there] }),
    ).rejects.toMatchObject({ code: "input.invalid", fields: [{ pointer: "/study" }] });
    await Step.complete(school, id, { result: "performed", study: [lacking, there] });
    expect((await Step.get(w.ctx, id)).study).toEqual([lacking, there]);
    const { items } = await Route.history(w.ctx, routeId, { limit: 200 });
    expect(items.map(({ text }) => text.ru).join()).toContain("Условий обучения создано: 1 из 2.");
    await w.settle();
    const told = async () => (await figuresOf()).totals;
    expect(await told()).toMatchObject({ "children-study": 1, "children-study-provided": 0 });
    const here = { municipality: "novokuznetsk", agencyId: w.agencies.school, children: 1, partly: 0 };
    expect(await Indicator.studyRows(w.ctx, await Tenant.today(w.ctx))).toEqual([
      { ...here, variant: "7.1", provided: 0, "not-provided": 0 },
      { ...here, condition: "tutor", provided: 0, "not-provided": 1 },
      { ...here, condition: "equipment", provided: 1, "not-provided": 0 },
    ]);
    const none = async () => ({ writes: [], revisions: [] });
    const partly = [{ ...lacking, state: "partly" as const }, there];
    const corrected = { result: "performed" as const, study: partly, reason: "Нашли" };
    await Step.correct(w.ctx, id, corrected, {}, none);
    expect(await Step.get(w.ctx, id)).toMatchObject({ result: "performed", study: corrected.study });
    await Step.correct(w.ctx, id, { result: "performed", note: "Ставка с марта", reason: "Уточнили" }, {}, none);
    expect((await Step.get(w.ctx, id)).study).toEqual(corrected.study);
    const all = [{ condition: "tutor", state: "provided" }, there] as const;
    await Step.correct(w.ctx, id, { result: "performed", study: [...all], reason: "Приняли" }, {}, none);
    await w.settle();
    expect(await told()).toMatchObject({ "children-study": 1, "children-study-provided": 1 });
    const corrections = (await Route.history(w.ctx, routeId, { limit: 200 })).items.filter(
      ({ type }) => type === "step.corrected",
    );
    expect(corrections.map(({ text }) => text.ru).at(-1)).toBe(
      "Адаптированная образовательная программа: координатор исправил ответ, итог прежний: выполнено. Условий обучения создано: 2 из 2.",
    );
    expect(await Indicator.compare(w.ctx)).toEqual([]);
    await Step.reopen(w.ctx, id, { reason: "Не тот шаг" }, {}, none);
    expect((await Step.get(w.ctx, id)).study).toBeUndefined();

    const at = { childId: w.childId, instrumentId: paper.instrumentId };
    await Instrument.correct(w.ctx, at, { study: { conditions: ["home"] }, reason: "Опечатка" });
    await w.settle();
    expect(await told()).toMatchObject({ "children-study": 1, "children-study-provided": 0 });
    await Instrument.agree(w.ctx, at, { answer: "disagree", on: "2025-03-01" });
    await w.settle();
    expect(await told()).toMatchObject({ "children-study": 0, "children-study-provided": 0 });
    expect(await Indicator.compare(w.ctx)).toEqual([]);
    const whole = await Instrument.get(w.ctx, at);
    expect(whole.conclusion!.study).toEqual({ conditions: ["home"] });
    expect(whole.history.at(-2)).toMatchObject({ fields: ["study"], was: { study: { ...study, conditions: order } } });
    await Instrument.correct(w.ctx, at, { study: { conditions: [] }, reason: "Нет такого" });
    expect((await Instrument.get(w.ctx, at)).conclusion!.study).toBeUndefined();
  });

  it("count by the conclusion in force, from its first day to its last, and where the child was to be taught last", async () => {
    const [tutor, home] = [
      { conditions: ["tutor" as const] },
      { variant: "7.2" as const, conditions: ["home" as const] },
    ];
    await conclusion({ number: "1", validFrom: "2024-09-01", validTo: "2027-08-31", study: tutor, measures: [] });
    const lessons = [{ block: "education" as const, title: "Ментор", serviceKey: "tutor-support" }];
    const next = { number: "2", validFrom: "2025-09-01", validTo: "2026-08-20", study: home, measures: lessons };
    await conclusion(next);
    await approved("2027-06-30");
    const { "adapted-programme": programme } = await stepsOf(w, routeId);
    const id = programme!.stepId as StepId;
    const [school, another] = [w.agencies.school!, w.agencies.school2!].map((agency) =>
      w.as({ kind: "specialist", agency }),
    ) as [typeof w.ctx, typeof w.ctx];
    await Step.complete(school, id, { result: "performed", study: [{ condition: "tutor", state: "provided" }] });
    await w.settle();
    const on = async (day: string) => {
      const rows = await Indicator.studyRows(w.ctx, Temporal.PlainDate.from(day));
      const demand = { today: Temporal.PlainDate.from(day), areaOf: () => undefined };
      const { needed = 0 } =
        (await Indicator.demandRows(w.ctx, demand)).find(({ service }) => service === "tutor-support") ?? {};
      return [rows.map((row) => `${row.variant ?? row.condition}: ${row.provided} of ${row.children}`).join(), needed];
    };
    expect(await on("2025-03-03")).toEqual(["tutor: 1 of 1", 0]);
    expect(await on("2025-08-31")).toEqual(["tutor: 1 of 1", 0]);
    expect(await on("2025-09-01")).toEqual(["7.2: 0 of 1,home: 0 of 1", 1]);
    expect(await on("2026-08-20")).toEqual(["7.2: 0 of 1,home: 0 of 1", 1]);
    // The one before lasts longer, and counts again; what is needed counts to the end of a month.
    expect(await on("2026-08-21")).toEqual(["tutor: 1 of 1", 1]);
    expect(await on("2026-09-01")).toEqual(["tutor: 1 of 1", 0]);
    expect(await on("2027-09-01")).toEqual(["", 0]);
    expect(await Indicator.compare(w.ctx)).toEqual([]);

    // What is recorded after the school has answered is for whoever is asked next.
    w.moveTo("2025-03-05T03:00:00Z");
    await conclusion({ number: "3", validFrom: "2025-03-04", study: { conditions: ["regime"] }, measures: [] });
    expect((await Step.whom(school, id)).study).toEqual(tutor);
    await Step.reopen(w.ctx, id, { reason: "Новая школа" }, {}, async () => ({ writes: [], revisions: [] }));
    await Step.reassign(w.ctx, id, { agencyId: w.agencies.school2! });
    await w.settle();
    expect((await Step.whom(another, id)).study).toEqual({ conditions: ["regime"] });
    await expect(Step.whom(school, id)).rejects.toMatchObject({ code: "not-found" });
    const said = [{ condition: "regime" as const, state: "provided" as const }];
    await expect(Step.complete(school, id, { result: "performed", study: said })).rejects.toMatchObject({
      code: "not-found",
    });
    const rows = async () =>
      (await Indicator.studyRows(w.ctx, await Tenant.today(w.ctx))).map(({ agencyId, condition, provided }) => [
        agencyId,
        condition,
        provided,
      ]);
    expect(await rows()).toEqual([[w.agencies.school2, "regime", 0]]);
    await Step.complete(another, id, { result: "performed", study: said });
    await w.settle();
    expect(await rows()).toEqual([[w.agencies.school2, "regime", 1]]);
    expect(await Indicator.compare(w.ctx)).toEqual([]);
  });

  it("are asked of nobody where the family does not agree", async () => {
    await conclusion({ agreement: "disagree" });
    await approved("2027-06-30");
    const steps = Object.values(await stepsOf(w, routeId));
    expect(steps.map(({ title }) => title.ru)).not.toContain("Рекомендация ПМПК");
    const programme = steps.find(({ stepKey }) => stepKey === "adapted-programme")!;
    const school = w.as({ kind: "specialist", agency: w.agencies.school! });
    expect((await Step.whom(school, programme.stepId as StepId)).recommendations).toBeUndefined();
  });

  it("that nobody can be proposed for are a task, until the plan is amended", async () => {
    await approved("2027-06-30");
    const kindergarten = [
      { block: "education" as const, title: "Логопед в саду", providerKind: "kindergarten" as const },
    ];
    await conclusion({ measures: kindergarten });
    await w.settle();
    const tasks = async () =>
      (await Inbox.find(w.ctx, { bucket: "tasks" })).items.map(({ task }) => [task?.kind, task?.routeId]);
    expect(await tasks()).toEqual([["plan-unassigned", routeId]]);
    const { plan } = await Route.get(w.ctx, routeId);
    const line = plan.entries.find(({ agencyId }) => !agencyId)!;
    expect(line).toMatchObject({ todo: { ru: "Назначьте организацию: детский сад ребёнка не указан." } });
    const entries = [{ stepId: line.stepId as StepId, agencyId: w.agencies.school2! }];
    await Route.amendPlan(w.ctx, routeId, { reason: "Садик при школе", entries });
    await w.settle();
    expect(await Step.get(w.ctx, line.stepId as StepId)).toMatchObject({
      status: "requested",
      agencyId: w.agencies.school2,
    });
    expect(await tasks()).toEqual([]);
  });
});

it("asks the kindergarten for what a paper asks of a school, as long as the child goes there", async () => {
  const kindergarten = await agencyOf(w.ctx, "kindergarten", "kindergarten");
  const person = { surname: "Ёлкин", givenName: "Пётр", birthDate: "2020-05-06" };
  const child = await childOf(w.ctx, person, { attachments: { kindergarten } });
  await ipraOf(w.ctx, child.childId, "3.1/2025", ["Занятия с логопедом"]);
  routeId = (await Route.open(w.ctx, child.childId, { template: "preschool" })).routeId as RouteId;
  await w.settle();
  await consentOf(w.ctx, child);
  await w.settle();
  const review = Object.values(await stepsOf(w, routeId))[0]!;
  await Step.complete(w.ctx, review.stepId as StepId, { result: "performed" });
  await w.settle();
  const { plan } = await Route.get(w.ctx, routeId);
  expect(plan.entries.find(({ stepKey }) => stepKey === "ipra-measure")).toMatchObject({
    agencyKind: "kindergarten",
    agencyId: kindergarten,
  });
});
