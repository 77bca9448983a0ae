import { beforeEach, expect, test } from "vitest";
import { ask, makeWorld, type World } from "./world.ts";

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});

const send = (method: string, path: string, body: unknown, ifMatch?: string) =>
  ask(world, method, `/v1${path}`, {
    token: world.tokens.coordinator,
    body,
    headers: ifMatch === undefined ? {} : { "if-match": ifMatch },
  });
const get = (path: string) => ask(world, "GET", `/v1${path}`, { token: world.tokens.coordinator });

test("a change takes the version that was read, and answers the next one", async () => {
  const path = `/children/${world.ours.family.childId}`;
  const read = await get(path);
  expect(read.headers.get("etag")).toBe('"v1"');
  const changed = await send("PATCH", path, { person: { address: "ул. Мира, 1" } }, '"v1"');
  expect(changed).toMatchObject({ status: 200, json: { version: 2 } });
  expect(changed.headers.get("etag")).toBe('"v2"');
  expect((await get(path)).headers.get("etag")).toBe('"v2"');
});

test("stale → 412 with the state to look at, and nothing is changed (FAULTS B16)", async () => {
  const path = `/agencies/${world.ours.school}`;
  await send("PATCH", path, { shortName: "А" }, '"v1"');
  const stale = await send("PATCH", path, { shortName: "Б" }, '"v1"');
  expect(stale).toMatchObject({ status: 412, json: { code: "conflict.version", current: { version: 2 } } });
  expect((await get(path)).json.shortName).toBe("А");
});

test("PATCH and PUT want If-Match: 428 without", async () => {
  const { family, school } = world.ours;
  for (const [method, path, body] of [
    ["PATCH", `/children/${family.childId}`, {}],
    ["PATCH", `/agencies/${school}`, {}],
    ["PUT", `/routes/${family.routeId}/plan`, { entries: [] }],
  ] as const)
    expect(await send(method, path, body)).toMatchObject({ status: 428, json: { code: "request.version-required" } });
});

test("verbs take it when it is sent", async () => {
  const path = `/steps/${world.ours.family.stepId}/accept`;
  for (const tag of ['"v1"', 'W/"v2"']) expect(await send("POST", path, {}, tag), tag).toMatchObject({ status: 412 });
  // No ETag of ours: the record may be as it was, so that "it has changed" would send whoever asks the wrong way.
  for (const tag of ['"2"', '"abc"', "v2", '""', '"v1", "v2"'])
    expect(await send("POST", path, {}, tag), tag).toMatchObject({ status: 400, json: { errors: [{ in: "header" }] } });
  expect((await send("POST", path, {}, '"v2"')).status).toBe(200);
  expect((await send("POST", `/steps/${world.ours.otherFamily.stepId}/accept`, {}, "*")).status).toBe(200);
});

test("a record that is not there is 404, not 412", async () => {
  expect((await send("POST", `/steps/step_${"0".repeat(26)}/accept`, {}, '"v1"')).status).toBe(404);
});

test("two answers at once: one wins, the other is told what became of it (FAULTS F11)", async () => {
  const path = `/steps/${world.ours.family.stepId}`;
  const answers = await Promise.all([
    send("POST", `${path}/complete`, { result: "performed" }),
    send("POST", `${path}/complete`, { result: "not-performed", reason: "Не вышло." }),
  ]);
  expect(answers.map((a) => a.status).toSorted()).toEqual([200, 409]);
  const lost = answers.find((a) => a.status === 409)!;
  expect(lost.json).toMatchObject({
    code: "step.closed",
    current: { status: expect.stringMatching(/completed|failed/) },
  });
});
