import * as Webhook from "@marshrut/core/webhook";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Receiver } from "./hostile.ts";
import { deliveries, type Endpoint, listen, type Message, verified, World } from "./world.ts";

// The roadmap's reports, as an agency with a system of its own hears of them and answers.

interface Owed {
  obligationId: string;
  status: string;
  indicators: { key: string; type: string }[];
}

let w: World;
let hook: Endpoint;
const narrative = "Консультации провёл Иванов";
const reason = "Не хватает числа семей, спросите Петрову";
beforeAll(async () => {
  w = await World.start("own", "2025-02-03T10:00", undefined, "PT24H");
  hook = await listen(w, "school");
  hook.server.answer = taking;
  await w.ok("POST", "/v1/roadmaps/imports", { format: "catalogue" }, "admin");
  await w.ok("POST", "/v1/periods/2025-Q1/open");
  await w.cloud.settle();
});
afterAll(async () => {
  await hook.server.close();
  await w.close();
});

/** What was heard, each checked by the specification's own library at the moment at which it came. */
const heard: Message[] = [];
const taking: Receiver["answer"] = (received, response) => {
  heard.push(verified(hook.secret, received));
  response.writeHead(204).end();
};
const failing: Receiver["answer"] = (received, response) => {
  heard.push(verified(hook.secret, received));
  response.writeHead(503).end();
};
/** No webhook tells of last year's sheet of resources, so its mail comes beside them; of the reports none does. */
const sheet = "Ждём лист ресурсов за 2024 год — school";
const ofType = (type: string) => heard.filter((m) => m.type === type);
const newest = () => heard.at(-1)!;
const mails = async () => (await w.mails("school@example.org")).map((m) => m.subject);
const respond = (reply: { url: string; token: string }, more: object) =>
  w.call<{ periods: { period: string; obligations: Owed[] }[]; rows?: { outcome: string }[] }>(
    ...(["POST", new URL(reply.url).pathname, { token: reply.token, ...more }, ""] as const),
  );
const filled = ({ obligationId, indicators }: Owed) => ({
  obligationId,
  values: Object.fromEntries(indicators.map(({ key, type }) => [key, type === "yes-no" ? true : 3])),
  narrative,
});
let owed: Owed[] = [];

describe("an agency's own system hears of the roadmap's reports", () => {
  it("when a period asks for them", () => {
    const { obligationId: _, ...data } = newest().data as Record<string, unknown>;
    expect(newest().type).toBe("obligations.opened");
    expect(data).toMatchObject({
      agencyId: w.agencies.school,
      period: "2025-Q1",
      made: 2,
      withdrawn: 0,
      url: `${w.cloud.urls.api}/v1/obligations?period=2025-Q1&status=pending`,
    });
  });

  it("when they are due soon: once a day, whatever falls due, and in place of the mail", async () => {
    await w.cloud.advance("P36D");
    expect(ofType("obligations.reminded")).toMatchObject([{ data: { period: "2025-Q1", day: "2025-03-11" } }]);
    await w.ok("POST", "/v1/periods/2025-Q1/remind");
    await w.cloud.advance("PT1H");
    expect(ofType("obligations.reminded")).toHaveLength(1);
    expect(await mails()).toEqual([sheet]);
  });

  it("and answers with the token of the message, without an account", async () => {
    const { reply } = newest().data;
    const page = await respond(reply!, { action: "view" });
    owed = page.body.periods.find((p) => p.period === "2025-Q1")!.obligations;
    expect(owed.map((o) => o.status)).toEqual(["pending", "pending"]);
    const sent = await respond(reply!, { action: "submit", reports: [filled(owed[0]!)] });
    expect(sent.body.rows).toMatchObject([{ outcome: "submitted" }]);
    await w.cloud.settle();
    expect(newest()).toMatchObject({
      type: "obligation.submitted",
      data: { obligationId: owed[0]!.obligationId, period: "2025-Q1" },
    });
  });

  it("when one is returned, in place of the mail, and when it is accepted", async () => {
    const at = `/v1/obligations/${owed[0]!.obligationId}`;
    await w.ok("POST", `${at}/return`, { reason });
    await w.cloud.settle();
    const { type, data } = newest();
    expect(type).toBe("obligation.returned");
    expect(await mails()).toEqual([sheet]);
    await respond(data.reply!, { action: "submit", reports: [filled(owed[0]!)] });
    await w.ok("POST", `${at}/accept`);
    await w.cloud.settle();
    expect(heard.slice(-2).map((m) => m.type)).toEqual(["obligation.submitted", "obligation.accepted"]);
  });

  it("when the other is overdue; and what its system does not take is mailed", async () => {
    await w.cloud.advance("P21D");
    const overdue = ofType("obligations.overdue")[0]!;
    expect(overdue.data).toMatchObject({
      period: "2025-Q1",
      day: expect.stringMatching(/^2025-(03-31|04-01)$/),
      url: `${w.cloud.urls.api}/v1/obligations?period=2025-Q1&status=overdue`,
    });
    expect(await mails()).toEqual([sheet]);
    hook.server.answer = failing;
    await w.cloud.advance("P11D"); // the next week's, and three days of attempts
    expect((await deliveries(w, "&channel=webhook&status=failed")).map((d) => d.kind)).toContain("obligations.overdue");
    expect(await mails()).toContainEqual(expect.stringContaining("Срок истёк: "));
  });

  it("in the shapes that the catalogue promises, with no word that anybody wrote", () => {
    const types = new Set(heard.map((m) => m.type));
    for (const message of heard)
      expect(() => Webhook.payloadSchema(message.type as Webhook.WebhookEventType).parse(message)).not.toThrow();
    expect([...types].filter((t) => t.startsWith("obligation")).length).toBeGreaterThanOrEqual(6);
    const sent = hook.server.got.map((r) => r.body + JSON.stringify(r.headers)).join();
    for (const text of ["Иванов", "Петров", "Консультации"]) expect(sent).not.toContain(text);
  });
});

it("describes them in the API's own description", async () => {
  const { webhooks } = await w.ok<{ webhooks: Record<string, { post: { requestBody: object } }> }>(
    "GET",
    "/openapi.json",
  );
  for (const type of Webhook.eventTypes) expect(JSON.stringify(webhooks[type]), type).toContain(`"${type}"`);
  expect(Object.keys(webhooks).sort()).toEqual([...Webhook.eventTypes].sort());
});
