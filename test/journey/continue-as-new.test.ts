import { afterAll, beforeAll, expect, it } from "vitest";
import { scheduled } from "../faults/parts/product.ts";
import { World } from "./world.ts";

let w: World;
beforeAll(async () => {
  w = await World.start("own", undefined, scheduled("sweeper", "reconciler"), "PT168H");
});
afterAll(() => w.close());

it("hands over at its limit with every wait and deadline intact (continue-as-new)", async () => {
  const routeId = await w.openSupport();
  const before = await w.openSteps(routeId);
  await w.cloud.advance("P310D");
  const route = await w.route(routeId);
  expect(route).toMatchObject({ cycle: 1, generation: 2, status: "open" });
  expect((await w.executions("route-school-age-v1")).filter((e) => e.status === "RUNNING").map((e) => e.name)).toEqual([
    `${routeId}-g2`,
  ]);
  const after = await w.openSteps(routeId);
  expect(after.map((s) => s.stepId).sort()).toEqual(before.map((s) => s.stepId).sort());
  expect(
    after.filter((s) => before.find((b) => b.stepId === s.stepId && b.status !== "planned")).every((s) => s.overdue),
  ).toBe(true);
  for (const step of await w.openSteps(routeId)) await w.complete(step.stepId);
  const [evaluation] = await w.stepsOf(routeId, "CycleEvaluation");
  expect(evaluation).toMatchObject({ status: "requested" });
});
