import { beforeEach, describe, expect, it } from "vitest";
import { type RouteWorld, routeWorld, stepsOf } from "../../../test/worlds/relay.ts";
import * as Agency from "../../agencies/agency/index.ts";
import type { AgencyId, RouteId, StepId } from "../../ground/shared/index.ts";
import * as Child from "../../people/child/index.ts";
import * as Route from "../../routes/route/index.ts";
import * as Step from "../../routes/step/index.ts";

const stepId = "step_01JNE0000000000000000000ZZ" as StepId;

/** The lines that the draft has in the stage of consultations, beside the quarters'. */
async function consultations(w: RouteWorld): Promise<string[]> {
  await w.consent();
  const { routeId } = await Route.open(w.ctx, w.childId, { template: "school-age" });
  await w.settle();
  const [review] = Object.values(await stepsOf(w, routeId as RouteId));
  await Step.complete(w.ctx, review!.stepId as StepId, { result: "performed" });
  await w.settle();
  const { plan } = await Route.get(w.ctx, routeId as RouteId);
  return plan.entries
    .filter((e) => e.stage === "FamilyConsultations" && !e.quarter)
    .map((e) => `${e.stepKey} ${Object.keys(w.agencies).find((key) => w.agencies[key] === e.agencyId)}`);
}

it("takes in the module of the child's group once the region has approved it, and none that is not approved", async () => {
  const w = await routeWorld();
  const decision = { act: "Приказ", number: "7", date: "2025-02-20", by: "Министерство" };
  for (const key of ["module-mental-disorder", "module-abandonment-risk"])
    await Route.approveTemplate(w.ctx, key, 1, decision);
  await Child.patch(w.ctx, w.childId, { targetGroups: ["mental-disorder", "down-syndrome"] });
  expect(await consultations(w)).toEqual(["home-training resourceCentre", "family-respite social"]);
});

describe("the draft of a plan", () => {
  let w: RouteWorld;
  let routeId: RouteId;
  let reviewId: StepId;
  let proposed: Route.RouteView["plan"]["entries"];
  beforeEach(async () => {
    w = await routeWorld();
    await w.consent();
    await w.ipra(["Занятия с логопедом"]);
    routeId = (await Route.open(w.ctx, w.childId, { template: "school-age" })).routeId as RouteId;
    await w.settle();
    const [review] = Object.values(await stepsOf(w, routeId));
    reviewId = review!.stepId as StepId;
    await Step.complete(w.ctx, reviewId, { result: "performed" });
    await w.settle();
    const { plan } = await Route.get(w.ctx, routeId);
    proposed = plan.entries.filter((e) => e.stage !== "CommissionReview");
  });
  const kept = () => proposed.map((e) => ({ stepId: e.stepId as StepId }));
  const draft = (entries: Route.PlanDraft["entries"]) => Route.changePlan(w.ctx, routeId, { entries });
  const own = () => ({
    stage: "SocialAccompaniment",
    agencyKind: "ngo" as const,
    agencyId: w.agencies.social!,
    keyMeasure: { ru: "Иппотерапия для Ани" },
    dueOn: "2025-06-30",
  });
  const education = { stage: "EducationRoute", stepKey: "adapted-programme" };

  it("given entries kept, moved, left out and added, then it is as wanted and the past stays", async () => {
    const { plan } = await draft([
      { ...kept()[0]!, agencyId: w.agencies.health2!, requestOn: "2025-06-02" },
      { ...education, agencyId: w.agencies.school2! },
    ]);
    expect(plan.entries).toMatchObject([
      { stage: "CommissionReview" },
      { stepId: proposed[0]!.stepId, agencyId: w.agencies.health2, requestOn: "2025-06-02" },
      { stage: "EducationRoute", agencyId: w.agencies.school2 },
      { stage: "CycleEvaluation" },
    ]);
  });

  it("given a step of a module, then a coordinator adds it by hand, to a child of no such group too", async () => {
    const { plan } = await draft([...kept(), { stage: "FamilyConsultations", stepKey: "parents-club" }]);
    expect(plan.entries.filter((e) => e.stepKey === "parents-club")).toMatchObject([
      { agencyKind: "ngo", service: "parent-group", dataClass: "identity" },
    ]);
  });

  it("given a measure that asks for a service, then its line has the key, and so has its step", async () => {
    const line = proposed.find(({ measureId }) => measureId !== undefined);
    expect(line?.service).toBe("speech-therapy");
    await Route.approvePlan(w.ctx, routeId);
    await w.settle();
    expect((await Step.get(w.ctx, line!.stepId as StepId)).service).toBe("speech-therapy");
  });

  it("given a service by its title, then the line has its key; an unknown one is refused with what is called alike", async () => {
    const [first, ...rest] = kept();
    const { plan } = await draft([{ ...first!, service: "Логопед" }, ...rest]);
    const line = plan.entries.find(({ stepId }) => stepId === first!.stepId);
    expect(line?.service).toBe("speech-therapy");
    await expect(draft([...rest, { ...first!, service: "логопеды" }])).rejects.toMatchObject({
      code: "input.invalid",
      fields: [
        { pointer: `/entries/${rest.length}/service`, message: { ru: expect.stringContaining("speech-therapy") } },
      ],
    });
    // What is read can be sent.
    const again = await draft(
      plan.entries.filter(({ stage }) => stage !== "CommissionReview") as Route.PlanDraft["entries"],
    );
    expect(again.plan.entries).toEqual(plan.entries);
  });

  it("given nothing is kept, then it is refused: an empty plan would run through by itself", async () => {
    await expect(draft([])).rejects.toMatchObject({ code: "input.invalid", fields: [{ pointer: "/entries" }] });
    const { plan } = await Route.get(w.ctx, routeId);
    expect(plan.entries).toHaveLength(proposed.length + 1);
  });

  it.each<[string, () => Route.PlanDraft["entries"], string]>([
    ["a step of no plan", () => [...kept(), { stepId }], "/entries/\\d+/stepId"],
    ["a step named twice", () => [...kept(), kept()[0]!], "/entries/\\d+/stepId"],
    [
      "a step of the past with another agency",
      () => [...kept(), { stepId: reviewId, agencyId: w.agencies.pmpc2! }],
      "/entries/\\d+",
    ],
    ["another stage for a step", () => [{ ...kept()[0]!, stage: "EducationRoute" }], "/entries/0/stage"],
    [
      "another task than the template's",
      () => [{ ...kept()[0]!, task: { ru: "Иное", en: "Other" } }],
      "/entries/0/task",
    ],
    [
      "a due date before the request",
      () => [{ ...kept()[0]!, requestOn: "2025-06-02", dueOn: "2025-06-01" }],
      "/entries/0/dueOn",
    ],
    ["a due date of yesterday", () => [{ ...kept()[0]!, dueOn: "2025-03-02" }], "/entries/0/dueOn"],
    ["an own measure before the approval", () => [{ ...own(), stage: "CommissionReview" }], "/entries/0/stage"],
    ["an own measure of no stage", () => [{ ...own(), stage: "Elsewhere" }], "/entries/0/stage"],
    ["an own measure without a date", () => [{ ...own(), dueOn: undefined }], "/entries/0/dueOn"],
    ["an own measure that says nothing", () => [{ ...own(), keyMeasure: undefined }], "/entries/0/keyMeasure"],
    [
      "a step that the stage does not have",
      () => [{ stage: "EducationRoute", stepKey: "x", agencyId: w.agencies.school! }],
      "/entries/0/stepKey",
    ],
    [
      "a measure without an ИПРА",
      () => [{ stage: "RehabilitationMeasures", stepKey: "ipra-measure", agencyId: w.agencies.school! }],
      "/entries/0/stepKey",
    ],
    [
      "an agency of nowhere",
      () => [{ ...education, agencyId: "agency_01JNE0000000000000000000ZZ" as AgencyId }],
      "/entries/0/agencyId",
    ],
    ["a day after the cycle", () => [{ ...kept()[0]!, requestOn: "2026-03-03" }], "/entries/0/requestOn"],
  ])("given %s, then it is refused with the place", async (_, entries, pointer) => {
    const refusal = await draft(entries()).catch((error: unknown) => error);
    expect(refusal).toMatchObject({
      code: "input.invalid",
      fields: [{ pointer: expect.stringMatching(new RegExp(`^${pointer}$`)) }],
    });
  });

  it("given what was read is sent back, then nothing changes, and what is own words stays so", async () => {
    const before = (await draft([...kept(), { ...own(), means: { ru: "Конный клуб", en: "Riding club" } }])).plan;
    const after = (await draft(before.entries as Route.PlanDraft["entries"])).plan;
    expect(after).toEqual(before);
    expect(after.entries.find((e) => e.stepKey === "own-measure")).toMatchObject({
      title: { ru: "Мероприятие индивидуального плана" },
      direction: { ru: "Социальное сопровождение" },
      keyMeasure: { ru: "Иппотерапия для Ани", en: "Иппотерапия для Ани" },
      means: { en: "Riding club" },
      dueOn: "2025-06-30",
      dueDate: "2025-06-30",
    });
  });

  it("given own words, then they are in the vault alone, and the agency reads them with the step, under consent", async () => {
    await draft([
      { ...kept()[0]!, expectedResult: { ru: "Аня говорит фразами" } },
      { ...own(), agencyId: w.agencies.school! },
    ]);
    await Route.approvePlan(w.ctx, routeId);
    await w.settle();
    const records = await w.ctx.bank.list("records", `T#kuzbass#ROUTE#${routeId}`, {}, { limit: 500 });
    expect(JSON.stringify(records)).not.toMatch(/Иппотерапия|фразами/);
    expect(JSON.stringify(w.mails)).not.toMatch(/Иппотерапия|фразами/);
    const steps = await stepsOf(w, routeId);
    expect(steps["ipra-measure"]).toMatchObject({ expectedResult: { ru: "Аня говорит фразами" } });
    const mine = steps["own-measure"]!;
    expect(mine).toMatchObject({ keyMeasure: { ru: "Иппотерапия для Ани" }, dueDate: "2025-06-30" });
    const school = w.as({ kind: "specialist", agency: w.agencies.school! });
    expect(await Step.whom(school, mine.stepId as StepId)).toMatchObject({ keyMeasure: { ru: "Иппотерапия для Ани" } });
  });

  it("given means and dates by the template, then step and letter have them", async () => {
    await Route.approvePlan(w.ctx, routeId);
    await w.settle();
    const { "adapted-programme": programme } = await stepsOf(w, routeId);
    expect(programme).toMatchObject({
      means: { ru: "Адаптированные учебные материалы, тьютор или ассистент по рекомендации" },
    });
    const letter = w.mails.find(({ text }) => text.includes("Адаптированная образовательная программа"));
    expect(letter?.text).toContain("Адаптированные учебные материалы, тьютор или ассистент");
  });

  it("given an agency closes before the approval, then that waits until its steps are another's", async () => {
    const agencyId = w.agencies.social!;
    await Agency.patch(w.ctx, agencyId, { status: "closed" });
    const theirs = proposed.filter((e) => e.agencyId === agencyId).map((e) => e.stepId);
    await expect(Route.approvePlan(w.ctx, routeId)).rejects.toMatchObject({
      code: "agency.closed",
      current: { agencyIds: [agencyId], stepIds: theirs },
    });
    await draft(kept().map((e) => (theirs.includes(e.stepId) ? { ...e, agencyId: w.agencies.social2! } : e)));
    expect(await Route.approvePlan(w.ctx, routeId)).toMatchObject({ plan: { status: "approved" } });
  });
});
