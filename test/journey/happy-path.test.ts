import { afterAll, beforeAll, expect, it } from "vitest";
import { canary, World } from "./world.ts";

let w: World;
beforeAll(async () => {
  w = await World.start("own", undefined, undefined, "PT168H");
});
afterAll(() => w.close());

it("goes from the commission's letter to the next cycle", async () => {
  const routeId = await w.openRoute();
  const token = await w.token("pmpc@example.org");
  const view = await w.respond({ token, action: "view" });
  expect(view.body).toMatchObject({ link: "live", child: { name: expect.stringContaining(canary.surname) } });
  await w.respond({ token, action: "accept" });
  await w.cloud.settle();
  const report = await w.token("pmpc@example.org");
  expect(report).not.toBe(token);
  expect(await w.respond({ token: report, action: "report", result: "performed" })).toMatchObject({ status: 200 });
  await w.cloud.settle();

  const draft = await w.route(routeId);
  expect(draft.plan.status).toBe("draft");
  await w.ok("POST", `/v1/routes/${routeId}/plan/approve`);
  await w.cloud.settle();
  const running = (await w.route(routeId)).stages.filter((s) => s.status === "open").map((s) => s.stage);
  expect(running).toEqual(["RehabilitationMeasures", "FamilyConsultations", "EducationRoute", "SocialAccompaniment"]);

  for (let month = 0; month < 11 && (await w.route(routeId)).cycle === 1; month++) {
    for (const step of await w.openSteps(routeId)) if (step.status === "requested") await w.complete(step.stepId);
    await w.cloud.advance("P1M");
  }
  expect(await w.route(routeId)).toMatchObject({ cycle: 2, generation: 2, status: "open" });
  const machines = await w.executions("route-school-age-v1");
  expect(machines.map((e) => [e.name, e.status])).toEqual([
    [`${routeId}-g2`, "RUNNING"],
    [`${routeId}-g1`, "SUCCEEDED"],
  ]);
  expect(await w.history(routeId)).toContain("cycle.renewed");
});
