import { BatchGetItemCommand, type DynamoDBClient, type KeysAndAttributes } from "@aws-sdk/client-dynamodb";
import type { Key, Stored, TableName } from "@marshrut/core/shared";
import { mayPass, type RetryPolicy, withRetries } from "../retry/index.ts";
import type { TableNames } from "../tables/index.ts";
import { type Item, toKey, toStored } from "./item.ts";

/** DynamoDB left keys out of its answer: over 16 MB, or throttled. Never thrown to the caller. */
class Unprocessed extends Error {
  override readonly name = "Unprocessed";
}

/**
 * The records of these keys, in their order. DynamoDB answers in any order, without what is not there, and may leave keys
 * for another call (`UnprocessedKeys`): these are asked again, with pauses, as it wants it; what came already is kept.
 */
export async function getMany<T>(
  client: DynamoDBClient,
  names: TableNames,
  policy: RetryPolicy,
  keys: readonly Key[],
): Promise<(Stored<T> | undefined)[]> {
  const found = new Map<string, Stored<T>>();
  let left = requestOf(keys, names);
  const attempt = async () => {
    if (Object.keys(left).length === 0) return;
    const { Responses = {}, UnprocessedKeys = {} } = await client.send(new BatchGetItemCommand({ RequestItems: left }));
    for (const [table, name] of Object.entries(names) as [TableName, string][])
      for (const item of Responses[name] ?? []) {
        const record = toStored<T>(table, item);
        found.set(placeOf(record.key), record);
      }
    left = UnprocessedKeys;
    if (Object.keys(left).length > 0) throw new Unprocessed("Some keys were not read");
  };
  await withRetries(policy, attempt, (e) => e instanceof Unprocessed || mayPass(e));
  return keys.map((key) => found.get(placeOf(key)));
}

/** Each key once: DynamoDB refuses a request that names one twice. */
function requestOf(keys: readonly Key[], names: TableNames): Record<string, KeysAndAttributes> {
  const once = new Map(keys.map((key) => [placeOf(key), key]));
  const request: Record<string, { ConsistentRead: true; Keys: Item[] }> = {};
  for (const key of once.values()) {
    request[names[key.table]] ??= { ConsistentRead: true, Keys: [] };
    request[names[key.table]]!.Keys.push(toKey(key));
  }
  return request;
}

const placeOf = ({ table, pk, sk }: Key): string => JSON.stringify([table, pk, sk]);
