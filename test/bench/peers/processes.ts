/** A process with all that it has started, by /proc: what they take, and their end. */
import { existsSync, readdirSync, readFileSync } from "node:fs";

/** Ticks of /proc/<pid>/stat per second: fixed at 100 on Linux. */
const ticks = 100;

interface Stat {
  pid: number;
  parent: number;
  /** User and system time, of ended children too, ms. */
  cpu: number;
}

function statOf(pid: number): Stat | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)!.split(" ");
    const spent = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return { pid, parent: Number(fields[1]), cpu: (spent * 1000) / ticks };
  } catch {
    return undefined; // it has ended in between
  }
}

/** The process and its descendants; elsewhere than on Linux the process alone, and nothing is known of what it took. */
export function treeOf(root: number): Stat[] {
  if (!existsSync("/proc/self/stat")) return [{ pid: root, parent: 0, cpu: Number.NaN }];
  const all = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => statOf(Number(name)) ?? []);
  const found = all.filter(({ pid }) => pid === root);
  for (const parent of found) found.push(...all.filter((stat) => stat.parent === parent.pid));
  return found;
}

export function cpuOf(root: number): number {
  return treeOf(root).reduce((sum, { cpu }) => sum + cpu, 0);
}

/** Memory of all of them, MB; what several share (Postgres does) is counted once. */
export function memoryOf(root: number): number {
  const shares = treeOf(root).map(({ pid }) => {
    try {
      return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1] ?? 0);
    } catch {
      return 0;
    }
  });
  return shares.reduce((sum, share) => sum + share, 0) / 1024;
}

/** `kill -9` for all of them in one moment, so that none sees another go; resolves when they are gone. */
export async function killTree(root: number): Promise<void> {
  const pids = treeOf(root).map(({ pid }) => pid);
  for (const signal of ["SIGSTOP", "SIGKILL"] as const) for (const pid of pids) tell(pid, signal);
  while (pids.some((pid) => isAlive(pid))) await new Promise((resolve) => setTimeout(resolve, 5));
}

function tell(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // ended by itself: PostgreSQL's children do when their parent has
  }
}

function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}
