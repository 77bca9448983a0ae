import { ConditionalCheckFailedException, type DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { Conflict, type Key } from "@marshrut/core/shared";
import { mayPass, nameOf, type RetryPolicy, withRetries } from "../retry/index.ts";
import type { toTransaction } from "./write.ts";

type Put = NonNullable<ReturnType<typeof toTransaction>[number]["Put"]>;

/**
 * One guarded put by itself: half the price of a transaction of one, and a round less in the store. A repeat after a lost reply
 * finds its own stamp in the way and knows that it was carried out. @throws Conflict, Unavailable
 */
export async function putOne(
  client: DynamoDBClient,
  key: Key,
  put: Put,
  token: string,
  policy: RetryPolicy,
): Promise<void> {
  const attempt = async () => {
    try {
      await client.send(new PutItemCommand(put));
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      if (error.Item?.commit?.S !== token) throw new Conflict(0, key);
    }
  };
  await withRetries(policy, attempt, (e) => mayPass(e) || nameOf(e) === "TransactionConflictException");
}
