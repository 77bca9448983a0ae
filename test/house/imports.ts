import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

export const root = path.resolve(import.meta.dirname, "../..");

export const read = (file: string): string => readFileSync(path.join(root, file), "utf8");

/** Made by tools, or of other people; everything else is the repository's own. */
const passedOver = new Set(["node_modules", ".git", ".sst", ".marshrut", "coverage", "dist"]);

/** Files of the repository by their ending, as paths from its root. Found by walking: an export of it has no `.git`. */
export function filesOf(endings: readonly string[], folder = ""): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true })
    .filter((entry) => !passedOver.has(entry.name))
    .flatMap((entry) => {
      const name = path.join(folder, entry.name);
      if (entry.isDirectory()) return filesOf(endings, name);
      return endings.some((ending) => name.endsWith(ending)) ? [name] : [];
    });
}

/** Every TypeScript file below a folder, by its path from the root. */
export const files = (folder: string): string[] => filesOf([".ts", ".tsx"], folder);

export interface Import {
  module: string;
  /** Gone when the program runs, so that types alone are enough. */
  type: boolean;
}

/** What a module imports and exports onward, dynamically too. */
export function importsOf(source: string): Import[] {
  const declared = [...source.matchAll(/^\s*(?:import|export)(\s+type)?\s(?:[^;"]*?\sfrom\s+)?"([^"]+)"/gm)];
  const dynamic = [...source.matchAll(/(typeof )?\bimport\(\s*"([^"]+)"/g)];
  return [...declared, ...dynamic].map((m) => ({ module: m[2]!, type: m[1] !== undefined }));
}

/** Module names in import and export declarations and in dynamic imports. */
export const imported = (source: string): string[] => importsOf(source).map(({ module }) => module);
