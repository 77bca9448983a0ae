import { readFileSync, readlinkSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * Ends the database process that a killed run has left behind on `dbFile`. Only a process that really is dynoxide on
 * that very file is touched: a pid alone may have been given to someone else since. (Linux, as the built-in binary.)
 */
export async function endOrphan(pidFile: string, dbFile: string): Promise<void> {
  const pid = Number(readOr(pidFile, ""));
  if (!Number.isInteger(pid) || pid <= 1 || !isDynoxide(pid, dbFile)) return;
  process.kill(pid, "SIGKILL"); // acknowledged writes are in its file already
  while (isDynoxide(pid, dbFile)) await sleep(5);
}

function isDynoxide(pid: number, dbFile: string): boolean {
  try {
    const executable = readlinkSync(`/proc/${pid}/exe`).replace(/ \(deleted\)$/, "");
    return (
      executable.endsWith("/dynoxide") && readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").includes(dbFile)
    );
  } catch {
    return false; // gone, a zombie, or somebody else's
  }
}

function readOr(file: string, fallback: string): string {
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    return fallback;
  }
}
