/** The database file, and the group commit that makes answers durable. */
import { closeSync, fdatasync, mkdirSync, openSync } from "node:fs";
import path from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { added, addedIndexes, schema } from "./schema.ts";

const file = "states.sqlite";

export interface AroundCommit {
  /** Brings its own writes into the transaction that is about to be committed; what it returns is called once they are on disk. */
  write(): () => void;
  /** A sync begins, and ends: until then not all is done. */
  syncing(): void;
  synced(): void;
}

/** What one commit has written, until it is on disk. */
interface Batch {
  isWritten: boolean;
  waiting: PromiseWithResolvers<void> | undefined;
  onDisk: () => void;
}

/**
 * Writes go into an open transaction at once, so that later reads see them. At the end of a turn of the event loop it is committed, which
 * hands it to the operating system, and then synced to disk in another thread, while the next transaction gathers what is asked meanwhile.
 * Whoever must not be forgotten awaits `committed()` before answering.
 */
export class Database {
  readonly sql: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  #waiting: PromiseWithResolvers<void> | undefined;
  #scheduled = false;
  #open = false;
  #broken: unknown;
  /** Committed; their sync has not begun. */
  #next: Batch[] = [];
  /** Those whose sync is on its way: one sync at most. */
  #syncing: Batch[] = [];
  #closed = false;
  /** SQLite's log, to sync what it has written; none where somebody else opened the database and says when what was written is to stay. */
  readonly #log: number | undefined;
  aroundCommit: AroundCommit = { write: () => () => {}, syncing() {}, synced() {} };
  /** Hears once that this store answers nobody any more, and why. */
  onBroken: (error: unknown) => void = () => {};

  /** @param lent the tables go into this one, whose owner commits and closes it: then nothing is on disk before that */
  constructor(home: string, lent?: DatabaseSync) {
    this.sql = lent ?? this.#own(home);
    try {
      if (!lent) this.#tune();
      this.sql.exec(schema);
      this.#addColumns();
    } catch (error) {
      if (!lent) this.sql.close(); // or nobody else could look at what is wrong with it
      throw error;
    }
    if (!lent) this.#log = openSync(`${path.join(home, file)}-wal`, "r+");
  }

  #own(home: string): DatabaseSync {
    mkdirSync(home, { recursive: true });
    return new DatabaseSync(path.join(home, file));
  }

  #tune(): void {
    // NORMAL: SQLite keeps its file whole whatever happens, and leaves it to us to sync its log after a commit, so that an acknowledged
    // request also survives the loss of power (sqlite.org/pragma.html#pragma_synchronous).
    // EXCLUSIVE: a second engine on the same folder is refused at once, not in the middle of its work.
    this.sql.exec("pragma locking_mode = exclusive; pragma journal_mode = wal; pragma synchronous = normal;");
    this.sql.exec("pragma wal_autocheckpoint = 2000; pragma cache_size = -4000;");
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
    if (!this.#open && this.#log !== undefined) this.sql.exec("begin immediate");
    this.#open = true;
    this.schedule();
  }

  /** Asks for a commit at the end of this turn of the event loop, or of the sync that is on its way. */
  schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    if (this.#syncing.length === 0) this.#soon();
  }

  #soon(): void {
    setImmediate(() => {
      try {
        if (this.#scheduled && this.#syncing.length === 0) this.commit();
      } catch (error) {
        console.error(error); // told to all who wait for the commit, and to all who come after
      }
    });
  }

  /** Resolves when everything written so far is on disk. */
  committed(): Promise<void> {
    if (this.#broken) return Promise.reject(this.#broken);
    if (!this.#scheduled) return this.synced();
    this.#waiting ??= Promise.withResolvers();
    return this.#waiting.promise;
  }

  /** Resolves when everything committed so far is on disk. */
  synced(): Promise<void> {
    if (this.#broken) return Promise.reject(this.#broken);
    const last = this.#next.at(-1) ?? this.#syncing.at(-1);
    if (!last) return Promise.resolve();
    last.waiting ??= Promise.withResolvers();
    return last.waiting.promise;
  }

  get pending(): boolean {
    return this.#scheduled || this.#syncing.length > 0;
  }

  /** Commits at once; what it wrote is on disk later, as `committed()` tells. */
  commit(): void {
    try {
      const onDisk = this.aroundCommit.write();
      this.#scheduled = false;
      const isWritten = this.#open && this.#log !== undefined;
      if (isWritten) this.sql.exec("commit");
      this.#open = false;
      this.#next.push({ isWritten, waiting: this.#waiting, onDisk });
      this.#waiting = undefined;
      if (this.#syncing.length > 0) return; // its turn comes after that
      this.#goOn();
    } catch (error) {
      this.#fail(error);
      throw error;
    }
  }

  #begin(): void {
    this.#syncing = this.#next.splice(0);
    this.aroundCommit.syncing();
    fdatasync(this.#log!, (error) => {
      try {
        this.#end(error);
      } catch (failure) {
        console.error(failure); // told to all who wait; and the next sync must go on
      }
      this.aroundCommit.synced();
    });
  }

  #end(error: Error | null): void {
    if (this.#closed) closeSync(this.#log!);
    if (error) {
      this.#fail(error);
      throw error;
    }
    tell(this.#syncing.splice(0));
    if (this.#syncing.length > 0) return; // who was told has committed
    this.#goOn();
    if (this.#scheduled && this.#syncing.length === 0) this.#soon();
  }

  /** Syncs what is committed: also what was before, when who is told of a sync commits in that breath and has written nothing. */
  #goOn(): void {
    if (!this.#closed && this.#next.some(({ isWritten }) => isWritten)) this.#begin();
    else tell(this.#next.splice(0)); // what has written nothing waited for others, which are on disk now
  }

  /** A store that cannot write answers nobody any more. */
  #fail(error: unknown): void {
    const isFirst = this.#broken === undefined;
    this.#broken ??= error;
    for (const { waiting } of [...this.#syncing.splice(0), ...this.#next.splice(0)]) waiting?.reject(error);
    this.#waiting?.reject(error);
    this.#waiting = undefined;
    if (isFirst) this.onBroken(error);
  }

  /** SQLite syncs what is left. */
  close(): void {
    const isSyncing = this.#syncing.length > 0;
    this.#closed = true;
    if (!this.#broken) this.commit();
    this.#scheduled = false;
    if (this.#log === undefined) return;
    this.sql.close();
    if (!isSyncing) closeSync(this.#log);
  }
}

function tell(batches: Batch[]): void {
  for (const { waiting, onDisk } of batches) {
    waiting?.resolve();
    try {
      onDisk();
    } catch (error) {
      console.error(error); // the others are told all the same, and the store is whole
    }
  }
}
