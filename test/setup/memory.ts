import { existsSync, mkdirSync, readdirSync, rmSync, statfsSync } from "node:fs";
import path from "node:path";

/** Where Linux keeps files in memory. */
const memory = "/dev/shm";
/** Many times what a whole run has there at one time. */
const roomBytes = 2 * 1024 ** 3;
const prefix = "marshrut-tests-";

/**
 * Before any test: puts the temporary folder of all tests into memory, where the machine has such a place. The databases of the local
 * cloud wait for the disk at every commit, as they must; what tests kill is processes, which lose nothing of a file in memory either.
 */
export default function setup(): (() => void) | undefined {
  if (process.env.TMPDIR || room() < roomBytes) return undefined;
  removeLeft();
  const folder = path.join(memory, `${prefix}${process.pid}`);
  mkdirSync(folder, { recursive: true });
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

function room(): number {
  try {
    const { bavail, bsize } = statfsSync(memory);
    return bavail * bsize;
  } catch {
    return 0; // there is no such place
  }
}

/** What killed runs have left there takes memory. */
function removeLeft(): void {
  const left = readdirSync(memory).filter((name) => name.startsWith(prefix));
  for (const name of left.filter((one) => !existsSync(`/proc/${one.slice(prefix.length)}`)))
    rmSync(path.join(memory, name), { recursive: true, force: true });
}
