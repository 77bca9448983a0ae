import * as Step from "@marshrut/core/step";
import { beforeEach, expect, test } from "vitest";
import { ask, makeWorld, type World } from "./world.ts";

/** Links that were mailed before all kinds had one form, written out by hand: they work until they expire. */
let world: World;
let expires: number;
beforeEach(async () => {
  world = await makeWorld();
  expires = Math.floor(world.clock.now().epochMilliseconds / 1000) + 86_400;
});

const former = async (hashedAfter: string, ...parts: Array<string | number>) => {
  const text = parts.join("~");
  const hash = await world.deps.keys.mac("link", hashedAfter + text);
  return `${Buffer.from(text).toString("base64url")}.${hash}`;
};
const post = (path: string, body: object) => ask(world, "POST", path, { body });
const isExpired = { status: 410, json: { code: "link.dead" } };

test("a step's answers it", async () => {
  const { tenant, system, family } = world.ours;
  const { data } = await Step.load(system, family.stepId);
  const token = await former("", tenant, family.stepId, data.assignment, data.links, expires);
  const other = await former("", tenant, family.stepId, data.assignment, data.links + 1, expires);
  expect(await post("/v1/respond", { token: other, action: "accept" })).toMatchObject({
    status: 410,
    json: { code: "link.dead" },
  });
  expect(await post("/v1/respond", { token, action: "accept" })).toMatchObject({ status: 200, json: { link: "used" } });
  world.clock.advance("PT24H");
  expect(await post("/v1/respond", { token, action: "view" })).toMatchObject({ status: 200, json: { link: "used" } });
});

test("an organisation's page shows its steps, and its reports are handed in", async () => {
  const { tenant, pmpk } = world.ours;
  const page = await former("agency~", tenant, "page", pmpk, "", expires);
  const reports = await former("reports~", tenant, pmpk, expires);
  const asked = [
    () => post("/v1/respond/organisation", { token: page }),
    () => post("/v1/reports/respond", { token: reports, action: "view" }),
  ];
  for (const ask of asked) expect(await ask()).toMatchObject({ status: 200, json: { agency: "ПМПК" } });
  world.clock.advance("PT24H");
  for (const ask of asked) expect(await ask()).toMatchObject(isExpired);
});

test("a digest's unsubscribes", async () => {
  const { tenant, pmpk } = world.ours;
  const token = await former("agency~", tenant, "quiet", pmpk, "pmpk@example.org", expires);
  for (const method of ["GET", "HEAD", "POST"])
    expect((await ask(world, method, `/v1/unsubscribe?token=${token}`)).status, method).toBe(200);
  world.clock.advance("PT24H");
  expect(await ask(world, "POST", `/v1/unsubscribe?token=${token}`)).toMatchObject(isExpired);
});

test("a calendar's address gives the calendar until it is revoked", async () => {
  const { tenant, pmpk } = world.ours;
  const { specialist } = world.tokens;
  const feed = async () => ask(world, "GET", `/v1/calendars/${await former("feed~", tenant, pmpk, 1)}`);
  await ask(world, "POST", "/v1/calendars/feeds", { token: specialist, body: {} });
  expect(await feed()).toMatchObject({ status: 200, text: expect.stringContaining("BEGIN:VCALENDAR") });
  await ask(world, "POST", "/v1/calendars/feeds/revoke", { token: specialist, body: {} });
  expect(await feed()).toMatchObject({ status: 410, json: { code: "link.dead" } });
});

test("a file's said nobody who asked, and is dead: its term was five minutes", async () => {
  const { tenant, family } = world.ours;
  const token = await former("file~", tenant, family.attachmentId, expires);
  expect(await ask(world, "GET", `/v1/files?token=${token}`)).toMatchObject(isExpired);
});
