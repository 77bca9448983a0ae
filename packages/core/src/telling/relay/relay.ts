import type { Temporal } from "temporal-polyfill";
import {
  type ChildId,
  type DomainEvent,
  KeyDestroyed,
  outboxPlace,
  Refusal,
  type Stored,
  taskCtx,
} from "../../ground/shared/index.ts";
import { wentTo } from "../../routes/merging/load.ts";
import { Postponed } from "../delivery/index.ts";
import type { Relay, RelayDeps } from "./deps.ts";
import { ofEveryEvent } from "./effects.ts";
import { putOff, takeOff } from "./outbox.ts";

/** Tells one event onward and takes it off the outbox. */
export async function relay(deps: RelayDeps, event: Stored<DomainEvent>): Promise<"told" | "postponed"> {
  const end = await tellOnward(deps, event);
  if (end === "told" && isWaiting(event)) for (const { error } of await takeOff(deps.bank, [event])) throw error;
  return end;
}

/** Whether nobody has told it yet. */
export const isWaiting = ({ index }: Stored): boolean => index?.outbox !== undefined;

/**
 * Tells one event onward, and leaves it to whoever asked to take it off the outbox. Safe to repeat and in any order: every effect looks at
 * the record as it is now, and is named by the event. Fed by the table's stream at once, and by the sweeper for certain (DESIGN §4).
 */
export async function tellOnward(deps: RelayDeps, event: Stored<DomainEvent>): Promise<"told" | "postponed"> {
  if (!isWaiting(event)) return "told";
  const { workflows, mailer, outgoing } = deps;
  const ctx = taskCtx(deps, event.data.tenant, "relay");
  const r: Relay = { ctx, workflows, mailer, outgoing, stream: event.key.pk };
  const waits: Postponed[] = [];
  for (const effect of ofEveryEvent) {
    const wait = await unlessPostponed(tell(effect, r, event.data));
    if (wait) waits.push(wait);
  }
  if (waits.length > 0) {
    const outbox = outboxPlace(event.data.eventId, againAt(deps.now(), event.data, waits));
    await putOff(deps.bank, event, { outbox });
    return "postponed";
  }
  return "told";
}

/**
 * When it is tried again: as soon as the first of its effects may, and where nobody knows when, the later the longer it has waited
 * already: a provider that asks to wait does so for a second, or until its day is over.
 */
function againAt(now: Temporal.Instant, { at }: DomainEvent, waits: readonly Postponed[]): Temporal.Instant {
  const { seconds } = now.since(at);
  const unknown = now.add({ seconds: Math.min(Math.max(Math.floor(seconds / 4), soonest), latest) });
  return waits
    .map(({ until }) => until ?? unknown)
    .reduce((a, b) => (a.epochMilliseconds < b.epochMilliseconds ? a : b));
}

/** Seconds: the sweeper's next round, and as long as letters may wait for nothing. */
const [soonest, latest] = [1, 300];

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

/** @returns why a mail has to wait: then the event stays in the outbox, and what it did already is not done twice. */
async function unlessPostponed(effect: Promise<unknown>): Promise<Postponed | undefined> {
  try {
    await effect;
    return undefined;
  } catch (error) {
    if (error instanceof Postponed) return error;
    throw error;
  }
}
