import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { DynamoDBClient, GetItemCommand, PutItemCommand, TransactWriteItemsCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Listening } from "../loopback/index.ts";
import { openDoor } from "./index.ts";

let database: Server;
let door: Listening;
let client: DynamoDBClient;
const asked: string[] = [];
beforeAll(async () => {
  database = createServer(async (request, response) => {
    asked.push(await text(request));
    response.writeHead(200, { "content-type": "application/x-amz-json-1.0" }).end("{}");
  }).listen(0, "127.0.0.1");
  await once(database, "listening");
  // 300 seconds of it may be used at once: 600 units to write, 300 to read.
  door = await openDoor(`http://127.0.0.1:${(database.address() as AddressInfo).port}`, { writes: 2, reads: 1 });
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  client = new DynamoDBClient({ endpoint: door.url, region: "eu-central-1", credentials, maxAttempts: 1 });
});
afterAll(async () => {
  client.destroy();
  await door.close();
  database.close();
});

const Item = { pk: { S: "1" } };
const put = (TableName: string) => client.send(new PutItemCommand({ TableName, Item }));
const transact = (TableName: string, members: number) =>
  client.send(new TransactWriteItemsCommand({ TransactItems: Array(members).fill({ Put: { TableName, Item } }) }));

test("A table takes its units, two for each member of a transaction, and is throttled beyond by the names of AWS", async () => {
  for (let i = 0; i < 3; i++) await transact("records", 100);
  await expect(transact("records", 2)).rejects.toMatchObject({
    name: "TransactionCanceledException",
    CancellationReasons: [{ Code: "ThrottlingError" }, { Code: "ThrottlingError" }],
  });
  const before = asked.length;
  for (let i = 0; i < 3; i++) await put("records").catch(() => {});
  await expect(put("records")).rejects.toMatchObject({ name: "ThrottlingException" });
  expect(asked.length - before).toBeLessThan(3); // what has come in meanwhile
});

test("Tables, and reading and writing, have units of their own", async () => {
  await put("audit");
  await client.send(new GetItemCommand({ TableName: "records", Key: Item }));
  expect(asked.at(-1)).toContain('"Key"');
});
