import { beforeAll, expect, test } from "vitest";
import { ask, makeWorld, type World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

type Listed = { items: Array<Record<string, unknown>>; nextCursor?: string };
const list = async (path: string, token = world.tokens.admin) => {
  const answer = await ask(world, "GET", `/v1${path}`, { token });
  return { ...answer, json: answer.json as unknown as Listed & Record<string, unknown> };
};
const pages = async (path: string) => {
  const found: unknown[] = [];
  let cursor = "";
  for (;;) {
    const { json, status } = await list(`${path}${path.includes("?") ? "&" : "?"}limit=2${cursor}`);
    expect(status).toBe(200);
    found.push(...json.items);
    if (!json.nextCursor) return found;
    cursor = `&cursor=${encodeURIComponent(json.nextCursor)}`;
  }
};

test("page by page a list is the same as at once", async () => {
  for (const path of [
    "/agencies",
    "/agencies?kind=school",
    "/children",
    "/steps",
    `/routes/${world.ours.family.routeId}/history`,
  ])
    expect(await pages(path)).toEqual((await list(path)).json.items);
});

test("a cursor serves its own list only (FAULTS B8)", async () => {
  const cursor = encodeURIComponent((await list("/agencies?limit=1&municipality=novokuznetsk")).json.nextCursor!);
  expect((await list(`/agencies?limit=3&municipality=novokuznetsk&cursor=${cursor}`)).status).toBe(200);

  const { tenant } = world.theirs;
  const foreign = await world.issuer.token({ sub: "admin", tenant, role: "admin" });
  const coordinator = world.tokens.coordinator;
  const tampered = `${cursor.startsWith("A") ? "B" : "A"}${cursor.slice(1)}`;
  const unsigned = cursor.split(".")[0];
  const refused = await Promise.all([
    list(`/agencies?municipality=novokuznetsk&cursor=${cursor}`, foreign),
    list(`/agencies?municipality=novokuznetsk&cursor=${cursor}`, coordinator),
    list(`/agencies?cursor=${cursor}`),
    list(`/agencies?municipality=novokuznetsk&kind=school&cursor=${cursor}`),
    list(`/children?municipality=novokuznetsk&cursor=${cursor}`),
    list(`/steps?cursor=${cursor}`),
    list(`/agencies?municipality=novokuznetsk&cursor=${tampered}`),
    list(`/agencies?municipality=novokuznetsk&cursor=${unsigned}`),
    list(`/agencies?municipality=novokuznetsk&cursor=${unsigned}.`),
    list("/agencies?municipality=novokuznetsk&cursor=%25zz.x"),
    list("/agencies?municipality=novokuznetsk&cursor=x"),
    list("/agencies?municipality=novokuznetsk&cursor="),
  ]);
  for (const { status, json, text } of refused) {
    expect({ status, code: json.code }).toEqual({ status: 400, code: "cursor.invalid" });
    expect(text).not.toMatch(/T#|pk|sk/); // nothing of the store's keys
  }
});

test("a cursor of one route's history is not for another's", async () => {
  const { family, otherFamily } = world.ours;
  const { nextCursor } = (await list(`/routes/${family.routeId}/history?limit=1`)).json;
  const answer = await list(`/routes/${otherFamily.routeId}/history?cursor=${encodeURIComponent(nextCursor!)}`);
  expect(answer).toMatchObject({ status: 400, json: { code: "cursor.invalid" } });
});
