import { safeOutgoing, sesClient, sesMailer, sfnClient, sfnWorkflows } from "@marshrut/aws";
import type { RelayDeps } from "@marshrut/core/relay";
import { allowLoopback, deps } from "./container.ts";
import { once } from "./once.ts";
import { setting } from "./setting.ts";

/** What is needed to act on executions and to write mails. */
export const relayDeps = once((): RelayDeps => {
  const prefix = setting("STATE_MACHINE_ARN_PREFIX");
  return {
    ...deps(),
    workflows: sfnWorkflows(sfnClient(), { arnOf: (machine) => `${prefix}${machine}` }),
    mailer: sesMailer(sesClient()),
    outgoing: safeOutgoing({ allowLoopback: allowLoopback() }),
  };
});
