/** Tags of machines and activities: kept and shown, as AWS's bills would use them. */
import type { Database } from "./database.ts";

export interface Tag {
  key: string;
  value: string;
}

export class TagTable {
  readonly #db: Database;
  constructor(db: Database) {
    this.#db = db;
  }

  of(arn: string): Tag[] {
    const row = this.#db.prepare("select tags from tags where arn = ?").get(arn) as { tags: string } | undefined;
    return row ? (JSON.parse(row.tags) as Tag[]) : [];
  }

  save(arn: string, tags: Tag[]): void {
    this.#db.begin();
    this.#db.prepare("insert or replace into tags values (?, ?)").run(arn, JSON.stringify(tags));
  }
}
