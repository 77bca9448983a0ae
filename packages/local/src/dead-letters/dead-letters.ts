import { randomUUID } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";

/** Something that was tried as often as allowed and put aside, so that it is neither lost nor in the way. */
export interface DeadLetter {
  id: string;
  /** Which part of the cloud gave it up; that part knows how to try it again. */
  source: "stream" | "lambda" | "schedule";
  /** The stream mapping, function or schedule. */
  name: string;
  /** The error of the last attempt. */
  reason: string;
  /** What was to be delivered. */
  body: unknown;
  /** Epoch ms of the machine's clock. */
  at: number;
}

/** Delivers a dead letter again; a rejection keeps it. */
export type Redrive = (letter: DeadLetter) => Promise<void>;

/** The dead letters of the whole local cloud, kept in the home folder. */
export class DeadLetters {
  #db: DatabaseSync;
  #now: () => number;
  #redrives = new Map<DeadLetter["source"], Redrive>();

  constructor(db: DatabaseSync, clock: { now(): number }) {
    this.#db = db;
    this.#now = () => clock.now();
    db.exec(
      `CREATE TABLE IF NOT EXISTS dead_letters (id TEXT PRIMARY KEY, source TEXT NOT NULL, name TEXT NOT NULL,
       reason TEXT NOT NULL, body TEXT NOT NULL, at REAL NOT NULL) STRICT`,
    );
  }

  /** Keeps a letter; returns its id. */
  add(letter: Omit<DeadLetter, "id" | "at">): string {
    const id = randomUUID();
    const { source, name, reason, body } = letter;
    const row = [id, source, name, reason.slice(0, 500), JSON.stringify(body), this.#now()] as const;
    this.#db.prepare("INSERT INTO dead_letters VALUES (?, ?, ?, ?, ?, ?)").run(...row);
    return id;
  }

  /** All letters, oldest first. */
  list(): DeadLetter[] {
    return this.#db.prepare("SELECT * FROM dead_letters ORDER BY at, rowid").all().map(toLetter);
  }

  /** Says how letters of `source` are delivered again. */
  onRedrive(source: DeadLetter["source"], redrive: Redrive): void {
    this.#redrives.set(source, redrive);
  }

  /** Delivers a letter again and drops it; false when there is none of this id. A failed delivery rejects and keeps it. */
  async redrive(id: string): Promise<boolean> {
    const row = this.#db.prepare("SELECT * FROM dead_letters WHERE id = ?").get(id);
    if (!row) return false;
    const letter = toLetter(row);
    const redrive = this.#redrives.get(letter.source);
    if (!redrive) throw new Error(`Nothing takes letters of ${letter.source}.`);
    await redrive(letter);
    this.#db.prepare("DELETE FROM dead_letters WHERE id = ?").run(id);
    return true;
  }
}

const toLetter = (row: Record<string, unknown>): DeadLetter =>
  ({ ...row, body: JSON.parse(String(row.body)) }) as DeadLetter;
