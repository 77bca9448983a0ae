import { chmodSync } from "node:fs";
import path from "node:path";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";

/** A row of the inbox: what the list needs, without opening the message. */
export type Row = {
  seq: number;
  id: string;
  messageId: string;
  receivedAt: number;
  readAt: number | null;
  sender: string;
  subject: string;
  preview: string;
  attachments: number;
  to: string[];
};

export type NewMail = Omit<Row, "seq" | "readAt"> & { raw: Uint8Array };

export type MailStore = ReturnType<typeof openMailStore>;

const columns = `seq, id, message_id AS messageId, received_at AS receivedAt, read_at AS readAt, sender, subject, preview,
  attachments, (SELECT json_group_array(address) FROM (SELECT address FROM recipient WHERE mail = seq ORDER BY rowid)) AS addressees`;

/** The mails in `<home>/mail.db`. A mail is on the disk when `add` returns. */
export function openMailStore(home: string) {
  const file = path.join(home, "mail.db");
  const db = new DatabaseSync(file, { timeout: 5_000 });
  chmodSync(file, 0o600); // mails hold one-time links
  db.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    CREATE TABLE IF NOT EXISTS mail (
      seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, message_id TEXT NOT NULL, received_at INTEGER NOT NULL,
      read_at INTEGER, sender TEXT NOT NULL, subject TEXT NOT NULL, preview TEXT NOT NULL, attachments INTEGER NOT NULL,
      raw BLOB NOT NULL);
    CREATE TABLE IF NOT EXISTS recipient (mail INTEGER NOT NULL REFERENCES mail, address TEXT NOT NULL);
    CREATE INDEX IF NOT EXISTS recipient_by_address ON recipient (address, mail);
    CREATE INDEX IF NOT EXISTS recipient_by_mail ON recipient (mail);
  `);
  const insert = db.prepare(
    `INSERT INTO mail (id, message_id, received_at, sender, subject, preview, attachments, raw)
     VALUES (:id, :messageId, :receivedAt, :sender, :subject, :preview, :attachments, :raw)`,
  );
  const address = db.prepare("INSERT INTO recipient (mail, address) VALUES (?, ?)");
  const select = (where: string, ...values: SQLInputValue[]): Row[] =>
    db
      .prepare(`SELECT ${columns} FROM mail ${where}`)
      .all(...values)
      .map(({ addressees, ...row }) => ({ ...row, to: JSON.parse(addressees as string) }) as Row);

  return {
    add({ to, ...mail }: NewMail): void {
      db.exec("BEGIN IMMEDIATE");
      try {
        const { lastInsertRowid } = insert.run(mail);
        for (const one of new Set(to)) address.run(lastInsertRowid, one);
        db.exec("COMMIT");
      } catch (error) {
        db.exec("ROLLBACK");
        throw error;
      }
    },

    /** Newest first; `before` is the `seq` where the previous page ended. */
    page({ to, before, limit }: { to?: string; before?: number; limit: number }): Row[] {
      return select(
        `WHERE seq < ? AND (? IS NULL OR seq IN (SELECT mail FROM recipient WHERE address = ?)) ORDER BY seq DESC LIMIT ?`,
        before ?? Number.MAX_SAFE_INTEGER,
        to ?? null,
        to ?? null,
        limit,
      );
    },

    /** Oldest first. */
    all({ to, since }: { to?: string; since?: number }): Row[] {
      return select(
        `WHERE received_at >= ? AND (? IS NULL OR seq IN (SELECT mail FROM recipient WHERE address = ?)) ORDER BY seq`,
        since ?? 0,
        to ?? null,
        to ?? null,
      );
    },

    find: (id: string): Row | undefined => select("WHERE id = ?", id)[0],

    raw(id: string): Uint8Array | undefined {
      return db.prepare("SELECT raw FROM mail WHERE id = ?").get(id)?.raw as Uint8Array | undefined;
    },

    markRead(id: string, now: number): void {
      db.prepare("UPDATE mail SET read_at = ? WHERE id = ? AND read_at IS NULL").run(now, id);
    },

    /** Who got mail, those with unread mail first. */
    addresses(): Array<{ address: string; total: number; unread: number }> {
      return db
        .prepare(
          `SELECT address, count(*) AS total, sum(read_at IS NULL) AS unread FROM recipient JOIN mail ON seq = mail
           GROUP BY address ORDER BY unread > 0 DESC, max(seq) DESC`,
        )
        .all() as Array<{ address: string; total: number; unread: number }>;
    },

    close: (): void => db.close(),
  };
}
