import { afterAll, beforeAll, expect, it } from "vitest";
import { attempts, deliveries, type Endpoint, listen, World } from "./world.ts";

let w: World;
let hook: Endpoint;
let routeId = "";
beforeAll(async () => {
  w = await World.start();
  hook = await listen(w, "pmpc");
  hook.server.answer = (_, response) => void response.writeHead(500).end();
  routeId = await w.openRoute();
});
afterAll(async () => {
  await hook.server.close();
  await w.close();
});
const webhook = async () => (await deliveries(w, "&channel=webhook")).find((d) => d.kind === "step.requested")!;

it("mails what the agency's system did not take, and gives the coordinator a task", async () => {
  expect(await webhook()).toMatchObject({ status: "retrying", attempts: 1 });
  expect(await w.mails("pmpc@example.org")).toEqual([]);
  await w.cloud.advance("P4D");
  expect(await webhook()).toMatchObject({ status: "failed", attempts: 10 });
  const token = await w.token("pmpc@example.org");
  expect(await w.respond({ token, action: "view" })).toMatchObject({ body: { link: "live", status: "received" } });
  const { items } = await w.ok<{ items: { task?: { kind: string } }[] }>("GET", "/v1/inbox?bucket=tasks");
  expect(items.map((i) => i.task?.kind)).toContain("webhook-failed");
});

it("sends again on demand, and asking twice sends once", async () => {
  const before = await webhook();
  const sent = hook.server.got.length;
  hook.server.answer = (_, response) => void response.writeHead(204).end();
  const path = `/v1/deliveries/${before.deliveryId}/resend`;
  const key = { "idempotency-key": "again-1" };
  await Promise.all([1, 2, 3].map(() => w.ok("POST", path, undefined, "coordinator", key)));
  await w.cloud.settle();
  expect(hook.server.got).toHaveLength(sent + 1);
  expect(hook.server.got.at(-1)!.headers["webhook-id"]).toBe(before.deliveryId);
  expect(await webhook()).toMatchObject({ status: "sent", round: 2, attempts: 11 });
  expect(await attempts(w, before.deliveryId)).toHaveLength(11);
});

it("sends a mail again under a new Message-ID", async () => {
  const [mail] = (await deliveries(w, "&channel=mail")).filter((d) => d.to === "pmpc@example.org");
  const before = await w.mails("pmpc@example.org");
  await w.ok("POST", `/v1/deliveries/${mail!.deliveryId}/resend`);
  await w.cloud.settle();
  const after = await w.mails("pmpc@example.org");
  expect(after).toHaveLength(before.length + 1);
  expect(after.at(-1)!.messageId).not.toBe(after.at(-2)!.messageId);
});

it("sends again in bulk what did not arrive since a time; a repeat finds nothing left", async () => {
  hook.server.answer = (_, response) => void response.writeHead(410).end();
  await w.ok("POST", `/v1/webhooks/${hook.webhookId}/test`);
  await w.cloud.settle();
  hook.server.answer = (_, response) => void response.writeHead(204).end();
  await w.ok("PATCH", `/v1/webhooks/${hook.webhookId}`, { status: "active" }, "coordinator", { "if-match": "*" });
  const body = { since: "2026-01-12T00:00:00Z", channel: "webhook" };
  const first = await w.ok<{ resent: string[] }>("POST", "/v1/deliveries/resend", body);
  expect(first.resent.length).toBeGreaterThan(0);
  await w.cloud.settle();
  expect(await deliveries(w, "&channel=webhook&status=failed")).toEqual([]);
  expect(await w.ok("POST", "/v1/deliveries/resend", body)).toMatchObject({ resent: [], more: false });
});

it("is not sent once consent is withdrawn, also by hand (FAULTS B17)", async () => {
  const { items } = await w.ok<{ items: { consentId: string }[] }>("GET", `/v1/children/${w.childId}/consents`);
  await w.ok("POST", `/v1/consents/${items[0]!.consentId}/withdraw`);
  await w.cloud.settle();
  const sent = hook.server.got.length;
  const mails = (await w.mails("pmpc@example.org")).length;
  const all = await deliveries(w, `&agency=${w.agencies.pmpc}`);
  for (const { deliveryId, kind } of all.filter((d) => d.kind !== "webhook.test" && d.kind !== "webhook-disabled")) {
    await w.ok("POST", `/v1/deliveries/${deliveryId}/resend`);
    await w.cloud.settle();
    expect(kind).toBeTruthy();
  }
  expect(hook.server.got).toHaveLength(sent);
  expect(await w.mails("pmpc@example.org")).toHaveLength(mails);
  expect((await webhook()).status).toBe("withheld");
  expect(routeId).not.toBe("");
});
