/**
 * `npm run bench:peers -- --rounds 3 --routes 500`: the same route (A, then three at once, then C, each answered from outside) on our engine
 * and on its peers, in turn in one run; what a `kill -9` loses and asks twice; a restart with many open routes.
 * Exits 1 when a peer was ahead of ours in a round. Linux only: memory and processor are read in /proc.
 */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { install, partOf } from "./peers/installed.ts";
import { killed, type Loaded, loaded, reopened, syncs } from "./peers/measure.ts";
import { World } from "./peers/world.ts";

const text = { type: "string" } as const;
const { values } = parseArgs({
  options: {
    rounds: { ...text, default: "3" },
    routes: { ...text, default: "500" },
    clients: { ...text, default: "50" },
    killed: { ...text, default: "300" },
    open: { ...text, default: "20000" },
    engines: text,
  },
});
const [rounds, routes, clients] = [values.rounds, values.routes, values.clients].map(Number) as [
  number,
  number,
  number,
];

/** In the order of a round: ours stand between the peers. */
const engines: Record<string, { name: string; part?: string }> = {
  wire: { name: "our engine, over the wire" },
  restate: { name: "Restate", part: "@restatedev/restate-server" },
  inside: { name: "our engine, in process" },
  dbos: { name: "DBOS", part: "@dbos-inc/dbos-sdk" },
  floor: { name: "floor: handlers with SQLite" },
  openworkflow: { name: "OpenWorkflow", part: "openworkflow" },
};
const ours = ["wire", "inside"];
const wanted = values.engines?.split(",") ?? Object.keys(engines);
/** No measurement of one engine may take longer, ms: the rest goes on without it. */
const longest = 6 * 60_000;
const missing = new Map<string, string>();

if (wanted.some((engine) => engines[engine]!.part)) install();
console.log(
  `Node ${process.version}, ${cpus().length} × ${cpus()[0]!.model}; ${clients} clients, ${routes} routes a round`,
);

/** A folder of its own for the time of `work`; what cannot be measured is said once, and the rest goes on. */
async function on<T>(engine: string, work: (world: World) => Promise<T>): Promise<T | undefined> {
  if (missing.has(engine)) return undefined;
  const home = mkdtempSync(path.join(tmpdir(), "bench-peers-"));
  chmodSync(home, 0o755); // PostgreSQL runs as another user
  const world = new World(engine, home);
  const end = () => void world.kill();
  process.once("SIGINT", end);
  try {
    const late = sleep(longest, undefined, { ref: false }).then(() => {
      throw new Error(`not done after ${longest / 60_000} minutes`);
    });
    return await Promise.race([work(world), late]);
  } catch (error) {
    missing.set(engine, (error as Error).message.trim());
    console.log(`${engines[engine]!.name}: not measured. ${missing.get(engine)}`);
    return undefined;
  } finally {
    process.off("SIGINT", end);
    await world.kill();
    rmSync(home, { recursive: true, force: true });
  }
}

const results = new Map<string, Loaded[]>(wanted.map((engine) => [engine, []]));
for (let round = 1; round <= rounds; round++) {
  console.log(`\nRound ${round}; one sync after another: ${syncs(tmpdir()).toFixed(0)}/s`);
  // Each round begins with another one, so that what the machine does besides meets all alike.
  const order = wanted.map((_, i) => wanted[(i + round - 1) % wanted.length]!);
  for (const engine of order) {
    const result = await on(engine, (world) => loaded(world, routes, clients));
    if (!result) continue;
    results.get(engine)!.push(result);
    console.log(lineOf(engines[engine]!.name, result));
  }
}

function lineOf(name: string, { perSecond, cpu, p50, p99, memory, twice }: Loaded): string {
  const figures = `${perSecond.toFixed(1)} routes/s, ${cpu.toFixed(1)} ms CPU a route, next step p50 ${p50.toFixed(0)} p99 ${p99.toFixed(0)} ms`;
  return `${name.padEnd(28)} ${figures}, ${memory.toFixed(0)} MB, asked twice ${twice}`;
}

const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;

console.log("\n| | routes/s [rounds] | CPU ms/route | next step p50 / p99 ms | MB |\n| --- | --- | --- | --- | --- |");
for (const [engine, of] of results) {
  if (of.length === 0) continue;
  const mid = (figure: Exclude<keyof Loaded, "setting">, digits = 0) =>
    median(of.map((one) => one[figure])).toFixed(digits);
  const each = of.map(({ perSecond }) => perSecond.toFixed(0)).join(", ");
  console.log(
    `| ${titleOf(engine)} | ${mid("perSecond")} [${each}] | ${mid("cpu", 1)} | ${mid("p50")} / ${mid("p99")} | ${mid("memory")} |`,
  );
}

function titleOf(engine: string): string {
  const { name, part } = engines[engine]!;
  const found = part === undefined ? undefined : partOf(part);
  return found ? `${name} ${found.version} (${found.license})` : name;
}

if (Number(values.killed) > 0) {
  console.log(`\n| killed three times in ${values.killed} routes | lost | asked twice |\n| --- | --- | --- |`);
  for (const engine of wanted) {
    const result = await on(engine, (world) => killed(world, Number(values.killed), clients));
    if (result) console.log(`| ${titleOf(engine)} | ${result.lost} | ${result.twice} |`);
  }
}

if (Number(values.open) > 0) {
  console.log(
    `\n| ${values.open} open | starts/s | MB | back after kill -9, s | an old route moves after, s | MB then |\n| --- | --- | --- | --- | --- | --- |`,
  );
  for (const engine of wanted) {
    const result = await on(engine, (world) => reopened(world, Number(values.open), clients));
    if (!result) continue;
    const { begun, perSecond, before, back, moved, after } = result;
    const fewer = begun < Number(values.open) ? ` (${begun} in the time there was)` : "";
    const seconds = [back, moved].map((ms) => (ms / 1000).toFixed(2)).join(" | ");
    console.log(
      `| ${titleOf(engine)}${fewer} | ${perSecond.toFixed(0)} | ${before.toFixed(0)} | ${seconds} | ${after.toFixed(0)} |`,
    );
  }
}

console.log("\nHow each was set:");
for (const [engine, of] of results) if (of.length > 0) console.log(`- ${titleOf(engine)}: ${of[0]!.setting}`);
let behind = false;
for (const own of ours.filter((engine) => results.get(engine)?.length))
  for (const peer of wanted.filter((engine) => engines[engine]!.part && results.get(engine)!.length)) {
    const [mine, theirs] = [results.get(own)!, results.get(peer)!];
    const ahead = mine.filter(({ perSecond }, i) => perSecond > (theirs[i]?.perSecond ?? 0)).length;
    behind ||= ahead < mine.length;
    console.log(`${engines[own]!.name} ahead of ${engines[peer]!.name} in ${ahead} of ${mine.length} rounds`);
  }
process.exit(behind ? 1 : 0);
