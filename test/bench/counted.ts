import type { DataBank } from "@marshrut/core/shared";

/** What was asked of the store, and of Step Functions. */
export interface Asked {
  store: number;
  records: number;
  writes: number;
  /** Writes that somebody else's had overtaken. */
  overtaken: number;
  executions: number;
}

export const nothing = (): Asked => ({ store: 0, records: 0, writes: 0, overtaken: 0, executions: 0 });

/** The same bank, counting what it is asked: a read, or a page, or a batch is one; so is a commit. */
export function countedBank(bank: DataBank, asked: Asked): DataBank {
  const read = (records: number) => {
    asked.store += 1;
    asked.records += records;
  };
  return {
    get(key) {
      read(1);
      return bank.get(key);
    },
    getMany(keys) {
      read(keys.length);
      return bank.getMany(keys);
    },
    async list<T>(...of: Parameters<DataBank["list"]>) {
      const page = await bank.list<T>(...of);
      read(page.items.length);
      return page;
    },
    async find<T>(...of: Parameters<DataBank["find"]>) {
      const page = await bank.find<T>(...of);
      read(page.items.length);
      return page;
    },
    async commit(writes) {
      asked.writes += 1;
      try {
        return await bank.commit(writes);
      } catch (error) {
        asked.overtaken += 1;
        throw error;
      }
    },
  };
}

/** Says how long it took, in seconds, and what it asked for. */
export async function timed(what: string, work: () => Promise<unknown>, asked?: Asked): Promise<void> {
  if (asked) Object.assign(asked, nothing());
  const from = performance.now();
  await work();
  const seconds = ((performance.now() - from) / 1000).toFixed(2);
  console.log(`${what}: ${seconds} s${asked ? words(asked) : ""}`);
}

function words({ store, records, writes, overtaken, executions }: Asked): string {
  const ofWrites = overtaken > 0 ? ` (${overtaken} overtaken)` : "";
  return `, ${store} reads of ${records} records, ${writes} writes${ofWrites}, ${executions} executions asked for`;
}
