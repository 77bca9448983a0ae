import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

export const root = path.resolve(import.meta.dirname, "../..");

/** Every TypeScript file below a folder, by its path from the root. */
export const files = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((f) => f.endsWith(".ts"))
    .map((f) => path.join(folder, f));

/** Module names in import and export declarations and in dynamic imports. */
export const imported = (source: string): string[] => [
  ...[...source.matchAll(/^\s*(?:import|export)\s[^;]*?from\s+"([^"]+)"/gm)].map((m) => m[1]!),
  ...[...source.matchAll(/\bimport\(\s*"([^"]+)"/g)].map((m) => m[1]!),
];

export const read = (file: string): string => readFileSync(path.join(root, file), "utf8");
