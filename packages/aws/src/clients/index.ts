import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SFNClient } from "@aws-sdk/client-sfn";
import { once } from "../once/index.ts";
import { quiet, repeating, wire } from "./wire.ts";

// The mark of purity lets a bundle leave out the clients that its handler does not use. SES's is with the mailer and
// KMS's with its wrapper, since they are loaded with the first mail and the first key.

/** No retries of its own: the bank has them, since only it knows which conflicts are worth another attempt. */
export const dynamoClient = /* @__PURE__ */ once(() => quiet(new DynamoDBClient({ ...wire(3_000), maxAttempts: 1 })));
export const sfnClient = /* @__PURE__ */ once(() => quiet(new SFNClient({ ...wire(5_000), ...repeating })));
