/** What is told of Map Runs. */
import type { MapRunRecord } from "../interpreter/index.ts";
import type { Database } from "./database.ts";

export class MapRunTable {
  readonly #db: Database;
  constructor(db: Database) {
    this.#db = db;
  }

  find(arn: string): MapRunRecord | undefined {
    const row = this.#db.prepare("select run from map_runs where arn = ?").get(arn) as { run: string } | undefined;
    return row && (JSON.parse(row.run) as MapRunRecord);
  }

  /** In the order of their ARNs; `after` is the last of the page before. */
  list(executionArn: string, limit: number, after = ""): MapRunRecord[] {
    const sql = "select run from map_runs where execution_arn = ? and arn > ? order by arn limit ?";
    const rows = this.#db.prepare(sql).all(executionArn, after, limit) as { run: string }[];
    return rows.map(({ run }) => JSON.parse(run) as MapRunRecord);
  }

  save(run: MapRunRecord): void {
    this.#db.begin();
    this.#db
      .prepare("insert or replace into map_runs values (?, ?, ?)")
      .run(run.arn, run.executionArn, JSON.stringify(run));
  }
}
