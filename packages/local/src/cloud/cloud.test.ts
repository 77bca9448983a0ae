import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { DescribeTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  ListExecutionsCommand,
  SFNClient,
  StartExecutionCommand,
} from "@aws-sdk/client-sfn";
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { manifest } from "../../test/fixtures/cloud.ts";
import { RealDate } from "../clock/index.ts";
import { openHome } from "../home/index.ts";
import { type Cloud, startCloud } from "./index.ts";
import type { Place } from "./manifest.types.ts";

const { exec: execute } = DatabaseSync.prototype;
let home: string;
let cloud: Cloud | undefined;
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), "cloud-"));
});
afterEach(async () => {
  await cloud?.close();
  cloud = undefined;
  rmSync(home, { recursive: true, force: true });
});

async function start(): Promise<Cloud> {
  cloud = await startCloud({ home, port: 0, now: "2026-01-12T08:00", frozen: true, manifest, quiet: true });
  return cloud;
}
const post = async (url: string) => {
  const answer = await fetch(url, { method: "POST" });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
};
const stateOf = async ({ urls }: Cloud, id: string) => {
  const thing = (await (await fetch(`${urls.api}/things/${id}`)).json()) as { state?: { S: string } };
  return thing.state?.S;
};
const subjects = async ({ mail }: Cloud) => (await mail.messages()).map((message) => message.subject);

test("a request travels through table, stream, machine, token and mail, and the clock moves all of it", async () => {
  const cloud = await start();
  await post(`${cloud.urls.api}/things/a`);
  await cloud.settle();
  expect(await stateOf(cloud, "a")).toBe("asked");
  await cloud.advance("P7D");
  expect(await stateOf(cloud, "a")).toBe("asked");
  expect(await subjects(cloud)).toEqual([...Array(7).fill("Сводка"), "Напоминание a"]);
  const [first] = await cloud.mail.messages();
  expect(first?.text).toContain("2026-01-12T02:00:00.000Z");
  await post(`${cloud.urls.api}/things/a/answer`);
  await cloud.settle();
  expect(await stateOf(cloud, "a")).toBe("done");
  const sfn = new SFNClient({});
  const list = await sfn.send(new ListExecutionsCommand({ stateMachineArn: cloud.arns.machine("thing") }));
  const executionArn = list.executions?.[0]?.executionArn;
  const execution = await sfn.send(new DescribeExecutionCommand({ executionArn }));
  expect(execution).toMatchObject({ status: "SUCCEEDED", name: "a" });
  expect(execution.stopDate).toEqual(new Date(cloud.clock.now()));
  await mapOverBucket(cloud, sfn);
});

// FAULTS F32, decision 0283
test("a cloud whose workflows cannot be written any more says so, and is beyond help", async () => {
  const told = vi.spyOn(console, "error").mockImplementation(() => {});
  onTestFinished(() => told.mockRestore());
  const fatal = new Promise<Error>((resolve) => {
    void startCloud({ home, port: 0, manifest, quiet: true, onFatal: resolve }).then(async (started) => {
      cloud = started;
      const exec = vi.spyOn(DatabaseSync.prototype, "exec").mockImplementation(function (this: DatabaseSync, sql) {
        if (sql === "commit") throw new Error("database or disk is full");
        return execute.call(this, sql);
      });
      void fatal.finally(() => exec.mockRestore());
      void fetch(`${started.urls.api}/things/a`, { method: "POST" });
    });
  });
  expect((await fatal).message).toMatch(/workflows' files.*database or disk is full.*Start again/);
});

test("the clock moves on while people go on reading", async () => {
  const cloud = await start();
  await post(`${cloud.urls.api}/things/a`);
  await cloud.settle();
  let reading = true;
  const readers = Array.from({ length: 4 }, async () => {
    while (reading) await stateOf(cloud, "a");
  });
  await cloud.advance("P7D");
  reading = false;
  await Promise.all(readers);
  expect(await subjects(cloud)).toContain("Напоминание a");
});

/** A distributed Map finds the local buckets by itself: what it maps over is read there, and what came of it is written there. */
async function mapOverBucket(cloud: Cloud, sfn: SFNClient): Promise<void> {
  const body = "name\none\ntwo\n";
  await fetch(`${cloud.urls.s3}/lists/in/names.csv`, { method: "PUT", body });
  const definition = JSON.stringify({
    QueryLanguage: "JSONata",
    StartAt: "Each",
    States: {
      Each: {
        Type: "Map",
        ItemReader: {
          Resource: "arn:aws:states:::s3:getObject",
          ReaderConfig: { InputType: "CSV", CSVHeaderLocation: "FIRST_ROW" },
          Arguments: { Bucket: "lists", Key: "in/names.csv" },
        },
        ItemProcessor: {
          ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" },
          StartAt: "Shout",
          States: { Shout: { Type: "Pass", Output: "{% $uppercase($states.input.name) %}", End: true } },
        },
        ResultWriter: { Resource: "arn:aws:states:::s3:putObject", Arguments: { Bucket: "lists", Prefix: "out" } },
        End: true,
      },
    },
  });
  const roleArn = "arn:aws:iam::000000000000:role/local";
  const { stateMachineArn } = await sfn.send(new CreateStateMachineCommand({ name: "map", definition, roleArn }));
  const { executionArn } = await sfn.send(new StartExecutionCommand({ stateMachineArn }));
  await cloud.settle();
  expect(await sfn.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({ status: "SUCCEEDED" });
  const written = cloud.s3.objects("lists").filter(({ key }) => /^out\/.*SUCCEEDED_0\.json$/.test(key));
  const outputs = written.flatMap(({ body: text }) => JSON.parse(Buffer.from(text).toString()) as { Output: string }[]);
  expect(outputs.map(({ Output }) => JSON.parse(Output)).toSorted()).toEqual(["ONE", "TWO"]);
}

test("a restart keeps the time, the waits and the answers, in the same process too", async () => {
  const first = await start();
  await post(`${first.urls.api}/things/a`);
  await first.advance("P3D");
  await first.close();
  expect(Date).toBe(RealDate);
  const second = await start();
  expect(new Date(second.clock.now()).toISOString()).toBe("2026-01-15T01:00:00.000Z");
  expect(second.urls.mail).toBe(first.urls.mail);
  await second.advance("P4D");
  expect(await subjects(second)).toContain("Напоминание a");
  await post(`${second.urls.api}/things/a/answer`);
  await second.settle();
  expect(await stateOf(second, "a")).toBe("done");
});

test("another folder in the same process is another world", async () => {
  await post(`${(await start()).urls.api}/things/a`);
  await cloud?.close();
  rmSync(home, { recursive: true });
  const fresh = await start();
  await post(`${fresh.urls.api}/things/b`);
  await fresh.settle();
  expect(await stateOf(fresh, "b")).toBe("asked");
  expect((await fetch(`${fresh.urls.api}/things/a`)).status).toBe(404);
});

test("a refusal is not taken for a wrong clock, however far the machine's time is from real time", async () => {
  cloud = await startCloud({ home, port: 0, now: "2019-09-01", manifest, quiet: true });
  const sfn = new SFNClient({ maxAttempts: 5 });
  await cloud.advance("P1D");
  const refused = sfn.send(
    new DescribeExecutionCommand({
      executionArn: `${cloud.arns.machine("thing").replace("stateMachine", "execution")}:x`,
    }),
  );
  await expect(refused).rejects.toMatchObject({ name: "ExecutionDoesNotExist", $metadata: { attempts: 1 } });
  const client = new DynamoDBClient({ maxAttempts: 5 });
  const absent = client.send(new DescribeTableCommand({ TableName: "absent" }));
  await expect(absent).rejects.toMatchObject({ name: "ResourceNotFoundException", $metadata: { attempts: 1 } });
});

test("a changed machine is updated at the next start", async () => {
  const first = await start();
  await first.close();
  const [thing] = manifest.machines;
  const changed = {
    ...thing!,
    definition: () => JSON.stringify({ StartAt: "Stop", States: { Stop: { Type: "Succeed" } } }),
  };
  cloud = await startCloud({
    home,
    port: 0,
    frozen: true,
    manifest: { ...manifest, machines: [changed] },
    quiet: true,
  });
  await post(`${cloud.urls.api}/things/a`);
  await cloud.settle();
  expect(await stateOf(cloud, "a")).toBe("new");
  const list = await new SFNClient({}).send(
    new ListExecutionsCommand({ stateMachineArn: cloud.arns.machine("thing") }),
  );
  expect(list.executions?.map(({ status }) => status)).toEqual(["SUCCEEDED"]);
});

test("a stream that is held back for a day loses nothing", async () => {
  const cloud = await start();
  cloud.streams.pause();
  await post(`${cloud.urls.api}/things/a`);
  await cloud.advance("P1D");
  expect(await stateOf(cloud, "a")).toBe("new");
  cloud.streams.resume();
  await cloud.settle();
  expect(await stateOf(cloud, "a")).toBe("asked");
});

test("a taken port says so, and nothing stays open behind it", async () => {
  const squatter = createServer();
  await new Promise<void>((resolve) => squatter.listen(0, "127.0.0.1", resolve));
  const { port } = squatter.address() as { port: number };
  await expect(startCloud({ home, port, manifest, quiet: true })).rejects.toThrow(`MARSHRUT_PORT=${port + 1}`);
  squatter.close();
  expect(Date).toBe(RealDate);
  expect(process.env.AWS_ENDPOINT_URL_SFN).toBeUndefined();
  openHome(home).close();
});

test.each(["yesterday", "2026-02-30", "1970-01-01", "9999-12-31T23:59", "+275760-09-13T00:00Z"])(
  "a start time that is none, or of years that nobody knows, says what would be one: %s",
  async (now) => {
    await expect(startCloud({ home, port: 0, now, manifest, quiet: true })).rejects.toThrow(/MARSHRUT_NOW=2026/);
    expect(openHome(home).clockMemory.load()).toBeUndefined(); // from which it would never come back
  },
);

test("an address that is told before its server listens is nobody else's meanwhile", async () => {
  const told: string[] = [];
  const taken: unknown[] = [];
  const tryAll = async () => {
    for (const url of told) {
      const squatter = createServer();
      const came = await new Promise((resolve) =>
        squatter
          .once("error", (error: NodeJS.ErrnoException) => resolve(error.code))
          .listen(Number(new URL(url).port), "127.0.0.1", () => resolve("free")),
      );
      taken.push(came);
      squatter.close();
    }
  };
  const env = ({ urls }: Place) => {
    told.push(urls.api, urls.states);
    return { ...(manifest.env as Record<string, string>) };
  };
  cloud = await startCloud({ home, port: 0, manifest: { ...manifest, env, mayStart: tryAll }, quiet: true });
  expect(taken).toEqual(["EADDRINUSE", "EADDRINUSE"]);
  expect([cloud.urls.api, cloud.urls.states]).toEqual(told);
});
