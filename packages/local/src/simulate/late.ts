import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** Packages whose functions load rooms when they are asked for. */
const packages = ["functions", "api", "core", "aws", "workflows"];
const late = /\bimport\("(\.[^"]+)"\)/g;

/**
 * Loads all that is otherwise loaded when it is first wanted (decision 0101): the reading of a file ends when it does, and what else a function
 * does side by side would come before it in one run and behind it in the next.
 */
export async function loadAll(): Promise<void> {
  const files = packages.flatMap((name) => sourcesOf(path.resolve(import.meta.dirname, "../../..", name, "src")));
  const wanted = files.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(late)].map(([, to]) => path.resolve(path.dirname(file), to!)),
  );
  for (const file of new Set(wanted)) await import(/* @vite-ignore */ file);
}

const sourcesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .map((name) => path.join(folder, name));
