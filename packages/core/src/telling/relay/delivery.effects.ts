import * as Agency from "../../agencies/agency/index.ts";
import type {
  AgencyId,
  ChildId,
  DeliveryId,
  DomainEvent,
  RouteId,
  StepId,
  WebhookId,
} from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Delivery from "../delivery/index.ts";
import * as Inbox from "../inbox/index.ts";
import { composePlain } from "../notification/index.ts";
import * as Webhook from "../webhook/index.ts";
import type { Relay } from "./deps.ts";

/** What happens to deliveries after their events, as the events of the delivery tell it. */
export interface DeliveryData {
  deliveryId: DeliveryId;
  round: number;
  kind: string;
  agencyId: AgencyId;
  webhookId?: WebhookId;
  stepId?: StepId;
  routeId?: RouteId;
  childId?: ChildId;
  audience?: Delivery.Audience;
}
type DeliveryEvent = DomainEvent<string, DeliveryData>;
/** Runs what an event brings about once more: what it did already is not done twice. */
export type Rerun = (r: Relay, event: DomainEvent, how: { evenIfWebhook: boolean }) => Promise<unknown>;

/** An endpoint did not take it: the organisation is mailed what it should have heard, and the coordinator gets a task. */
export async function deliveryFailed(r: Relay, event: DeliveryEvent, rerun: Rerun): Promise<void> {
  const { deliveryId, agencyId, stepId, routeId, webhookId } = event.data;
  const about = {
    agencyId,
    deliveryId,
    stepId,
    routeId,
    webhookId,
  };
  if (event.data.kind !== "webhook.test")
    await Inbox.openTask(r.ctx, event, "webhook-failed", webhookId ?? agencyId, about);
  const original = await originalOf(r, deliveryId);
  if (original) await rerun({ ...r, stream: original.stream }, original.event, { evenIfWebhook: true });
}

/** It came back: the next contact is tried, and the coordinator gets a task, since the address wants to be corrected. */
export async function deliveryReturned(r: Relay, event: DeliveryEvent, rerun: Rerun): Promise<void> {
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
export async function resendAsked(r: Relay, event: DeliveryEvent, rerun: Rerun): Promise<void> {
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
  if (original) await rerun({ ...r, stream: original.stream }, original.event, { evenIfWebhook: true });
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

/** An endpoint is not called any more: its organisation is told, and the coordinator gets a task. */
export async function webhookDisabled(
  r: Relay,
  event: DomainEvent<string, { agencyId: AgencyId; webhookId: WebhookId; because: "gone" | "failing" }>,
): Promise<void> {
  const { ctx, mailer, stream } = r;
  const { agencyId, webhookId, because } = event.data;
  await Inbox.openTask(ctx, event, "webhook-disabled", webhookId, { agencyId, webhookId });
  const settings = await Tenant.load(ctx);
  const { agency } = await Agency.load(ctx, agencyId);
  const { url } = (await Webhook.load(ctx, webhookId)).data;
  const why = {
    gone: { ru: "адрес ответил, что его больше нет (410)", en: "the address answered that it is gone (410)" },
    failing: { ru: "пять дней подряд ни одно сообщение не прошло", en: "for five days no message got through" },
  }[because];
  await Delivery.deliver(ctx, mailer, {
    deliveryId: Delivery.deliveryIdOf(event.eventId, "agency"),
    eventId: event.eventId,
    stream,
    audience: "agency",
    kind: "webhook-disabled",
    about: { agencyId },
    from: settings.mailFrom,
    guards: [],
    to: agency.contacts.map((c) => c.email),
    compose: async () =>
      composePlain({
        subject: "Вебхук отключён, дальше пишем на почту",
        heading: { ru: "Вебхук отключён", en: "A webhook was disabled" },
        thread: webhookId,
        publicUrl: settings.publicUrl,
        parts: [
          {
            kind: "text",
            text: {
              ru: `Уважаемые коллеги!\nМы больше не обращаемся к вашей системе: ${why.ru}. Всё, что не дошло, приходит на почту, дальше запросы тоже будут приходить сюда.`,
              en: `We do not call your system any more: ${why.en}. What did not arrive comes by mail, and so will later requests.`,
            },
          },
          {
            kind: "rows",
            rows: [
              { label: { ru: "Адрес", en: "Address" }, value: { ru: new URL(url).host, en: new URL(url).host } },
              { label: { ru: "Номер", en: "Number" }, value: { ru: webhookId, en: webhookId } },
            ],
          },
          {
            kind: "text",
            text: {
              ru: "Когда система снова заработает, включите вебхук: PATCH /v1/webhooks/… со status: active. Недоставленное можно отправить ещё раз: POST /v1/deliveries/resend.",
              en: "When the system works again, switch the webhook on: PATCH /v1/webhooks/… with status: active. What was not delivered can be sent again: POST /v1/deliveries/resend.",
            },
          },
        ],
      }),
  });
}
