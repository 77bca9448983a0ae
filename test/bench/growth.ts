/**
 * `npm run bench:growth [-- ROUTES…]`: what a coordinator waits for with more and more open routes in one region (100 and 1,000
 * unless told): p50 of every list, of counts and of search, in milliseconds and in store operations, and by what both grow. The
 * API runs in this process on the local DynamoDB in a process of its own. Exits 1 when something takes more store operations
 * with the most routes than with the fewest.
 */
import { createApp } from "@marshrut/api";
import * as Indicator from "@marshrut/core/indicator";
import { type DataBank, systemCtx } from "@marshrut/core/shared";
import { memoryFiles, memoryKeyring, memorySeals } from "@marshrut/core/shared/memory";
import * as Tenant from "@marshrut/core/tenant";
import { Temporal } from "temporal-polyfill";
import { startIssuer } from "../../packages/api/test/issuer.ts";
import { settings } from "../../packages/core/test/worlds/tenant.ts";
import { openAgencies, openRoutes } from "./growth.region.ts";
import { seconds, timed } from "./report.measure.ts";
import { benchStore } from "./report.store.ts";

const sizes = process.argv.slice(2).map(Number).filter(Boolean);
const counts = sizes.length > 0 ? sizes : [100, 1000];
const rounds = 11;

const buckets = ["overdue", "today", "week", "no-answer", "rejected", "expiring", "tasks"];
const paths = [
  "/inbox/counts",
  ...buckets.map((bucket) => `/inbox?bucket=${bucket}`),
  ...["open", "overdue", "no-answer", "rejected", "on-hold", "settled"].map((bucket) => `/steps?bucket=${bucket}`),
  "/children?limit=50",
  "/children?limit=50&municipality=kemerovo",
  "/children?query=Ивабнова",
  "/children?query=Ива",
  "/deliveries",
  "/agencies",
  "/indicators?period=2025-Q1",
];

const store = await benchStore(false);
let operations = 0;
const once = <A extends unknown[], R>(operation: (...args: A) => R) => {
  return (...args: A): R => {
    operations++;
    return operation(...args);
  };
};
const bank: DataBank = {
  get: once(store.bank.get) as DataBank["get"],
  getMany: once(store.bank.getMany) as DataBank["getMany"],
  list: once(store.bank.list) as DataBank["list"],
  find: once(store.bank.find) as DataBank["find"],
  commit: once(store.bank.commit),
};
const now = () => Temporal.Instant.from("2025-03-10T03:00:00Z");
const deps = { bank, keys: memoryKeyring(), now, scanner: undefined };
const ctx = systemCtx(deps, "bench", "bench");
const issuer = await startIssuer(() => now().epochMilliseconds);
const { verifyToken } = issuer;
const files = memoryFiles();
const app = createApp({
  ...deps,
  verifyToken,
  settings: { issuer: "https://id.example.org" },
  files,
  seals: memorySeals(),
  log: () => {},
});
const authorization = `Bearer ${await issuer.token({ sub: "coordinator", tenant: "bench", role: "coordinator" })}`;

/** The middle of several rounds, in milliseconds, and how many operations of the store one takes. */
async function measured(path: string): Promise<{ ms: number; operations: number }> {
  const all: number[] = [];
  for (let round = 0; round < rounds; round++) {
    operations = 0;
    const from = performance.now();
    const answer = await app.request(`/v1${encodeURI(path)}`, { headers: { authorization } });
    await answer.arrayBuffer();
    all.push(performance.now() - from);
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
  }
  return { ms: all.toSorted((a, b) => a - b)[Math.floor(rounds / 2)]!, operations };
}

await Tenant.configure(ctx, settings);
await openAgencies(ctx);
const results = new Map<string, { ms: number; operations: number }[]>(paths.map((path) => [path, []]));
for (const [run, n] of counts.entries()) {
  const loading = await timed(() => openRoutes(ctx, counts[run - 1] ?? 0, n));
  // What the relay would have counted.
  const counting = await timed(() => Indicator.rebuild(ctx));
  await Tenant.setUpToDate(ctx);
  console.log(`${n} open routes: made in ${seconds(loading.ms)}, counted anew in ${seconds(counting.ms)}`);
  for (const path of paths) results.get(path)!.push(await measured(path));
}

console.log(`\np50 of ${rounds}: ms (operations of the store)`);
console.log(`${"".padEnd(44)}${counts.map((n) => String(n).padStart(14)).join("")}${"grows by".padStart(12)}`);
let grown = 0;
for (const [path, [first, ...rest]] of results) {
  const all = [first!, ...rest];
  const last = all.at(-1)!;
  const more = last.operations > first!.operations;
  if (more) grown++;
  const cells = all.map(({ ms, operations: n }) => `${ms.toFixed(1)} (${n})`.padStart(14)).join("");
  console.log(`${more ? "✗" : " "} ${path.padEnd(42)}${cells}${(last.ms / first!.ms).toFixed(2).padStart(12)}`);
}
await store.close();
process.exit(grown > 0 ? 1 : 0);
