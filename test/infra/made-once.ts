import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const lookMs = 50;
/** Longer than anything takes that is made here: whoever holds the place then does not work at it. */
const patienceMs = 120_000;

/**
 * Makes a file that is kept, unless it is there: once, also when files of tests in several processes ask for it at the same time.
 * @param make writes the file, under the name that it is given
 */
export async function madeOnce(file: string, make: (near: string) => Promise<void>): Promise<void> {
  mkdirSync(path.dirname(file), { recursive: true });
  const place = `${file}.making`;
  for (let waited = 0; !existsSync(file); waited += lookMs) {
    if (!held(place)) {
      await sleep(lookMs);
      if (waited >= patienceMs || !isAlive(place)) rmSync(place, { force: true });
      continue;
    }
    const near = `${file}.${process.pid}`;
    try {
      await make(near);
      renameSync(near, file);
    } finally {
      rmSync(near, { force: true });
      rmSync(place, { force: true });
    }
  }
}

/** True when the place was free, and is ours. */
function held(place: string): boolean {
  try {
    writeFileSync(place, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** False when whoever took the place is gone and has left it behind. */
function isAlive(place: string): boolean {
  try {
    const pid = Number(readFileSync(place, "utf8"));
    return pid === 0 || process.kill(pid, 0); // 0: it is being written at this moment
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
