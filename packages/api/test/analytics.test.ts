import * as Indicator from "@marshrut/core/indicator";
import { expect, it } from "vitest";
import { ask, makeWorld, staffToken } from "./world.ts";

it("tells who is helped by what and what is missing, to each what is theirs", async () => {
  const world = await makeWorld();
  const { ours } = world;
  const region = staffToken(world, "getHelp");
  const get = (path: string, token: string) => ask(world, "GET", `/v1/analytics/${path}`, { token });
  for (const childId of [ours.family.childId, ours.otherFamily.childId])
    await Indicator.countHelp(ours.system, childId);

  const help = await get("services?period=2025", region);
  expect(help.status).toBe(200);
  const speech = { municipality: "novokuznetsk", service: "speech-therapy" };
  expect(help.json.items).toContainEqual(expect.objectContaining({ ...speech, children: 2, ages: { "8-14": 2 } }));
  expect(help.json.totals).toContainEqual(
    expect.objectContaining({ service: "speech-therapy", children: 2, atLeast: false }),
  );
  const demand = await get("demand?service=Логопед", region);
  expect(demand.json.items).toMatchObject([{ ...speech, title: { en: expect.any(String) }, needed: 2 }]);

  expect((await get("services?by=agency", region)).json).toMatchObject({ errors: [{ pointer: "/municipality" }] });
  expect((await get("services?by=agency&municipality=novokuznetsk", region)).status).toBe(200);
  expect((await get("services?service=астрология", region)).status).toBe(422);
  expect((await get("demand?service=астрология", region)).status).toBe(422);

  // An organisation sees its own, and of others years only; demand is for those who plan.
  const own = world.tokens.specialist;
  expect((await get("services?by=agency&period=2025-Q1", own)).status).toBe(200);
  expect((await get("services?period=2025", own)).json.items).toContainEqual(
    expect.objectContaining({ ...speech, children: null, ages: { "8-14": null }, hidden: true }),
  );
  expect((await get("services?period=2025-Q1", own)).json).toMatchObject({ errors: [{ pointer: "/period" }] });
  expect((await get("demand", own)).status).toBe(403);
  expect((await get("services", world.tokens.representative)).status).toBe(403);
});
