import { expect, it } from "vitest";
import { countHeat, type Heat, hottest } from "./heat.ts";

it("adds what each partition is written, in the table once or twice, in an order twice, and leaves out those of one record", () => {
  const heat: Heat = new Map();
  const step = {
    pk: { S: "T#pilot#ROUTE#route_01JNXP0000000000000000000" },
    sk: { S: "STEP" },
    gsi2pk: { S: "T#pilot#STEPS" },
    gsi2sk: { S: "open#2026-01-12" },
    data: { S: "x".repeat(1_500) },
  };
  const event = { pk: { S: "T#pilot#ROUTE#r" }, outboxpk: { S: "OUTBOX#3" }, outboxsk: { S: "event" } };
  const puts = [step, event].map((Item) => ({ Put: { TableName: "records", Item } }));
  countHeat(heat, "TransactWriteItemsCommand", { TransactItems: [...puts, { Delete: { TableName: "records" } }] });
  countHeat(heat, "PutItemCommand", { TableName: "records", Item: event });
  countHeat(heat, "QueryCommand", { TableName: "records" });
  // A step of 1.6 KB is two units: four in a transaction, and four where its place in an order moves. An event is one unit.
  expect(hottest(heat)).toEqual([
    ["records.gsi2 T#pilot#STEPS", 4],
    ["records.outbox OUTBOX#3", 4],
    ["records T#pilot#ROUTE#r", 3],
  ]);
  expect(heat.get("records T#pilot#ROUTE#*")).toBe(4);
});
