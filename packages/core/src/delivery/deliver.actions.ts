import type { ComposedMail } from "../notification/index.ts";
import { messageIdOf } from "../notification/index.ts";
import {
  type Ctx,
  type DomainEvent,
  type Mailer,
  MailRejected,
  type Stored,
  save,
  type Write,
} from "../shared/index.ts";
import { deliveryIdOf, load, record } from "./delivery.store.ts";
import type { Audience, Delivery } from "./delivery.ts";

/** A mail that an event asks for. */
export interface Order {
  event: DomainEvent;
  audience: Audience;
  kind: string;
  about: Pick<Delivery, "routeId" | "childId" | "stepId" | "agencyId">;
  from: string;
  /** Addresses in order of preference; the next one is tried when one is refused for good. */
  to: string[];
  /** What must still hold when the mail is claimed: the consent it relies on. */
  guards: Write[];
  compose(): Promise<ComposedMail>;
}

/**
 * Sends one mail once. The claim is written first and the outcome after: a crash between the two leads to a second attempt
 * under the same Message-ID, never to a lost mail. @throws Unavailable: the event stays in the outbox and comes again.
 */
export async function deliver(ctx: Ctx, mailer: Mailer, order: Order): Promise<Delivery> {
  const deliveryId = deliveryIdOf(order.event.eventId, order.audience);
  const found = await load(ctx, deliveryId);
  if (found && found.data.status !== "sending") return found.data;
  let claimed = await claim(ctx, order, found);
  const { subject, text, html, attachments, headers } = await order.compose();
  let refusedAs = "NoContact";
  for (const to of order.to) {
    try {
      const domain = order.from.split("@")[1] ?? "marshrut.invalid";
      const messageId = messageIdOf(deliveryId, domain);
      const { providerId } = await mailer.send({
        to,
        from: order.from,
        subject,
        text,
        html,
        attachments,
        headers,
        messageId,
      });
      claimed = { ...claimed, data: { ...claimed.data, to } };
      return await end(ctx, claimed, { status: "sent", providerId });
    } catch (error) {
      if (!(error instanceof MailRejected)) throw error;
      refusedAs = error.code;
    }
  }
  return end(ctx, claimed, { status: "refused", refusedAs });
}

/** Says on record that a mail was not sent, and why not. */
export async function withhold(ctx: Ctx, order: Omit<Order, "compose" | "guards">): Promise<void> {
  const found = await load(ctx, deliveryIdOf(order.event.eventId, order.audience));
  if (found && found.data.status !== "sending") return;
  const now = ctx.now().toString();
  await write(ctx, { ...blank(order, now), ...found?.data, status: "withheld", endedAt: now }, found, []);
}

async function claim(ctx: Ctx, order: Order, found: Stored<Delivery> | undefined): Promise<Stored<Delivery>> {
  const before = found?.data ?? blank(order, ctx.now().toString());
  return write(ctx, { ...before, attempts: before.attempts + 1 }, found, order.guards);
}

const end = async (ctx: Ctx, claimed: Stored<Delivery>, outcome: Partial<Delivery>): Promise<Delivery> =>
  (await write(ctx, { ...claimed.data, ...outcome, endedAt: ctx.now().toString() }, claimed, [])).data;

async function write(ctx: Ctx, data: Delivery, found: Stored<Delivery> | undefined, guards: Write[]) {
  await save(ctx, {
    writes: [{ put: record(ctx.tenant, data), expect: found?.version ?? "absent" }, ...guards],
    stream: record(ctx.tenant, data).key.pk,
    events: [],
    audit: {
      subject: data.childId,
      action: `mail.${data.status}`,
      detail: { kind: data.kind, audience: data.audience, ...(data.agencyId ? { agencyId: data.agencyId } : {}) },
    },
  });
  return { ...record(ctx.tenant, data), version: (found?.version ?? 0) + 1 };
}

const blank = (order: Omit<Order, "compose" | "guards">, now: string): Delivery => ({
  deliveryId: deliveryIdOf(order.event.eventId, order.audience),
  eventId: order.event.eventId,
  audience: order.audience,
  kind: order.kind,
  ...order.about,
  to: order.to[0] ?? "",
  attempts: 0,
  createdAt: now,
  status: "sending",
});
