import { sesClient, sfnClient } from "@marshrut/aws/clients";
import { safeOutgoing } from "@marshrut/aws/http";
import { sesMailer } from "@marshrut/aws/mailer";
import { sfnWorkflows } from "@marshrut/aws/workflows";
import type { RelayDeps } from "@marshrut/core/relay";
import { allowLoopback, deps } from "./container.ts";
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
    mailer: sesMailer(sesClient()),
    outgoing: safeOutgoing({ allowLoopback: allowLoopback() }),
  };
});
