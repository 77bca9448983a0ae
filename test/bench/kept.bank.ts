import { commitLimit, type DataBank, inParallel, type Key, type Write } from "@marshrut/core/shared";
import { memoryBank } from "@marshrut/core/shared/memory";

type Put = Extract<Write, { put: unknown }>["put"];

/**
 * A bank in memory whose records are put into another one at last: what a region of thousands is made of is written over and over while it is
 * made, and only the last of it counts.
 */
export function keptBank(): { bank: DataBank; flush: (to: DataBank) => Promise<void> } {
  const bank = memoryBank();
  const held = new Map<string, Put>();
  const idOf = ({ table, pk, sk }: Key) => JSON.stringify([table, pk, sk]);
  return {
    bank: {
      ...bank,
      commit: async (writes) => {
        await bank.commit(writes);
        for (const write of writes)
          if ("put" in write) held.set(idOf(write.put.key), write.put);
          else if ("remove" in write) held.delete(idOf(write.remove));
      },
    },
    flush: async (to) => {
      const all = [...held.values()];
      const batches = Array.from({ length: Math.ceil(all.length / commitLimit) }, (_, i) =>
        all.slice(i * commitLimit, (i + 1) * commitLimit),
      );
      await inParallel(batches, 4, (batch) => to.commit(batch.map((put) => ({ put, expect: "any" }))));
    },
  };
}
