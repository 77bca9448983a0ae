import { readFileSync } from "node:fs";
import { memoryBank, memoryFiles, memoryKeyring, memorySeals } from "@marshrut/core/shared/memory";
import { Temporal } from "temporal-polyfill";
import { createApp } from "../../packages/api/src/index.ts";
import type { Kept } from "./open.ts";

// One page asked for in a process of its own, once and again: processor time of the request alone, with the loading of what it is made of.

const [file, path] = process.argv.slice(2);
const { now, puts } = JSON.parse(readFileSync(file!, "utf8")) as Kept;
const bank = memoryBank();
for (let i = 0; i < puts.length; i += 25)
  await bank.commit(puts.slice(i, i + 25).map((put) => ({ put, expect: "any" as const })));
const app = createApp({
  bank,
  files: memoryFiles(),
  keys: memoryKeyring(),
  seals: memorySeals(),
  scanner: undefined,
  now: () => Temporal.Instant.from(now),
  verifyToken: () => Promise.reject(new Error("open pages know nobody")),
  settings: { issuer: "https://id.example.org", region: "kuzbass" },
  log: () => {},
});

async function measured(): Promise<{ cpu: number; status: number; text: string }> {
  const before = process.cpuUsage();
  const answer = await app.request(path!);
  const text = await answer.text();
  const { user, system } = process.cpuUsage(before);
  return { cpu: (user + system) / 1000, status: answer.status, text };
}

// What the runtime loads for any first request (Node's `Request` and `Response` alone take half as long as a page) is the start's, of which
// `npm run bench:cold` tells.
await (await app.request("/health")).text();
const [cold, warm] = [await measured(), await measured()];
const style = await (await app.request(/"(\/assets\/open-[^"]+\.css)"/.exec(cold.text)?.[1] ?? "/")).text();
const bytes = Buffer.byteLength(cold.text) + Buffer.byteLength(style);
process.stdout.write(JSON.stringify({ cold: cold.cpu, warm: warm.cpu, status: cold.status, bytes }));
