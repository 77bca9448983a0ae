import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { CreateTableCommand } from "@aws-sdk/client-dynamodb";
import { dynamo } from "@marshrut/aws/clients";
import { createTableInput, type TableNames, tables } from "@marshrut/aws/tables";

/** A DynamoDB of this test's own: dynoxide on a port and in a folder that it picks, or the one of DYNAMODB_ENDPOINT. */
export interface Store {
  endpoint: string;
  /** kill -9, then the same file on the same port again. */
  crash(): Promise<void>;
  close(): Promise<void>;
}

export async function startStore(): Promise<Store> {
  const given = process.env.DYNAMODB_ENDPOINT;
  if (given) return { endpoint: given, crash: async () => {}, close: async () => {} };
  const home = await mkdtemp(path.join(tmpdir(), "marshrut-store-"));
  const port = await freePort();
  let child = await run(home, port);
  const kill = async () => {
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
  };
  return {
    endpoint: `http://127.0.0.1:${port}`,
    async crash() {
      await kill();
      child = await run(home, port);
    },
    async close() {
      await kill();
      await rm(home, { recursive: true });
    },
  };
}

async function run(home: string, port: number) {
  const package_ = createRequire(import.meta.url).resolve(`@dynoxide/${process.platform}-${process.arch}/package.json`);
  const args = ["--db-path", path.join(home, "store.db"), "--port", String(port)];
  const child = spawn(path.join(path.dirname(package_), "dynoxide"), args, { stdio: "ignore" });
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`dynoxide ended with ${child.exitCode}`);
    await sleep(5);
  }
  return child;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address ? address.port : 0;
}

const answers = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });

/** The product's own client. */
export const clientOf = (endpoint: string, requestTimeout = 3_000) =>
  dynamo({ endpoint, region: "local", credentials: { accessKeyId: "test", secretAccessKey: "test" } }, requestTimeout);

/** All tables under names of their own. */
export async function makeTables(endpoint: string): Promise<TableNames> {
  const prefix = `test-${crypto.randomUUID().slice(0, 8)}`;
  const names = {
    records: `${prefix}-records`,
    vault: `${prefix}-vault`,
    audit: `${prefix}-audit`,
    safe: `${prefix}-safe`,
  };
  const client = clientOf(endpoint);
  for (const table of tables) await client.send(new CreateTableCommand(createTableInput(table, names)));
  client.destroy();
  return names;
}
