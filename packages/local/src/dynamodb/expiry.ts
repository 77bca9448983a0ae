import {
  type AttributeValue,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  paginateScan,
} from "@aws-sdk/client-dynamodb";
import type { TableSpec } from "./tables.ts";

/**
 * Deletes what has expired by `now` (epoch ms), which AWS does by itself within days and dynoxide never.
 * Returns how many items went. An item that was renewed meanwhile stays.
 */
export async function sweepExpired(client: DynamoDBClient, specs: readonly TableSpec[], now: number): Promise<number> {
  let swept = 0;
  for (const spec of specs) {
    if (!spec.ttl) continue;
    const keyNames = (spec.KeySchema ?? []).flatMap((key) => key.AttributeName ?? []);
    const expired = {
      ExpressionAttributeNames: { "#ttl": spec.ttl },
      ExpressionAttributeValues: { ":now": { N: String(Math.floor(now / 1000)) } },
    };
    const scan = { TableName: spec.TableName, FilterExpression: "#ttl < :now", ...expired };
    for await (const page of paginateScan({ client }, scan)) {
      for (const item of page.Items ?? []) {
        const Key = Object.fromEntries(keyNames.map((name) => [name, item[name] as AttributeValue]));
        const gone = { TableName: spec.TableName, Key, ConditionExpression: "#ttl < :now", ...expired };
        swept += await client.send(new DeleteItemCommand(gone)).then(() => 1, ignoreRenewed);
      }
    }
  }
  return swept;
}

function ignoreRenewed(error: unknown): number {
  if (error instanceof ConditionalCheckFailedException) return 0;
  throw error;
}
