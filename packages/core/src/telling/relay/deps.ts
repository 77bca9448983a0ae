import type { Ctx, Deps, Mailer, Outgoing, Workflows } from "../../ground/shared/index.ts";

/** What the relay acts upon beside the data bank. */
export interface RelayDeps extends Deps {
  workflows: Workflows;
  mailer: Mailer;
  outgoing: Outgoing;
}

/** One event being told onward: the platform's own context, and the doors to executions and mail. */
export interface Relay {
  ctx: Ctx;
  workflows: Workflows;
  mailer: Mailer;
  outgoing: Outgoing;
  /** The partition in which the event that is told lives. */
  stream?: string;
  /** What a webhook could not deliver is mailed, although webhooks stand in for mails there. */
  evenIfWebhook?: boolean;
}
