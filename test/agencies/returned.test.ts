import { addressOf } from "@marshrut/core/delivery";
import { afterAll, beforeAll, expect, it } from "vitest";
import { invoke } from "./invoke.ts";
import { ctx, deliveries, World } from "./world.ts";

// What SES tells after it had taken a mail, beside plain bounces and complaints (FAULTS F20).

let w: World;
let stepId = "";
const [first, second] = ["pmpc@example.org", "second@example.org"];
beforeAll(async () => {
  w = await World.start();
  const contacts = [{ email: first }, { email: second }];
  const asItIs = { "if-match": "*" };
  await w.ok("PATCH", `/v1/agencies/${w.agencies.pmpc}`, { contacts }, "coordinator", asItIs);
  stepId = (await w.stepsOf(await w.openRoute(), "CommissionReview"))[0]!.stepId;
});
afterAll(() => w.close());

const request = async () => (await deliveries(w, `&step=${stepId}`)).find((d) => d.kind === "request")!;
const because = async (email: string) => (await addressOf(ctx(), email))?.data.undeliverable?.because;
const tasks = async () =>
  (await w.ok<{ items: { task: { kind: string } }[] }>("GET", "/v1/inbox?bucket=tasks")).items.map((i) => i.task.kind);
/** As EventBridge brings it. */
async function tells(eventType: string, what: object): Promise<void> {
  const { deliveryId, to } = await request();
  const headers = [
    { name: "X-Marshrut-Tenant", value: "pilot" },
    { name: "X-Marshrut-Delivery", value: deliveryId },
  ];
  await invoke(w, "mail-events", { detail: { eventType, mail: { destination: [to], headers }, ...what } });
  await w.cloud.settle();
}
const bounced = (email: string, bounceType: string, bounceSubType: string) => ({
  bounce: { bounceType, bounceSubType, bouncedRecipients: [{ emailAddress: email }] },
});

it("an address that the provider keeps from us is marked as such; the next contact is asked, the coordinator told", async () => {
  expect(await request()).toMatchObject({ status: "sent", to: first });
  await tells("Bounce", bounced(first, "Permanent", "OnAccountSuppressionList"));
  expect(await request()).toMatchObject({ status: "sent", to: second });
  expect([await because(first), await tasks()]).toEqual(["suppressed", ["undeliverable"]]);
});

it("a mail that is only late is left alone", async () => {
  await tells("DeliveryDelay", { deliveryDelay: { delayType: "MailboxFull" } });
  expect(await request()).toMatchObject({ status: "sent", to: second });
});

it("a full mailbox is no bad address; when nobody is left, that is visible", async () => {
  await tells("Bounce", bounced(second, "Transient", "MailboxFull"));
  expect(await request()).toMatchObject({ status: "refused" });
  expect([await because(second), await tasks()]).toEqual([undefined, ["undeliverable"]]);
  expect((await w.mails("curator@example.org")).map((m) => m.subject)).toContainEqual(
    expect.stringContaining("не доставлен"),
  );
});

it("is sent again by hand once somebody has seen to it, and closes nothing by itself", async () => {
  await w.ok("POST", `/v1/agencies/${w.agencies.pmpc}/contacts/restore`, { email: first });
  await w.ok("POST", `/v1/deliveries/${(await request()).deliveryId}/resend`);
  await w.cloud.settle();
  expect(await request()).toMatchObject({ status: "sent", to: first, round: 2 });
  expect(await w.respond({ token: await w.token(first), action: "view" })).toMatchObject({ body: { link: "live" } });
});

it("an event of a stranger, or of nothing of ours, changes nothing", async () => {
  const event = { eventType: "Bounce", ...bounced(first, "Permanent", "General") };
  for (const headers of [
    [],
    [
      { name: "X-Marshrut-Tenant", value: "pilot" },
      { name: "X-Marshrut-Delivery", value: "delivery_01JNE0000000000000000000AAA" },
    ],
    [
      { name: "X-Marshrut-Tenant", value: "../pilot" },
      { name: "X-Marshrut-Delivery", value: (await request()).deliveryId },
    ],
  ])
    await invoke(w, "mail-events", { detail: { ...event, mail: { destination: [first], headers } } });
  await w.cloud.settle();
  expect([await because(first), (await request()).status]).toEqual([undefined, "sent"]);
});
