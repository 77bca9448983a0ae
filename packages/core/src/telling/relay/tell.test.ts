import { expect, it } from "vitest";
import { routeWorld, stepsOf } from "../../../test/worlds/relay.ts";
import * as Agency from "../../agencies/agency/index.ts";
import type { RouteId, StepId } from "../../ground/shared/index.ts";
import * as Route from "../../routes/route/index.ts";
import * as Step from "../../routes/step/index.ts";

it("given the organisation was closed, when its step escalates, then only the coordinator hears, of both", async () => {
  const w = await routeWorld();
  await w.consent();
  const routeId = (await Route.open(w.ctx, w.childId, { template: "school-age" })).routeId as RouteId;
  await w.settle();
  const stepId = Object.values(await stepsOf(w, routeId))[0]!.stepId as StepId;
  await Agency.patch(w.ctx, w.agencies.pmpc!, { status: "closed" });
  const before = w.mails.length;
  w.moveTo("2025-03-25T03:00:00Z");
  await w.milestone(stepId);
  expect((await Step.load(w.ctx, stepId)).data.milestones.escalations).toBe(1);
  const mails = w.mails.slice(before);
  expect(mails.map((m) => m.to)).toEqual(["nvkz@example.org", "nvkz@example.org"]);
  expect(new Set(mails.map((m) => m.subject)).size).toBe(2);
});
