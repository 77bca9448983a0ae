// npm run bench:cold — what a cold start of each function loads, and how long its module takes to load here: bundled as a
// deploy does it, imported by a fresh process each time, the median of 11. Not the whole of a cold start on AWS, which
// adds the download and the start of the runtime; the part of it that our code decides. Beside the time the processor's time is
// told, which others on the same machine change less.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { functions } from "@marshrut/functions/manifest";
import { takesNoWords } from "@marshrut/local/command-line";
import { type Bundle, bundle } from "../infra/bundles.ts";

takesNoWords(process.argv.slice(2), "npm run bench:cold", {
  ru: "Параметров нет: npm run bench:cold",
  en: "There are no options: npm run bench:cold",
});

const runs = 11;
/** What docs/decisions/0022 asks for: bytes at start, milliseconds here. */
const goal = (name: string) => (name === "api" ? { bytes: 1_200_000, ms: 120 } : { bytes: 600_000, ms: 60 });

const measure = `
  const [began, before] = [performance.now(), process.cpuUsage()];
  await import(process.argv[1]);
  const { user, system } = process.cpuUsage(before);
  process.stdout.write(JSON.stringify({ ms: performance.now() - began, cpu: (user + system) / 1000 }));`;

/** Milliseconds that the import takes in a process of its own; variables are absent, as nothing may be read while loading. */
function loadOnce(file: string): { ms: number; cpu: number } {
  const env = { PATH: process.env.PATH ?? "", AWS_REGION: "eu-central-1" };
  return JSON.parse(execFileSync(process.execPath, ["--input-type=module", "-e", measure, file], { env }).toString());
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

const kb = (bytes: number) => `${Math.round(bytes / 1000)}`.padStart(6);

const folder = mkdtempSync(path.join(tmpdir(), "cold-"));
try {
  const bundles: Bundle[] = [];
  for (const { name, handler } of functions) bundles.push(await bundle(name, handler, folder));
  console.log(`Node ${process.version}, ${runs} runs each; kB minified\n`);
  console.log("function             at start  in all  load ms  cpu ms   largest at start");
  let missed = 0;
  for (const { name, file, atStart, total, parts } of bundles) {
    const loads = Array.from({ length: runs }, () => loadOnce(file));
    const [ms, cpu] = [median(loads.map((l) => l.ms)), median(loads.map((l) => l.cpu))];
    const { bytes, ms: most } = goal(name);
    const over = [atStart > bytes && "size", ms > most && "time"].filter(Boolean);
    missed += over.length;
    const largest = parts.slice(0, 4).map(([part, n]) => `${part.replace("packages/", "")} ${Math.round(n / 1000)}`);
    console.log(
      `${name.padEnd(20)} ${kb(atStart)}  ${kb(total)}  ${ms.toFixed(0).padStart(7)} ${cpu.toFixed(0).padStart(7)}   ${largest.join(", ")}${over.length > 0 ? `   ← ${over.join(" and ")} over the goal` : ""}`,
    );
  }
  console.log(
    `\nGoals: API 1200 kB and 120 ms, others 600 kB and 60 ms at start.\nOver: ${missed}, see docs/decisions/0022-bundles.md.`,
  );
  console.log("Times are of this machine, as busy as it is now.");
} finally {
  rmSync(folder, { recursive: true, force: true });
}
