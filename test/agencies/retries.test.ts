import { SFNClient, StopExecutionCommand } from "@aws-sdk/client-sfn";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { drips, floods, type Received, receiver } from "./hostile.ts";
import { attempts, type DeliveryRow, deliveries, type Endpoint, listen, verified, World } from "./world.ts";

let w: World;
let hook: Endpoint;
beforeAll(async () => {
  w = await World.start("own", undefined, undefined, "PT24H");
});
afterAll(() => w.close());
beforeEach(async () => {
  hook = await listen(w, "school2");
});
afterEach(async () => {
  await hook.server.close();
  await w.ok(
    "PATCH",
    `/v1/webhooks/${hook.webhookId}`,
    { status: "disabled", url: "https://gone.example.org/" },
    "coordinator",
    {
      "if-match": "*",
    },
  );
});

const answering = (status: number, headers: Record<string, string> = {}) => {
  hook.server.answer = (_, response) => void response.writeHead(status, headers).end("ответ");
};
/** A test event, told and tried for the first time. */
async function send(): Promise<DeliveryRow> {
  await w.ok("POST", `/v1/webhooks/${hook.webhookId}/test`);
  await w.cloud.settle();
  return newest();
}
function verifies(secret: string, received: Received): boolean {
  try {
    verified(secret, received);
    return true;
  } catch {
    return false;
  }
}
const newest = async () => (await deliveries(w, "&channel=webhook"))[0]!;
const health = async () =>
  w.ok<{ status: string; disabledBecause?: string; health: { state: string } }>(
    "GET",
    `/v1/webhooks/${hook.webhookId}`,
  );

it("is tried ten times over three days while the endpoint is down, then fails for good", async () => {
  answering(503);
  const { deliveryId } = await send();
  await w.cloud.advance("P4D");
  expect(await newest()).toMatchObject({ deliveryId, status: "failed", attempts: 10, refusedAs: "503" });
  const log = await attempts(w, deliveryId);
  const waits = log.slice(1).map((a, i) => (Date.parse(a.at) - Date.parse(log[i]!.at)) / 1000);
  const planned = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400];
  for (const [i, wait] of waits.entries()) {
    expect(wait).toBeGreaterThanOrEqual(planned[i]!);
    expect(wait).toBeLessThanOrEqual(planned[i]! * 1.1 + 2);
  }
  expect(new Set(hook.server.got.map((r) => r.headers["webhook-id"]))).toEqual(new Set([deliveryId]));
  expect(new Set(hook.server.got.map((r) => r.headers["webhook-timestamp"])).size).toBe(10);
  expect(log[0]).toMatchObject({ status: 503, response: "ответ" });
  expect(await health()).toMatchObject({ status: "active", health: { state: "failing" } });
});

it("comes through when the endpoint is back, and each attempt verifies (FAULTS F19: keys changed in between)", async () => {
  const keys = [hook.secret];
  /** Which of the secrets each attempt verified by, at the moment at which it came. */
  const by: number[][] = [];
  let status = 500;
  hook.server.answer = (received, response) => {
    by.push(keys.flatMap((key, i) => (verifies(key, received) ? [i] : [])));
    response.writeHead(status).end();
  };
  const { deliveryId } = await send();
  await w.cloud.advance("PT10S");
  keys.push((await w.ok<{ secret: string }>("POST", `/v1/webhooks/${hook.webhookId}/rotate`)).secret);
  await w.cloud.advance("PT10M");
  await w.cloud.advance("PT26H"); // the old keys are gone by now
  status = 200;
  await w.cloud.advance("PT12H");
  expect(await newest()).toMatchObject({ deliveryId, status: "sent" });
  const [first, second, third] = by;
  expect([first, second, third, by.at(-1)]).toEqual([[0], [0], [0, 1], [1]]);
  const headers = hook.server.got.map((r) => r.headers);
  expect(new Set(headers.map((h) => h["webhook-id"]))).toEqual(new Set([deliveryId]));
  expect(new Set(headers.map((h) => h["webhook-timestamp"])).size).toBe(by.length);
  expect(await health()).toMatchObject({ health: { state: "well" } });
});

it("gives up on an answer that drips, and tries again", async () => {
  hook.server.answer = drips;
  const { deliveryId } = await send();
  expect(await attempts(w, deliveryId)).toMatchObject([{ n: 1, failure: "timeout" }]);
  answering(204);
  await w.cloud.advance("PT1M");
  expect(await newest()).toMatchObject({ deliveryId, status: "sent", attempts: 2 });
}, 30_000);

it("waits as long as a busy receiver asks (429, Retry-After)", async () => {
  answering(429, { "retry-after": "7200" });
  const { deliveryId } = await send();
  await w.cloud.advance("PT1H");
  expect(hook.server.got).toHaveLength(1);
  answering(204);
  await w.cloud.advance("PT70M");
  expect(await newest()).toMatchObject({ deliveryId, status: "sent", attempts: 2 });
});

it("does not follow a redirect: it fails and is tried where it was sent", async () => {
  const inside = await receiver();
  answering(302, { location: inside.url });
  const { deliveryId } = await send();
  await w.cloud.advance("PT10M");
  expect(inside.got).toHaveLength(0);
  expect((await attempts(w, deliveryId)).map((a) => a.status)).toEqual([302, 302, 302]);
  await inside.close();
});

it("reads a capped beginning of a gigabyte and is content", async () => {
  const flood = floods();
  hook.server.answer = flood.answer;
  const { deliveryId } = await send();
  expect(await newest()).toMatchObject({ status: "sent" });
  expect((await attempts(w, deliveryId))[0]!.response).toHaveLength(1024);
  expect(flood.sent()).toBeLessThan(2 ** 26);
});

describe("an endpoint's health", () => {
  it("goes on when its execution was stopped by hand: the reconciler finds it", async () => {
    answering(500);
    const { deliveryId } = await send();
    const [execution] = await w.executions("webhook-retry");
    expect(execution!.name).toContain(deliveryId);
    const client = new SFNClient({
      endpoint: w.cloud.states.url,
      region: "eu-central-1",
      credentials: { accessKeyId: "local", secretAccessKey: "local" },
    });
    await client.send(new StopExecutionCommand({ executionArn: execution!.arn }));
    client.destroy();
    answering(204);
    await w.cloud.advance("PT30M");
    expect(await newest()).toMatchObject({ deliveryId, status: "sent" });
  });

  it("is disabled by 410, at once", async () => {
    answering(410);
    expect(await send()).toMatchObject({ status: "failed", attempts: 1, refusedAs: "410" });
    expect(await health()).toMatchObject({ status: "disabled", disabledBecause: "gone" });
    expect(await w.call("POST", `/v1/webhooks/${hook.webhookId}/test`)).toMatchObject({ status: 409 });
    const mails = await w.mails("school2@example.org");
    expect(mails.map((m) => m.subject)).toEqual([expect.stringContaining("Вебхук отключён")]);
  });

  it("is disabled after five days without one success", async () => {
    answering(500);
    for (let day = 0; day < 6; day++) {
      if ((await health()).status === "active") await send();
      await w.cloud.advance("P1D");
    }
    expect(await health()).toMatchObject({ status: "disabled", disabledBecause: "failing" });
    const notices = (await w.mails("school2@example.org")).filter((m) => m.text.includes(hook.webhookId));
    expect(notices.map((m) => m.subject)).toEqual([expect.stringContaining("Вебхук отключён")]);
    const { items } = await w.ok<{ items: { task: { kind: string; webhookId?: string } }[] }>(
      ...(["GET", "/v1/inbox?bucket=tasks"] as const),
    );
    expect(items.map((i) => i.task)).toContainEqual(
      expect.objectContaining({ kind: "webhook-disabled", webhookId: hook.webhookId }),
    );
  });

  it("is not disabled by sporadic failure", async () => {
    for (let day = 0; day < 8; day++) {
      answering(day % 3 === 2 ? 204 : 500);
      await send();
      await w.cloud.advance("P1D");
    }
    expect(await health()).toMatchObject({ status: "active" });
  });
});
