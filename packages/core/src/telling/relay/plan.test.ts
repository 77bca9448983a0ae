import { beforeEach, describe, expect, it } from "vitest";
import { type RouteWorld, routeWorld, stepsOf } from "../../../test/worlds/relay.ts";
import * as Agency from "../../agencies/agency/index.ts";
import type { AgencyId, RouteId, StepId } from "../../ground/shared/index.ts";
import * as Route from "../../routes/route/index.ts";
import * as Step from "../../routes/step/index.ts";

const stepId = "step_01JNE0000000000000000000ZZ" as StepId;

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
    ]);
  });

  it("given nothing is kept, when approved, then the empty stages settle and the cycle goes on to the next", async () => {
    await draft([]);
    await Route.approvePlan(w.ctx, routeId);
    await w.settle();
    expect(await Route.get(w.ctx, routeId)).toMatchObject({ cycle: 2, status: "open" });
  });

  it.each<[string, () => Route.PlanDraft["entries"], string]>([
    ["a step of no plan", () => [...kept(), { stepId }], "/entries/\\d+/stepId"],
    ["a step named twice", () => [...kept(), kept()[0]!], "/entries/\\d+/stepId"],
    ["a step of the past", () => [{ stepId: reviewId }], "/entries/0/stepId"],
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
