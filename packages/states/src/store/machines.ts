/** State machines and their revisions. */
import type { JsonObject } from "../json/index.ts";
import type { Database } from "./database.ts";

export interface MachineRow {
  arn: string;
  name: string;
  roleArn: string;
  type: "STANDARD" | "EXPRESS";
  status: "ACTIVE" | "DELETING";
  createdAt: number;
  revision: number;
  /** loggingConfiguration, tracingConfiguration, encryptionConfiguration as given. */
  settings: JsonObject;
}

/** What an execution keeps hold of: the definition with which it began. */
export interface Revision {
  id: number;
  machineArn: string;
  roleArn: string;
  definition: string;
  /** Undefined for the first one: AWS shows none before the first update. */
  revisionId: string | undefined;
  createdAt: number;
}

type Row = Record<string, string | number | null>;

export class MachineTable {
  readonly #db: Database;
  constructor(db: Database) {
    this.#db = db;
  }

  find(arn: string): MachineRow | undefined {
    const row = this.#db.prepare("select * from machines where arn = ?").get(arn) as Row | undefined;
    return row && toMachine(row);
  }

  /** In the order of creation, newest first; `after` is the last of the page before. */
  list(limit: number, after?: { createdAt: number; arn: string }): MachineRow[] {
    const { createdAt = Number.MAX_SAFE_INTEGER, arn = "" } = after ?? {};
    const rows = this.#db
      .prepare(
        "select * from machines where created_at < ? or (created_at = ? and arn > ?) order by created_at desc, arn limit ?",
      )
      .all(createdAt, createdAt, arn, limit) as Row[];
    return rows.map(toMachine);
  }

  /** Those that go once their last execution has ended. */
  deleting(): string[] {
    const rows = this.#db.prepare("select arn from machines where status = 'DELETING'").all() as Row[];
    return rows.map((row) => row.arn as string);
  }

  save(machine: MachineRow): void {
    this.#db.begin();
    this.#db
      .prepare(
        `insert or replace into machines (arn, name, role_arn, status, created_at, revision, settings, type)
         values (?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        machine.arn,
        machine.name,
        machine.roleArn,
        machine.status,
        machine.createdAt,
        machine.revision,
        JSON.stringify(machine.settings),
        machine.type,
      );
  }

  /** With all that is the machine's own: its versions, aliases and tags. */
  remove(arn: string): void {
    this.#db.begin();
    this.#db.prepare("delete from machines where arn = ?").run(arn);
    this.#db.prepare("delete from versions where machine_arn = ?").run(arn);
    this.#db.prepare("delete from aliases where machine_arn = ?").run(arn);
    this.#db.prepare("delete from tags where arn = ?").run(arn);
  }

  addRevision(revision: Omit<Revision, "id">): number {
    this.#db.begin();
    const { lastInsertRowid } = this.#db
      .prepare(
        "insert into revisions (machine_arn, role_arn, definition, revision_id, created_at) values (?, ?, ?, ?, ?)",
      )
      .run(revision.machineArn, revision.roleArn, revision.definition, revision.revisionId ?? null, revision.createdAt);
    return Number(lastInsertRowid);
  }

  revision(id: number): Revision {
    const row = this.#db.prepare("select * from revisions where id = ?").get(id) as Row;
    return {
      id,
      machineArn: row.machine_arn as string,
      roleArn: row.role_arn as string,
      definition: row.definition as string,
      revisionId: (row.revision_id as string | null) ?? undefined,
      createdAt: row.created_at as number,
    };
  }
}

function toMachine(row: Row): MachineRow {
  return {
    arn: row.arn as string,
    name: row.name as string,
    roleArn: row.role_arn as string,
    type: row.type as MachineRow["type"],
    status: row.status as MachineRow["status"],
    createdAt: row.created_at as number,
    revision: row.revision as number,
    settings: JSON.parse(row.settings as string) as JsonObject,
  };
}
