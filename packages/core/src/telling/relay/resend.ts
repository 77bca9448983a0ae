import type { DeliveryId, DomainEvent } from "../../ground/shared/index.ts";
import * as Delivery from "../delivery/index.ts";
import * as Inbox from "../inbox/index.ts";
import * as Webhook from "../webhook/index.ts";
import type { Relay } from "./deps.ts";
import type { Happened } from "./events.ts";

type DeliveryEvent = Exclude<Delivery.DeliveryEvent, { type: `delivery.${"family" | "guest"}-returned` }>;
/** Runs what an event brings about once more: what it did already is not done twice. */
type Rerun = (r: Relay, event: DomainEvent) => Promise<unknown>;

/** An endpoint did not take it: the organisation is mailed what it should have heard, and the coordinator gets a task. */
export async function deliveryFailed(r: Relay, event: Happened<DeliveryEvent["type"]>, rerun: Rerun): Promise<void> {
  const { deliveryId, agencyId, stepId, routeId, webhookId } = event.data;
  const about = { agencyId, deliveryId, stepId, routeId, webhookId };
  if (event.data.kind !== "webhook.test")
    await Inbox.openTask(r.ctx, event, "webhook-failed", webhookId ?? agencyId, about);
  const original = await originalOf(r, deliveryId);
  if (original) await rerun({ ...r, stream: original.stream, evenIfWebhook: true }, original.event);
}

/** It came back: the next contact is tried, and the coordinator gets a task, since the address wants to be corrected. */
export async function deliveryReturned(r: Relay, event: Happened<DeliveryEvent["type"]>, rerun: Rerun): Promise<void> {
  const { deliveryId, agencyId, stepId, routeId, audience, round } = event.data;
  if (audience !== "agency") return;
  const about = { agencyId, deliveryId, stepId, routeId };
  await Inbox.openTask(r.ctx, event, "undeliverable", agencyId, about);
  const found = await Delivery.load(r.ctx, deliveryId);
  // A complaint means that somebody has read it.
  if (found?.data.status !== "bounced" || !found.data.eventId || (found.data.round ?? 1) !== round) return;
  const { endedAt: _, ...again } = found.data;
  await Delivery.write(r.ctx, { ...again, status: "sending" }, found);
  await sendAgain(r, deliveryId, rerun);
}

/** Somebody asked to send it once more. What makes no sense any more is not sent, and says so. */
export async function resendAsked(r: Relay, event: Happened<DeliveryEvent["type"]>, rerun: Rerun): Promise<void> {
  const { deliveryId, round } = event.data;
  const found = await Delivery.load(r.ctx, deliveryId);
  if (!found || found.data.round !== round || !Delivery.isUnderWay(found.data)) return;
  if (found.data.channel === "webhook") {
    await Webhook.send(r.ctx, r, deliveryId);
    return;
  }
  await sendAgain(r, deliveryId, rerun);
}

/** Runs the effect of the delivery's event: the delivery itself knows that it has to leave once more. */
async function sendAgain(r: Relay, deliveryId: DeliveryId, rerun: Rerun): Promise<void> {
  const original = await originalOf(r, deliveryId);
  if (original) await rerun({ ...r, stream: original.stream, evenIfWebhook: true }, original.event);
  const after = await Delivery.load(r.ctx, deliveryId);
  if (after?.data.status !== "sending") return;
  await Delivery.write(r.ctx, { ...after.data, status: "superseded", endedAt: r.ctx.now().toString() }, after);
}

async function originalOf({ ctx }: Relay, deliveryId: DeliveryId) {
  const { eventId, stream } = (await Delivery.load(ctx, deliveryId))?.data ?? {};
  if (!eventId || !stream) return undefined;
  const found = await ctx.bank.get<DomainEvent>({ table: "records", pk: stream, sk: `EVENT#${eventId}` });
  return found && { event: found.data, stream };
}
