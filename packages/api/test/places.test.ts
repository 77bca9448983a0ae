import { expect, it } from "vitest";
import { agencyOf } from "../../core/test/worlds/region.ts";
import { ask, makeWorld, staffToken } from "./world.ts";

it("finds places by service and place, with what the organisation said, and refuses what cannot be", async () => {
  const world = await makeWorld();
  const token = staffToken(world, "findPlaces");
  const contacts = [{ email: "ngo@example.org" }];
  const agencyId = await agencyOf(world.ours.system, "ngo", "Вместе", { contacts, services: ["legal-advice"] });
  await agencyOf(world.ours.system, "ngo", "Без мест", { contacts, services: ["legal-advice"] });
  const put = (services: object[], version: number) =>
    ask(world, "PUT", `/v1/agencies/${agencyId}/capacity`, {
      token,
      body: { services },
      headers: { "If-Match": `"v${version}"` },
    });

  expect((await put([{ service: "legal-advice" }], 0)).status).toBe(422);
  expect((await put([{ service: "legal-advice", places: -1 }], 0)).status).toBe(422);
  const said = await put([{ service: "legal-advice", places: 4, waiting: 2 }], 0);
  expect(said.json).toMatchObject({ services: [{ places: 4, taken: 0, free: 4, state: "capacity" }], version: 1 });
  // What was read can be sent.
  expect((await put((said.json as { services: object[] }).services, 1)).status).toBe(200);

  const found = await ask(world, "GET", "/v1/places?service=legal-advice&municipality=novokuznetsk&age=9", { token });
  expect(found.json).toMatchObject({
    items: [
      { name: "Вместе", places: 4, free: 4, waiting: 2, state: "capacity", programmes: [] },
      { name: "Без мест", state: "unknown", behind: "room" },
    ],
  });
  const none = await ask(world, "GET", "/v1/places?service=foster-support", { token });
  expect(none.json).toEqual({ items: [] });
  const unknown = await ask(world, "GET", "/v1/places?service=legal-advise", { token });
  expect([unknown.status, unknown.text.includes("legal-advice")]).toEqual([422, true]);
  expect((await ask(world, "GET", "/v1/places", { token })).status).toBe(400);
  expect((await ask(world, "GET", "/v1/places?service=legal-advice&age=abc", { token })).status).toBe(400);
});
