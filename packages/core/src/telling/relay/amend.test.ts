import { beforeEach, describe, expect, it } from "vitest";
import { type RouteWorld, routeWorld, stepsOf } from "../../../test/worlds/relay.ts";
import { entriesOf, unpacked } from "../../ground/shared/archive.ts";
import type { DataBank, RouteId, StepId } from "../../ground/shared/index.ts";
import * as Consent from "../../people/consent/index.ts";
import * as Indicator from "../../roadmaps/indicator/index.ts";
import * as Route from "../../routes/route/index.ts";
import * as Step from "../../routes/step/index.ts";
import * as Inbox from "../inbox/index.ts";

let w: RouteWorld;
let routeId: RouteId;

/** A route whose plan is approved; `early`: by nobody asked, since every line waits for June; `untold`: and nothing has followed. */
async function approved({ early = false, untold = false } = {}) {
  w = await routeWorld();
  await w.consent();
  await w.ipra(["Занятия с логопедом"]);
  routeId = (await Route.open(w.ctx, w.childId, { template: "school-age" })).routeId as RouteId;
  await w.settle();
  const [review] = Object.values(await stepsOf(w, routeId));
  await Step.complete(w.ctx, review!.stepId as StepId, { result: "performed" });
  await w.settle();
  if (early) {
    const { plan } = await Route.get(w.ctx, routeId);
    const entries = plan.entries.slice(1).map((e) => ({ stepId: e.stepId as StepId, requestOn: "2025-06-02" }));
    await Route.changePlan(w.ctx, routeId, { entries });
  }
  await Route.approvePlan(w.ctx, routeId);
  if (!untold) await w.settle();
}
const amend = async (entries: Route.AmendPlan["entries"]) => {
  const route = await Route.amendPlan(w.ctx, routeId, { reason: "Просит семья", entries });
  await w.settle();
  return route;
};
const mailsTo = (name: string) => w.mails.filter(({ to }) => to.includes(`${name}@example.org`));
/** What stands in a printed plan, piece by piece. */
async function wordsOf(docx: Uint8Array): Promise<string[]> {
  const body = entriesOf(docx).find(({ name }) => name === "word/document.xml")!;
  const parts: Buffer[] = [];
  for await (const part of unpacked(docx, body)) parts.push(part);
  return [
    ...Buffer.concat(parts)
      .toString()
      .matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g),
  ].map(([, words]) => words!);
}
const history = async () => (await Route.history(w.ctx, routeId, { limit: 200 })).items;

describe("an amended plan", () => {
  beforeEach(() => approved());

  it("given another date and other means, then step, letter and page follow, and the history says why", async () => {
    const { "adapted-programme": programme } = await stepsOf(w, routeId);
    const before = mailsTo("school").length;
    const stepId = programme!.stepId as StepId;
    await amend([{ stepId, dueOn: "2025-09-30", means: { ru: "Тьютор для Ани" } }]);
    expect(await Step.get(w.ctx, stepId)).toMatchObject({
      dueDate: "2025-09-30",
      means: { ru: "Тьютор для Ани" },
      status: "requested",
      agencyId: w.agencies.school,
    });
    const letters = mailsTo("school").slice(before);
    expect(letters.map((m) => m.subject)).toEqual([expect.stringContaining("План изменён, срок до 30 сентября")]);
    expect(letters[0]!.text).not.toContain("Ани");
    expect((await history()).find(({ type }) => type === "plan.amended")).toMatchObject({
      text: { ru: "План изменён после утверждения: добавлено 0, изменено 1, исключено 0." },
      note: "Просит семья",
    });
    const { plan } = await Route.get(w.ctx, routeId);
    expect(plan.entries.find((e) => e.stepId === stepId)).toMatchObject({ dueOn: "2025-09-30", dueDate: "2025-09-30" });
  });

  it("given an agency is named, then the step goes to it, and the former one's link is dead", async () => {
    const { "social-accompaniment": step } = await stepsOf(w, routeId);
    await amend([{ stepId: step!.stepId as StepId, agencyId: w.agencies.social2! }]);
    expect(await Step.get(w.ctx, step!.stepId as StepId)).toMatchObject({
      agencyId: w.agencies.social2,
      assignment: 2,
      status: "requested",
    });
    expect(mailsTo("social2")).toHaveLength(1);
  });

  it("given the step was given to another since, when the plan's own agency is named, then it is that one's again", async () => {
    const { "social-accompaniment": step } = await stepsOf(w, routeId);
    const stepId = step!.stepId as StepId;
    await Step.reassign(w.ctx, stepId, { agencyId: w.agencies.social2! });
    await w.settle();
    const line = (await Route.get(w.ctx, routeId)).plan.entries.find((entry) => entry.stepId === stepId);
    expect(line).toMatchObject({ agencyId: w.agencies.social2, formerAgencies: [w.agencies.social] });
    expect((await history()).find(({ type }) => type === "step.reassigned")).toMatchObject({
      agencyId: w.agencies.social2,
      formerAgencyId: w.agencies.social,
    });
    const printed = await wordsOf((await Route.printPlan(w.ctx, routeId, "docx")).bytes);
    expect([printed.includes("social2"), printed.includes("social")]).toEqual([true, false]);
    await amend([{ stepId, dueOn: "2025-09-30" }]);
    expect(await Step.get(w.ctx, stepId)).toMatchObject({ agencyId: w.agencies.social2, dueDate: "2025-09-30" });
    await amend([{ stepId, agencyId: w.agencies.social! }]);
    expect(await Step.get(w.ctx, stepId)).toMatchObject({ agencyId: w.agencies.social, assignment: 3 });
  });

  it("given measures are added, then the open stage waits for them, and whoever is named is asked", async () => {
    const own = { agencyKind: "school" as const, agencyId: w.agencies.school2!, dueOn: "2025-05-30" };
    await amend([{ stage: "EducationRoute", keyMeasure: { ru: "Тифлопедагог" }, ...own }]);
    const { "own-measure": added, "adapted-programme": programme } = await stepsOf(w, routeId);
    expect(added).toMatchObject({ status: "requested", keyMeasure: { ru: "Тифлопедагог" } });
    await Step.complete(w.ctx, programme!.stepId as StepId, { result: "performed" });
    await w.settle();
    const stage = async () => (await Route.get(w.ctx, routeId)).stages.find((s) => s.stage === "EducationRoute");
    expect(await stage()).toMatchObject({ status: "open", stepIds: [programme!.stepId, added!.stepId] });
    await Step.complete(w.ctx, added!.stepId as StepId, { result: "performed" });
    await w.settle();
    expect(await stage()).toMatchObject({ status: "settled" });
  });

  it("given an organisation says that it could not, in the moment in which its line is dropped, then nobody has to decide what follows", async () => {
    const { "adapted-programme": programme } = await stepsOf(w, routeId);
    const stepId = programme!.stepId as StepId;
    await Route.amendPlan(w.ctx, routeId, { reason: "Семья учится дома", entries: [{ stepId, drop: true }] });
    await Step.complete(w.ctx, stepId, { result: "not-performed", cause: "no-place", reason: "Мест нет" });
    await w.settle();
    expect(await Step.get(w.ctx, stepId)).toMatchObject({
      status: "failed",
      decision: { reason: "Семья учится дома" },
    });
    expect((await Inbox.find(w.ctx, { bucket: "tasks" })).items).toEqual([]);
    const { stages } = await Route.get(w.ctx, routeId);
    expect(stages.find(({ stage }) => stage === "EducationRoute")).toMatchObject({ status: "settled" });
    expect(await Indicator.compare(w.ctx)).toEqual([]);
  });

  it("given the only line of a stage is dropped, then its step is cancelled with the reason and the stage settles", async () => {
    const { "adapted-programme": programme } = await stepsOf(w, routeId);
    const { plan, stages } = await amend([{ stepId: programme!.stepId as StepId, drop: true }]);
    expect(plan.entries.map((e) => e.stepId)).not.toContain(programme!.stepId);
    expect(stages.find((s) => s.stage === "EducationRoute")).toBeDefined();
    expect(await Step.get(w.ctx, programme!.stepId as StepId)).toMatchObject({
      status: "cancelled",
      note: "Просит семья",
    });
    const after = await Route.get(w.ctx, routeId);
    expect(after.stages.find((s) => s.stage === "EducationRoute")).toMatchObject({ status: "settled" });
  });

  it("given a line that waits, when it is asked earlier, then it is asked then, once", async () => {
    const { "family-consultation-2": second } = await stepsOf(w, routeId);
    await amend([{ stepId: second!.stepId as StepId, requestOn: "2025-03-10" }]);
    expect(await Step.get(w.ctx, second!.stepId as StepId)).toMatchObject({ requestAt: "2025-03-10T02:00:00Z" });
    w.moveTo("2025-03-10T05:00:00Z");
    await w.settle();
    const { generation } = (await Step.load(w.ctx, second!.stepId as StepId)).data;
    expect(generation).toBe(2);
    await w.milestone(second!.stepId as StepId);
    expect(await Step.get(w.ctx, second!.stepId as StepId)).toMatchObject({ status: "requested" });
  });

  it.each<[string, (steps: Record<string, Step.StepView>) => Route.AmendPlan["entries"], string]>([
    ["of a step of no plan", () => [{ stepId: "step_01JNE0000000000000000000ZZ", drop: true }], "/entries/0/stepId"],
    ["of the past", (s) => [{ stepId: s["pmpk-conclusion"]!.stepId as StepId, drop: true }], "/entries/0/stepId"],
    ["that drops the evaluation", () => [{ stepId: evaluation(), drop: true }], "/entries/0/drop"],
    [
      "of the request of what was asked for",
      (s) => [{ stepId: s["adapted-programme"]!.stepId as StepId, requestOn: "2025-06-02" }],
      "/entries/0/requestOn",
    ],
    [
      "of one step twice",
      (s) => [
        { stepId: s["adapted-programme"]!.stepId as StepId, dueOn: "2025-06-02" },
        { stepId: s["adapted-programme"]!.stepId as StepId, drop: true },
      ],
      "/entries/1/stepId",
    ],
    ["of nobody's measure", () => [{ stage: "EducationRoute", stepKey: "adapted-programme" }], "/entries/0/agencyId"],
  ])("refuses an amendment %s", async (_, entries, pointer) => {
    evaluationId = (await Route.get(w.ctx, routeId)).plan.entries.at(-1)!.stepId as StepId;
    const items = entries(await stepsOf(w, routeId));
    await expect(amend(items)).rejects.toMatchObject({ code: "input.invalid", fields: [{ pointer }] });
  });
  let evaluationId: StepId;
  const evaluation = () => evaluationId;

  it("refuses what is settled", async () => {
    const { "adapted-programme": programme } = await stepsOf(w, routeId);
    await Step.complete(w.ctx, programme!.stepId as StepId, { result: "performed" });
    await w.settle();
    const stepId = programme!.stepId as StepId;
    await expect(amend([{ stepId, dueOn: "2025-06-02" }])).rejects.toMatchObject({
      fields: [{ pointer: "/entries/0" }],
    });
    const more = { stage: "EducationRoute", stepKey: "adapted-programme", agencyId: w.agencies.school! };
    await expect(amend([more])).rejects.toMatchObject({ fields: [{ pointer: "/entries/0/stage" }] });
  });

  it("cannot be taken back once somebody was asked", async () => {
    await expect(Route.undoApproval(w.ctx, routeId, { reason: "Рано" })).rejects.toMatchObject({ code: "plan.asked" });
  });
});

it("given a line is added to a plan while its stage is being opened, then it is asked for too", async () => {
  await approved({ untold: true });
  let isOpened = false;
  const list: DataBank["list"] = async (...question) => {
    const page = await w.deps.bank.list<never>(...question);
    if (!isOpened && question[2]?.prefix?.startsWith("STAGE#")) {
      isOpened = true;
      await w.settle();
    }
    return page;
  };
  const overtaken = { ...w.ctx, bank: { ...w.deps.bank, list } };
  const line = { stage: "EducationRoute", keyMeasure: { ru: "Тифлопедагог" }, agencyKind: "school" as const };
  const entries = [{ ...line, agencyId: w.agencies.school2!, dueOn: "2025-05-30" }];
  await Route.amendPlan(overtaken, routeId, { reason: "Просит семья", entries });
  await w.settle();
  expect(isOpened).toBe(true);
  expect((await stepsOf(w, routeId))["own-measure"]).toMatchObject({ status: "requested" });
});

describe("an approval that was a mistake", () => {
  it("given nobody was asked, then the plan is a draft again, and the next approval goes through", async () => {
    await approved({ early: true });
    const before = (await Route.get(w.ctx, routeId)).plan.entries;
    const undone = await Route.undoApproval(w.ctx, routeId, { reason: "Семья не согласна" });
    await w.settle();
    expect(undone).toMatchObject({
      generation: 2,
      plan: { status: "draft" },
      mayDo: expect.arrayContaining(["approvePlan"]),
    });
    expect(undone.plan.entries.map((e) => e.stepKey)).toEqual(before.map((e) => e.stepKey));
    const old = await Promise.all(before.slice(1, -1).map((e) => Step.get(w.ctx, e.stepId as StepId)));
    expect(new Set(old.map(({ status }) => status))).toEqual(new Set(["cancelled"]));
    const waiting = await Route.get(w.ctx, routeId);
    expect(waiting.stages.map((s) => s.status)).toEqual(["settled", "open", ...Array(5).fill("waiting")]);
    expect([...w.executions.keys()]).toContainEqual(expect.stringContaining(`${routeId}-g2`));

    await Route.approvePlan(w.ctx, routeId);
    await w.settle();
    const { stages } = await Route.get(w.ctx, routeId);
    expect(stages.find((s) => s.stage === "EducationRoute")).toMatchObject({ status: "open" });
    const { "adapted-programme": programme } = await stepsOf(w, routeId);
    expect(programme).toMatchObject({ status: "planned" });
    expect((await history()).find(({ type }) => type === "plan.approval-undone")).toMatchObject({
      note: "Семья не согласна",
    });
  });
});

describe("a route that was closed", () => {
  beforeEach(async () => {
    await approved();
    const { "social-accompaniment": done } = await stepsOf(w, routeId);
    await Step.complete(w.ctx, done!.stepId as StepId, { result: "performed" });
    await w.settle();
    await Route.close(w.ctx, routeId, { reason: "left-region" });
    await w.settle();
  });
  const reopen = async () => {
    const route = await Route.reopen(w.ctx, routeId, { reason: "Семья вернулась" });
    await w.settle();
    return route;
  };

  it("given the family is back in a month, then it goes on: what its end cancelled is asked for again, what was done is done", async () => {
    const ended = await Route.get(w.ctx, routeId);
    w.moveTo("2025-04-02T05:00:00Z");
    const reopened = await reopen();
    expect(reopened).toMatchObject({ status: "open", cycle: 1, generation: 2 });
    expect([reopened.reason, reopened.endedAt]).toEqual([undefined, undefined]);
    const route = await Route.get(w.ctx, routeId);
    // What was left of the cycle is left again.
    expect(route.cycleEndsAt.slice(0, 10)).toBe("2026-01-27");
    expect(ended.cycleEndsAt.slice(0, 10)).toBe("2025-12-28");
    const steps = await stepsOf(w, routeId);
    expect(steps["social-accompaniment"]).toMatchObject({ status: "completed" });
    expect(steps["adapted-programme"]).toMatchObject({ status: "requested", assignment: 2, dueDate: "2025-04-30" });
    expect(steps["family-consultation-2"]).toMatchObject({ status: "requested" });
    expect(steps["family-consultation-3"]).toMatchObject({ status: "planned" });
    expect(await Route.openRouteOf(w.ctx, w.childId)).toBe(routeId);
    expect(await Indicator.compare(w.ctx)).toEqual([]);
    expect((await history()).find(({ type }) => type === "route.reopened")).toMatchObject({
      text: { ru: "Маршрут возобновлён." },
      note: "Семья вернулась",
    });
    // And it ends as any other.
    await Step.complete(w.ctx, steps["adapted-programme"]!.stepId as StepId, { result: "performed" });
    await w.settle();
    const { stages } = await Route.get(w.ctx, routeId);
    expect(stages.find((s) => s.stage === "EducationRoute")).toMatchObject({ status: "settled" });
  });

  it("given ninety days have passed, then a new one names it", async () => {
    w.moveTo("2025-06-03T05:00:00Z");
    await expect(reopen()).rejects.toMatchObject({ code: "route.closed" });
    const next = await Route.open(w.ctx, w.childId, { template: "school-age", continues: routeId });
    expect(next).toMatchObject({ continues: routeId });
    await expect(reopen()).rejects.toMatchObject({ code: "route.exists", current: { routeId: next.routeId } });
  });

  it("given it is open, or another one is, then that is said", async () => {
    await reopen();
    await expect(reopen()).rejects.toMatchObject({ code: "route.exists" });
  });
});

it("given a route is closed by mistake and goes on at once, twice, then no organisation is told of it, and no stage ends with it", async () => {
  await approved();
  const before = await stepsOf(w, routeId);
  const mails = w.mails.length;
  for (let i = 0; i < 2; i++) {
    await Route.close(w.ctx, routeId, { reason: "goals-reached" });
    await Route.reopen(w.ctx, routeId, { reason: "Не тот ребёнок" });
  }
  await w.settle();
  const { stages, generation } = await Route.get(w.ctx, routeId);
  const running = stages.filter(
    ({ stepIds }) => stepIds.length > 1 || stepIds[0] === before["adapted-programme"]!.stepId,
  );
  expect([generation, new Set(running.map(({ status }) => status))]).toEqual([3, new Set(["open"])]);
  const told = (steps: typeof before) => Object.values(steps).map(({ status, assignment }) => [status, assignment]);
  expect(told(await stepsOf(w, routeId))).toEqual(told(before));
  // Of the coordinator alone.
  expect(new Set(w.mails.slice(mails).map(({ to }) => to))).toEqual(new Set(["nvkz@example.org"]));
});

it("brings back a rest with its day, also where consent was wanting, and a refusal, without asking anybody again", async () => {
  await approved();
  const steps = await stepsOf(w, routeId);
  const [resting, refused] = ["adapted-programme", "social-accompaniment"].map((key) => steps[key]!.stepId as StepId);
  const rest = { status: "on-hold", holdReason: "asked", holdUntil: "2025-04-14", holdNote: "Ребёнок в санатории" };
  await Step.hold(w.ctx, resting!, { reason: "Ребёнок в санатории", until: "2025-04-14" });
  await Step.reject(w.ctx, refused!, { cause: "no-place", reason: "Мест нет" });
  await w.settle();
  for (const { consentId } of await Consent.listFor(w.ctx, w.childId)) await Consent.withdraw(w.ctx, consentId);
  await w.settle();
  expect(await Step.get(w.ctx, resting!)).toMatchObject({ status: "on-hold", holdReason: "consent" });
  await w.consent();
  await w.settle();
  expect(await Step.get(w.ctx, resting!)).toMatchObject(rest);
  await Route.close(w.ctx, routeId, { reason: "left-region" });
  await w.settle();
  expect(await Indicator.compare(w.ctx)).toEqual([]);
  w.moveTo("2025-04-02T05:00:00Z");
  const before = mailsTo("social").length;
  await Route.reopen(w.ctx, routeId, { reason: "Семья вернулась" });
  await w.settle();
  expect(await Step.get(w.ctx, resting!)).toMatchObject(rest);
  expect(await Step.get(w.ctx, refused!)).toMatchObject({ status: "rejected", cause: "no-place", note: "Мест нет" });
  expect((await Step.find(w.ctx, { bucket: "rejected" })).items).toMatchObject([{ stepId: refused }]);
  expect(mailsTo("social")).toHaveLength(before);
  const told = (await history()).filter(({ type }) => type === "step.asked-again").map(({ text }) => text.ru);
  expect(told).toContainEqual(expect.stringContaining("приостановлено до 14 апреля 2025"));
  expect(told).toContainEqual(expect.stringContaining("отказ организации в силе"));
  expect(await Indicator.compare(w.ctx)).toEqual([]);
  w.moveTo("2025-04-14T03:00:00Z");
  await w.milestone(resting!);
  expect(await Step.get(w.ctx, resting!)).toMatchObject({ status: "requested" });
});

it("begins the next cycle where the one before had been evaluated", async () => {
  await approved();
  await Route.evaluate(w.ctx, routeId, { outcome: "close" });
  for (;;) {
    const open = Object.values(await stepsOf(w, routeId)).filter((s) => !s.settledAt);
    if (open.length === 0) break;
    for (const { stepId, status } of open) {
      if (status === "planned") await Step.cancel(w.ctx, stepId as StepId, { reason: "нет нужды" });
      else await Step.complete(w.ctx, stepId as StepId, { result: "performed" });
      await w.settle();
    }
  }
  expect(await Route.get(w.ctx, routeId)).toMatchObject({ status: "closed" });
  await Route.reopen(w.ctx, routeId, { reason: "Рано закрыли" });
  await w.settle();
  const route = await Route.get(w.ctx, routeId);
  expect(route).toMatchObject({ status: "open", cycle: 2, generation: 2, plan: { status: "preparing" } });
  expect(route.stages[0]).toMatchObject({ stage: "CommissionReview", status: "open" });
});
