import { createPublicKey, verify } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { filesUnder, textsIn } from "../faults/parts/bytes.ts";
import { attempts, canary, ctx, deliveries, type Endpoint, listen, verified, World } from "./world.ts";

let w: World;
let hook: Endpoint;
beforeAll(async () => {
  w = await World.start();
  hook = await listen(w, "pmpc");
});
afterAll(async () => {
  await hook.server.close();
  await w.close();
});
const got = () => hook.server.got;

describe("an agency with a system of its own", () => {
  let routeId = "";

  it("hears of its step in a signed, thin message, and is not mailed beside it", async () => {
    routeId = await w.openRoute();
    const message = verified(hook.secret, got().at(-1)!);
    const [step] = await w.stepsOf(routeId, "CommissionReview");
    expect(message).toMatchObject({
      type: "step.requested",
      data: { stepId: step!.stepId, routeId, dueDate: step!.dueDate },
    });
    expect(Object.keys(message.data).toSorted()).toEqual([
      "agencyId",
      "assignment",
      "cycle",
      "dueDate",
      "reply",
      "routeId",
      "stage",
      "stepId",
      "url",
    ]);
    expect(await w.mails("pmpc@example.org")).toEqual([]);
  });

  it("can check the ed25519 signature with the public key alone", () => {
    const { headers, body } = got().at(-1)!;
    const v1a = headers["webhook-signature"]!.split(" ").find((s) => s.startsWith("v1a,"))!;
    const raw = Buffer.from(hook.publicKeys[0]!.key.replace("whpk_", ""), "base64").toString("base64url");
    const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: raw }, format: "jwk" });
    const content = Buffer.from(`${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`);
    expect(verify(null, content, key, Buffer.from(v1a.slice(4), "base64"))).toBe(true);
    expect(verify(null, Buffer.concat([content, Buffer.from(" ")]), key, Buffer.from(v1a.slice(4), "base64"))).toBe(
      false,
    );
  });

  it("answers by the token in the message, once", async () => {
    const { reply } = verified(hook.secret, got().at(-1)!).data;
    expect(reply!.url).toBe(`${w.cloud.urls.api}/v1/respond`);
    expect(await w.respond({ token: reply!.token, action: "accept" })).toMatchObject({ status: 200 });
    expect(await w.respond({ token: reply!.token, action: "accept" })).toMatchObject({ status: 410 });
    await w.cloud.settle();
    const next = verified(hook.secret, got().at(-1)!);
    expect(next).toMatchObject({ type: "step.accepted" });
    expect(next.data.reply!.token).not.toBe(reply!.token);
    const report = { token: next.data.reply!.token, action: "report", result: "performed" };
    expect(await w.respond(report)).toMatchObject({ status: 200 });
    await w.cloud.settle();
    expect(verified(hook.secret, got().at(-1)!)).toMatchObject({
      type: "step.completed",
      data: { result: "performed" },
    });
  });

  it("is refused by a receiver when a message is changed or replayed too late", async () => {
    const received = got().at(-1)!;
    expect(() =>
      verified(hook.secret, { ...received, body: received.body.replace("performed", "not-applied") }),
    ).toThrow();
    await w.cloud.advance("PT6M");
    expect(() => verified(hook.secret, received)).toThrow(/too old/);
  });

  it("leaves no token and no personal data on record, nor in the messages", async () => {
    const { bank } = ctx();
    const kept: string[] = [];
    for (const { deliveryId } of await deliveries(w))
      kept.push(
        JSON.stringify(await bank.get({ table: "records", pk: `T#pilot#DELIVERY#${deliveryId}`, sk: "DELIVERY" })),
      );
    const tokens = got()
      .map((r) => verified2(r)?.token)
      .filter((t) => t !== undefined);
    expect(tokens.length).toBeGreaterThan(0);
    for (const token of tokens) expect(kept.join()).not.toContain(token);
    const sent = `${got()
      .map((r) => r.body + JSON.stringify(r.headers))
      .join()}${kept.join()}`;
    for (const text of Object.values(canary)) expect(sent).not.toContain(text);
  });

  const verified2 = (r: { body: string }) => (JSON.parse(r.body) as { data: { reply?: { token: string } } }).data.reply;
});

it("verifies by the example of the documents", async () => {
  const [, code = ""] =
    /```js\n([\s\S]*?)```/.exec(readFileSync(new URL("../../docs/webhooks.md", import.meta.url), "utf8")) ?? [];
  const example = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
    verify(secret: string, headers: Record<string, string>, body: string): unknown;
  };
  await w.ok("POST", `/v1/webhooks/${hook.webhookId}/test`);
  await w.cloud.settle();
  const { headers, body } = got().at(-1)!;
  expect(example.verify(hook.secret, headers, body)).toMatchObject({ type: "webhook.test" });
  expect(() => example.verify(hook.secret, headers, `${body} `)).toThrow("not signed");
  expect(() => example.verify(hook.secret, { ...headers, "webhook-timestamp": "1" }, body)).toThrow("too old");
});

it("keeps its keys sealed at rest (secrets are in no record, nor anywhere in the data folder)", async () => {
  const key = { table: "records", pk: `T#pilot#AGENCY#${w.agencies.pmpc}`, sk: `WEBHOOK#${hook.webhookId}` } as const;
  const text = JSON.stringify(await ctx().bank.get(key));
  expect(text).toContain(hook.webhookId);
  expect(text).not.toContain(hook.secret);
  const bare = hook.secret.slice("whsec_".length);
  const raw = Buffer.from(bare, "base64").toString("hex");
  const files = filesUnder(w.home);
  expect(textsIn(files, [hook.webhookId]).length).toBeGreaterThan(0);
  expect(textsIn(files, [bare, raw])).toEqual([]);
  expect(w.logs.join("")).not.toContain(bare);
});

it("sends a test event on demand, and shows how it went", async () => {
  await w.ok("POST", `/v1/webhooks/${hook.webhookId}/test`);
  await w.cloud.settle();
  expect(verified(hook.secret, got().at(-1)!)).toMatchObject({
    type: "webhook.test",
    data: { webhookId: hook.webhookId },
  });
  const [row] = await deliveries(w, "&channel=webhook");
  expect(row).toMatchObject({ kind: "webhook.test", status: "sent", attempts: 1 });
  expect(await attempts(w, row!.deliveryId)).toMatchObject([{ n: 1, status: 204 }]);
  expect(await w.ok("GET", `/v1/webhooks/${hook.webhookId}`)).toMatchObject({ health: { state: "well" } });
});

it("signs with both keys for a day after a rotation, and with the new one alone after it", async () => {
  const before = hook.secret;
  const { secret } = await w.ok<{ secret: string }>("POST", `/v1/webhooks/${hook.webhookId}/rotate`);
  expect(secret).not.toBe(before);
  const test = async () => {
    await w.ok("POST", `/v1/webhooks/${hook.webhookId}/test`);
    await w.cloud.settle();
    return got().at(-1)!;
  };
  const message = await test();
  for (const key of [before, secret]) expect(verified(key, message)).toMatchObject({ type: "webhook.test" });
  await w.cloud.advance("PT25H");
  const later = await test();
  expect(verified(secret, later)).toMatchObject({ type: "webhook.test" });
  expect(() => verified(before, later)).toThrow();
});

describe("addresses that nobody may name (FAULTS B9)", () => {
  it.each([
    "javascript:alert(1)",
    "http://school.example.org/",
    "https:school.example.org/",
    "https:///school.example.org/",
    "https://user:pw@school.example.org/",
    "https://school.example.org:22/",
    "https://169.254.169.254/latest",
    "https://3232235521:8443/a",
    "https://0x7f.0.0.1.example/../\\x",
    "https://[::ffff:7f00:1]:99999/",
    "https://[64:ff9b::7f00:1]/",
    "https://printer.local/",
    "https://metadata.google.internal/",
    "https://intranet/",
    "/hooks",
    "https://school.example.org/a b",
    "https://school.example.org/\r\nX: y",
    "https://10.0.0.1/",
  ])("%j: 400", async (url) => {
    const answer = await w.call("POST", `/v1/agencies/${w.agencies.school}/webhooks`, { url });
    expect(answer).toMatchObject({ status: 400 });
  });
});
