/** The database file, and the group commit that makes answers durable. */
import { mkdirSync } from "node:fs";
import path from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { added, addedIndexes, schema } from "./schema.ts";

export interface AroundCommit {
  /** Brings its own writes into the transaction that is about to be committed. */
  write(): void;
  /** Everything written so far is on disk. */
  synced(): void;
}

/**
 * Writes go into an open transaction at once, so that later reads see them; the transaction is committed, with a sync
 * to disk, once per turn of the event loop. Whoever must not be forgotten awaits `committed()` before answering.
 */
export class Database {
  readonly sql: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  #waiting: PromiseWithResolvers<void> | undefined;
  #scheduled = false;
  #open = false;
  #broken: unknown;
  /** Somebody else opened the file, and says when what was written is to stay. */
  readonly #isLent: boolean;
  aroundCommit: AroundCommit = { write() {}, synced() {} };

  /** @param lent the tables go into this one, whose owner commits and closes it: then nothing is on disk before that */
  constructor(home: string, lent?: DatabaseSync) {
    this.#isLent = lent !== undefined;
    this.sql = lent ?? this.#own(home);
    this.sql.exec(schema);
    this.#addColumns();
  }

  #own(home: string): DatabaseSync {
    mkdirSync(home, { recursive: true });
    const sql = new DatabaseSync(path.join(home, "states.sqlite"));
    // FULL: an acknowledged request also survives the loss of power; the price is one sync per group of requests.
    // EXCLUSIVE: a second engine on the same folder is refused at once, not in the middle of its work.
    sql.exec("pragma locking_mode = exclusive; pragma journal_mode = wal; pragma synchronous = full;");
    sql.exec("pragma wal_autocheckpoint = 2000; pragma cache_size = -4000;");
    return sql;
  }

  #addColumns(): void {
    for (const [table, column, type] of added) {
      const known = this.sql.prepare(`select 1 from pragma_table_info('${table}') where name = ?`).get(column);
      if (!known) this.sql.exec(`alter table ${table} add column ${column} ${type}`);
    }
    this.sql.exec(addedIndexes);
  }

  /** A statement, compiled once. */
  prepare(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.sql.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  /** Call before the first write of a change. */
  begin(): void {
    if (this.#broken) throw this.#broken;
    if (!this.#open && !this.#isLent) this.sql.exec("begin immediate");
    this.#open = true;
    this.schedule();
  }

  /** Asks for a commit at the end of this turn of the event loop. */
  schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      try {
        if (this.#scheduled) this.commit();
      } catch (error) {
        console.error(error); // told to all who wait for the commit, and to all who come after
      }
    });
  }

  /** Resolves when everything written so far is on disk. */
  committed(): Promise<void> {
    if (this.#broken) return Promise.reject(this.#broken);
    if (!this.#scheduled) return Promise.resolve();
    this.#waiting ??= Promise.withResolvers();
    return this.#waiting.promise;
  }

  get pending(): boolean {
    return this.#scheduled;
  }

  commit(): void {
    let waiting: PromiseWithResolvers<void> | undefined;
    try {
      this.aroundCommit.write();
      this.#scheduled = false;
      waiting = this.#waiting;
      this.#waiting = undefined;
      if (this.#open && !this.#isLent) this.sql.exec("commit");
      this.#open = false;
    } catch (error) {
      this.#broken = error; // a store that cannot write answers nobody any more
      (waiting ?? this.#waiting)?.reject(error);
      throw error;
    }
    waiting?.resolve();
    this.aroundCommit.synced();
  }

  close(): void {
    if (!this.#broken) this.commit();
    this.#scheduled = false;
    if (!this.#isLent) this.sql.close();
  }
}
