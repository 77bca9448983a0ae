import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, readlinkSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Urls } from "./index.ts";

let home: string;
const running = new Set<ChildProcess>();
let lastDatabase = 0;
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), "kill-"));
});
afterEach(() => {
  for (const child of running) child.kill("SIGKILL");
  if (isDatabase(lastDatabase)) process.kill(lastDatabase, "SIGKILL"); // of a test that has failed
  rmSync(home, { recursive: true, force: true });
});

/** Runs the cloud of the fixture in a process of its own. */
async function startChild(): Promise<{ child: ChildProcess; urls: Urls; database: number }> {
  const code = `
    import { manifest } from "../../test/fixtures/cloud.ts";
    import { startCloud, untilSignal } from "./index.ts";
    const signal = untilSignal();
    const cloud = await startCloud({ home: ${JSON.stringify(home)}, port: 0, manifest, quiet: true });
    console.log(JSON.stringify({ urls: cloud.urls, database: cloud.dynamodb.pid() }));
    await signal;
    await cloud.close();`;
  const child = spawn(process.execPath, ["--input-type=module-typescript", "-e", code], {
    cwd: import.meta.dirname,
    stdio: ["ignore", "pipe", "inherit"],
  });
  running.add(child);
  child.once("exit", () => running.delete(child));
  const [line] = await once(child.stdout!, "data");
  const told = JSON.parse(String(line)) as { urls: Urls; database: number };
  lastDatabase = told.database;
  return { child, ...told };
}
const isDatabase = (pid: number) => {
  try {
    return readlinkSync(`/proc/${pid}/exe`).endsWith("/dynoxide");
  } catch {
    return false;
  }
};

test("SIGTERM ends it cleanly, and its database with it", async () => {
  const { child, urls, database } = await startChild();
  expect(JSON.parse(readFileSync(path.join(home, "addresses.json"), "utf8"))).toEqual(urls);
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
  expect(isDatabase(database)).toBe(false);
  expect(existsSync(path.join(home, "addresses.json"))).toBe(false);
});

test("killed again and again, it loses nothing acknowledged", async () => {
  const acknowledged: string[] = [];
  let kills = 0;
  for (let run = 0; run < 8; run++) {
    const { child, urls } = await startChild();
    const goal = acknowledged.length + 3 + run * 2;
    const exited = once(child, "exit");
    const clients = Array.from({ length: 3 }, async (_, client) => {
      for (let i = 0; ; i++) {
        const id = `thing-${run}-${client}-${i}`;
        const answer = await fetch(`${urls.api}/things/${id}`, { method: "POST" });
        if (answer.ok) acknowledged.push(id);
        if (acknowledged.length >= goal && child.kill("SIGKILL")) kills++;
      }
    });
    await Promise.allSettled(clients);
    await exited;
  }
  expect(kills).toBeGreaterThanOrEqual(8);
  const { child, urls } = await startChild();
  const settled = await fetch(`${urls.control}/local/clock`, { method: "POST", body: '{"advance":"PT1H"}' });
  expect(settled.status).toBe(200);
  for (const id of acknowledged) {
    const thing = await (await fetch(`${urls.api}/things/${id}`)).json();
    expect(thing).toMatchObject({ pk: { S: id }, state: { S: "asked" } });
  }
  const letters = await (await fetch(`${urls.control}/local/dead-letters`)).json();
  expect(letters).toEqual({ items: [] });
  child.kill("SIGTERM");
  await once(child, "exit");
}, 300_000);
