import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** What the built files are made of. */
const sources = [
  "packages/console/src",
  "packages/console/public",
  "packages/console/index.html",
  "packages/console/vite.config.ts",
  "packages/console/package.json",
  "packages/client/src",
  "package-lock.json",
];

/**
 * The folder of the built console. Built where its sources have changed since, in a process of its own, once for all who ask at the
 * same time; the builds before the last few are let go. @param root the repository, for whoever is bundled elsewhere
 */
export async function buildConsole(root = path.join(import.meta.dirname, "../..")): Promise<string> {
  const folder = path.join(root, "node_modules/.cache/console", fingerprint(root));
  mkdirSync(path.dirname(folder), { recursive: true });
  while (!existsSync(folder))
    if (!(await built(root, folder))) await new Promise((resolve) => setTimeout(resolve, 200));
  return folder;
}

/** What is handed out of it, by its place there; what Vite notes for whoever builds is not. */
export const builtFiles = (folder: string): string[] =>
  filesOf(folder)
    .map((file) => path.relative(folder, file))
    .filter((at) => !at.startsWith("."));

/** @returns false while somebody else is at it */
async function built(root: string, folder: string): Promise<boolean> {
  const lock = `${folder}.lock`;
  if (!locked(lock)) return false;
  const made = `${folder}.new`;
  try {
    // Somebody may have been at it, and have finished since we looked.
    if (existsSync(folder)) return true;
    const vite = path.join(root, "node_modules/vite/bin/vite.js");
    const here = path.join(root, "packages/console");
    const args = [vite, "build", here, "--outDir", made, "--emptyOutDir", "--logLevel", "error"];
    // Whoever asks may be a test, for which React would be built as it is developed.
    await promisify(execFile)(process.execPath, args, { cwd: here, env: { ...process.env, NODE_ENV: "production" } });
    renameSync(made, folder);
    forget(folder);
    return true;
  } finally {
    rmSync(made, { recursive: true, force: true });
    rmSync(lock, { recursive: true, force: true });
  }
}

/** A folder can be made by one alone. It names its process, so that one that died lets go. */
function locked(lock: string): boolean {
  try {
    mkdirSync(lock);
    mkdirSync(path.join(lock, String(process.pid)));
    return true;
  } catch {
    const owner = existsSync(lock) ? Number(readdirSync(lock)[0] ?? 0) : 0;
    if (owner && !runs(owner)) rmSync(lock, { recursive: true, force: true });
    return false;
  }
}

function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Some builds stay, for whoever goes back and forth between branches. */
function forget(newest: string): void {
  const kept = path.dirname(newest);
  const all = readdirSync(kept, { withFileTypes: true }).filter(
    (one) => one.isDirectory() && /^[0-9a-f]{16}$/.test(one.name),
  );
  const old = all.map(({ name }) => path.join(kept, name)).filter((folder) => folder !== newest);
  for (const folder of old.slice(0, -4)) rmSync(folder, { recursive: true, force: true });
}

function fingerprint(root: string): string {
  const hash = createHash("sha256");
  const add = (at: string): void => {
    if (!existsSync(at)) return;
    hash.update(path.relative(root, at));
    hash.update(readFileSync(at));
  };
  for (const source of sources.map((one) => path.join(root, one))) {
    const isFolder = existsSync(source) && path.extname(source) === "";
    if (!isFolder) add(source);
    else for (const file of filesOf(source)) add(file);
  }
  return hash.digest("hex").slice(0, 16);
}

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map(({ parentPath, name }) => path.join(parentPath, name))
    .sort();

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(await buildConsole());
