// npm run bench:relay — how long the relay takes for what 25 routes bring about at once, over a store that takes 5 ms for
// each operation: told in batches as the stream brings them, and one event at a time; and how many operations that is.
import { setTimeout as sleep } from "node:timers/promises";
import { type RelayDeps, relayBatch } from "@marshrut/core/relay";
import { type DataBank, type DomainEvent, outboxPk, outboxShards, type Stored } from "@marshrut/core/shared";
import { streams } from "@marshrut/functions/manifest";
import { takesNoWords } from "@marshrut/local/command-line";
import { routesOpened } from "../../packages/core/test/worlds/many.ts";

takesNoWords(process.argv.slice(2), "npm run bench:relay", {
  ru: "Параметров нет: npm run bench:relay",
  en: "There are no options: npm run bench:relay",
});

const routes = 25;
const operationMs = 5;
const { batchSize } = streams.find((stream) => stream.function === "relay")!;

/** The bank over a wire: each operation takes its time, and is counted. */
function distant(bank: DataBank) {
  const counts: Record<string, number> = {};
  const slow =
    <A extends unknown[], R>(name: string, operation: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      counts[name] = (counts[name] ?? 0) + 1;
      await sleep(operationMs);
      try {
        return await operation(...args);
      } catch (error) {
        counts.conflicts = (counts.conflicts ?? 0) + 1;
        throw error;
      }
    };
  const far: DataBank = {
    get: slow("get", bank.get) as DataBank["get"],
    getMany: slow("getMany", bank.getMany) as DataBank["getMany"],
    list: slow("list", bank.list) as DataBank["list"],
    find: slow("find", bank.find) as DataBank["find"],
    commit: slow("commit", bank.commit),
  };
  return { far, counts };
}

async function waiting(bank: DataBank): Promise<Stored<DomainEvent>[]> {
  const events: Stored<DomainEvent>[] = [];
  for (let shard = 0; shard < outboxShards; shard++)
    events.push(...(await bank.find<DomainEvent>("outbox", outboxPk(shard), {}, { limit: 100 })).items);
  return events.toSorted((a, b) => a.data.eventId.localeCompare(b.data.eventId));
}

async function tell(name: string, deps: RelayDeps, size: number): Promise<void> {
  const events = await waiting(deps.bank);
  const { far, counts } = distant(deps.bank);
  const from = performance.now();
  for (let i = 0; i < events.length; i += size) {
    const { failed } = await relayBatch({ ...deps, bank: far }, events.slice(i, i + size), "stream");
    if (failed.length > 0) throw failed[0]?.error;
  }
  const ms = Math.round(performance.now() - from);
  const operations = Object.entries(counts).map(([operation, n]) => `${operation} ${n}`);
  console.log(`${name.padEnd(28)} ${events.length} events ${String(ms).padStart(6)} ms   ${operations.join(", ")}`);
}

for (const size of [1, batchSize]) {
  const how = size === 1 ? "one at a time" : `batches of ${size}`;
  const { deps, settle, completeAll } = await routesOpened(routes);
  await tell(`opened, ${how}`, deps, size);
  await settle();
  await completeAll();
  await tell(`completed, ${how}`, deps, size);
}
