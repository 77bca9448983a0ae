import { afterAll, beforeAll, expect, it } from "vitest";
import { World } from "./world.ts";

let w: World;
beforeAll(async () => {
  w = await World.start();
});
afterAll(() => w.close());

it("costs at most five transitions for a step answered in time", async () => {
  const routeId = await w.openRoute();
  const [step] = await w.stepsOf(routeId, "CommissionReview");
  await w.cloud.advance("P2D");
  await w.complete(step!.stepId);
  const execution = (await w.executions("agency-step")).find((e) => e.name === `${step!.stepId}-g1`)!;
  expect(execution.status).toBe("SUCCEEDED");
  const entered = (await w.events(execution.arn)).filter((e) => e.type?.endsWith("StateEntered"));
  expect(entered.map((e) => e.stateEnteredEventDetails?.name)).toEqual([
    "NotBefore",
    "Dispatch",
    "AwaitReport",
    "Conclude",
  ]);
});
