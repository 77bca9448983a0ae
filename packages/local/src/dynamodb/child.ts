import { type ChildProcess, spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";

/** A running dynoxide. `exited` resolves with its last words when it is gone. */
export interface Child {
  process: ChildProcess;
  exited: Promise<string>;
}

/**
 * Becomes the command that follows; whoever started it is at the other end of stdin, and when that end is gone, so is the
 * command.
 */
const mortal = `exec 3<&0; (cat <&3 >/dev/null 2>&1; kill -9 $$ 2>/dev/null) & exec "$@" 3<&- </dev/null`;

/**
 * Where on the loopback this process has its database. Dynoxide lets the pages of every origin read and write (it answers
 * `Access-Control-Allow-Origin: *`, takes any Host and any signature) and cannot be told not to: a page of the open web that finds it has it
 * all. Of the ports of 127.0.0.1 it can try each; of the sixteen million addresses of the loopback it cannot. One for the life of the
 * process, as the ports: clients keep it (decision 0284).
 */
export const hidden = `127.${randomInt(1, 255)}.${randomInt(256)}.${randomInt(1, 255)}`;

/**
 * Starts dynoxide on `port` in a process group of its own: Ctrl-C in the terminal is for us to pass on. It does not
 * outlive us, however we end.
 */
export function spawnDynoxide(binary: string, port: number, dbFile: string): Child {
  const serve = [binary, "serve", "--host", hidden, "--port", String(port), "--db-path", dbFile];
  const child = spawn("/bin/sh", ["-c", mortal, "sh", ...serve], { stdio: ["pipe", "ignore", "pipe"], detached: true });
  let words = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    words = (words + text).slice(-2_000);
  });
  const exited = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(`${signal ?? `exit ${code}`} ${words}`.trim()));
  });
  return { process: child, exited };
}

/** Resolves true once `url` answers, false when the child is gone first. */
export async function answers(url: string, child: Child): Promise<boolean> {
  let gone = false;
  void child.exited.then(() => {
    gone = true;
  });
  while (!gone) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(1_000) });
      await response.arrayBuffer();
      if (response.headers.has("x-dynoxide-version")) return true;
    } catch {
      // not listening yet
    }
    await sleep(5);
  }
  return false;
}
