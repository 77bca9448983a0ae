import path from "node:path";
import { DatabaseSync } from "node:sqlite";

/** An object as it lies in its bucket. */
export interface StoredObject {
  key: string;
  body: Uint8Array;
  etag: string;
  /** Epoch ms. */
  modified: number;
}

/** Buckets come to be with their first object; what `put` has answered is on the disk. */
export function openObjects(home: string) {
  const db = new DatabaseSync(path.join(home, "s3.db"));
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    CREATE TABLE IF NOT EXISTS objects (bucket TEXT NOT NULL, key TEXT NOT NULL, body BLOB NOT NULL, etag TEXT NOT NULL,
    modified REAL NOT NULL, PRIMARY KEY (bucket, key)) STRICT`);
  const insert = db.prepare("INSERT OR IGNORE INTO objects VALUES (?, ?, ?, ?, ?)");
  const replace = db.prepare("INSERT OR REPLACE INTO objects VALUES (?, ?, ?, ?, ?)");
  const one = db.prepare("SELECT key, body, etag, modified FROM objects WHERE bucket = ? AND key = ?");
  const page = db.prepare(
    `SELECT key, length(body) AS size, etag, modified FROM objects
     WHERE bucket = ? AND substr(key, 1, length(?)) = ? AND key > ? ORDER BY key LIMIT ?`,
  );
  const all = db.prepare("SELECT key, body, etag, modified FROM objects WHERE bucket = ? ORDER BY key");
  const remove = db.prepare("DELETE FROM objects WHERE bucket = ? AND key = ?");
  return {
    /** False where the name was to be free and is not. */
    put(bucket: string, { key, body, etag, modified }: StoredObject, onlyIfFree: boolean): boolean {
      const { changes } = (onlyIfFree ? insert : replace).run(bucket, key, body, etag, modified);
      return changes > 0;
    },
    get: (bucket: string, key: string) => one.get(bucket, key) as unknown as StoredObject | undefined,
    /** In the order of their keys, those after `after`. */
    list: (bucket: string, prefix: string, after: string, most: number) =>
      page.all(bucket, prefix, prefix, after, most) as unknown as Listed[],
    all: (bucket: string) => all.all(bucket) as unknown as StoredObject[],
    remove: (bucket: string, key: string) => void remove.run(bucket, key),
    close: () => db.close(),
  };
}

export type Objects = ReturnType<typeof openObjects>;
export type Listed = Omit<StoredObject, "body"> & { size: number };
