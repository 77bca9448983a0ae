import type { MachineInputs } from "@marshrut/core/shared";
import { jsonata, machine, type StateMachine } from "../asl/index.ts";
import { type ArnOf, calling } from "../lambda/index.ts";
import { retryWebhook } from "../tasks/webhook.ts";

/**
 * Takes a delivery over whose first attempt failed. Input `{ tenant, deliveryId, round, nextAttemptAt }`, where
 * nextAttemptAt is an ISO instant and all else ids. How long to wait is told by the function after each attempt
 * (`waitSeconds`, whole, at least 1), so that Retry-After and jitter need no language here. Nine attempts at most: some 30
 * transitions. Any error ends the execution as failed; the reconciler begins anew.
 */
export function webhookRetry(arnOf: ArnOf): StateMachine {
  const { input, invoke } = calling<MachineInputs["webhook"]>(arnOf);
  return machine({
    Comment: "Доставка вебхука: повторы / A webhook's delivery: retries",
    StartAt: "NotBefore",
    States: {
      NotBefore: {
        Type: "Wait",
        Comment: "Ждать второй попытки",
        Timestamp: input("nextAttemptAt"),
        Next: "Attempt",
      },
      Attempt: invoke(retryWebhook, {
        comment: "Попытка доставки",
        assign: {
          done: retryWebhook.out("done"),
          waitSeconds: retryWebhook.out("waitSeconds"),
        },
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
