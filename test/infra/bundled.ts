import { createHash } from "node:crypto";
import { readdirSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { ensurePlatform } from "../../scripts/sst-platform.ts";
import { madeOnce } from "./made-once.ts";

const root = path.resolve(import.meta.dirname, "../..");

/** Where its sources are; sst's own and the libraries are as the lock file says. */
const places = ["sst.config.ts", "package-lock.json", "infra", "stacks", "packages", "test/infra/program"];

/** What is installed or built there is no source. */
const made = /[\\/](node_modules|dist)([\\/]|$)/;

const hourMs = 3_600_000;

let program: Promise<string> | undefined;

/**
 * The file of the program as one text, bundled as sst does it; libraries stay where they are. Its two thousand sources take a second
 * and a half of a processor, and tests ask some sixty times: it is kept for as long as nothing has changed, under one name, by which
 * Node knows again what it has compiled. Beside sst's own sources, so that both load one copy of Pulumi.
 */
export function bundled(): Promise<string> {
  program ??= keptOrMade();
  return program;
}

async function keptOrMade(): Promise<string> {
  const folder = ensurePlatform();
  const kept = path.join(folder, `marshrut.${stateOfSources()}.mjs`);
  await madeOnce(kept, async (near) => {
    removeFormer(folder);
    await bundle(near);
  });
  return kept;
}

/** Nine megabytes each; one of this hour may be somebody's who works beside. */
function removeFormer(folder: string): void {
  const programs = readdirSync(folder).filter((name) => /^marshrut\.\w+\.mjs/.test(name));
  for (const file of programs.map((name) => path.join(folder, name)))
    if ((statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) < performance.timeOrigin - hourMs)
      rmSync(file, { force: true });
}

/** Another one when a source has come, gone or changed. */
function stateOfSources(): string {
  const state = createHash("sha256");
  for (const file of places.flatMap((place) => filesOf(path.join(root, place))).toSorted()) {
    const { mtimeMs, size } = statSync(file, { throwIfNoEntry: false }) ?? {};
    state.update(`${file} ${mtimeMs} ${size}\n`);
  }
  return state.digest("hex").slice(0, 32);
}

function filesOf(place: string): string[] {
  if (!statSync(place).isDirectory()) return [place];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !made.test(entry.parentPath.slice(place.length)))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

async function bundle(outfile: string): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: ["test/infra/program/main.ts"],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "es2024",
    mainFields: ["module", "main"],
    logLevel: "error",
    plugins: [
      {
        name: "libraries-stay",
        setup: (b) =>
          b.onResolve({ filter: /^[^./]/ }, ({ path: name }) =>
            name.startsWith("@marshrut/") || path.isAbsolute(name) ? undefined : { path: name, external: true },
          ),
      },
    ],
  });
}
