import type { DeliveryId } from "@marshrut/core/shared";
import { systemCtx } from "@marshrut/core/shared";
import * as Webhook from "@marshrut/core/webhook";
import { relayDeps } from "./container.relay.ts";
import { DeliveryCall } from "./machine.ts";

/** webhook-retry: one more attempt. @returns whether it was the last, and seconds until the next */
export const handler = async (event: unknown): Promise<{ done: boolean; waitSeconds: number }> => {
  const { tenant, deliveryId, round } = DeliveryCall.parse(event);
  const deps = relayDeps();
  const sent = await Webhook.attempt(
    systemCtx(deps, tenant, "webhook-retry"),
    deps.outgoing,
    deliveryId as DeliveryId,
    round,
  );
  return { done: sent.done, waitSeconds: sent.done ? 0 : sent.waitSeconds };
};
