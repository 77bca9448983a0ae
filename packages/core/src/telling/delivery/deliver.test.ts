import { describe, expect, it } from "vitest";
import { world } from "../../../test/worlds/tenant.ts";
import {
  type AgencyId,
  type EventId,
  type Mail,
  type Mailer,
  MailRejected,
  Unavailable,
} from "../../ground/shared/index.ts";
import type { ComposedMail } from "../notification/index.ts";
import { deliver, type Order } from "./deliver.actions.ts";
import { deliveryIdOf, load } from "./delivery.store.ts";
import { Postponed } from "./postponed.ts";

const eventId = "event_01JNE0000000000000000000AA" as EventId;
const letter: ComposedMail = { subject: "Запрос", text: "Ответьте", html: "<p>Ответьте", attachments: [], headers: {} };
const order: Order = {
  deliveryId: deliveryIdOf(eventId, "agency"),
  eventId,
  audience: "agency",
  kind: "request",
  about: { municipality: "kemerovo", agencyId: "agency_01JNE0000000000000000000AA" as AgencyId },
  from: "marshrut@example.org",
  to: ["first@example.org", "second@example.org"],
  guards: [],
  compose: async () => letter,
};

/** A provider that does with each mail what the test says, in order; then it takes them. */
function provider(...turns: Array<() => unknown>) {
  const sent: Mail[] = [];
  const mailer: Mailer = {
    async send(mail) {
      await turns.shift()?.();
      sent.push(mail);
      return { providerId: `ses-${sent.length}` };
    },
  };
  return { sent, mailer };
}
const throws = (error: Error) => () => Promise.reject(error);

describe("one mail, sent once", () => {
  it("given it was sent, when asked again, then nothing goes out", async () => {
    const { ctx } = await world();
    const { sent, mailer } = provider();
    await deliver(ctx, mailer, order);
    expect(await deliver(ctx, mailer, order)).toMatchObject({ status: "sent", to: "first@example.org" });
    expect(sent).toHaveLength(1);
  });

  it("given another sender has it in hand, when asked, then this one waits, and nothing goes out twice", async () => {
    const { ctx } = await world();
    const gate = Promise.withResolvers<void>();
    const { sent, mailer } = provider(() => gate.promise);
    const first = deliver(ctx, mailer, order);
    await Promise.resolve();
    while (!(await load(ctx, order.deliveryId))) await new Promise(setImmediate);
    await expect(deliver(ctx, mailer, order)).rejects.toBeInstanceOf(Postponed);
    gate.resolve();
    expect(await first).toMatchObject({ status: "sent" });
    expect(sent).toHaveLength(1);
    expect((await load(ctx, order.deliveryId))?.data).not.toHaveProperty("claimedAt");
  });

  it("given its sender died, when three minutes have passed, then another one sends it under the same Message-ID", async () => {
    const w = await world();
    const { sent, mailer } = provider(throws(new Error("the process died")));
    await expect(deliver(w.ctx, mailer, order)).rejects.toThrow("died");
    w.moveTo("2025-03-03T05:02:59Z");
    await expect(deliver(w.ctx, mailer, order)).rejects.toBeInstanceOf(Postponed);
    w.moveTo("2025-03-03T05:03:00Z");
    expect(await deliver(w.ctx, mailer, order)).toMatchObject({ status: "sent", attempts: 2 });
    expect(sent.map((m) => m.messageId)).toEqual([expect.stringContaining(order.deliveryId)]);
  });

  it("given the provider asks to wait, when asked again, then it is sent at once", async () => {
    const { ctx } = await world();
    const { sent, mailer } = provider(throws(new Unavailable("slow down")));
    await expect(deliver(ctx, mailer, order)).rejects.toBeInstanceOf(Postponed);
    expect((await load(ctx, order.deliveryId))?.data.status).toBe("queued");
    expect(await deliver(ctx, mailer, order)).toMatchObject({ status: "sent" });
    expect(sent).toHaveLength(1);
  });

  it("given an address is refused for good, then the next one is tried; given all are, then that is on record", async () => {
    const { ctx } = await world();
    const refused = throws(new MailRejected("MessageRejected"));
    const one = provider(refused);
    expect(await deliver(ctx, one.mailer, order)).toMatchObject({ status: "sent", to: "second@example.org" });
    const other = { ...order, deliveryId: deliveryIdOf("event_01JNE0000000000000000000BB" as EventId, "agency") };
    const none = provider(refused, refused);
    expect(await deliver(ctx, none.mailer, other)).toMatchObject({ status: "refused", refusedAs: "MessageRejected" });
    expect(none.sent).toEqual([]);
  });
});

it("tells an event's mails apart by whom they are for, and that one did not arrive by an own", () => {
  const ids = (["agency", "coordinator", "undeliverable"] as const).map((to) => deliveryIdOf(eventId, to));
  expect(new Set(ids).size).toBe(3);
});
