import { gathering } from "../../ground/shared/gathering.ts";
import { commitLimit, type DomainEvent, type Stored } from "../../ground/shared/index.ts";
import { Places } from "../../ground/shared/places.ts";
import type { RelayDeps } from "./deps.ts";
import { takeOff } from "./outbox.ts";
import { isWaiting, tellOnward } from "./relay.ts";
import { isInTime } from "./turns.ts";

/** Subjects told of at once: few enough for the store and the mail provider's rate. Who waits for an endpoint takes no place. */
const subjectsAtOnce = 10;

export interface Batch {
  told: number;
  /** Of a flood, and left to the sweeper. */
  left: number;
  /** Events that met a fault, and the fault of each. */
  failed: Array<{ event: Stored<DomainEvent>; error: unknown }>;
}

/**
 * Tells many events onward: those of one subject (the partition in which they live) in the order given, subjects side by
 * side. A fault is its event's own.
 * An endpoint that does not answer holds up its own subject alone, and a flood of one subject nobody else's events. What was told is taken
 * off the outbox together: as soon as it fills a commit, or everybody who is still at work waits for an endpoint, or has ended.
 * @param from whether it comes from the stream, where later events of a subject wait for one that failed (they come again with
 * it) and those of a flood are left; or from the sweeper, which tells what it can
 */
export async function relayBatch(
  deps: RelayDeps,
  events: readonly Stored<DomainEvent>[],
  from: "stream" | "sweeper",
): Promise<Batch> {
  const batch: Batch = { told: 0, left: 0, failed: [] };
  const off = takingOff(deps, batch);
  const places = new Places(subjectsAtOnce);
  const { outgoing } = deps;
  let atWork = 0;
  const together: RelayDeps = {
    ...deps,
    bank: gathering(deps.bank),
    outgoing: {
      ...outgoing,
      post: async (message) => {
        const flushed = --atWork === 0 ? off.all() : undefined;
        try {
          return await places.aside(() => outgoing.post(message));
        } finally {
          atWork++;
          await flushed;
        }
      },
    },
  };
  const subjects = [...Map.groupBy(events, ({ key }) => key.pk).values()];
  await Promise.all(
    subjects.map((ofSubject) =>
      places.at(async () => {
        atWork++;
        for (const [i, event] of ofSubject.entries())
          try {
            if (from === "stream" && !(await isInTime(deps, event))) {
              // Those after it wait behind it.
              batch.left += ofSubject.length - i;
              break;
            }
            if ((await tellOnward(together, event)) === "told") await off.told(event);
          } catch (error) {
            batch.failed.push({ event, error });
            if (from === "stream") break;
          }
        if (--atWork === 0) await off.all();
      }),
    ),
  );
  return batch;
}

/** Gathers what was told. What cannot be taken off has failed: it comes again. */
function takingOff({ bank }: Pick<RelayDeps, "bank">, batch: Batch) {
  // By its id: a stream may bring an event twice.
  const gathered = new Map<string, Stored<DomainEvent>>();
  const all = async () => {
    if (gathered.size === 0) return;
    const events = [...gathered.values()];
    gathered.clear();
    const kept = await takeOff(bank, events);
    batch.failed.push(...kept);
    batch.told += events.length - kept.length;
  };
  return {
    all,
    async told(event: Stored<DomainEvent>): Promise<void> {
      const { eventId } = event.data;
      if (!isWaiting(event) || gathered.has(eventId)) batch.told++;
      else if (gathered.set(eventId, event).size >= commitLimit) await all();
    },
  };
}
