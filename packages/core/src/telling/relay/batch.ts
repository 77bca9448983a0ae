import { gathering } from "../../ground/shared/gathering.ts";
import type { DomainEvent, Stored } from "../../ground/shared/index.ts";
import { inParallel } from "../../ground/shared/parallel.ts";
import type { RelayDeps } from "./deps.ts";
import { relay } from "./relay.ts";

/** Subjects told of at once: enough that none waits for a slow endpoint, few enough for the mail provider's rate. */
const subjectsAtOnce = 10;

export interface Batch {
  told: number;
  /** Events that met a fault, and the fault of each. */
  failed: Array<{ event: Stored<DomainEvent>; error: unknown }>;
}

/**
 * Tells many events onward: those of one subject (the partition in which they live) in the order given, subjects side by
 * side. A fault is its event's own.
 * @param afterFault whether later events of the same subject wait (`hold`: they come again with it) or are told (`pass`)
 */
export async function relayBatch(
  deps: RelayDeps,
  events: readonly Stored<DomainEvent>[],
  afterFault: "hold" | "pass",
): Promise<Batch> {
  const batch: Batch = { told: 0, failed: [] };
  const together = { ...deps, bank: gathering(deps.bank) };
  const subjects = [...Map.groupBy(events, ({ key }) => key.pk).values()];
  await inParallel(subjects, subjectsAtOnce, async (ofSubject) => {
    for (const event of ofSubject)
      try {
        if ((await relay(together, event)) === "told") batch.told++;
      } catch (error) {
        batch.failed.push({ event, error });
        if (afterFault === "hold") return;
      }
  });
  return batch;
}
