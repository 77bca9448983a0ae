/** What the engine remembers, in one SQLite file of its home folder. */
import { createSecretKey, type KeyObject, randomBytes } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { runVersion } from "../interpreter/index.ts";
import { ActivityTable } from "./activities.ts";
import { Database } from "./database.ts";
import { ExecutionTable } from "./executions.ts";
import { MachineTable } from "./machines.ts";
import { MapRunTable } from "./map-runs.ts";
import { TagTable } from "./tags.ts";
import { VersionTable } from "./versions.ts";

export type { ExecutionQuery, ExecutionRow, More, Progress, Status } from "./executions.ts";
export type { MachineRow, Revision } from "./machines.ts";
export type { Tag } from "./tags.ts";
export type { AliasRow, Route, VersionRow } from "./versions.ts";

export class Store {
  readonly db: Database;
  readonly machines: MachineTable;
  readonly executions: ExecutionTable;
  readonly versions: VersionTable;
  readonly tags: TagTable;
  readonly activities: ActivityTable;
  readonly mapRuns: MapRunTable;
  /** Signs task tokens and page tokens. A key object: Node makes one of bytes at each signature, which takes eight times as long. */
  readonly secret: KeyObject;

  /** @throws Error for a folder that another engine has open, or a newer one has written */
  constructor(home: string, lent?: DatabaseSync) {
    this.db = new Database(home, lent);
    this.#refuseNewer(home);
    this.machines = new MachineTable(this.db);
    this.executions = new ExecutionTable(this.db);
    this.versions = new VersionTable(this.db);
    this.tags = new TagTable(this.db);
    this.activities = new ActivityTable(this.db);
    this.mapRuns = new MapRunTable(this.db);
    this.db.sql.prepare("insert or ignore into meta values ('secret', ?)").run(randomBytes(32).toString("base64"));
    const row = this.db.sql.prepare("select value from meta where key = 'secret'").get() as { value: string };
    this.secret = createSecretKey(row.value, "base64");
  }

  #refuseNewer(home: string): void {
    const { sql } = this.db;
    const found = sql.prepare("select value from meta where key = 'run-version'").get() as
      | { value: string }
      | undefined;
    if (Number(found?.value ?? 0) > runVersion) {
      this.db.close();
      throw new Error(`A newer engine wrote ${home}: its runs are of version ${found!.value}, not ${runVersion}`);
    }
    sql.prepare("insert or replace into meta values ('run-version', ?)").run(String(runVersion));
  }
}
