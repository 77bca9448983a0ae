/** Peers come from their own folder, which the command itself fills: none of them is a part of the product or of its lock file. */
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const wanted = fileURLToPath(new URL("package.json", import.meta.url));
const folder = fileURLToPath(new URL("../../../node_modules/.cache/peers/", import.meta.url));

/** Where a package of theirs is. */
export const folderOf = (name: string) => path.join(folder, "node_modules", name);

/** A module of theirs; what it is like is said by whoever asks, since its types are not there to be checked. */
export async function peer<T>(module: string): Promise<T> {
  return (await import(pathToFileURL(createRequire(path.join(folder, "package.json")).resolve(module)).href)) as T;
}

/** The exact version that is measured, and under which licence it is. */
export function partOf(name: string): { version: string; license: string } | undefined {
  const file = path.join(folderOf(name), "package.json");
  return existsSync(file)
    ? (JSON.parse(readFileSync(file, "utf8")) as { version: string; license: string })
    : undefined;
}

/** Fills the folder when something is missing. What cannot be installed is found missing later, and said. */
export function install(): void {
  const { dependencies } = JSON.parse(readFileSync(wanted, "utf8")) as { dependencies: Record<string, string> };
  if (Object.entries(dependencies).every(([name, version]) => partOf(name)?.version === version)) return;
  mkdirSync(folder, { recursive: true });
  copyFileSync(wanted, path.join(folder, "package.json"));
  console.error("Installing the peers (npm install)…");
  // Without scripts: one of them would only report the installation to its makers.
  const args = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error"];
  const { status } = spawnSync("npm", args, { cwd: folder, stdio: ["ignore", process.stderr.fd, process.stderr.fd] });
  if (status !== 0) console.error("npm install failed: what is not there is not measured.");
}
