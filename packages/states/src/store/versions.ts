/** Versions of machines, and the aliases that lead to them. */
import type { Database } from "./database.ts";

export interface VersionRow {
  machineArn: string;
  version: number;
  revision: number;
  description: string | undefined;
  createdAt: number;
}

export interface Route {
  stateMachineVersionArn: string;
  weight: number;
}

export interface AliasRow {
  arn: string;
  machineArn: string;
  name: string;
  description: string | undefined;
  routing: Route[];
  createdAt: number;
  updatedAt: number;
}

type Row = Record<string, string | number | null>;

export class VersionTable {
  readonly #db: Database;
  constructor(db: Database) {
    this.#db = db;
  }

  find(machineArn: string, version: number): VersionRow | undefined {
    const sql = "select * from versions where machine_arn = ? and version = ? and deleted = 0";
    return this.#one(sql, machineArn, version);
  }

  latest(machineArn: string): VersionRow | undefined {
    const sql = "select * from versions where machine_arn = ? and deleted = 0 order by version desc limit 1";
    return this.#one(sql, machineArn);
  }

  #one(sql: string, ...keys: (string | number)[]): VersionRow | undefined {
    const row = this.#db.prepare(sql).get(...keys) as Row | undefined;
    return row && toVersion(row);
  }

  /** Newest first. */
  list(machineArn: string, limit: number, before = Number.MAX_SAFE_INTEGER): VersionRow[] {
    const sql = `select * from versions where machine_arn = ? and deleted = 0 and version < ?
      order by version desc limit ?`;
    return (this.#db.prepare(sql).all(machineArn, before, limit) as Row[]).map(toVersion);
  }

  /** Numbers are never given twice, also when a version was deleted. */
  add(wanted: Omit<VersionRow, "version">): VersionRow {
    this.#db.begin();
    const top = this.#db
      .prepare("select max(version) as top from versions where machine_arn = ?")
      .get(wanted.machineArn) as Row;
    const row = { ...wanted, version: Number(top.top ?? 0) + 1 };
    this.#db
      .prepare("insert into versions values (?, ?, ?, ?, ?, 0)")
      .run(row.machineArn, row.version, row.revision, row.description ?? null, row.createdAt);
    return row;
  }

  remove(machineArn: string, version: number): void {
    this.#db.begin();
    this.#db.prepare("update versions set deleted = 1 where machine_arn = ? and version = ?").run(machineArn, version);
  }

  alias(arn: string): AliasRow | undefined {
    const row = this.#db.prepare("select * from aliases where arn = ?").get(arn) as Row | undefined;
    return row && toAlias(row);
  }

  /** Oldest first. */
  aliases(machineArn: string, limit = -1, after?: { createdAt: number; arn: string }): AliasRow[] {
    const { createdAt = -1, arn = "" } = after ?? {};
    const sql = `select * from aliases where machine_arn = ? and (created_at, arn) > (?, ?)
      order by created_at, arn limit ?`;
    return (this.#db.prepare(sql).all(machineArn, createdAt, arn, limit) as Row[]).map(toAlias);
  }

  saveAlias(alias: AliasRow): void {
    this.#db.begin();
    this.#db
      .prepare("insert or replace into aliases values (?, ?, ?, ?, ?, ?, ?)")
      .run(
        alias.arn,
        alias.machineArn,
        alias.name,
        alias.description ?? null,
        JSON.stringify(alias.routing),
        alias.createdAt,
        alias.updatedAt,
      );
  }

  removeAlias(arn: string): void {
    this.#db.begin();
    this.#db.prepare("delete from aliases where arn = ?").run(arn);
  }
}

function toVersion(row: Row): VersionRow {
  return {
    machineArn: row.machine_arn as string,
    version: row.version as number,
    revision: row.revision as number,
    description: (row.description as string | null) ?? undefined,
    createdAt: row.created_at as number,
  };
}

function toAlias(row: Row): AliasRow {
  return {
    arn: row.arn as string,
    machineArn: row.machine_arn as string,
    name: row.name as string,
    description: (row.description as string | null) ?? undefined,
    routing: JSON.parse(row.routing as string) as Route[],
    createdAt: row.created_at as number,
    updatedAt: row.updated_at as number,
  };
}
