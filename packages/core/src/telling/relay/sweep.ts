import {
  type DomainEvent,
  getLimit,
  outboxDue,
  outboxPk,
  outboxShards,
  type Stored,
} from "../../ground/shared/index.ts";
import { givingUp } from "../delivery/index.ts";
import { relayBatch } from "./batch.ts";
import type { RelayDeps } from "./deps.ts";
import { inTurns } from "./turns.ts";

/** Events of a shard in one read. */
const pageSize = 1000;

/** Younger events are left to the stream, which is faster. */
const graceSeconds = 30;

/** Most events that a run looks at, to let those take turns that it tells: beyond it the oldest come first. */
const lookAtMost = 20_000;

/**
 * Tells onward what the stream did not: the guarantee behind the accelerator (DESIGN §4). One event that fails does not
 * hold up the others, nor does a flood of one account's or subject's: all take turns. What waits for the morning or for the mail
 * provider is not looked at before. @param limit most events of one run, told or not.
 * @returns how many were told, and the errors of those that were not.
 */
export async function sweep(
  deps: RelayDeps,
  limit = 1000,
): Promise<{ told: number; failed: Array<{ eventId: string; error: unknown }> }> {
  const before = deps.now().subtract({ seconds: graceSeconds }).toString();
  const failed: Array<{ eventId: string; error: unknown }> = [];
  const patient = { ...deps, mailer: givingUp(deps.mailer) };
  const keys = inTurns(await waiting(deps, before)).map(({ key }) => key);
  let told = 0;
  for (let i = 0; i < Math.min(keys.length, limit); i += getLimit) {
    // The secondary order may lag behind: the record itself says whether the event still waits.
    const room = Math.min(getLimit, limit - i);
    const events = await deps.bank.getMany<DomainEvent>(keys.slice(i, i + room));
    const batch = await relayBatch(
      patient,
      events.filter((event) => event !== undefined),
      "sweeper",
    );
    told += batch.told;
    for (const { event, error } of batch.failed) failed.push({ eventId: event.data.eventId, error });
  }
  return { told, failed };
}

/** What has waited since before then and may be told now, oldest first; a page of each shard by turns. */
async function waiting({ bank, now }: Pick<RelayDeps, "bank" | "now">, before: string): Promise<Stored<DomainEvent>[]> {
  const found: Stored<DomainEvent>[] = [];
  const due = outboxDue(now());
  let places = Array.from({ length: outboxShards }, (_, shard) => ({ shard, from: undefined as string | undefined }));
  while (places.length > 0 && found.length < lookAtMost) {
    const pages = await Promise.all(
      places.map(({ shard, from }) =>
        bank.find<DomainEvent>("outbox", outboxPk(shard), due, { limit: pageSize, from }),
      ),
    );
    for (const { items } of pages) found.push(...items.filter(({ data }) => data.at <= before));
    places = places.flatMap(({ shard }, i) => (pages[i]!.next ? [{ shard, from: pages[i]!.next }] : []));
  }
  // By id, which is by time: the shards have nothing to do with who waits.
  return found.sort((a, b) => (a.data.eventId < b.data.eventId ? -1 : 1));
}
