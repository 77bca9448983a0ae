import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { ClockMemory } from "../clock/index.ts";
import { StartError } from "../start-error/index.ts";
import { lock } from "./lock.ts";

/** Of the layout of the data folder; raise it when an older program could no longer read the folder. */
export const homeVersion = 1;

/** The data folder of one local cloud, ours alone while it is open. */
export interface Home {
  /** Absolute path of the folder. */
  readonly path: string;
  /** The rooms' own small state (WAL; what is committed survives a kill). */
  readonly db: DatabaseSync;
  /** Absolute path of a file of the folder. */
  file(name: string): string;
  /** Absolute path of a folder of the folder, made when missing. */
  folder(name: string): string;
  /** Where the clock keeps its reading. */
  readonly clockMemory: ClockMemory;
  close(): void;
}

/**
 * Opens (or makes, 0700: it holds personal data) the data folder `where` and takes its lock.
 * StartError: another process has it, it is of a newer version, or it is some other folder.
 */
export function openHome(where: string): Home {
  const folder = path.resolve(where);
  const file = (name: string) => path.join(folder, name);
  const { unlock, db } = writing(folder, () => {
    prepare(folder);
    const unlock = lock(folder);
    const db = new DatabaseSync(file("local.db"));
    db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000;");
    return { unlock, db };
  });
  return {
    path: folder,
    db,
    file,
    folder: (name) => {
      mkdirSync(file(name), { recursive: true, mode: 0o700 });
      return file(name);
    },
    clockMemory: clockMemory(db),
    close: () => {
      if (db.isOpen) db.close();
      unlock();
    },
  };
}

/** What SQLite and the file system say of a place where nothing can be written; ENOENT: of a folder to be made there (mkdir -p). */
const unwritable = new Set<unknown>(["EACCES", "EPERM", "EROFS", "ENOTDIR", "EEXIST", "ENOENT", 8, 14]);
/** What they say of a disk that is full, or of a quota that is used up. */
const full = new Set<unknown>(["ENOSPC", "EDQUOT", 13]);
/** SQLite wants about so much at once: a page more in each of its logs. */
const probeBytes = 1024 * 1024;

function writing<T>(folder: string, open: () => T): T {
  try {
    return open();
  } catch (cause) {
    throw inWords(folder, cause) ?? cause;
  }
}

function inWords(folder: string, cause: unknown): StartError | undefined {
  const { code, errcode, message } = cause as { code?: string; errcode?: number; message: string };
  if (full.has(code) || full.has(errcode))
    return new StartError(
      {
        ru: `На диске, где папка данных ${folder}, нет места (${message}). Освободите место и запустите снова: всё, что было подтверждено, сохранено.`,
        en: `The disk of the data folder ${folder} is full (${message}). Make room and start again: whatever was acknowledged is kept.`,
      },
      { cause },
    );
  if (!unwritable.has(code) && !unwritable.has(errcode)) return undefined;
  return new StartError(
    {
      ru: `В папку данных ${folder} не записать (${message}). Дайте на неё права или укажите другую папку в MARSHRUT_HOME.`,
      en: `The data folder ${folder} cannot be written (${message}). Allow it, or name another folder in MARSHRUT_HOME.`,
    },
    { cause },
  );
}

/** SQLite's words for a file that is damaged, and for one that is none of its own. */
const damage = new Set<unknown>([11, 26]);

/** Why something has failed that works in a data folder: a damaged file, or no room; undefined where it is not the folder. */
export function whyFailed(folder: string, error: unknown): StartError | undefined {
  if (!damage.has((error as { errcode?: number } | null)?.errcode)) return whyUnwritable(folder);
  const names = damaged(folder).join(", ") || "?";
  return new StartError(
    {
      ru: `В папке данных ${folder} повреждено: ${names}. Верните папку из копии, всю: её файлы говорят об одном и том же. Или укажите другую в MARSHRUT_HOME.`,
      en: `Damaged in the data folder ${folder}: ${names}. Restore the folder from a copy, all of it: its files speak of the same. Or name another one in MARSHRUT_HOME.`,
    },
    { cause: error },
  );
}

function damaged(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return files.filter((file) => /\.(db|sqlite)$/.test(file) && !isSound(path.join(folder, file))).sort();
}

function isSound(file: string): boolean {
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(file, { readOnly: true });
    return Object.values(db.prepare("PRAGMA quick_check(1)").get() ?? {})[0] === "ok";
  } catch (error) {
    return !damage.has((error as { errcode?: number }).errcode); // what is locked is in use
  } finally {
    db?.close();
  }
}

/** Why nothing can be written into a data folder now, for whatever has failed in it; undefined where something can. */
export function whyUnwritable(folder: string): StartError | undefined {
  const probe = path.join(path.resolve(folder), "probe");
  try {
    writeFileSync(probe, Buffer.alloc(probeBytes), { flush: true });
    return undefined;
  } catch (cause) {
    return inWords(path.resolve(folder), cause);
  } finally {
    rmSync(probe, { force: true });
  }
}

function prepare(folder: string): void {
  const versionFile = path.join(folder, "version");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (existsSync(versionFile)) {
    refuseOther(folder, readFileSync(versionFile, "utf8").trim());
  } else {
    const strangers = readdirSync(folder).filter((name) => !name.startsWith("version"));
    if (strangers.length > 0) throw notOurs(folder, strangers[0]!);
    // Whole or not at all: a crash here must not leave a folder that we would take for somebody else's.
    writeFileSync(`${versionFile}.new`, `${homeVersion}\n`, { flush: true });
    renameSync(`${versionFile}.new`, versionFile);
  }
  chmodSync(folder, 0o700);
}

function refuseOther(folder: string, text: string): void {
  const version = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isNaN(version)) throw notOurs(folder, "version");
  if (version <= homeVersion) return;
  throw new StartError({
    ru: `Папка данных ${folder} имеет версию ${version}, а эта программа знает версии до ${homeVersion}. Обновите программу или укажите другую папку в переменной MARSHRUT_HOME.`,
    en: `The data folder ${folder} is of version ${version}, and this program knows versions up to ${homeVersion}. Update the program, or name another folder in MARSHRUT_HOME.`,
  });
}

const notOurs = (folder: string, stranger: string) =>
  new StartError({
    ru: `Папка ${folder} не похожа на папку данных «Маршрута» (в ней ${stranger}). Укажите в MARSHRUT_HOME пустую или новую папку.`,
    en: `The folder ${folder} does not look like a data folder of Marshrut (it holds ${stranger}). Name an empty or a new folder in MARSHRUT_HOME.`,
  });

function clockMemory(db: DatabaseSync): ClockMemory {
  db.exec(
    'CREATE TABLE IF NOT EXISTS clock (one INTEGER PRIMARY KEY CHECK (one = 1), "offset" REAL NOT NULL, at REAL NOT NULL)',
  );
  const load = db.prepare('SELECT "offset", at FROM clock');
  const save = db.prepare(
    'INSERT INTO clock VALUES (1, ?, ?) ON CONFLICT DO UPDATE SET "offset" = excluded."offset", at = excluded.at',
  );
  return {
    load: () => load.get() as { offset: number; at: number } | undefined,
    save: ({ offset, at }) => {
      if (db.isOpen) save.run(offset, at);
    },
  };
}
