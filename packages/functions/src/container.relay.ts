import { sesClient, sfnClient } from "@marshrut/aws/clients";
import { safeOutgoing } from "@marshrut/aws/http";
import { sesMailer } from "@marshrut/aws/mailer";
import { sfnWorkflows } from "@marshrut/aws/workflows";
import type { RelayDeps } from "@marshrut/core/relay";
import { type Mailer, Unavailable } from "@marshrut/core/shared";
import { allowLoopback, deps } from "./container.ts";
import { log } from "./log.ts";
import { once } from "./once.ts";
import { setting } from "./setting.ts";

/** What is needed to act on executions and to write mails. */
export const relayDeps = once((): RelayDeps => {
  const prefix = setting("STATE_MACHINE_ARN_PREFIX");
  const alias = process.env.STATE_MACHINE_ALIAS;
  return {
    ...deps(),
    workflows: sfnWorkflows(sfnClient(), {
      arnOf: (machine) => `${prefix}${machine}`,
      ...(alias ? { alias } : {}),
    }),
    mailer: telling(sesMailer(sesClient())),
    outgoing: safeOutgoing({ allowLoopback: allowLoopback() }),
  };
});

/** Mail that must wait is not lost and fails nothing, so nobody would hear of it: this line is what the alarm looks for. */
const telling = (mailer: Mailer): Mailer => ({
  async send(mail) {
    try {
      return await mailer.send(mail);
    } catch (error) {
      if (error instanceof Unavailable) log("warn", "mail.held");
      throw error;
    }
  },
});
