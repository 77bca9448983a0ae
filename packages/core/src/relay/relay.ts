import {
  Conflict,
  type Ctx,
  type Deps,
  type DomainEvent,
  type Mailer,
  type Stored,
  systemCtx,
  type Workflows,
} from "../shared/index.ts";
import { effects } from "./effects.ts";

/** What the relay acts upon beside the data bank. */
export interface RelayDeps extends Deps {
  workflows: Workflows;
  mailer: Mailer;
}

/** One event being told onward: the platform's own context, and the doors to executions and mail. */
export interface Relay {
  ctx: Ctx;
  workflows: Workflows;
  mailer: Mailer;
}

/**
 * Tells one event onward and takes it off the outbox. Safe to repeat and in any order: every effect looks at the record
 * as it is now, and is named by the event. Fed by the table's stream at once, and by the sweeper for certain (DESIGN §4).
 */
export async function relay(deps: RelayDeps, event: Stored<DomainEvent>): Promise<void> {
  if (!event.index?.outbox) return;
  const r: Relay = {
    ctx: systemCtx(deps, event.data.tenant, "relay"),
    workflows: deps.workflows,
    mailer: deps.mailer,
  };
  await effects[event.data.type]?.(r, event.data);
  await settle(deps, event);
}

/** Off the outbox: the event itself stays for ever. */
async function settle({ bank }: Deps, { version, index: _, ...event }: Stored<DomainEvent>): Promise<void> {
  try {
    await bank.commit([{ put: event, expect: version }]);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error; // another relay was faster
  }
}
