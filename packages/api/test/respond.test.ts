import * as Consent from "@marshrut/core/consent";
import { beforeEach, describe, expect, test } from "vitest";
import { ask, linkTo, makeWorld, type World } from "./world.ts";

let world: World;
let token: string;
beforeEach(async () => {
  world = await makeWorld();
  token = await linkTo(world, world.ours.family.stepId);
});

const respond = (body: unknown, more = {}) => ask(world, "POST", "/v1/respond", { body, ...more });
const step = async (stepId = world.ours.family.stepId) =>
  (await ask(world, "GET", `/v1/steps/${stepId}`, { token: world.tokens.coordinator })).json;

test("the page shows what is asked, of whom, for whom, until when", async () => {
  expect(await respond({ token, action: "view" })).toMatchObject({
    status: 200,
    json: {
      link: "live",
      title: { ru: "Заключение ПМПК" },
      dueDate: "2025-03-31",
      daysLeft: 21,
      agency: "ПМПК",
      child: { name: "Соловьёва Алёна", birthDate: "2016-05-14" },
    },
  });
  expect((await step()).status).toBe("received");
});

test("GET, HEAD and looking again use nothing up (FAULTS B6)", async () => {
  for (let i = 0; i < 50; i++) {
    expect((await ask(world, i % 2 ? "GET" : "HEAD", "/respond")).status).toBe(200);
    expect((await respond({ token, action: "view" }, { from: `192.0.2.${i}` })).json.link).toBe("live");
  }
  expect(await ask(world, "GET", "/v1/respond")).toMatchObject({ status: 405 });
  expect((await respond({ token, action: "accept" })).status).toBe(200);
});

test.each([
  ["accept", {}, "accepted"],
  ["reject", { reason: "Нет специалиста." }, "rejected"],
  ["report", { result: "performed", report: "Готово." }, "completed"],
])("%s works once, and is 410 from then on", async (action, more, status) => {
  const first = await respond({ token, action, ...more });
  expect(first.status).toBe(200);
  expect((await step()).status).toBe(status);
  expect(await respond({ token, action, ...more })).toMatchObject({ status: 410, json: { code: "link.used" } });
  expect(await respond({ token, action: "view" })).toMatchObject({ status: 200, json: { link: "used", status } });
});

test("twice at once: one success, else 410 (FAULTS B6)", async () => {
  const answers = await Promise.all(
    [1, 2, 3, 4, 5].map(() => respond({ token, action: "report", result: "performed" })),
  );
  expect(answers.map((a) => a.status).toSorted()).toEqual([200, 410, 410, 410, 410]);
});

test("not performed wants a reason: 422 at its field, and the link lives on", async () => {
  expect(await respond({ token, action: "report", result: "not-performed" })).toMatchObject({
    status: 422,
    json: { code: "input.invalid", errors: [{ pointer: "/reason" }] },
  });
  expect((await respond({ token, action: "view" })).json.link).toBe("live");
});

describe("dead links say that they are dead, and no more", () => {
  test("expired: a new one comes by mail, and the address is not told", async () => {
    world.clock.advance("PT2400H");
    expect(await respond({ token, action: "accept" })).toMatchObject({ status: 410, json: { code: "link.dead" } });
    const seen = await respond({ token, action: "view" });
    expect(seen).toMatchObject({ status: 200 });
    expect(seen.json).toEqual({ link: "dead" });
    const renewed = await respond({ token, action: "renew" });
    expect(renewed).toMatchObject({ status: 200, json: { done: "renewed" } });
    expect(renewed.text).not.toContain("@");
    const next = await linkTo(world, world.ours.family.stepId);
    expect((await respond({ token: next, action: "accept" })).status).toBe(200);
  });

  test("revoked by a newer one, by reassigning, by a withdrawn consent", async () => {
    const { family, otherFamily, otherSchool, system } = world.ours;
    await respond({ token, action: "renew" });
    expect(await respond({ token, action: "accept" })).toMatchObject({ status: 410, json: { code: "link.dead" } });

    const second = await linkTo(world, otherFamily.stepId);
    const path = `/v1/steps/${otherFamily.stepId}/reassign`;
    await ask(world, "POST", path, {
      token: world.tokens.coordinator,
      body: { agencyId: otherSchool, confirmedOtherKind: true },
    });
    expect((await respond({ token: second, action: "view" })).json).toEqual({ link: "dead" });

    const third = await linkTo(world, family.stepId);
    await Consent.withdraw(system, family.consentId);
    const withheld = await respond({ token: third, action: "view" });
    expect(withheld.json).toEqual({ link: "dead" });
  });
});

describe("guessing (FAULTS B7)", () => {
  const guesses = (token: string) => [
    `${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`,
    token.slice(0, -2),
    `${Buffer.from(`kuzbass~step_${"0".repeat(26)}~1~1~9999999999`).toString("base64url")}.${token.split(".")[1]}`,
    "x",
    "",
    "x".repeat(5000),
    "....",
    42,
    null,
  ];

  test("every token that is not ours gets one answer", async () => {
    const answers = await Promise.all(
      guesses(token).map((guess, i) => respond({ token: guess, action: "view" }, { from: `198.51.100.${i}` })),
    );
    const [first, ...others] = answers.map(({ status, json }) => ({ status, ...json, instance: "" }));
    expect(first).toMatchObject({ status: 404, code: "link.invalid" });
    for (const other of others) expect(other).toEqual(first);
  });

  test("and after a few of them 429, whatever X-Forwarded-For says (FAULTS B19)", async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 20; i++) {
      const headers = {
        "x-forwarded-for": `203.0.113.${i}`,
        "x-real-ip": `203.0.113.${i}`,
        forwarded: `for=203.0.113.${i}`,
      };
      statuses.push((await respond({ token: "guess", action: "view" }, { headers })).status);
    }
    expect(statuses.filter((s) => s === 404).length).toBeLessThanOrEqual(7);
    expect(statuses.slice(-10)).toEqual(Array(10).fill(429));
    const slowed = await respond({ token: "guess", action: "view" });
    expect(slowed).toMatchObject({ status: 429, json: { code: "request.too-many" } });
    expect(Number(slowed.headers.get("retry-after"))).toBeGreaterThan(0);
    // Whoever has a link is not slowed down, from the same address either, and there may be a mistake again after a while.
    expect((await respond({ token, action: "view" }, { from: "192.0.2.99" })).status).toBe(200);
    expect((await respond({ token, action: "view" })).status).toBe(200);
    world.clock.advance("PT1M");
    expect((await respond({ token: "guess", action: "view" })).status).toBe(404);
  });

  test("an office of many people behind one address is not slowed down", async () => {
    for (let i = 0; i < 40; i++) expect((await respond({ token, action: "view" })).status).toBe(200);
  });
});

test("bodies are read as strictly as elsewhere", async () => {
  for (const body of [
    { token, action: "view", agencyId: "x" },
    { token, action: "accept", reason: "x" },
    `{"token":"${token}","token":"${token}","action":"accept"}`,
    "[]",
  ])
    expect((await respond(body)).status).toBe(400);
  expect((await respond({ token, action: "delete" })).status).toBe(422);
  expect((await respond("token=x", { headers: { "content-type": "application/x-www-form-urlencoded" } })).status).toBe(
    415,
  );
});

test("no token is in any log line", async () => {
  await respond({ token, action: "view" });
  await ask(world, "GET", `/respond?token=${token}`);
  expect(JSON.stringify(world.log)).not.toContain(token.slice(0, 20));
});
