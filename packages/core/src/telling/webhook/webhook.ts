import * as z from "zod";
import type { AgencyId, WebhookId } from "../../ground/shared/ids.ts";
import { line } from "../../ground/shared/schema.ts";
import { eventTypes, type WebhookEventType } from "./catalogue.ts";

/** Most endpoints of one agency that are called. */
export const mostEndpoints = 5;

const events = z
  .array(z.enum(eventTypes))
  .max(eventTypes.length)
  .transform((list) => [...new Set(list)]);
const details = {
  /** Judged by `urlFault` and again, by its addresses, on each attempt. */
  url: z.string().min(1).max(500),
  /** Types that it hears; none named: all. */
  events,
  /**
   * `fallback`: what comes here is not mailed, unless it cannot be delivered; `also`: mails come as well.
   */
  mail: z.enum(["fallback", "also"]),
  /** For people: which system listens there. */
  description: line(200).optional(),
};

export const NewWebhook = z.strictObject({
  ...details,
  events: events.default([]),
  mail: details.mail.default("fallback"),
});
export type NewWebhook = z.input<typeof NewWebhook>;
export const WebhookPatch = z.strictObject({ ...details, status: z.enum(["active", "disabled"]) }).partial();
export type WebhookPatch = z.input<typeof WebhookPatch>;

/** Why an endpoint is not called: somebody switched it off, it answered 410, or it failed for five days. */
export type DisabledBecause = "asked" | "gone" | "failing";

/** One pair of signing keys. What is secret is sealed, also at rest. */
export interface SigningKeys {
  /** Bound to the endpoint and this name. */
  name: string;
  /** Sealed `whsec_…`: HMAC-SHA256, signature scheme v1. */
  secret: string;
  /** Sealed PKCS #8 (base64) of an ed25519 key: signature scheme v1a. */
  privateKey: string;
  /** `whpk_…`, raw ed25519 public key in base64. */
  publicKey: string;
  createdAt: string;
  /** After a rotation: until when the old pair still signs beside the new one. */
  until?: string;
}

/** How an endpoint fares. */
export interface Health {
  lastSuccessAt?: string;
  lastFailureAt?: string;
  /** Since when it has failed without one success in between. */
  failingSince?: string;
  /** HTTP status or the name of the failure of the last attempt that failed. */
  lastFailure?: string;
}

/** Where an agency's own system hears of what concerns it. */
export interface Webhook {
  webhookId: WebhookId;
  agencyId: AgencyId;
  url: string;
  events: WebhookEventType[];
  mail: "fallback" | "also";
  description?: string;
  status: "active" | "disabled";
  disabledBecause?: DisabledBecause;
  disabledAt?: string;
  createdAt: string;
  /** Newest first. */
  keys: SigningKeys[];
  health: Health;
}

const webhookVerbs = ["test", "rotate", "disable", "enable"] as const;

/** What whoever may read it may do with it now. */
export const mayDo = ({ status }: Pick<Webhook, "status">): (typeof webhookVerbs)[number][] =>
  status === "active" ? ["test", "rotate", "disable"] : ["rotate", "enable"];

/** An endpoint as people see it: without its secrets. */
export const WebhookView = z.strictObject({
  webhookId: z.string(),
  agencyId: z.string(),
  url: z.string(),
  events: z.array(z.enum(eventTypes)),
  mail: z.enum(["fallback", "also"]),
  description: z.string().optional(),
  status: z.enum(["active", "disabled"]),
  disabledBecause: z.enum(["asked", "gone", "failing"]).optional(),
  disabledAt: z.string().optional(),
  createdAt: z.string(),
  publicKeys: z.array(z.strictObject({ key: z.string(), until: z.string().optional() })),
  health: z.strictObject({
    state: z.enum(["new", "well", "failing"]),
    lastSuccessAt: z.string().optional(),
    lastFailureAt: z.string().optional(),
    failingSince: z.string().optional(),
    lastFailure: z.string().optional(),
  }),
  mayDo: z.array(z.enum(webhookVerbs)).meta({
    description: "Что читатель может сделать сейчас / what the reader may do now",
  }),
  version: z.int(),
});
export type WebhookView = z.infer<typeof WebhookView>;

/** With the secret, which is shown when it is made and never again. */
export const WebhookWithSecret = WebhookView.extend({ secret: z.string() });
export type WebhookWithSecret = z.infer<typeof WebhookWithSecret>;
