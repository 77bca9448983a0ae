import { afterAll, beforeAll, expect, it } from "vitest";
import { product } from "../faults/parts/product.ts";
import { World } from "./world.ts";

let w: World;
beforeAll(async () => {
  w = await World.start("own", undefined, { ...product, schedules: [] }); // the machines alone keep time
});
afterAll(() => w.close());

it("keeps the hours of a step that rests until a day, and of one that another agency takes over", async () => {
  const routeId = await w.openRoute();
  const [review] = await w.stepsOf(routeId, "CommissionReview");
  const at = `/v1/steps/${review!.stepId}`;
  const times = async (type: string) =>
    (await w.ok<{ items: { type: string; at: string }[] }>("GET", `/v1/routes/${routeId}/history?limit=200`)).items
      .filter((i) => i.type === type)
      .map((i) => i.at);

  await w.ok("POST", `${at}/hold`, { reason: "Семья в отъезде", until: "2026-01-20" }); // earlier than any milestone
  await w.cloud.settle();
  await w.cloud.advance("P9D");
  expect(await times("step.resumed")).toEqual(["2026-01-20T02:00:00Z"]); // nine o'clock in Novokuznetsk

  await w.ok("POST", `${at}/reject`, { reason: "Нет специалиста" });
  await w.cloud.advance("P14D"); // the machine met the former agency's reminder, and found nothing to do for a month
  await w.ok("POST", `${at}/reassign`, { agencyId: w.agencies.pmpc2 });
  await w.cloud.settle();
  const { dueDate } = await w.step(review!.stepId);
  expect(dueDate).toBe("2026-02-26"); // fifteen working days from 4 February
  await w.cloud.advance("P24D");
  expect(await times("step.reminded")).toEqual(["2026-02-19T02:00:00Z"]);
  expect(await times("step.fell-due")).toEqual(["2026-02-26T02:00:00Z"]);
  const [execution] = (await w.executions("agency-step")).filter((e) => e.name === `${review!.stepId}-g1`);
  expect(execution?.status).toBe("RUNNING");
});
