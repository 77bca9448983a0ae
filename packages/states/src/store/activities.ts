/** Activities: the names under which workers ask for work. */
import type { JsonObject } from "../json/index.ts";
import type { Database } from "./database.ts";

export interface ActivityRow {
  arn: string;
  name: string;
  createdAt: number;
  /** encryptionConfiguration as given. */
  settings: JsonObject;
}

type Row = Record<string, string | number>;

export class ActivityTable {
  readonly #db: Database;
  constructor(db: Database) {
    this.#db = db;
  }

  find(arn: string): ActivityRow | undefined {
    const row = this.#db.prepare("select * from activities where arn = ?").get(arn) as Row | undefined;
    return row && toActivity(row);
  }

  /** In the order of their ARNs; `after` is the last of the page before. */
  list(limit: number, after = ""): ActivityRow[] {
    const sql = "select * from activities where arn > ? order by arn limit ?";
    return (this.#db.prepare(sql).all(after, limit) as Row[]).map(toActivity);
  }

  add({ arn, name, createdAt, settings }: ActivityRow): void {
    this.#db.begin();
    this.#db.prepare("insert into activities values (?, ?, ?, ?)").run(arn, name, createdAt, JSON.stringify(settings));
  }

  remove(arn: string): void {
    this.#db.begin();
    this.#db.prepare("delete from activities where arn = ?").run(arn);
    this.#db.prepare("delete from tags where arn = ?").run(arn);
  }
}

function toActivity(row: Row): ActivityRow {
  return {
    arn: row.arn as string,
    name: row.name as string,
    createdAt: row.created_at as number,
    settings: JSON.parse(row.settings as string) as JsonObject,
  };
}
