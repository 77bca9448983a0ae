import { type DomainEvent, type Mailer, outboxPk, outboxShards, Unavailable } from "../../ground/shared/index.ts";
import type { RelayDeps } from "./deps.ts";
import { relay } from "./relay.ts";

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
      const page = await deps.bank.find<DomainEvent>("outbox", outboxPk(shard), {}, { limit: 100, from });
      for (const { key, data } of page.items) {
        if (data.at > before || told + failed.length >= limit) continue;
        try {
          // The secondary order may lag behind: the record itself says whether the event still waits.
          const event = await deps.bank.get<DomainEvent>(key);
          if (!event) continue;
          if ((await relay(patient, event)) === "told") told++;
        } catch (error) {
          failed.push({ eventId: data.eventId, error });
        }
      }
      from = page.next;
    } while (from && told + failed.length < limit);
  }
  return { told, failed };
}
