import { jsonata, machine, type StateMachine } from "../asl/index.ts";
import { fromInput, invoke } from "../lambda/index.ts";

/** ARNs of the functions that the machine calls. */
export interface DigestArns {
  /** `{ tenant }`: sends the tenant's digests that are due. */
  digest: string;
}

export const digestMachineName = "daily-digest";

/**
 * Wakes for a tenant's digests on a day that has something to tell. Input `{ tenant, at }`: `at` is an ISO instant. It only
 * wakes: what is sent the records tell, and an hourly schedule stands behind it.
 */
export const dailyDigest = ({ digest }: DigestArns): StateMachine =>
  machine({
    Comment: "Сводка дня: ждать часа и отправить / The day's digest: wait for its hour and send",
    StartAt: "UntilMorning",
    States: {
      UntilMorning: {
        Type: "Wait",
        Comment: "Ждать часа сводки",
        Timestamp: jsonata("$states.input.at"),
        Next: "Send",
      },
      Send: invoke({
        comment: "Отправить сводки",
        function: digest,
        payload: fromInput("tenant"),
        catch: [],
        next: "Sent",
      }),
      Sent: { Type: "Succeed", Comment: "Сводки отправлены" },
    },
  });
