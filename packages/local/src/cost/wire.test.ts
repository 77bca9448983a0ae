import { describe, expect, it } from "vitest";
import { Tally } from "./tally.ts";
import { countDynamo, countTrail } from "./wire.ts";

const counted = (call: Parameters<typeof countDynamo>[2]) => {
  const tally = new Tally();
  countDynamo(tally, "api", call);
  return tally.entries();
};

describe("the counter of DynamoDB's wire", () => {
  it("takes the consumed capacity as it is answered, table by table", () => {
    const ConsumedCapacity = [
      { TableName: "records", CapacityUnits: 12 },
      { TableName: "audit", CapacityUnits: 2 },
    ];
    expect(counted({ command: "TransactWriteItemsCommand", input: {}, output: { ConsumedCapacity } })).toEqual([
      { unit: "write-units", by: "api", on: "records", amount: 12 },
      { unit: "write-units", by: "api", on: "audit", amount: 2 },
    ]);
  });

  it("counts a call that touches personal data or the audit log as one event of the trail, whatever else it touches", () => {
    const members = ["records", "vault", "audit"].map((TableName) => ({ Put: { TableName, Item: {} } }));
    const asked = [
      { command: "TransactWriteItemsCommand", input: { TransactItems: members } },
      { command: "BatchGetItemCommand", input: { RequestItems: { "marshrut-production-safe": {} } } },
      { command: "GetItemCommand", input: { TableName: "records" } },
    ].map((call) => {
      const tally = new Tally();
      countTrail(tally, "api", { ...call, output: {} });
      return tally.entries();
    });
    const event = [
      { unit: "trail-events", by: "api", on: undefined, amount: 1 },
      { unit: "log-gb", by: "api", on: undefined, amount: 0.0000015 },
    ];
    expect(asked).toEqual([event, event, []]);
  });

  it("counts a put by itself as a write", () => {
    const output = { ConsumedCapacity: { TableName: "records", CapacityUnits: 1 } };
    expect(counted({ command: "PutItemCommand", input: {}, output })).toEqual([
      { unit: "write-units", by: "api", on: "records", amount: 1 },
    ]);
  });

  it("counts a half for an eventually consistent query", () => {
    const output = { ConsumedCapacity: { TableName: "records", CapacityUnits: 0.5 } };
    expect(counted({ command: "QueryCommand", input: {}, output })).toEqual([
      { unit: "read-units", by: "api", on: "records", amount: 0.5 },
    ]);
  });

  it("counts a cancelled transaction by its members, twice each, since AWS bills those too", () => {
    const error = Object.assign(new Error("cancelled"), { name: "TransactionCanceledException" });
    const TransactItems = [
      { Put: { TableName: "records", Item: { pk: { S: "x".repeat(1500) } } } },
      { ConditionCheck: { TableName: "records" } },
    ];
    expect(counted({ command: "TransactWriteItemsCommand", input: { TransactItems }, error })).toEqual([
      { unit: "write-units", by: "api", on: "records", amount: 4 + 2 },
    ]);
  });

  it("counts nothing for what never reached the table", () => {
    expect(counted({ command: "GetItemCommand", input: {}, error: new Error("ECONNREFUSED") })).toEqual([]);
  });

  it("sees a request to KMS in each wrapped key that is read or made", () => {
    const key = { kind: { S: "key" } };
    const read = counted({ command: "GetItemCommand", input: {}, output: { Item: key } });
    expect(read).toContainEqual({ unit: "kms-requests", by: "api", amount: 1 });
    const batch = { ConsumedCapacity: [{ TableName: "vault", CapacityUnits: 2 }], Responses: { vault: [key, key] } };
    expect(counted({ command: "BatchGetItemCommand", input: {}, output: batch })).toEqual([
      { unit: "read-units", by: "api", on: "vault", amount: 2 },
      { unit: "kms-requests", by: "api", amount: 2 },
    ]);
    const input = { TransactItems: [{ Put: { TableName: "vault", Item: key } }] };
    expect(counted({ command: "TransactWriteItemsCommand", input, output: {} })).toEqual([
      { unit: "kms-requests", by: "api", amount: 1 },
    ]);
  });
});
