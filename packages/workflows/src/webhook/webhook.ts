import { jsonata, machine, type StateMachine } from "../asl/index.ts";
import { fromInput, invoke } from "../lambda/index.ts";

/** ARNs of the functions that the machine calls. */
export interface WebhookArns {
  /** `{ tenant, deliveryId, round }` → `{ done, waitSeconds }`: one attempt; what follows, the record tells. */
  retryWebhook: string;
}

export const webhookMachineName = "webhook-retry";

/**
 * Takes a delivery over whose first attempt failed. Input `{ tenant, deliveryId, round, nextAttemptAt }`, where
 * nextAttemptAt is an ISO instant and all else ids. How long to wait is told by the function after each attempt
 * (`waitSeconds`, whole, at least 1), so that Retry-After and jitter need no language here. Nine attempts at most: some 30
 * transitions. Any error ends the execution as failed; the reconciler begins anew.
 */
export function webhookRetry({ retryWebhook }: WebhookArns): StateMachine {
  return machine({
    Comment: "Доставка вебхука: повторы / A webhook's delivery: retries",
    StartAt: "NotBefore",
    States: {
      NotBefore: {
        Type: "Wait",
        Comment: "Ждать второй попытки",
        Timestamp: jsonata("$states.input.nextAttemptAt"),
        Next: "Attempt",
      },
      Attempt: invoke({
        comment: "Попытка доставки",
        function: retryWebhook,
        payload: fromInput("tenant", "deliveryId", "round"),
        assign: {
          done: jsonata("$states.result.Payload.done"),
          waitSeconds: jsonata("$states.result.Payload.waitSeconds"),
        },
        catch: [],
        next: "Ended",
      }),
      Ended: {
        Type: "Choice",
        Comment: "Доставлено или попытки кончились",
        Choices: [{ Condition: jsonata("$done"), Next: "Conclude" }],
        Default: "Pause",
      },
      Pause: {
        Type: "Wait",
        Comment: "Ждать следующей попытки",
        Seconds: jsonata("$waitSeconds"),
        Next: "Attempt",
      },
      Conclude: { Type: "Succeed", Comment: "Доставка завершена" },
    },
  });
}
