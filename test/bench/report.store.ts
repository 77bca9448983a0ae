import { CreateTableCommand } from "@aws-sdk/client-dynamodb";
import { dynamoBank } from "@marshrut/aws";
import { createTableInput, tables } from "@marshrut/aws/tables";
import type { DataBank, Write } from "@marshrut/core/shared";
import { memoryBank } from "@marshrut/core/shared/memory";
import { clientOf, startStore } from "../contract/parts/dynoxide.ts";

export interface BenchStore {
  bank: DataBank;
  close(): Promise<void>;
}

/**
 * A DynamoDB of the bench's own. Its tables have no stream: nobody listens here, and in dynoxide a put costs the more the more
 * records of a stream have not been trimmed (0.2 ms of the first 2,000, 1.4 ms after 12,000; 0.1 ms throughout without one).
 */
export async function benchStore(inMemory: boolean): Promise<BenchStore> {
  if (inMemory) return { bank: memoryBank(), close: async () => {} };
  const store = await startStore();
  const client = clientOf(store.endpoint, 60_000);
  const prefix = `bench-${crypto.randomUUID().slice(0, 8)}`;
  const names = {
    records: `${prefix}-records`,
    vault: `${prefix}-vault`,
    audit: `${prefix}-audit`,
    safe: `${prefix}-safe`,
  };
  for (const table of tables) {
    const { StreamSpecification: _, ...input } = createTableInput(table, names);
    await client.send(new CreateTableCommand(input));
  }
  const close = async () => {
    client.destroy();
    await store.close();
  };
  return { bank: dynamoBank(client, names), close };
}

/** Records of one commit of the plain measurement. */
const batchSize = 25;

/** What the store itself takes: records of a mark's size in both orders, put 25 at a time by four at once, as rebuilding does. */
export async function plainPuts(bank: DataBank, run: number, n: number): Promise<void> {
  let next = 0;
  const put = (i: number): Write => ({
    put: {
      key: { table: "records", pk: `PLAIN#${run}#${i}`, sk: "PLAIN" },
      kind: "plain",
      data: { text: "x".repeat(400) },
      index: { gsi1: { pk: `PLAIN1#${run}`, sk: `${i * 7919}` }, gsi2: { pk: `PLAIN2#${run}`, sk: `${i}` } },
    },
    expect: "absent",
  });
  const work = async () => {
    for (; next < n; ) {
      const from = next;
      next += batchSize;
      await bank.commit(Array.from({ length: Math.min(batchSize, n - from) }, (_, k) => put(from + k)));
    }
  };
  await Promise.all([work(), work(), work(), work()]);
}

/** What the store itself takes to give all records of an order, page by page. @returns how many */
export async function plainRead(bank: DataBank, pk: string): Promise<number> {
  let n = 0;
  let from: string | undefined;
  do {
    const page = await bank.find("gsi2", pk, {}, { limit: 500, from });
    n += page.items.length;
    from = page.next;
  } while (from);
  return n;
}
