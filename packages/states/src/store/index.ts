/** What the engine remembers, in one SQLite file of its home folder. */
import { randomBytes } from "node:crypto";
import { Database } from "./database.ts";
import { Executions } from "./executions.ts";
import { Machines } from "./machines.ts";

export type { ExecutionRow, Progress, Status } from "./executions.ts";
export type { MachineRow, Revision } from "./machines.ts";

export class Store {
  readonly db: Database;
  readonly machines: Machines;
  readonly executions: Executions;
  /** Signs task tokens and page tokens. */
  readonly secret: Buffer;

  constructor(home: string) {
    this.db = new Database(home);
    this.machines = new Machines(this.db);
    this.executions = new Executions(this.db);
    this.db.sql.prepare("insert or ignore into meta values ('secret', ?)").run(randomBytes(32).toString("base64"));
    const row = this.db.sql.prepare("select value from meta where key = 'secret'").get() as { value: string };
    this.secret = Buffer.from(row.value, "base64");
  }
}
