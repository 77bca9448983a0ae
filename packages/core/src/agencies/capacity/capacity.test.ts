import { expect, it } from "vitest";
import { agencyOf } from "../../../test/worlds/region.ts";
import { world } from "../../../test/worlds/tenant.ts";
import * as Capacity from "./index.ts";

it("is said of services by key or in words, is kept by keys, and of each once", async () => {
  const { ctx } = await world();
  const id = await agencyOf(ctx, "health", "Поликлиника", { contacts: [{ email: "clinic@example.org" }] });
  const say = (...words: string[]) =>
    Capacity.set(ctx, id, { services: words.map((service) => Capacity.ServiceCapacity.parse({ service, places: 3 })) });
  expect((await say("Логопед", "tutor-support", "*")).services.map(({ service }) => service)).toEqual([
    "speech-therapy",
    "tutor-support",
    "*",
  ]);
  await expect(say("логопед", "speech-therapy")).rejects.toMatchObject({
    code: "input.invalid",
    fields: [{ pointer: "/services/1/service" }],
  });
  await expect(say("*", "логопеды")).rejects.toMatchObject({
    code: "input.invalid",
    fields: [{ pointer: "/services/1/service", message: { ru: expect.stringContaining("speech-therapy") } }],
  });
});

it("was said in words before services had keys, and is read by key", async () => {
  const { ctx } = await world();
  const id = await agencyOf(ctx, "health", "Поликлиника", { contacts: [{ email: "clinic@example.org" }] });
  const key = { table: "records", pk: `T#kuzbass#AGENCY#${id}`, sk: "CAPACITY" } as const;
  const data = { agencyId: id, services: [{ service: "Логопед", state: "waitlist" }] };
  await ctx.bank.commit([{ put: { key, kind: "capacity", data }, expect: "absent" }]);
  expect((await Capacity.get(ctx, id)).services).toMatchObject([{ service: "speech-therapy", state: "waitlist" }]);
});
