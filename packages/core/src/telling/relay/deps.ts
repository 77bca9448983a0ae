import type { Ctx, Deps, Mailer, Outgoing, Workflows } from "../../ground/shared/index.ts";

/** What the relay acts upon beside the data bank. */
export interface RelayDeps extends Deps {
  workflows: Workflows;
  mailer: Mailer;
  outgoing: Outgoing;
}

/** The platform's own context, and the ways to executions, mail and endpoints. */
export interface Platform {
  ctx: Ctx;
  workflows: Workflows;
  mailer: Mailer;
  outgoing: Outgoing;
}

/** The same while one event is told onward. */
export interface Relay extends Platform {
  /** The partition in which the event that is told lives. */
  stream: string;
  /** What a webhook could not deliver is mailed, although webhooks stand in for mails there. */
  evenIfWebhook?: boolean;
}
