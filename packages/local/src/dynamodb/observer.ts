import { DatabaseSync, type StatementSync } from "node:sqlite";

/** Sees from beside whether anything has been written into dynoxide's file; it asks SQLite and reads none of it. */
export class Observer {
  #db: DatabaseSync;
  #version: StatementSync;

  constructor(dbFile: string) {
    this.#db = new DatabaseSync(dbFile, { readOnly: true });
    this.#version = this.#db.prepare("PRAGMA data_version");
  }

  /** Another number once another process has committed; undefined while the file is busy. */
  written(): number | undefined {
    try {
      return Number(this.#version.get()?.data_version);
    } catch {
      return undefined;
    }
  }

  close(): void {
    this.#db.close();
  }
}
