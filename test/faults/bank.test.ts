// FAULTS F9, F23: DynamoDB throttles, fails, loses replies, or keeps no audit entry; seen from the API.
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { canary, World } from "../journey/world.ts";
import { hastyBank } from "./parts/hasty.ts";
import { expectAgreement } from "./parts/healed.ts";
import { childBody, consentBody } from "./parts/people.ts";
import { product } from "./parts/product.ts";
import { finishCycle, openRoute } from "./parts/routes.ts";
import { type Fate, openWire, type Rule, through, type Wire } from "./parts/wire.ts";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 }); // on a machine that others keep busy

let w: World;
let bank: Wire;
let usual: () => void;
beforeAll(async () => {
  usual = hastyBank();
  bank = await openWire();
  w = await World.start("own", undefined, through(product, { dynamodb: bank }));
});
afterEach(() => bank.heal());
afterAll(async () => {
  usual();
  await w.close();
  await bank.close();
});

const fault = (name: string, status: number): Fate => ({
  status,
  body: { __type: `com.amazonaws.dynamodb.v20120810#${name}`, message: "as the test wants it" },
});
const throttled = fault("ThrottlingException", 400);
const isWrite = (operation: string) => operation === "TransactWriteItems" || operation === "PutItem";
const written: Rule = async (call) => {
  if (!isWrite(call.operation)) return undefined;
  await call.forward();
  return "cut";
};
const children = async () => (await w.ok<{ items: { childId: string }[] }>("GET", "/v1/children?limit=200")).items;

describe("F9: DynamoDB does not serve", () => {
  it.each<[string, Rule]>([
    ["writes are throttled", ({ operation }) => (isWrite(operation) ? throttled : undefined)],
    ["everything is throttled", () => throttled],
    ["it fails", () => fault("InternalServerError", 500)],
    ["nobody is there", () => "cut"],
    ["it writes, and every reply is lost", written],
  ])("%s: 503 with Retry-After; the same key later gives one result", async (name, rule) => {
    const before = (await children()).length;
    const key = { "idempotency-key": `child ${name}`.replaceAll(" ", "-") };
    const register = () =>
      w.call<{ childId: string }>("POST", "/v1/children", childBody(before + 1, w.agencies), "coordinator", key);
    bank.rule(rule);
    const failed = await register();
    expect(failed).toMatchObject({ status: 503, body: { code: "server.unavailable" } });
    expect(Number(failed.headers.get("retry-after"))).toBeGreaterThan(0);
    bank.heal();
    const done = await register();
    expect(done.status).toBe(201);
    const again = await register();
    expect(again).toMatchObject({ status: 201, body: { childId: done.body.childId } });
    expect(again.headers.get("idempotent-replayed")).toBe("true");
    expect(await children()).toHaveLength(before + 1);
  });

  it("a fault that passes is not seen: throttled twice, a reply lost, a transaction in the way", async () => {
    const turns: Fate[] = [throttled, "cut", fault("TransactionInProgressException", 400), "pass"];
    bank.rule(async (call) => {
      if (!isWrite(call.operation)) return undefined;
      const turn = turns.shift();
      if (turn === "cut") await call.forward();
      return turn;
    });
    const before = (await children()).length;
    expect((await w.call("POST", "/v1/children", childBody(before + 1, w.agencies))).status).toBe(201);
    expect(turns.length).toBeLessThan(4);
    expect(await children()).toHaveLength(before + 1);
  });

  it("while a route is under way: what fails comes again, and it reaches the end of its cycle", async () => {
    const { routeId } = await openRoute(w, 91);
    let n = 0;
    // Every third write is throttled, every seventh loses its reply: for functions and machines as for people.
    bank.rule(async (call) => {
      if (!isWrite(call.operation)) return undefined;
      n++;
      if (n % 3 === 0) return throttled;
      if (n % 7 !== 0) return undefined;
      await call.forward();
      return "cut";
    });
    await finishCycle(w, routeId);
    expect(n).toBeGreaterThan(50);
    bank.heal();
    await w.cloud.advance("PT1H");
    await expectAgreement(w.cloud.urls);
  });

  it("refuses the key for another body, also after a failure", async () => {
    const key = { "idempotency-key": "one-body" };
    const body = childBody(951, w.agencies);
    expect((await w.call("POST", "/v1/children", body, "coordinator", key)).status).toBe(201);
    const other = await w.call("POST", "/v1/children", childBody(952, w.agencies), "coordinator", key);
    expect(other).toMatchObject({ status: 422, body: { code: "idempotency.mismatch" } });
  });
});

describe("F23: the audit entry cannot be written", () => {
  it("then personal data is not read, by any way that leads to it, and nothing of it is in the answer", async () => {
    await w.registerChild();
    await w.giveConsent();
    await w.recordIpra([{ block: "education", title: canary.measure }]);
    const at = `/v1/children/${w.childId}`;
    const { routeId } = await w.ok<{ routeId: string }>("POST", `${at}/routes`, { template: "school-age" });
    await w.cloud.settle();
    const token = await w.token("pmpc@example.org");
    const reads: [string, () => ReturnType<typeof w.call>][] = [
      ["the card", () => w.call("GET", at)],
      ["the search", () => w.call("GET", `/v1/children?query=${encodeURIComponent(canary.surname)}`)],
      ["the instruments", () => w.call("GET", `${at}/instruments`)],
      ["the consents", () => w.call("GET", `${at}/consents`)],
      ["the route", () => w.call("GET", `/v1/routes/${routeId}`)],
      ["the history", () => w.call("GET", `/v1/routes/${routeId}/history`)],
      ["the link's page", () => w.respond({ token, action: "view" })],
    ];
    for (const [what, read] of reads) expect([what, (await read()).status]).toEqual([what, 200]);
    bank.rule(({ body }) => (body.includes('"TableName":"audit"') ? fault("AccessDeniedException", 400) : undefined));
    for (const [what, read] of reads) {
      const { status, body } = await read();
      expect([what, status]).toEqual([what, 500]);
      expect(JSON.stringify(body)).not.toMatch(/Канарейк|Ефросин|2014|сурдопедагог/);
    }
    bank.heal();
    for (const [what, read] of reads) expect([what, (await read()).status]).toEqual([what, 200]);
  });

  it("then nothing is written either: the change and its entry are one", async () => {
    const before = (await children()).length;
    bank.rule(({ body }) => (body.includes('"TableName":"audit"') ? fault("AccessDeniedException", 400) : undefined));
    expect((await w.call("POST", "/v1/children", childBody(953, w.agencies))).status).toBe(500);
    const consent = await w.call("POST", `/v1/children/${w.childId}/consents`, consentBody(w.representativeId));
    expect(consent.status).toBe(500);
    bank.heal();
    expect(await children()).toHaveLength(before);
  });
});
