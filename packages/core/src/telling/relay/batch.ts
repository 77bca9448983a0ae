import { gathering } from "../../ground/shared/gathering.ts";
import type { DomainEvent, Stored } from "../../ground/shared/index.ts";
import { Places } from "../../ground/shared/places.ts";
import type { RelayDeps } from "./deps.ts";
import { relay } from "./relay.ts";
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
 * An endpoint that does not answer holds up its own subject alone, and a flood of one subject nobody else's events.
 * @param from whether it comes from the stream, where later events of a subject wait for one that failed (they come again with
 * it) and those of a flood are left; or from the sweeper, which tells what it can
 */
export async function relayBatch(
  deps: RelayDeps,
  events: readonly Stored<DomainEvent>[],
  from: "stream" | "sweeper",
): Promise<Batch> {
  const batch: Batch = { told: 0, left: 0, failed: [] };
  const places = new Places(subjectsAtOnce);
  const { outgoing } = deps;
  const together: RelayDeps = {
    ...deps,
    bank: gathering(deps.bank),
    outgoing: { ...outgoing, post: (message) => places.aside(() => outgoing.post(message)) },
  };
  const subjects = [...Map.groupBy(events, ({ key }) => key.pk).values()];
  await Promise.all(
    subjects.map((ofSubject) =>
      places.at(async () => {
        for (const [i, event] of ofSubject.entries())
          try {
            if (from === "stream" && !(await isInTime(deps, event))) {
              // Those after it wait behind it.
              batch.left += ofSubject.length - i;
              return;
            }
            if ((await relay(together, event)) === "told") batch.told++;
          } catch (error) {
            batch.failed.push({ event, error });
            if (from === "stream") return;
          }
      }),
    ),
  );
  return batch;
}
