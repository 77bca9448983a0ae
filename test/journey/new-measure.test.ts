import { afterAll, beforeAll, expect, it } from "vitest";
import { World } from "./world.ts";

let w: World;
beforeAll(async () => {
  w = await World.start();
});
afterAll(() => w.close());

it("takes a measure of a new ИПРА into the running stage", async () => {
  const routeId = await w.openSupport();
  expect(await w.stepsOf(routeId, "RehabilitationMeasures")).toHaveLength(2);
  await w.recordIpra([{ block: "social", title: "Социальная адаптация" }], "777.14.42/2026");
  await w.cloud.settle();
  const steps = await w.stepsOf(routeId, "RehabilitationMeasures");
  expect(steps).toHaveLength(3);
  expect(steps[2]).toMatchObject({ status: "requested", agencyId: w.agencies.social });
  for (const step of steps) await w.complete(step.stepId);
  const stage = (await w.route(routeId)).stages.find((s) => s.stage === "RehabilitationMeasures");
  expect(stage).toMatchObject({ status: "settled" });
});
