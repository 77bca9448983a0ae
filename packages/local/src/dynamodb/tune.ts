import { DatabaseSync } from "node:sqlite";
import { realNow } from "../clock/index.ts";

/** DynamoDB Streams keep a record for a day. */
const retentionS = 86_400;

/**
 * Adds to dynoxide's file the index that its stream table lacks: without it every write reads through all records of
 * the table's stream (2 ms a write after 20,000 writes, and growing; with it 0.1 ms). Safe while dynoxide runs.
 */
export function tune(dbFile: string): void {
  withStreamTable(dbFile, (db) =>
    db.exec(
      "CREATE INDEX IF NOT EXISTS marshrut_stream_order ON _stream_records (table_name, CAST(sequence_number AS INTEGER))",
    ),
  );
}

/**
 * Drops the stream records that are older than a day and already consumed, which dynoxide keeps for ever.
 * `consumed` names each table's last sequence number that nobody needs any more. The newest record always stays,
 * because the next sequence number is counted from it.
 */
export function trimStreams(dbFile: string, consumed: ReadonlyMap<string, bigint>): void {
  withStreamTable(dbFile, (db) => {
    const trim = db.prepare(
      `DELETE FROM _stream_records WHERE table_name = :table AND created_at < :before
       AND CAST(sequence_number AS INTEGER) <= :consumed
       AND CAST(sequence_number AS INTEGER) <
         (SELECT MAX(CAST(sequence_number AS INTEGER)) FROM _stream_records WHERE table_name = :table)`,
    );
    const before = Math.floor(realNow() / 1000) - retentionS;
    for (const [table, last] of consumed) trim.run({ table, before, consumed: last });
  });
}

function withStreamTable(dbFile: string, work: (db: DatabaseSync) => void): void {
  const db = new DatabaseSync(dbFile);
  try {
    db.exec("PRAGMA busy_timeout = 5000");
    const known = db.prepare("SELECT name FROM pragma_table_info('_stream_records')").all();
    const names = new Set(known.map((column) => column.name));
    // Its own business: should a later version lay its file out otherwise, we leave it as it is.
    if (["table_name", "sequence_number", "created_at"].every((name) => names.has(name))) work(db);
  } finally {
    db.close();
  }
}
