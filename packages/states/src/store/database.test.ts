import { mkdtempSync, rmSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Database } from "./database.ts";

let home: string;
let db: Database;
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), "states-db-"));
  db = new Database(home);
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const put = (value: string) => {
  db.begin();
  db.prepare("insert or replace into meta values ('k', ?)").run(value);
};
const get = () => (db.prepare("select value from meta where key = 'k'").get() as { value: string } | undefined)?.value;

test("a write is read at once, and on disk once it is committed", async () => {
  put("a");
  expect(get()).toBe("a");
  await db.committed();
  expect(db.pending).toBe(false);
  db.close();
  db = new Database(home);
  expect(get()).toBe("a");
  db.close();
});

test("a folder of an older engine gets the columns that have come since", () => {
  db.sql.exec(`drop table machines; drop index executions_map_run; alter table executions drop column map_run;
    create table machines (arn text primary key, name text, role_arn text, status text, created_at integer,
    revision integer, settings text) without rowid;
    insert into machines values ('a', 'n', 'r', 'ACTIVE', 1, 1, '{}')`);
  db.close();
  db = new Database(home);
  expect(db.prepare("select type from machines").get()).toEqual({ type: "STANDARD" });
  expect(db.prepare("select map_run from executions").all()).toEqual([]);
  db.close();
});

test("many writes of one turn share a commit", async () => {
  const commits = vi.fn();
  db.aroundCommit.write = () => commits;
  for (let i = 0; i < 100; i++) put(String(i));
  await Promise.all([db.committed(), db.committed()]);
  expect(commits).toHaveBeenCalledTimes(1);
  db.close();
});

test("what is committed while a sync is on its way is told after a sync of its own", async () => {
  const heard: string[] = [];
  db.aroundCommit.syncing = () => void heard.push("sync");
  for (const value of ["a", "b", "c"]) {
    db.aroundCommit.write = () => () => void heard.push(value);
    put(value);
    db.commit(); // at once, as a list does that must see what has been asked for before
  }
  expect(heard).toEqual(["sync"]);
  put("d");
  await db.committed();
  expect(heard).toEqual(["sync", "a", "sync", "b", "c", "sync", "c"]);
  expect([get(), db.pending]).toEqual(["d", false]);
  db.close();
});

test("who asks while a sync is on its way waits for it, though nothing is written", async () => {
  const heard: string[] = [];
  db.aroundCommit.write = () => () => void heard.push("on disk");
  put("a");
  db.commit();
  await db.committed();
  expect(heard).toEqual(["on disk"]);
  db.close();
});

test("one that fails to hear of its sync keeps nobody else from hearing", async () => {
  const complaint = vi.spyOn(console, "error").mockImplementation(() => {});
  db.aroundCommit.write = () => () => {
    throw new Error("cannot hear");
  };
  const written: Promise<void>[] = [];
  for (const value of ["a", "b", "c"]) {
    put(value);
    written.push(db.committed());
    db.commit();
  }
  await Promise.all(written);
  db.commit(); // with nothing to sync
  put("d");
  await db.committed();
  expect(get()).toBe("d");
  expect(complaint).toHaveBeenCalledTimes(5);
  db.close();
  complaint.mockRestore();
});

test("a store that cannot write answers nobody any more", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  put("kept");
  await db.committed();
  db.aroundCommit.write = () => {
    throw new Error("disk is full");
  };
  put("lost");
  await expect(db.committed()).rejects.toThrow("disk is full");
  expect(() => put("later")).toThrow("disk is full");
  await expect(db.committed()).rejects.toThrow("disk is full");
  db.close();
  db = new Database(home);
  expect(get()).toBe("kept");
  db.close();
});

// FAULTS F32
test("a store that is full says so once, and answers nobody from then on; opened anew it has what was acknowledged", async () => {
  const heard: unknown[] = [];
  db.onBroken = (error) => heard.push(error);
  put("kept");
  await db.committed();
  const { page_count: pages } = db.sql.prepare("pragma page_count").get() as { page_count: number };
  db.sql.exec(`pragma max_page_count = ${pages}`); // SQLite says then what it says of a full disk
  expect(() => put("a".repeat(1_000_000))).toThrow(/full/);
  await expect(db.committed()).rejects.toThrow();
  await expect(db.committed()).rejects.toThrow();
  expect(() => put("more")).toThrow();
  expect(heard).toHaveLength(1);
  db.close();
  db = new Database(home);
  expect(get()).toBe("kept");
  db.close();
});

test("a file that is damaged is let go, so that others can look at it", () => {
  put("a");
  db.close();
  truncateSync(path.join(home, "states.sqlite"), 6_000);
  expect(() => new Database(home)).toThrow(/malformed/);
  const other = new DatabaseSync(path.join(home, "states.sqlite"));
  expect(() => other.exec("pragma quick_check")).not.toThrow(/locked/);
  expect(() => other.prepare("select * from meta").all()).toThrow(/malformed/);
  other.close();
});
