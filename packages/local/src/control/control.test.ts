import { request as httpRequest } from "node:http";
import { DatabaseSync } from "node:sqlite";
import { UnsecuredJWT } from "jose";
import { beforeEach, describe, expect, test } from "vitest";
import { VirtualClock } from "../clock/index.ts";
import { DeadLetters } from "../dead-letters/index.ts";
import { type ControlOptions, controlApp, startControl } from "./index.ts";

const start = Date.UTC(2026, 0, 1);
const zone = "Asia/Novokuznetsk";
let clock: VirtualClock;
let letters: DeadLetters;
let options: ControlOptions;
beforeEach(() => {
  clock = new VirtualClock({ now: start, frozen: true });
  letters = new DeadLetters(new DatabaseSync(":memory:"), clock);
  options = { clock, zone, deadLetters: letters, status: () => ({ urls: { api: "http://127.0.0.1:1" } }) };
});
const move = (body: unknown) =>
  controlApp(options).request("/local/clock", {
    method: "POST",
    body: typeof body === "string" ? body : JSON.stringify(body),
  });

describe("the clock", () => {
  test("is read, and moved by a duration; the answer comes when everything due has run", async () => {
    const seen: string[] = [];
    clock.at(start + 86_400_000, () => seen.push("due"));
    expect(await (await controlApp(options).request("/local/clock")).json()).toEqual({
      now: "2026-01-01T00:00:00Z",
      local: "2026-01-01T07:00:00+07:00[Asia/Novokuznetsk]",
      frozen: true,
    });
    expect(await (await move({ advance: "P7D" })).json()).toMatchObject({ now: "2026-01-08T00:00:00Z" });
    expect(seen).toEqual(["due"]);
  });

  test.each([
    ["2026-03-01T09:00", "2026-03-01T02:00:00Z"],
    ["2026-03-01", "2026-02-28T17:00:00Z"],
    ["2026-03-01T09:00:00Z", "2026-03-01T09:00:00Z"],
    ["2026-03-01T09:00:00+03:00", "2026-03-01T06:00:00Z"],
  ])("is moved to %s", async (to, now) => {
    expect(await (await move({ to })).json()).toMatchObject({ now });
  });

  test.each([
    { advance: "-P1D" },
    { advance: "a week" },
    { to: "2025-01-01" },
    { to: "soon" },
    { to: "9999-12-31" },
    { advance: "P100Y" },
    { advance: "P1D", to: "2027-01-01" },
    {},
    [],
    "{",
    "",
  ])("refuses %j and says what would be right", async (body) => {
    const answer = await move(body);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: "clock.refused", title: expect.stringContaining("P7D") });
    expect(clock.now()).toBe(start);
  });
});

test("dead letters are listed and redriven", async () => {
  const app = controlApp(options);
  const id = letters.add({ source: "lambda", name: "relay", reason: "Error: down", body: {} });
  const redrive = () => app.request(`/local/dead-letters/${id}/redrive`, { method: "POST" });
  expect(await (await app.request("/local/dead-letters")).json()).toMatchObject({ items: [{ id, name: "relay" }] });
  expect((await redrive()).status).toBe(409);
  letters.onRedrive("lambda", async () => {});
  expect((await redrive()).status).toBe(200);
  expect((await redrive()).status).toBe(404);
});

test("status tells addresses, time and dead letters", async () => {
  const answer = await controlApp(options).request("/local/status");
  expect(await answer.json()).toMatchObject({
    urls: { api: "http://127.0.0.1:1" },
    deadLetters: 0,
    clock: { frozen: true },
  });
  expect((await controlApp(options).request("/elsewhere")).status).toBe(404);
});

test("only this machine is listened to", async () => {
  const control = await startControl(options);
  const ask = (headers: Record<string, string>) =>
    new Promise<number | undefined>((resolve, reject) => {
      const request = httpRequest(`${control.url}/local/clock`, { headers }, (response) =>
        resolve(response.resume().statusCode),
      );
      request.once("error", reject).end();
    });
  expect(await ask({})).toBe(200);
  expect(await ask({ origin: control.url })).toBe(200);
  expect(await ask({ host: "evil.example" })).toBe(403);
  expect(await ask({ origin: "https://evil.example" })).toBe(403);
  expect(await ask({ origin: "null" })).toBe(403);
  await control.close();
});

test("a room stands in for the conference server, for whoever has its name, and a token of its hour if it was given one", async () => {
  const app = controlApp(options);
  const open = async (path: string) => {
    const answer = await app.request(`/conference/${path}`);
    return [answer.status, /ведущий|участник|Встреча закрыта/.exec(await answer.text())?.[0]];
  };
  const room = "0123456789abcdef";
  const from = start / 1000;
  const tokenFor = (of: string, nbf: number, moderator: string) =>
    new UnsecuredJWT({ room: of, context: { user: { moderator } } })
      .setNotBefore(nbf)
      .setExpirationTime(nbf + 60)
      .encode();
  expect(await open(room)).toEqual([200, undefined]);
  expect(await open(`${room}?jwt=${tokenFor(room, from, "true")}`)).toEqual([200, "ведущий"]);
  expect(await open(`${room}?jwt=${tokenFor(room, from, "false")}`)).toEqual([200, "участник"]);
  for (const token of [
    tokenFor(room, from + 1, "true"),
    tokenFor(room, from - 60, "true"),
    tokenFor("ab", from, ""),
    "x",
  ])
    expect(await open(`${room}?jwt=${token}`)).toEqual([403, "Встреча закрыта"]);
  expect((await app.request("/conference/conference.css")).status).toBe(200);
});
