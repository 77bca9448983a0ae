import { DynamoDBClient, type DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import { SFNClient } from "@aws-sdk/client-sfn";
import { once } from "../once/index.ts";
import { short } from "./short.ts";
import { repeating, trimmed, wholeWire } from "./wire.ts";

export { trimmed, wholeWire } from "./wire.ts";

// The mark of purity lets a bundle leave out the clients that its handler does not use. SES's is with the mailer and
// KMS's with its wrapper, since they are loaded with the first mail and the first key.

/** A client of the database as the product has it. @param more settings of the SDK's, for who does not take them from the environment */
export const dynamo = (more: DynamoDBClientConfig = {}, requestTimeout = 3_000): DynamoDBClient =>
  short(trimmed(new DynamoDBClient({ ...wholeWire(requestTimeout), maxAttempts: 1, ...more })));

/** No retries of its own: the bank has them, since only it knows which conflicts are worth another attempt. */
export const dynamoClient = /* @__PURE__ */ once(() => dynamo());
export const sfnClient = /* @__PURE__ */ once(() => trimmed(new SFNClient({ ...wholeWire(5_000), ...repeating })));
