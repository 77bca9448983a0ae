import * as z from "zod";
import type { AgencyId, ChildId, DeliveryId, EventId, RouteId, StepId, WebhookId } from "../../ground/shared/ids.ts";

/** Whom a delivery is for. */
export const audiences = ["agency", "coordinator", "family", "guest"] as const;
export type Audience = (typeof audiences)[number];

export const channels = ["mail", "sms", "webhook"] as const;
export type Channel = (typeof channels)[number];

/**
 * `sending`: claimed, the outcome is not known yet; `queued`: the mail provider asked to wait; `retrying`: the endpoint
 * failed and is tried again; `sent`: handed over; `withheld`: consent does not cover it; `refused`: no contact of the
 * agency takes mail; `failed`: the endpoint never took it; `bounced`, `complained`: handed over and then sent back;
 * `superseded`: it makes no sense any more.
 */
export const deliveryStatuses = [
  "sending",
  "queued",
  "retrying",
  "sent",
  "withheld",
  "refused",
  "failed",
  "bounced",
  "complained",
  "superseded",
] as const;
export type DeliveryStatus = (typeof deliveryStatuses)[number];

/** Still on its way: somebody will try it (again). */
export const isUnderWay = ({ status }: Pick<Delivery, "status">): boolean =>
  status === "sending" || status === "queued" || status === "retrying";

/** One message that an event brought about, from the first attempt to its end; addresses are those of organisations and staff. */
export interface Delivery {
  deliveryId: DeliveryId;
  /** Absent from digests, which many events bring about. */
  eventId?: EventId;
  /** The partition in which that event lives. */
  stream?: string;
  /** Absent from records of the first days: they are mails. */
  channel?: Channel;
  audience: Audience;
  /** Of the notice, or the public type of the webhook's event. */
  kind: string;
  routeId?: RouteId;
  childId?: ChildId;
  stepId?: StepId;
  obligationId?: string;
  agencyId?: AgencyId;
  /** Of the step, when the event happened: what came for an earlier agency is not for the next one. */
  assignment?: number;
  webhookId?: WebhookId;
  /** Whose coordinators it concerns: where the child is, or the organisation. Absent from records of the first days. */
  municipality?: string;
  /**
   * Mail address, or the endpoint's host; of a family's letter the representative's id, of one who has signed up
   * for an event the sign-up's, since their address is personal data.
   */
  to: string;
  /** Of a family's letter: the keyed hash of the address that it went to, so that it is known again if it comes back. */
  addressHash?: string | undefined;
  attempts: number;
  /** When a sender took it in hand; absent once that has ended, well or badly. */
  claimedAt?: string;
  /** Attempts made before the present round of them: a resend begins anew. */
  attemptsBefore?: number;
  /** 1, and one more with each resend. */
  round?: number;
  /** Addresses that this message came back from. */
  returned?: string[];
  createdAt: string;
  status: DeliveryStatus;
  nextAttemptAt?: string;
  providerId?: string;
  refusedAs?: string;
  endedAt?: string;
  /** What a webhook carries: ids, codes, dates, addresses. The one-time token joins only on the wire. */
  payload?: { type: string; timestamp: string; data: Record<string, unknown> };
}

/** One attempt, kept beside its delivery. */
const AttemptView = z.strictObject({
  n: z.int(),
  at: z.string(),
  to: z.string(),
  /** HTTP status of a webhook's answer. */
  status: z.int().optional(),
  /** What went wrong: `timeout`, `blocked`, the provider's code. */
  failure: z.string().optional(),
  latencyMs: z.int().optional(),
  /** The beginning of the answer. */
  response: z.string().optional(),
});
export type Attempt = z.infer<typeof AttemptView>;

/** Digests are made of what is open on their day; yesterday's is of no use today. */
export const isResendable = ({ eventId, channel }: Pick<Delivery, "eventId" | "channel">): boolean =>
  eventId !== undefined || channel === "webhook";

/** What whoever may read it may do with it: nothing while somebody tries, nor where it makes no sense any more. */
export const mayDo = (delivery: Delivery): "resend"[] =>
  isResendable(delivery) && !isUnderWay(delivery) && delivery.status !== "superseded" ? ["resend"] : [];

/** A delivery as people see it. */
export const DeliveryView = z.strictObject({
  deliveryId: z.string(),
  channel: z.enum(channels),
  audience: z.enum(audiences),
  kind: z.string(),
  status: z.enum(deliveryStatuses),
  routeId: z.string().optional(),
  stepId: z.string().optional(),
  obligationId: z.string().optional(),
  agencyId: z.string().optional(),
  webhookId: z.string().optional(),
  to: z.string(),
  attempts: z.int(),
  round: z.int(),
  createdAt: z.string(),
  nextAttemptAt: z.string().optional(),
  endedAt: z.string().optional(),
  refusedAs: z.string().optional(),
  mayDo: z.array(z.enum(["resend"])).meta({
    description: "Что читатель может сделать сейчас / what the reader may do now",
  }),
  version: z.int(),
});
export type DeliveryView = z.infer<typeof DeliveryView>;
export const DeliveryWithAttempts = DeliveryView.extend({ log: z.array(AttemptView) });
