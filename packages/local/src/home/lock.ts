import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { StartError } from "../start-error/index.ts";

/**
 * Takes the folder for this process; returns the release. The lock is the operating system's own, on an SQLite file:
 * it ends with the process however that dies, so there is no stale lock to judge. The pid beside it is for people.
 */
export function lock(folder: string): () => void {
  const pidFile = path.join(folder, "pid");
  const held = new DatabaseSync(path.join(folder, "lock.db"));
  try {
    held.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;");
  } catch (cause) {
    held.close();
    if ((cause as { errcode?: number }).errcode !== sqliteBusy) throw cause;
    throw inUse(folder, readPid(pidFile), cause);
  }
  writeFileSync(pidFile, `${process.pid}\n`);
  return () => {
    if (!held.isOpen) return;
    rmSync(pidFile, { force: true });
    held.close();
  };
}

const sqliteBusy = 5;

function readPid(file: string): string {
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    return "?";
  }
}

const inUse = (folder: string, pid: string, cause: unknown) =>
  new StartError(
    {
      ru: `Папка данных ${folder} занята работающей программой (процесс ${pid}). Остановите её (kill ${pid}) или укажите другую папку в MARSHRUT_HOME.`,
      en: `The data folder ${folder} is in use by a running program (process ${pid}). Stop it (kill ${pid}), or name another folder in MARSHRUT_HOME.`,
    },
    { cause },
  );
