import { afterAll, beforeAll, expect, it } from "vitest";
import { World } from "./world.ts";

let w: World;
beforeAll(async () => {
  w = await World.start();
});
afterAll(() => w.close());

it("takes one of two answers that come at once and refuses the other with the state", async () => {
  const routeId = await w.openRoute();
  const [step] = await w.stepsOf(routeId, "CommissionReview");
  const answer = (result: string) => w.call("POST", `/v1/steps/${step!.stepId}/complete`, { result }, "pmpk");
  const both = await Promise.all([answer("performed"), answer("refused-measure")]);
  expect(both.map((a) => a.status).sort()).toEqual([200, 409]);
  const lost = both.find((a) => a.status === 409)!;
  expect(lost.body).toMatchObject({ code: "step.closed", current: { status: "completed" } });
  const token = await w.token("pmpc@example.org");
  expect((await w.respond({ token, action: "report", result: "performed" })).status).toBe(409);
});
