import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import { BatchWriteItemCommand, DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { DynamoDBStreamsClient } from "@aws-sdk/client-dynamodb-streams";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { DeadLetters } from "../dead-letters/index.ts";
import { createTables, type DynamoDb, startDynamoDb } from "../dynamodb/index.ts";
import { consumed, type StreamRecord, type StreamSpec, Streams } from "./index.ts";

const credentials = { accessKeyId: "local", secretAccessKey: "local" };
const clock = { now: () => Date.UTC(2026, 0, 1) };
let root: string;
let dynamo: DynamoDb;
let client: DynamoDBClient;
let reader: DynamoDBStreamsClient;
let streams: Streams | undefined;
let tables = 0;

beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), "streams-"));
  dynamo = await startDynamoDb({ home: { file: (name) => path.join(root, name) } });
  const config = { endpoint: dynamo.url, region: "eu-central-1", credentials };
  client = new DynamoDBClient(config);
  reader = new DynamoDBStreamsClient(config);
});
afterEach(() => streams?.close());
afterAll(async () => {
  await dynamo.close();
  rmSync(root, { recursive: true, force: true });
});

async function newTable(): Promise<string> {
  const TableName = `events-${++tables}`;
  const AttributeDefinitions = [{ AttributeName: "pk", AttributeType: "S" as const }];
  const KeySchema = [{ AttributeName: "pk", KeyType: "HASH" as const }];
  const StreamSpecification = { StreamEnabled: true, StreamViewType: "NEW_AND_OLD_IMAGES" as const };
  const spec = {
    TableName,
    BillingMode: "PAY_PER_REQUEST" as const,
    KeySchema,
    AttributeDefinitions,
    StreamSpecification,
  };
  await createTables(client, [spec]);
  return TableName;
}
const put = (table: string, pk: string, more = {}) =>
  client.send(new PutItemCommand({ TableName: table, Item: { pk: { S: pk }, ...more } }));
async function putMany(table: string, count: number): Promise<string[]> {
  const keys = Array.from({ length: count }, (_, i) => `n${i}`);
  for (let from = 0; from < count; from += 25) {
    const requests = keys.slice(from, from + 25).map((pk) => ({ PutRequest: { Item: { pk: { S: pk } } } }));
    await client.send(new BatchWriteItemCommand({ RequestItems: { [table]: requests } }));
  }
  return keys;
}
const keyOf = (record: StreamRecord) => (record.dynamodb.Keys as { pk: { S: string } }).pk.S;

/** Streams of `spec` into a handler that keeps the keys it sees. */
function follow(
  spec: Partial<StreamSpec> & { table: string },
  db = new DatabaseSync(":memory:"),
  handle = (_key: string) => {},
) {
  const seen: string[] = [];
  const letters = new DeadLetters(db, clock);
  const invoke = async ({ payload }: { payload: string }) => {
    const keys = (JSON.parse(payload).Records as StreamRecord[]).map(keyOf);
    try {
      keys.forEach(handle);
    } catch (error) {
      const message = JSON.stringify({ errorType: "Error", errorMessage: (error as Error).message });
      return { statusCode: 200, functionError: "Unhandled" as const, payload: message };
    }
    seen.push(...keys);
    return { statusCode: 200, payload: "null" };
  };
  const specs = [{ function: "relay", ...spec }];
  const written = () => dynamo.written();
  streams = new Streams({
    specs,
    client: reader,
    invoke,
    written,
    db,
    deadLetters: letters,
    clock,
    region: "eu-central-1",
  });
  return { streams, seen, letters, db, specs };
}

test("what is written arrives, in order, across many batches", async () => {
  const table = await newTable();
  const { streams, seen } = follow({ table, batchSize: 7 });
  const keys = await putMany(table, 60);
  expect(await streams.idle()).toBe(true);
  expect(seen).toEqual(keys);
  expect(await streams.idle()).toBe(false);
});

test("where nothing has been written, nothing is asked for, and what is written then arrives", async () => {
  const table = await newTable();
  const { streams, seen } = follow({ table });
  await put(table, "a");
  await streams.idle();
  const asked = vi.spyOn(reader, "send");
  for (let i = 0; i < 5; i++) await streams.idle();
  expect(asked).not.toHaveBeenCalled();
  asked.mockRestore();
  await put(table, "b");
  await streams.idle();
  expect(seen).toEqual(["a", "b"]);
});

test("what the filter does not want is passed over for good", async () => {
  const table = await newTable();
  const filter = { eventName: ["INSERT"], dynamodb: { NewImage: { kind: { S: ["event"] } } } };
  const { streams, seen, db } = follow({ table, filter });
  await put(table, "a", { kind: { S: "event" } });
  await put(table, "b", { kind: { S: "record" } });
  await streams.idle();
  await streams.close();
  expect(seen).toEqual(["a"]);
  const again = follow({ table }, db);
  await again.streams.idle();
  expect(again.seen).toEqual([]);
});

test("a restart goes on where the last one stood, and what was written meanwhile arrives", async () => {
  const table = await newTable();
  const first = follow({ table });
  await put(table, "before");
  await first.streams.idle();
  await first.streams.close();
  await put(table, "meanwhile");
  const second = follow({ table }, first.db);
  await put(table, "after");
  await second.streams.idle();
  expect(second.seen).toEqual(["meanwhile", "after"]);
});

test("a poison record is put aside, the others arrive, and a redrive delivers it", async () => {
  const table = await newTable();
  let broken = true;
  const { streams, seen, letters } = follow({ table, maximumRetryAttempts: 1 }, undefined, (key) => {
    if (broken && key === "n4") throw new Error("cannot read it");
  });
  streams.pause();
  await putMany(table, 10);
  streams.resume();
  await streams.idle();
  expect(seen).toHaveLength(9);
  const [letter] = letters.list();
  expect(letter).toMatchObject({ source: "stream", reason: "Error: cannot read it" });
  await expect(letters.redrive(letter!.id)).rejects.toThrow("cannot read it");
  broken = false;
  await letters.redrive(letter!.id);
  expect(seen).toContain("n4");
  expect(letters.list()).toEqual([]);
});

test("paused it delivers nothing and lets the machine rest; resumed it delivers all of it", async () => {
  const table = await newTable();
  const { streams, seen } = follow({ table });
  streams.pause();
  const keys = await putMany(table, 5);
  expect(await streams.idle()).toBe(false);
  expect(seen).toEqual([]);
  streams.resume();
  await streams.idle();
  expect(seen).toEqual(keys);
});

test("batches go side by side, as many as the mapping says", async () => {
  const table = await newTable();
  const db = new DatabaseSync(":memory:");
  const seen = { now: 0, most: 0, records: 0 };
  const invoke = async ({ payload }: { payload: string }) => {
    seen.most = Math.max(seen.most, ++seen.now);
    seen.records += JSON.parse(payload).Records.length;
    await sleep(20);
    seen.now--;
    return { statusCode: 200, payload: "null" };
  };
  const specs = [{ table, function: "relay", batchSize: 2, parallelizationFactor: 10 }];
  const deadLetters = new DeadLetters(db, clock);
  streams = new Streams({ specs, client: reader, invoke, db, deadLetters, clock, region: "eu-central-1" });
  streams.pause();
  await putMany(table, 50);
  streams.resume();
  while (await streams.idle());
  expect(seen.records).toBe(50);
  expect(seen.most).toBeGreaterThan(4);
  expect(seen.most).toBeLessThanOrEqual(10);
});

test("records can come twice, in another order, or not at all", async () => {
  const table = await newTable();
  const { streams, seen } = follow({ table, batchSize: 6 });
  streams.disturb({ duplicate: true, shuffle: true, drop: (record) => keyOf(record) === "n3" });
  streams.pause();
  await putMany(table, 30);
  streams.resume();
  await streams.idle();
  expect(seen).toHaveLength(58);
  expect(new Set(seen).size).toBe(29);
  expect(seen).not.toContain("n3");
  expect(seen).not.toEqual(seen.toSorted((a, b) => Number(a.slice(1)) - Number(b.slice(1))));
  streams.disturb({});
  await put(table, "healed");
  await streams.idle();
  expect(seen.at(-1)).toBe("healed");
  expect(seen).toHaveLength(59);
});

test("the database may die under it", async () => {
  const table = await newTable();
  const { streams, seen } = follow({ table });
  await put(table, "one");
  await streams.idle();
  streams.pause();
  await put(table, "two");
  process.kill(dynamo.pid()!, "SIGKILL");
  streams.resume();
  await streams.idle();
  expect(seen).toEqual(["one", "two"]);
});

test("what all mappings have read may be trimmed", async () => {
  const table = await newTable();
  const { streams, db, specs } = follow({ table });
  await putMany(table, 3);
  await streams.idle();
  expect(consumed(db, specs)).toEqual(new Map([[table, 3n]]));
  expect(consumed(db, [...specs, { table, function: "newcomer" }])).toEqual(new Map());
});

test("killed at any moment, it delivers every record at least once", async () => {
  const table = await newTable();
  const log = path.join(root, "delivered.log");
  const state = path.join(root, "state.db");
  writeFileSync(log, "");
  const keys = await putMany(table, 100);
  const code = `
    import { appendFileSync } from "node:fs";
    import { DatabaseSync } from "node:sqlite";
    import { DynamoDBStreamsClient } from "@aws-sdk/client-dynamodb-streams";
    import { DeadLetters } from ${JSON.stringify(path.join(import.meta.dirname, "../dead-letters/index.ts"))};
    import { Streams } from ${JSON.stringify(path.join(import.meta.dirname, "index.ts"))};
    const db = new DatabaseSync(${JSON.stringify(state)});
    db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
    const client = new DynamoDBStreamsClient(${JSON.stringify({ endpoint: dynamo.url, region: "eu-central-1", credentials })});
    const clock = { now: () => 0 };
    const streams = new Streams({ specs: [{ table: ${JSON.stringify(table)}, function: "f", batchSize: 3 }], client, db, clock,
      deadLetters: new DeadLetters(db, clock), region: "eu-central-1",
      invoke: async ({ payload }) => {
        for (const r of JSON.parse(payload).Records) {
          appendFileSync(${JSON.stringify(log)}, r.dynamodb.Keys.pk.S + "\\n");
          await new Promise((resolve) => setTimeout(resolve, 2));
        }
        return { statusCode: 200, payload: "null" };
      } });
    await streams.idle();
    appendFileSync(${JSON.stringify(log)}, "drained\\n");
    await streams.close();`;
  const lines = () => readFileSync(log, "utf8").trimEnd().split("\n");
  let kills = 0;
  for (let run = 0; !lines().includes("drained") && run < 50; run++) {
    const child = spawn(process.execPath, ["--input-type=module-typescript", "-e", code], {
      cwd: import.meta.dirname,
      stdio: "inherit",
    });
    const goal = lines().length + 10 + (run % 7);
    const watch = setInterval(() => {
      if (lines().length >= goal && run < 6) child.kill("SIGKILL");
    }, 1);
    const [, signal] = await once(child, "exit");
    clearInterval(watch);
    if (signal === "SIGKILL") kills++;
  }
  expect(kills).toBe(6);
  expect(new Set(lines().slice(0, -1))).toEqual(new Set(keys));
}, 300_000);
