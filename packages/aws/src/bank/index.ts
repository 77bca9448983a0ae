import { randomUUID } from "node:crypto";
import type { QueryCommand, TransactWriteItem } from "@aws-sdk/client-dynamodb";
import { type DynamoDBClient, GetItemCommand, TransactWriteItemsCommand } from "@aws-sdk/client-dynamodb";
import { Conflict, type DataBank, type Key, type Write } from "@marshrut/core/shared";
import { checkCommit, checkKey, checkKeys, keyOf } from "@marshrut/core/shared/rules";
import { mayPass, type RetryPolicy, usualRetryPolicy, withRetries } from "../retry/index.ts";
import type { TableNames } from "../tables/index.ts";
import { isCancelled, judge } from "./cancelled.ts";
import { toKey, toStored } from "./item.ts";
import { getMany } from "./many.ts";
import { putOne } from "./put.ts";
import { orderOfIndex, orderOfTable, query, sendQuery } from "./read.ts";
import { toTransaction } from "./write.ts";

export { fromStreamImage, toStreamImage } from "./item.ts";

/**
 * The data bank in DynamoDB. Retries here and not in the client (`maxAttempts: 1`), because only here is known that a
 * conflict with a transaction in flight is worth another attempt while a failed expectation is not.
 */
export function dynamoBank(
  client: DynamoDBClient,
  names: TableNames,
  policy: RetryPolicy = usualRetryPolicy,
): DataBank {
  const send = (command: QueryCommand) => withRetries(policy, () => sendQuery(client, command));
  return {
    async get<T>(key: Key) {
      checkKey(key);
      const command = new GetItemCommand({ TableName: names[key.table], Key: toKey(key), ConsistentRead: true });
      const { Item } = await withRetries(policy, () => client.send(command));
      return Item && toStored<T>(key.table, Item);
    },
    async getMany<T>(keys: readonly Key[]) {
      checkKeys(keys);
      return getMany<T>(client, names, policy, keys);
    },
    list: (table, pk, range, page) => query(send, names, orderOfTable(table), pk, range, page),
    find: (index, pk, range, page) => query(send, names, orderOfIndex(index), pk, range, page),
    async commit(writes) {
      checkCommit(writes);
      if (writes.length === 0) return;
      const token = randomUUID();
      const members = toTransaction(writes, names, token);
      const [only, ...others] = members;
      if (only?.Put && others.length === 0) await putOne(client, keyOf(writes[0]!), only.Put, token, policy);
      else await transact(client, writes, members, token, policy);
    },
  };
}

/**
 * One transaction: its token makes a repeat harmless for 10 minutes, so that a lost reply cannot turn our own success into a
 * conflict. The stamp on the records tells the same where a store forgot the token.
 */
async function transact(
  client: DynamoDBClient,
  writes: Write[],
  TransactItems: TransactWriteItem[],
  token: string,
  policy: RetryPolicy,
): Promise<void> {
  const command = new TransactWriteItemsCommand({ TransactItems, ClientRequestToken: token });
  const attempt = async () => {
    try {
      await client.send(command);
    } catch (error) {
      const verdict = isCancelled(error) ? judge(error, token) : undefined;
      if (verdict === "ours") return;
      if (typeof verdict === "number") throw new Conflict(verdict, keyOf(writes[verdict]!));
      throw error;
    }
  };
  await withRetries(policy, attempt, (e) => mayPass(e) || (isCancelled(e) && judge(e, token) === "busy"));
}
