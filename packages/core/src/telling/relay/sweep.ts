import {
  type DomainEvent,
  getLimit,
  type Mailer,
  outboxPk,
  outboxShards,
  Unavailable,
} from "../../ground/shared/index.ts";
import { relayBatch } from "./batch.ts";
import type { RelayDeps } from "./deps.ts";

/** Once the provider asks to wait, the rest of a run does not ask again: a thousand mails wait by one question. */
function givingUp(mailer: Mailer): Mailer {
  let paused: Unavailable | undefined;
  return {
    async send(mail) {
      if (paused) throw paused;
      try {
        return await mailer.send(mail);
      } catch (error) {
        if (error instanceof Unavailable) paused = error;
        throw error;
      }
    },
  };
}

/** Younger events are left to the stream, which is faster. */
const graceSeconds = 30;

/**
 * Tells onward what the stream did not: the guarantee behind the accelerator (DESIGN §4). One event that fails does not
 * hold up the others. @param limit most events of one run. @returns how many were told, and the errors of those that were not.
 */
export async function sweep(
  deps: RelayDeps,
  limit = 1000,
): Promise<{ told: number; failed: Array<{ eventId: string; error: unknown }> }> {
  const before = deps.now().subtract({ seconds: graceSeconds }).toString();
  const failed: Array<{ eventId: string; error: unknown }> = [];
  const patient = { ...deps, mailer: givingUp(deps.mailer) };
  let told = 0;
  for (let shard = 0; shard < outboxShards; shard++) {
    let from: string | undefined;
    do {
      const page = await deps.bank.find<DomainEvent>("outbox", outboxPk(shard), {}, { limit: getLimit, from });
      const keys = page.items.filter(({ data }) => data.at <= before).map(({ key }) => key);
      // The secondary order may lag behind: the record itself says whether the event still waits.
      const events = await deps.bank.getMany<DomainEvent>(keys.slice(0, limit - told - failed.length));
      const batch = await relayBatch(
        patient,
        events.filter((event) => event !== undefined),
        "pass",
      );
      told += batch.told;
      for (const { event, error } of batch.failed) failed.push({ eventId: event.data.eventId, error });
      from = page.next;
    } while (from && told + failed.length < limit);
  }
  return { told, failed };
}
