export { openDoor } from "./door.ts";
export { type DynamoDb, type DynamoDbOptions, startDynamoDb } from "./dynamodb.ts";
export { sweepExpired } from "./expiry.ts";
export { createTables, type TableSpec } from "./tables.ts";
export { trimStreams } from "./tune.ts";
