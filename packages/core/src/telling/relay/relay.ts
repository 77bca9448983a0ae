import {
  type ChildId,
  Conflict,
  type Deps,
  type DomainEvent,
  KeyDestroyed,
  Refusal,
  type Stored,
  taskCtx,
} from "../../ground/shared/index.ts";
import { wentTo } from "../../routes/merging/load.ts";
import { Postponed } from "../delivery/index.ts";
import type { Relay, RelayDeps } from "./deps.ts";
import { ofEveryEvent } from "./effects.ts";

/**
 * Tells one event onward and takes it off the outbox. Safe to repeat and in any order: every effect looks at the record
 * as it is now, and is named by the event. Fed by the table's stream at once, and by the sweeper for certain (DESIGN §4).
 */
export async function relay(deps: RelayDeps, event: Stored<DomainEvent>): Promise<"told" | "postponed"> {
  if (!event.index?.outbox) return "told";
  const { workflows, mailer, outgoing } = deps;
  const ctx = taskCtx(deps, event.data.tenant, "relay");
  const r: Relay = { ctx, workflows, mailer, outgoing, stream: event.key.pk };
  let postponed = false;
  for (const effect of ofEveryEvent) if (!(await unlessPostponed(tell(effect, r, event.data)))) postponed = true;
  if (postponed) return "postponed";
  await settle(deps, event);
  return "told";
}

type Effect = (typeof ofEveryEvent)[number];

/** What an event is about may have gone to another card before it was told: then it is told of that one. */
async function tell(effect: Effect, r: Relay, event: DomainEvent): Promise<unknown> {
  try {
    return await effect(r, event);
  } catch (error) {
    // Whom it is about was erased meanwhile: there is nothing left to be told of them.
    if (error instanceof KeyDestroyed) return undefined;
    const data = event.data as { childId?: ChildId };
    if (!isAbsent(error) || !data.childId) throw error;
    for (const childId of await wentTo(r.ctx, data.childId))
      try {
        return await effect(r, { ...event, data: { ...data, childId } });
      } catch (again) {
        if (!isAbsent(again)) throw again;
      }
    throw error;
  }
}

const isAbsent = (error: unknown): boolean => error instanceof Refusal && error.code === "not-found";

/** @returns false when a mail has to wait: then the event stays in the outbox, and what it did already is not done twice. */
async function unlessPostponed(effect: Promise<unknown>): Promise<boolean> {
  try {
    await effect;
    return true;
  } catch (error) {
    if (error instanceof Postponed) return false;
    throw error;
  }
}

/** Off the outbox: the event itself stays for ever. */
async function settle({ bank }: Deps, { version, index: _, ...event }: Stored<DomainEvent>): Promise<void> {
  try {
    await bank.commit([{ put: event, expect: version }]);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error; // another relay was faster
  }
}
