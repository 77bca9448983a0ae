import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { World } from "./world.ts";

// One-time links over a real socket: what mail scanners, double clicks and strangers do with them.

let w: World;
let stepId = "";
const to = "pmpc@example.org";
beforeAll(async () => {
  w = await World.start("own", undefined, undefined, "PT24H");
  stepId = (await w.stepsOf(await w.openRoute(), "CommissionReview"))[0]!.stepId;
});
afterAll(() => w.close());

/** A request from another address of this machine, with headers of the sender's choice. */
const from = (localAddress: string, body: unknown, headers: Record<string, string> = {}) =>
  new Promise<{ status: number; retryAfter?: string; body: Record<string, unknown> }>((resolve, reject) => {
    const { hostname, port } = new URL(w.cloud.urls.api);
    const sent = { "content-type": "application/json", ...headers };
    const asked = request(
      { hostname, port, localAddress, path: "/v1/respond", method: "POST", headers: sent },
      async (answer) => {
        const parts: Buffer[] = [];
        for await (const part of answer) parts.push(part as Buffer);
        const text = Buffer.concat(parts).toString();
        const retryAfter = answer.headers["retry-after"];
        resolve({ status: answer.statusCode!, body: JSON.parse(text), retryAfter });
      },
    );
    asked.on("error", reject);
    asked.end(JSON.stringify(body));
  });

describe("a link (FAULTS B6)", () => {
  it("is not used up by GET, HEAD or a prefetch, fifty times, nor by looking", async () => {
    const token = await w.token(to);
    const headers = { purpose: "prefetch", "sec-purpose": "prefetch;prerender", "x-moz": "prefetch" };
    for (let i = 0; i < 50; i++) {
      const method = ["GET", "HEAD", "OPTIONS"][i % 3]!;
      for (const path of [`/respond?${token}`, "/respond", `/v1/respond?token=${token}&action=accept`])
        expect((await fetch(`${w.cloud.urls.api}${path}`, { method, headers })).status).toBeLessThan(500);
    }
    for (let i = 0; i < 10; i++)
      expect(await w.respond({ token, action: "view" })).toMatchObject({ body: { link: "live" } });
    expect((await w.step(stepId)).status).toBe("received");
  });

  it("takes one of ten answers that come at once; the others are told that it was used", async () => {
    const token = await w.token(to);
    const answers = await Promise.all(Array.from({ length: 10 }, () => w.respond({ token, action: "accept" })));
    expect(answers.map((a) => a.status).toSorted()).toEqual([200, ...Array(9).fill(410)]);
    expect(await w.respond({ token, action: "accept" })).toMatchObject({ status: 410, body: { code: "link.used" } });
    await w.cloud.settle();
    expect((await w.step(stepId)).status).toBe("accepted");
  });

  it("is dead when revoked by a newer one, and when expired, and says so without a name", async () => {
    const first = await w.token(to);
    await w.respond({ token: first, action: "renew" });
    await w.cloud.settle();
    expect(await w.respond({ token: first, action: "accept" })).toMatchObject({ status: 410 });
    const second = await w.token(to);
    expect(second).not.toBe(first);
    await w.cloud.advance("P120D");
    const report = { token: second, action: "report", result: "performed" };
    expect(await w.respond(report)).toMatchObject({ status: 410, body: { code: "link.dead" } });
    for (const token of [first, second]) {
      const { body } = await w.respond({ token, action: "view" });
      expect(body).not.toHaveProperty("child");
    }
  });
});

describe("guessing (FAULTS B7, B19)", () => {
  const guesses = (token: string) => [
    `${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`,
    `${Buffer.from(`pilot~${stepId}~1~1~9999999999`).toString("base64url")}.${token.split(".")[1]}`,
    "x",
    "x".repeat(5000),
    42,
  ];

  it("gets one and the same answer, whatever is wrong", async () => {
    const token = await w.token(to);
    const answers = [];
    for (const [i, guess] of guesses(token).entries())
      answers.push(await from(`127.0.1.${i + 1}`, { token: guess, action: "view" }));
    const told = answers.map(({ status, body }) => ({ status, ...body, instance: "" }));
    expect(told[0]).toMatchObject({ status: 404, code: "link.invalid" });
    for (const other of told) expect(other).toEqual(told[0]);
  });

  it("is slowed down by the socket's own address, whatever the headers say; nobody else is", async () => {
    const statuses: number[] = [];
    let last: Awaited<ReturnType<typeof from>> | undefined;
    for (let i = 0; i < 15; i++) {
      const address = `203.0.113.${i}`;
      const headers = { "x-forwarded-for": address, "x-real-ip": address, forwarded: `for=${address}`, via: address };
      last = await from("127.0.2.1", { token: `guess-${i}-of-fifteen-and-more`, action: "view" }, headers);
      statuses.push(last.status);
    }
    expect(statuses.filter((s) => s === 404).length).toBeLessThanOrEqual(7);
    expect(statuses.slice(-5)).toEqual(Array(5).fill(429));
    expect(Number(last!.retryAfter)).toBeGreaterThan(0);
    const view = { token: await w.token(to), action: "view" };
    // His office, behind the same address, answers by its links all the while.
    expect((await from("127.0.2.1", view)).status).toBe(200);
    expect((await from("127.0.2.2", view, { "x-forwarded-for": "127.0.2.1" })).status).toBe(200);
    await w.cloud.advance("PT2M");
    expect((await from("127.0.2.1", { token: "guess-after-a-while", action: "view" })).status).toBe(404);
  });
});

describe("links that were withdrawn", () => {
  const api = (path: string) => `/v1/agencies/${w.agencies.school}${path}`;
  const uses = async () =>
    (await w.ok<{ items: { did: string; outcome: string; client: string }[] }>("GET", api("/links"))).items;

  it("are dead at once, and what still waits gets a new one by mail; each use is on record", async () => {
    await w.respond({ token: await w.token(to), action: "renew" });
    await w.cloud.settle();
    const before = await w.token(to);
    expect((await w.respond({ token: before, action: "view" })).body).toMatchObject({ link: "live" });
    await w.ok("POST", `/v1/agencies/${w.agencies.pmpc}/links/revoke`, { reason: "Письмо переслали посторонним" });
    expect((await w.respond({ token: before, action: "view" })).body).toEqual({ link: "dead" });
    expect(await w.respond({ token: before, action: "accept" })).toMatchObject({ body: { code: "link.dead" } });
    await w.cloud.settle();
    const next = await w.token(to);
    expect(next).not.toBe(before);
    expect((await w.respond({ token: next, action: "view" })).body).toMatchObject({ link: "live" });
    const path = `/v1/agencies/${w.agencies.pmpc}/links?step=${stepId}&limit=200`;
    const { items } = await w.ok<{ items: { did: string; outcome: string }[] }>("GET", path);
    expect(
      items
        .slice(0, 4)
        .map(({ did, outcome }) => `${did} ${outcome}`)
        .toSorted(),
    ).toEqual(["accept link.dead", "view done", "view done", "view link.dead"]);
    expect(await uses()).toEqual([]);
  });

  it("die with the address that they were sent to, and the new one gets another", async () => {
    const before = await w.token(to);
    const path = `/v1/agencies/${w.agencies.pmpc}`;
    const contacts = [{ email: "novyi@example.org" }];
    expect((await w.call("PATCH", path, { contacts }, "coordinator", { "if-match": "*" })).status).toBe(200);
    await w.cloud.settle();
    expect((await w.respond({ token: before, action: "view" })).body).toEqual({ link: "dead" });
    const next = await w.token("novyi@example.org");
    expect((await w.respond({ token: next, action: "view" })).body).toMatchObject({ link: "live" });
  });
});
