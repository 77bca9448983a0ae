import { expect, it } from "vitest";
import { ask, makeWorld, staffToken } from "./world.ts";

const sheet = {
  posts: [
    { post: "speech-therapist", units: 2, filled: 1.5, qualified: 1 },
    { post: "other", title: "сурдопедагог", units: 0.5, filled: 0, qualified: 0 },
  ],
  money: [{ source: "municipal", planned: 1_200_000, spent: 950_000 }],
  rooms: [{ kind: "sensory", count: 2, equipped: 1 }],
  equipment: [{ title: "Коммуникатор", available: 1, needed: 3 }],
  access: { entrance: "yes", toilet: "partly" },
  cooperation: { agreements: 2, children: 14 },
  priorities: ["Вторая ставка логопеда"],
};

it("takes an organisation's sheet of a year, lists it with its totals, and refuses what cannot be", async () => {
  const world = await makeWorld();
  const token = staffToken(world, "putResources");
  const { pmpk } = world.ours;
  const path = (year: string, agencyId: string = pmpk) => `/v1/agencies/${agencyId}/resources/${year}`;
  const put = (body: object, year = "2025", version = 0) =>
    ask(world, "PUT", path(year), { token, body, headers: { "If-Match": `"v${version}"` } });

  expect((await ask(world, "GET", path("2025"), { token })).json).toMatchObject({
    version: 0,
    posts: [],
    priorities: [],
  });
  const wrong: [object, string][] = [
    [{ posts: [{ post: "tutor", units: 1, filled: 2, qualified: 0 }] }, "/posts/0/filled"],
    [{ posts: [{ post: "tutor", units: 1, filled: 0.5, qualified: 1 }] }, "/posts/0/qualified"],
    [{ posts: [{ post: "tutor", units: 0.3, filled: 0, qualified: 0 }] }, "/posts/0/units"],
    [{ posts: [{ post: "other", units: 1, filled: 0, qualified: 0 }] }, "/posts/0/title"],
    [{ posts: Array(2).fill({ post: "tutor", units: 1, filled: 0, qualified: 0 }) }, "/posts"],
    [{ money: [{ source: "municipal", planned: -1, spent: 0 }] }, "/money/0/planned"],
    [{ access: { entrance: "maybe" } }, "/access/entrance"],
    [{ priorities: ["а".repeat(301)] }, "/priorities/0"],
  ];
  for (const [body, pointer] of wrong) {
    const refused = await put(body);
    expect([refused.status, JSON.stringify(refused.json)], pointer).toEqual([422, expect.stringContaining(pointer)]);
  }
  expect((await put(sheet, "2021")).status).toBe(422);
  expect((await put(sheet, "2027")).status).toBe(422);
  expect((await ask(world, "GET", path("25"), { token })).status).toBe(404);

  const totals = { units: 2.5, filled: 1.5, vacant: 1, qualified: 1, planned: 1_200_000, spent: 950_000, rooms: 2 };
  expect((await put(sheet)).json).toMatchObject({ ...sheet, totals: { ...totals, equipmentMissing: 2 }, version: 1 });
  expect((await put(sheet)).status).toBe(412);
  const list = await ask(world, "GET", "/v1/resources?year=2025&municipality=novokuznetsk", { token });
  expect(list.json).toMatchObject({ items: [{ name: "ПМПК", totals, priorities: sheet.priorities }] });
  expect((await ask(world, "GET", "/v1/resources?year=2024", { token })).json).toEqual({ items: [] });
  // The organisation itself reads and writes its own, and no other's.
  const own = world.tokens.specialist;
  expect((await ask(world, "GET", path("2025"), { token: own })).status).toBe(200);
  expect((await ask(world, "GET", path("2025", world.ours.otherSchool), { token: own })).status).toBe(404);
  expect((await ask(world, "GET", "/v1/resources?year=2025", { token: own })).status).toBe(403);
});
