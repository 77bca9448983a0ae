import { systemCtx } from "@marshrut/core/shared";
import * as Webhook from "@marshrut/core/webhook";
import * as Task from "@marshrut/workflows/tasks";
import { relayDeps } from "../container/relay.ts";
import type { Answer } from "./handling.ts";

/** The state `Attempt` of webhook-retry. It goes out to receivers and signs, so its container is the relay's. */
export const retryWebhook = async (event: unknown): Promise<Answer<typeof Task.retryWebhook>> => {
  const { tenant, deliveryId, round } = Task.retryWebhook.input.parse(event);
  const ctx = systemCtx(relayDeps(), tenant, "webhook-retry");
  const sent = await Webhook.attempt(ctx, relayDeps().outgoing, deliveryId, round);
  return Task.retryWebhook.output.parse({ done: sent.done, waitSeconds: sent.done ? 0 : sent.waitSeconds });
};
