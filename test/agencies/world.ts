import { systemCtx } from "@marshrut/core/shared";
import type * as Webhook from "@marshrut/core/webhook";
import { deps } from "@marshrut/functions";
import { Webhook as Oracle } from "standardwebhooks";
import { tenant, type World } from "../journey/world.ts";
import { type Received, type Receiver, receiver } from "./hostile.ts";

export { canary, tenant, World } from "../journey/world.ts";

export interface Endpoint extends Webhook.WebhookWithSecret {
  server: Receiver;
}

/** A webhook of an agency, and the real server behind it. */
export async function listen(w: World, agency: string, more: object = {}): Promise<Endpoint> {
  const server = await receiver();
  const path = `/v1/agencies/${w.agencies[agency]}/webhooks`;
  return { ...(await w.ok<Webhook.WebhookWithSecret>("POST", path, { url: server.url, ...more })), server };
}

export interface Message {
  type: string;
  timestamp: string;
  data: Record<string, unknown> & { stepId: string; reply?: { url: string; token: string } };
}

/** As the specification's own library for receivers reads it; the library's clock is the machine's, as ours is. */
export const verified = (secret: string, { body, headers }: Received): Message =>
  new Oracle(secret).verify(body, headers) as Message;

export const ctx = () => systemCtx(deps(), tenant, "test");

export interface DeliveryRow {
  deliveryId: string;
  status: string;
  kind: string;
  channel: string;
  attempts: number;
  round: number;
  to: string;
  refusedAs?: string;
}

export const deliveries = async (w: World, query = ""): Promise<DeliveryRow[]> =>
  (await w.ok<{ items: DeliveryRow[] }>("GET", `/v1/deliveries?limit=200${query}`)).items;

export const attempts = async (w: World, deliveryId: string) =>
  (
    await w.ok<{ log: { n: number; at: string; status?: number; failure?: string; response?: string }[] }>(
      "GET",
      `/v1/deliveries/${deliveryId}`,
    )
  ).log;
