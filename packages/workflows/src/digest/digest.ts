import type { MachineInputs } from "@marshrut/core/shared";
import { machine, type StateMachine } from "../asl/index.ts";
import { type ArnOf, calling } from "../lambda/index.ts";
import { digest } from "../tasks/digest.ts";

/**
 * Wakes for a tenant's digests on a day that has something to tell. Input `{ tenant, at }`: `at` is an ISO instant. It only
 * wakes: what is sent the records tell, and an hourly schedule stands behind it.
 */
export function dailyDigest(arnOf: ArnOf): StateMachine {
  const { input, invoke } = calling<MachineInputs["digest"]>(arnOf);
  return machine({
    Comment: "Сводка дня: ждать часа и отправить / The day's digest: wait for its hour and send",
    StartAt: "UntilMorning",
    States: {
      UntilMorning: {
        Type: "Wait",
        Comment: "Ждать часа сводки",
        Timestamp: input("at"),
        Next: "Send",
      },
      Send: invoke(digest, {
        comment: "Отправить сводки",
        next: "Sent",
      }),
      Sent: { Type: "Succeed", Comment: "Сводки отправлены" },
    },
  });
}
