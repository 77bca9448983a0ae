import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import {
  DescribeTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  ScanCommand,
} from "@aws-sdk/client-dynamodb";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { findBinary } from "./binary.ts";
import { spawnDynoxide } from "./child.ts";
import { createTables, type DynamoDb, startDynamoDb, sweepExpired, type TableSpec, trimStreams } from "./index.ts";

const spec: TableSpec = {
  TableName: "notes",
  BillingMode: "PAY_PER_REQUEST",
  KeySchema: [{ AttributeName: "pk", KeyType: "HASH" }],
  AttributeDefinitions: [{ AttributeName: "pk", AttributeType: "S" }],
};
const clientOf = (url: string) =>
  new DynamoDBClient({
    endpoint: url,
    region: "eu-central-1",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
    maxAttempts: 10,
  });

let root: string;
let db: DynamoDb | undefined;
const home = { file: (name: string) => path.join(root, name) };
const put = (client: DynamoDBClient, pk: string, more = {}) =>
  client.send(new PutItemCommand({ TableName: "notes", Item: { pk: { S: pk }, ...more } }));
const has = async (client: DynamoDBClient, pk: string) =>
  (await client.send(new GetItemCommand({ TableName: "notes", Key: { pk: { S: pk } } }))).Item !== undefined;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "dynamodb-"));
});
afterEach(async () => {
  await db?.close();
  db = undefined;
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true, force: true });
});

describe("the supervised database", () => {
  test("comes back on its port with its data after a kill, as often as it takes", async () => {
    db = await startDynamoDb({ home });
    const client = clientOf(db.url);
    await createTables(client, [spec]);
    for (let death = 0; death < 3; death++) {
      await put(client, `before ${death}`);
      const pid = db.pid()!;
      process.kill(pid, "SIGKILL");
      expect(await has(client, `before ${death}`)).toBe(true);
      expect(db.pid()).not.toBe(pid);
    }
  });

  // FAULTS G25
  test("is not at 127.0.0.1, where a page of the web could find it and have it all", async () => {
    db = await startDynamoDb({ home });
    const { hostname, port } = new URL(db.url);
    expect(hostname).toMatch(/^127\.(?!0\.0\.1$)/);
    for (const name of ["127.0.0.1", "localhost"])
      await expect(fetch(`http://${name}:${port}`)).rejects.toMatchObject({ cause: { code: "ECONNREFUSED" } });
  });

  test("gives up with a reason when it dies again and again", async () => {
    const fatal = new Promise<Error>((resolve) => {
      void startDynamoDb({ home, onFatal: resolve }).then((started) => {
        db = started;
        const killer = setInterval(() => started.pid() && process.kill(started.pid()!, "SIGKILL"), 1);
        void fatal.finally(() => clearInterval(killer));
      });
    });
    expect((await fatal).message).toMatch(/SIGKILL.*disk space/);
  });

  test("it does not outlive a killed run; nothing acknowledged is lost", async () => {
    const runner = await killedRun();
    const left = Number(runner.lines[0]);
    await vi.waitFor(() => expect(executable(left)).toBeUndefined(), { timeout: 30_000 });
    db = await startDynamoDb({ home });
    const client = clientOf(db.url);
    const acknowledged = runner.lines.slice(1);
    expect(acknowledged.length).toBeGreaterThanOrEqual(50);
    for (const pk of acknowledged) expect(await has(client, pk)).toBe(true);
  });

  test("one that is still there from a killed run is ended and replaced", async () => {
    const orphan = spawnDynoxide(findBinary(), 0, home.file("dynamodb.db"));
    await vi.waitFor(() => expect(executable(orphan.process.pid!)).toMatch(/dynoxide$/), { timeout: 30_000 });
    writeFileSync(home.file("dynamodb.pid"), `${orphan.process.pid}\n`);
    db = await startDynamoDb({ home });
    expect(await orphan.exited).toMatch(/^SIGKILL/);
  });

  test("a pid file that names some other process harms nobody", async () => {
    const bystander = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
    writeFileSync(home.file("dynamodb.pid"), `${bystander.pid}\n`);
    db = await startDynamoDb({ home });
    expect(bystander.exitCode ?? bystander.signalCode).toBeNull();
    bystander.kill();
  });

  test("an address in the environment is used instead", async () => {
    vi.stubEnv("DYNAMODB_ENDPOINT", "http://127.0.0.1:9/");
    const other = await startDynamoDb({ home });
    expect(other.url).toBe("http://127.0.0.1:9");
    expect(other.pid()).toBeUndefined();
  });

  test("a file that is no database is a clear error", async () => {
    writeFileSync(home.file("dynamodb.db"), "not a database ".repeat(100));
    chmodSync(home.file("dynamodb.db"), 0o600);
    await expect(startDynamoDb({ home })).rejects.toThrow(/dynamodb\.db/);
  });
});

describe("tables", () => {
  test("are made once, then get the indexes and the stream that a newer program wants", async () => {
    db = await startDynamoDb({ home });
    const client = clientOf(db.url);
    await createTables(client, [spec]);
    const newer: TableSpec = {
      ...spec,
      AttributeDefinitions: [
        ...spec.AttributeDefinitions!,
        ...["owner", "place"].map((AttributeName) => ({ AttributeName, AttributeType: "S" as const })),
      ],
      GlobalSecondaryIndexes: ["owner", "place"].map((AttributeName) => ({
        IndexName: `by-${AttributeName}`,
        KeySchema: [{ AttributeName, KeyType: "HASH" }],
        Projection: { ProjectionType: "ALL" },
      })),
      StreamSpecification: { StreamEnabled: true, StreamViewType: "NEW_AND_OLD_IMAGES" },
      ttl: "expiresAt",
    };
    await createTables(client, [newer]);
    await createTables(client, [newer]);
    const { Table } = await client.send(new DescribeTableCommand({ TableName: "notes" }));
    expect(Table?.GlobalSecondaryIndexes?.map((index) => index.IndexName)).toEqual(["by-owner", "by-place"]);
    expect(Table?.LatestStreamArn).toBeTruthy();
    const otherKey: TableSpec = { ...spec, KeySchema: [{ AttributeName: "id", KeyType: "HASH" }] };
    await expect(createTables(client, [otherKey])).rejects.toThrow(/other keys/);
  });

  test("what has expired is swept, what has not stays", async () => {
    db = await startDynamoDb({ home });
    const client = clientOf(db.url);
    const expiring = { ...spec, ttl: "expiresAt" };
    await createTables(client, [expiring]);
    await put(client, "old", { expiresAt: { N: "1000" } });
    await put(client, "young", { expiresAt: { N: "3000" } });
    await put(client, "eternal");
    expect(await sweepExpired(client, [expiring], 2_000_000)).toBe(1);
    const left = (await client.send(new ScanCommand({ TableName: "notes" }))).Items?.map((item) => item.pk?.S);
    expect(left?.sort()).toEqual(["eternal", "young"]);
  });
});

test("old stream records that were consumed are trimmed, the newest stays", async () => {
  db = await startDynamoDb({ home });
  const client = clientOf(db.url);
  await createTables(client, [{ ...spec, StreamSpecification: { StreamEnabled: true, StreamViewType: "NEW_IMAGE" } }]);
  for (let i = 1; i <= 12; i++) await put(client, `n${i}`);
  const file = new DatabaseSync(home.file("dynamodb.db"));
  file.exec("UPDATE _stream_records SET created_at = created_at - 90000 WHERE id <= 11");
  const left = () =>
    file
      .prepare("SELECT id FROM _stream_records ORDER BY id")
      .all()
      .map((row) => row.id);
  trimStreams(home.file("dynamodb.db"), new Map([["notes", 9n]]));
  expect(left()).toEqual([10, 11, 12]);
  trimStreams(home.file("dynamodb.db"), new Map([["notes", 12n]]));
  expect(left()).toEqual([12]);
  file.close();
});

/** Path of what runs as `pid`; undefined when that has ended (a zombie has none either). */
function executable(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/exe`);
  } catch {
    return undefined;
  }
}

/** Runs the database in a process of its own, writes until that is killed; its lines are the pid and what was acknowledged. */
async function killedRun(): Promise<{ lines: string[] }> {
  const code = `
    import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
    import { createTables, startDynamoDb } from ${JSON.stringify(path.join(import.meta.dirname, "index.ts"))};
    const db = await startDynamoDb({ home: { file: (name) => ${JSON.stringify(root)} + "/" + name } });
    const client = new DynamoDBClient({ endpoint: db.url, region: "eu-central-1", credentials: { accessKeyId: "a", secretAccessKey: "b" } });
    await createTables(client, [${JSON.stringify(spec)}]);
    console.log(db.pid());
    for (let i = 0; ; i++) {
      await client.send(new PutItemCommand({ TableName: "notes", Item: { pk: { S: "n" + i } } }));
      console.log("n" + i);
    }`;
  const child: ChildProcess = spawn(process.execPath, ["--input-type=module-typescript", "-e", code], {
    cwd: import.meta.dirname,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let text = "";
  child.stdout?.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
    if (text.split("\n").length > 60) child.kill("SIGKILL");
  });
  await once(child, "close");
  return { lines: text.slice(0, text.lastIndexOf("\n")).split("\n") };
}
