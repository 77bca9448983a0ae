import { afterAll, beforeAll, expect, it } from "vitest";
import { World } from "./world.ts";

let w: World;
beforeAll(async () => {
  w = await World.start();
});
afterAll(() => w.close());

it("reminds, marks as due, escalates, and keeps the late answer as late", async () => {
  const routeId = await w.openRoute();
  const [step] = await w.stepsOf(routeId, "CommissionReview");
  await w.cloud.advance("P30D");
  const types = (await w.history(routeId)).filter((t) => /remind|fell-due|escalat/.test(t));
  expect(types.slice(0, 3)).toEqual(["step.reminded", "step.fell-due", "step.escalated"]);
  expect(await w.step(step!.stepId)).toMatchObject({ overdue: true, status: "requested" });
  expect((await w.mails("curator@example.org")).length).toBeGreaterThan(0);
  const token = await w.token("pmpc@example.org");
  const late = await w.respond({ token, action: "report", result: "performed" });
  expect(late.body).toMatchObject({ done: "reported", late: true });
  await w.cloud.settle();
  expect(await w.step(step!.stepId)).toMatchObject({ status: "completed", late: true, overdue: false });
  expect((await w.route(routeId)).plan.status).toBe("draft");
});
