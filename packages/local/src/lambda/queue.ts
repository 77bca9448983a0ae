import { randomUUID } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import type { VirtualClock } from "../clock/index.ts";
import type { DeadLetters } from "../dead-letters/index.ts";
import type { Outcome } from "./function.ts";

interface Queued {
  id: string;
  function: string;
  payload: string;
  attempts: number;
  due: number;
}

/**
 * Lambda tries an asynchronous event three times, one and then two minutes apart. Source: Lambda, "Error handling for
 * asynchronous invocations".
 */
const waitsMs = [60_000, 120_000];
/** What finds no function free comes again after a second, then after twice as long, at most five minutes; it is no attempt. */
const [firstThrottledMs, longestThrottledMs] = [1_000, 300_000];

/** The durable queue of asynchronous invocations: what was accepted survives a kill, and is tried at least once more. */
export class EventQueue {
  #db: DatabaseSync;
  #clock: VirtualClock;
  #letters: DeadLetters;
  #run: (name: string, payload: string, requestId: string) => Promise<Outcome>;
  #isFull: (name: string) => boolean;
  #isStopped: (name: string) => boolean;
  #closed = false;

  constructor(options: {
    db: DatabaseSync;
    clock: VirtualClock;
    deadLetters: DeadLetters;
    run: (name: string, payload: string, requestId: string) => Promise<Outcome>;
    /** Whether no more of a function may run now, and whether none may at all. */
    isFull: (name: string) => boolean;
    isStopped: (name: string) => boolean;
  }) {
    this.#db = options.db;
    this.#clock = options.clock;
    this.#letters = options.deadLetters;
    this.#run = options.run;
    this.#isFull = options.isFull;
    this.#isStopped = options.isStopped;
    this.#db.exec(
      `CREATE TABLE IF NOT EXISTS lambda_events (id TEXT PRIMARY KEY, function TEXT NOT NULL, payload TEXT NOT NULL,
       attempts INTEGER NOT NULL, due REAL NOT NULL) STRICT`,
    );
  }

  /** Takes up what a former run has left. */
  resume(): void {
    for (const event of this.#db.prepare("SELECT * FROM lambda_events").all()) this.#await(event as unknown as Queued);
  }

  /** Accepts an event; from here on it is not lost. Returns its request id. */
  add(name: string, payload: string): string {
    const event: Queued = { id: randomUUID(), function: name, payload, attempts: 0, due: this.#clock.now() };
    const { id, attempts, due } = event;
    this.#db.prepare("INSERT INTO lambda_events VALUES (?, ?, ?, ?, ?)").run(id, name, payload, attempts, due);
    this.#await(event);
    return id;
  }

  close(): void {
    this.#closed = true;
  }

  #await(event: Queued, throttledMs = firstThrottledMs): void {
    this.#clock.at(event.due, () => {
      if (this.#closed) return;
      // What comes for a stopped function is not kept for later. Source: Lambda, "Reserved concurrency".
      if (this.#isStopped(event.function)) this.#bury(event, "The function is stopped");
      else if (!this.#isFull(event.function)) void this.#attempt(event);
      else
        this.#await({ ...event, due: this.#clock.now() + throttledMs }, Math.min(throttledMs * 2, longestThrottledMs));
    });
  }

  async #attempt(event: Queued): Promise<void> {
    const outcome = await this.#run(event.function, event.payload, event.id);
    if (this.#closed) return; // a restart will try it again
    const wait = waitsMs[event.attempts];
    if (outcome.ok) this.#drop(event.id);
    else if (wait === undefined) this.#bury(event, outcome.reason);
    else {
      const again = { ...event, attempts: event.attempts + 1, due: this.#clock.now() + wait };
      this.#db
        .prepare("UPDATE lambda_events SET attempts = ?, due = ? WHERE id = ?")
        .run(again.attempts, again.due, event.id);
      this.#await(again);
    }
  }

  #drop(id: string): void {
    this.#db.prepare("DELETE FROM lambda_events WHERE id = ?").run(id);
  }

  #bury(event: Queued, reason: string): void {
    this.#db.exec("BEGIN");
    try {
      this.#letters.add({ source: "lambda", name: event.function, reason, body: JSON.parse(event.payload) });
      this.#drop(event.id);
      this.#db.exec("COMMIT");
    } catch (error) {
      // All rooms write into this database: what they write later would stay in this transaction.
      if (this.#db.isTransaction) this.#db.exec("ROLLBACK");
      throw error;
    }
  }
}
