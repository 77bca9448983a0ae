import { DatabaseSync } from "node:sqlite";
import { dynamoBank } from "@marshrut/aws/bank";
import type { TableNames } from "@marshrut/aws/tables";
import { memoryBank } from "@marshrut/core/shared/memory";
import { afterAll, beforeAll } from "vitest";
import { gathering } from "../../../packages/core/src/ground/shared/gathering.ts";
import { sqliteBank } from "../../../packages/local/src/simulate/bank.ts";
import { clientOf, makeTables, type Store, startStore } from "../parts/dynoxide.ts";
import { listContract } from "./contract.lists.ts";
import { bankContract } from "./contract.ts";

let store: Store;
let names: TableNames;
beforeAll(async () => {
  store = await startStore();
  names = await makeTables(store.endpoint);
});
afterAll(() => store.close());

for (const contract of [bankContract, listContract]) {
  contract("memory", memoryBank);
  contract("SQLite", () => sqliteBank(new DatabaseSync(":memory:")));
  contract("memory, reads gathered", () => gathering(memoryBank()));
  contract("DynamoDB", () => dynamoBank(clientOf(store.endpoint), names));
}
