// A process that begins before a region that is there: `node test/bench/growth.start.ts FILE ROOT`. How soon it answers, and what memory a
// hundred answers take.
import { createApp } from "@marshrut/api";
import { memoryFiles, memoryKeyring, memorySeals } from "@marshrut/core/shared/memory";
import { Temporal } from "temporal-polyfill";
import { everyOrder, sqliteBank } from "./sqlite.bank.ts";

const [file, root] = process.argv.slice(2);
const bank = sqliteBank(file!, everyOrder);
const now = () => Temporal.Instant.from("2025-04-24T03:00:00Z");
const app = createApp({
  bank,
  now,
  keys: memoryKeyring(Buffer.from(root!, "hex")),
  scanner: undefined,
  verifyToken: async (_, at) => ({ iat: at / 1000, sub: "start", tenant: "kuzbass", role: "coordinator" }),
  settings: { issuer: "https://id.example.org" },
  files: memoryFiles(),
  seals: memorySeals(),
  log: () => {},
});
const ask = async (path: string) => {
  const answer = await app.request(`/v1${encodeURI(path)}`, { headers: { authorization: "Bearer a.b" } });
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
};
// Little is read for it: a region's file of gigabytes is not in the memory of a process that begins.
await ask("/me");
const ms = performance.now();
for (let n = 0; n < 20; n++)
  for (const path of ["/inbox/counts", "/inbox?bucket=overdue", "/children?limit=50", "/children?query=Ива", "/steps"])
    await ask(path);
bank.close();
// Not the most that it had: of that the kernel counts in what the parent had as it began.
console.log(JSON.stringify({ ms, mb: process.memoryUsage.rss() / 2 ** 20 }));
