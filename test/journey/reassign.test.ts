import { afterAll, beforeAll, expect, it } from "vitest";
import { canary, World } from "./world.ts";

let w: World;
beforeAll(async () => {
  w = await World.start();
});
afterAll(() => w.close());

it("asks another agency when the first one rejects", async () => {
  const routeId = await w.openRoute();
  const token = await w.token("pmpc@example.org");
  expect((await w.respond({ token, action: "reject", reason: canary.reason })).status).toBe(200);
  await w.cloud.settle();
  const [rejected] = await w.stepsOf(routeId, "CommissionReview");
  expect(rejected).toMatchObject({ status: "rejected", note: canary.reason });
  expect(await w.mails("curator@example.org")).toHaveLength(1);
  await w.ok("POST", `/v1/steps/${rejected!.stepId}/reassign`, { agencyId: w.agencies.pmpc2 });
  await w.cloud.settle();
  const [step] = await w.stepsOf(routeId, "CommissionReview");
  expect(step).toMatchObject({ status: "requested", agencyId: w.agencies.pmpc2, assignment: 2 });
  expect(await w.mails("pmpc2@example.org")).toHaveLength(1);
  expect((await w.respond({ token, action: "accept" })).status).toBe(410);
  await w.complete(step!.stepId);
  expect((await w.route(routeId)).plan.status).toBe("draft");
});
