// Every npm script comes through here, so that a fresh clone needs Node 20 and nothing else:
// dependencies are installed when they are missing or stale, and the work runs on the pinned Node of devDependencies.
// Plain JavaScript on purpose: it must run before anything is installed.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const bin = (name) => path.join(root, "node_modules", ".bin", name);

/** The infrastructure is a program of its own, with sst's globals: its types are checked against sst's own sources. */
const program = [
  ["node", "scripts/sst-platform.ts"],
  ["tsc", "-p", "tsconfig.sst.json"],
];

const benchmarks = {
  states: ["node", "test/bench/states.ts"],
  cold: ["node", "test/bench/cold.ts"],
  relay: ["node", "test/bench/relay.ts"],
  growth: ["node", "test/bench/growth.ts"],
  report: ["node", "--max-old-space-size=160", "--max-semi-space-size=4", "test/bench/report.ts"],
};

/** Side by side: Biome's scan of the whole project keeps one core busy for long. */
const statics = {
  beside: [[["biome", "check", "."]], [["tsc"], ["tsc", "-p", "packages/console/tsconfig.json"], ...program]],
};

/** What each npm script runs, in order; every line is one command of node_modules/.bin, or rows of them side by side. */
const scripts = {
  start: [["node", "packages/local/src/commands/start.ts"]],
  demo: [["node", "packages/local/src/commands/demo.ts"]],
  pilot: [["node", "packages/local/src/commands/pilot.ts"]],
  token: [["node", "packages/local/src/commands/token.ts"]],
  roadmap: [["node", "packages/local/src/commands/roadmap.ts"]],
  states: [["node", "packages/states/src/main.ts"]],
  "audit:verify": [["node", "scripts/ops/verify-audit.ts"]],
  "keys:rotate": [["node", "scripts/ops/rotate-keys.ts"]],
  sbom: [["node", "scripts/parts/sbom.ts"]],
  "audit:deps": [["node", "scripts/parts/audit.ts"]],
  cost: [["node", "packages/local/src/commands/cost.ts"]],
  // Of a large region 200 MB are in use, of which Node would make 800 before it collects.
  simulate: [
    ["node", "--max-semi-space-size=64", "--heap-growing-percent=100", "packages/local/src/commands/simulate.ts"],
  ],
  bench: Object.values(benchmarks),
  "bench:states": [benchmarks.states],
  "bench:cold": [benchmarks.cold],
  "bench:report": [benchmarks.report],
  "bench:open": [["node", "test/bench/open.ts"]],
  "bench:product": [["node", "test/bench/product.ts"]],
  "bench:relay": [benchmarks.relay],
  "bench:growth": [benchmarks.growth],
  "bench:match": [["node", "test/bench/match.ts"]],
  "bench:million": [["node", "test/bench/million.ts"]],
  "bench:search": [["node", "test/bench/search.ts"]],
  "bench:rounds": [["node", "test/bench/rounds.ts"]],
  "bench:wire": [["node", "test/bench/wire.ts"]],
  "bench:peers": [["node", "test/bench/peers.ts"]],
  "bench:console": [["node", "test/bench/console.ts"]],
  mutate: [["node", "scripts/mutate.ts"]],
  soak: [["node", "scripts/soak.ts"]],
  histories: [["node", "scripts/record-histories.ts"]],
  "new:room": [["node", "scripts/new-room.ts"]],
  hsds: [["node", "scripts/parts/hsds.ts"]],
  format: [["biome", "check", "--write", "."]],
  test: [["vitest", "run"]],
  "check:static": [statics],
  check: [statics, ["vitest", "run"]],
};

const [name, ...rest] = process.argv.slice(2);
const commands = scripts[name];
if (!commands) {
  console.error(`Unknown script "${name}". Known: ${Object.keys(scripts).join(", ")}.`);
  process.exit(2);
}
if (stale()) install();
const env = {
  // What Node has compiled, types taken away: the next start has it there, in less than half the time.
  NODE_COMPILE_CACHE: path.join(root, "node_modules", ".cache", "compiled"),
  ...process.env,
  PATH: `${path.join(root, "node_modules", ".bin")}${path.delimiter}${process.env.PATH}`,
};
const code = await inOrder(commands, rest);
process.exit(code);

/** Until one fails. @param more arguments, for the last command @returns the exit code */
async function inOrder(steps, more = []) {
  for (const [i, step] of steps.entries()) {
    const extra = i === steps.length - 1 ? more : [];
    const code = step.beside
      ? Math.max(...(await Promise.all(step.beside.map((row) => inOrder(row)))))
      : await run(bin(step[0]), [...step.slice(1), ...extra]);
    if (code !== 0) return code;
  }
  return 0;
}

/** True when node_modules is not what package-lock.json says (optional packages of other platforms may be missing). */
function stale() {
  const installed = path.join(root, "node_modules", ".package-lock.json");
  if (!existsSync(installed) || !existsSync(bin("node"))) return true;
  const wanted = JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8")).packages;
  const have = JSON.parse(readFileSync(installed, "utf8")).packages;
  return Object.entries(wanted).some(
    ([key, p]) => key.startsWith("node_modules/") && !p.link && !p.optional && have[key]?.version !== p.version,
  );
}

function install() {
  // Quiet: on Node 20 npm would warn of each package that wants a newer one, which is what the pinned Node is for.
  console.error("Installing dependencies (npm ci)…");
  const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"], {
    cwd: root,
    stdio: ["ignore", process.stderr.fd, process.stderr.fd],
    shell: process.platform === "win32",
  });
  if (status !== 0) {
    console.error("npm ci failed: see the lines above. With no network, run it once where there is one.");
    process.exit(status ?? 1);
  }
}

/** Signals: the terminal sends them to the whole group; a supervisor sends them to us alone, so they are passed on. */
async function run(command, args) {
  const { spawn } = await import("node:child_process");
  const child = spawn(command, args, { cwd: root, env, stdio: "inherit", shell: process.platform === "win32" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  // npm runs us in a shell, which does not pass its signals on: when that is gone, nobody else would tell.
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event) setInterval(() => process.ppid === parent || child.kill(), 500).unref();
  return new Promise((resolve) => child.on("exit", (code, signal) => resolve(code ?? (signal ? 128 : 1))));
}
