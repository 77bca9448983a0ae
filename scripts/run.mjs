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

/** What each npm script runs, in order; every line is one command of node_modules/.bin. */
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
  bench: Object.values(benchmarks),
  "bench:states": [benchmarks.states],
  "bench:cold": [benchmarks.cold],
  "bench:report": [benchmarks.report],
  "bench:product": [["node", "test/bench/product.ts"]],
  "bench:relay": [benchmarks.relay],
  "bench:growth": [benchmarks.growth],
  "bench:match": [["node", "test/bench/match.ts"]],
  mutate: [["node", "scripts/mutate.ts"]],
  soak: [["node", "scripts/soak.ts"]],
  histories: [["node", "scripts/record-histories.ts"]],
  "new:room": [["node", "scripts/new-room.ts"]],
  format: [["biome", "check", "--write", "."]],
  test: [["vitest", "run"]],
  "check:static": [["biome", "check", "."], ["tsc"], ...program],
  check: [["biome", "check", "."], ["tsc"], ...program, ["vitest", "run"]],
};

const [name, ...rest] = process.argv.slice(2);
const commands = scripts[name];
if (!commands) {
  console.error(`Unknown script "${name}". Known: ${Object.keys(scripts).join(", ")}.`);
  process.exit(2);
}
if (stale()) install();
const env = { ...process.env, PATH: `${path.join(root, "node_modules", ".bin")}${path.delimiter}${process.env.PATH}` };
for (const [i, [command, ...args]] of commands.entries()) {
  const last = i === commands.length - 1;
  // Signals: the terminal sends them to the whole group; a supervisor sends them to us alone, so they are passed on.
  const code = await run(bin(command), last ? [...args, ...rest] : args);
  if (code !== 0) process.exit(code);
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

async function run(command, args) {
  const { spawn } = await import("node:child_process");
  const child = spawn(command, args, { cwd: root, env, stdio: "inherit", shell: process.platform === "win32" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  // npm runs us in a shell, which does not pass its signals on: when that is gone, nobody else would tell.
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event) setInterval(() => process.ppid === parent || child.kill(), 500).unref();
  return new Promise((resolve) => child.on("exit", (code, signal) => resolve(code ?? (signal ? 128 : 1))));
}
