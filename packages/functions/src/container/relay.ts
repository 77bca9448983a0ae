import { sfnClient } from "@marshrut/aws/clients";
import { safeOutgoing } from "@marshrut/aws/http";
import { once } from "@marshrut/aws/once";
import { sfnWorkflows } from "@marshrut/aws/workflows";
import type { RelayDeps } from "@marshrut/core/relay";
import { type Mailer, Unavailable } from "@marshrut/core/shared";
import { log } from "../log.ts";
import { allowLoopback, deps } from "./deps.ts";
import { setting } from "./setting.ts";

/** What is needed to act on executions and to write mails. */
export const relayDeps = once((): RelayDeps => {
  const prefix = setting("STATE_MACHINE_ARN_PREFIX");
  const alias = process.env.STATE_MACHINE_ALIAS || undefined;
  return {
    ...deps(),
    workflows: sfnWorkflows(sfnClient(), {
      arnOf: (machine) => `${prefix}${machine}`,
      alias,
    }),
    mailer,
    outgoing: safeOutgoing({ allowLoopback: allowLoopback() }),
  };
});

/**
 * SES's client is loaded with the first mail: most runs send none. Mail that must wait is not lost and fails nothing, so nobody
 * would hear of it: what it leaves in the log is what the alarm looks for.
 */
const mailer: Mailer = {
  async send(mail) {
    const { mailer: ses } = await import("./mail.ts");
    try {
      return await ses().send(mail);
    } catch (error) {
      if (error instanceof Unavailable) log("warn", "mail.held");
      throw error;
    }
  },
};
