import { type DataBank, getAll, type Key, type Stored } from "../../src/ground/shared/bank.ts";

/** A bank of which everything that lies in it can be read, as somebody would who has all its tables. */
export function seen(bank: DataBank): DataBank & { everything(): Promise<Stored[]> } {
  const keys = new Map<string, Key>();
  return {
    ...bank,
    async commit(writes) {
      await bank.commit(writes);
      for (const write of writes) {
        const key = "put" in write ? write.put.key : undefined;
        if (key) keys.set(JSON.stringify([key.table, key.pk, key.sk]), key);
      }
    },
    everything: async () => (await getAll<unknown>(bank, [...keys.values()])).filter((one) => one !== undefined),
  };
}
