import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { ensurePlatform } from "../../../scripts/sst-platform.ts";
import { madeOnce } from "./made-once.ts";

const root = path.resolve(import.meta.dirname, "../../..");
const cache = path.join(root, "node_modules/.cache/infra");

/** Where its sources are; sst's own and the libraries are as the lock file says. */
const places = ["sst.config.ts", "package-lock.json", "infra", "stacks", "packages", "test/infra/program"];

let program: Promise<string> | undefined;

/**
 * The program as one text, bundled as sst does it; libraries stay where they are. Its two thousand sources take a second and a half of
 * a processor, and tests ask some sixty times: it is kept for as long as nothing has changed.
 */
export function bundled(): Promise<string> {
  program ??= keptOrMade();
  return program;
}

async function keptOrMade(): Promise<string> {
  ensurePlatform();
  const kept = path.join(cache, `program.${stateOfSources()}.mjs`);
  await madeOnce(kept, async (near) => {
    const former = readdirSync(cache).filter((name) => /^program\.\w+\.mjs$/.test(name));
    await bundle(near);
    for (const name of former) rmSync(path.join(cache, name), { force: true }); // nine megabytes each
  });
  return readFileSync(kept, "utf8");
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
    .filter((entry) => entry.isFile() && !entry.parentPath.slice(place.length).includes("node_modules"))
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
