import { randomUUID } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import type { LambdaCall, LambdaResult } from "@marshrut/states";
import type { VirtualClock } from "../clock/index.ts";
import type { DeadLetters } from "../dead-letters/index.ts";
import { parseExpression, type Timetable } from "./expression.ts";

/** A schedule of EventBridge Scheduler with a Lambda target. */
export interface ScheduleSpec {
  name: string;
  expression: string;
  /** Zone of `cron(…)` and `at(…)`. */
  timezone: string;
  function: string;
  /** What the function gets instead of the standard event; `<aws.scheduler.…>` attributes are filled in. */
  input?: unknown;
}

/** What a test may do to the scheduler. */
export interface ScheduleFaults {
  twice?: boolean;
  never?: boolean;
  lateMs?: number;
}

export interface SchedulerOptions {
  specs: readonly ScheduleSpec[];
  db: DatabaseSync;
  clock: VirtualClock;
  deadLetters: DeadLetters;
  invoke(call: LambdaCall): Promise<LambdaResult>;
  region: string;
  accountId: string;
}

/**
 * Fires schedules by the machine's clock. A rate is a background matter: it does not stop a moving clock. What fell due
 * while the machine was off is made up for once. Targets get asynchronous invocations: their retries are Lambda's.
 */
export class Scheduler {
  faults: ScheduleFaults = {};
  #options: SchedulerOptions;
  #cancels = new Map<string, () => void>();

  constructor(options: SchedulerOptions) {
    this.#options = options;
    options.db.exec(
      `CREATE TABLE IF NOT EXISTS schedules (name TEXT PRIMARY KEY, expression TEXT NOT NULL, timezone TEXT NOT NULL,
       next REAL) STRICT`,
    );
    options.deadLetters.onRedrive("schedule", async ({ name, body }) => {
      const spec = options.specs.find((known) => known.name === name);
      if (!spec) throw new Error(`There is no schedule ${name} any more.`);
      await options.invoke({ functionName: spec.function, payload: JSON.stringify(body), invocationType: "Event" });
    });
    for (const spec of options.specs) this.#start(spec);
  }

  /** Fires a schedule now, beside its timetable. */
  async fire(name: string): Promise<void> {
    const spec = this.#options.specs.find((known) => known.name === name);
    if (!spec) throw new Error(`There is no schedule ${name}.`);
    await this.#send(spec, this.#options.clock.now());
  }

  close(): void {
    for (const cancel of this.#cancels.values()) cancel();
    this.#cancels.clear();
  }

  #start(spec: ScheduleSpec): void {
    const { db, clock } = this.#options;
    const timetable = parseExpression(spec.expression, spec.timezone);
    const kept = db.prepare("SELECT * FROM schedules WHERE name = ?").get(spec.name);
    const unchanged = kept && kept.expression === spec.expression && kept.timezone === spec.timezone;
    if (!unchanged) this.#save(spec, timetable.next(clock.now()));
    const next = unchanged ? kept.next : timetable.next(clock.now());
    this.#arm(spec, timetable, typeof next === "number" ? next : undefined);
  }

  #arm(spec: ScheduleSpec, timetable: Timetable, next: number | undefined): void {
    if (next === undefined) return;
    const run = () => void this.#run(spec, timetable, next);
    const cancel = this.#options.clock.at(next + (this.faults.lateMs ?? 0), run, {
      background: timetable.kind === "rate",
    });
    this.#cancels.set(spec.name, cancel);
  }

  async #run(spec: ScheduleSpec, timetable: Timetable, scheduled: number): Promise<void> {
    const { twice, never } = this.faults;
    for (let times = never ? 0 : twice ? 2 : 1; times > 0; times--) await this.#send(spec, scheduled);
    if (!this.#cancels.has(spec.name)) return; // closed meanwhile
    // Saved after the function's queue has it: a kill in between fires it again, never not at all.
    const next = timetable.next(Math.max(scheduled, this.#options.clock.now()));
    this.#save(spec, next);
    this.#arm(spec, timetable, next);
  }

  async #send(spec: ScheduleSpec, scheduled: number): Promise<void> {
    const { invoke, deadLetters } = this.#options;
    const payload = this.#payload(spec, scheduled);
    try {
      await invoke({ functionName: spec.function, payload, invocationType: "Event" });
    } catch (error) {
      deadLetters.add({ source: "schedule", name: spec.name, reason: String(error), body: JSON.parse(payload) });
    }
  }

  #payload(spec: ScheduleSpec, scheduled: number): string {
    const { region, accountId } = this.#options;
    const arn = `arn:aws:scheduler:${region}:${accountId}:schedule/default/${spec.name}`;
    const time = new Date(scheduled).toISOString().replace(/\.\d{3}Z$/, "Z");
    const id = randomUUID();
    if (spec.input === undefined) {
      const head = { version: "0", id, "detail-type": "Scheduled Event", source: "aws.scheduler", account: accountId };
      return JSON.stringify({ ...head, time, region, resources: [arn], detail: "{}" });
    }
    return JSON.stringify(spec.input)
      .replaceAll("<aws.scheduler.schedule-arn>", arn)
      .replaceAll("<aws.scheduler.scheduled-time>", time)
      .replaceAll("<aws.scheduler.execution-id>", id)
      .replaceAll("<aws.scheduler.attempt-number>", "1");
  }

  #save(spec: ScheduleSpec, next: number | undefined): void {
    this.#options.db
      .prepare(
        `INSERT INTO schedules VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE
         SET expression = excluded.expression, timezone = excluded.timezone, next = excluded.next`,
      )
      .run(spec.name, spec.expression, spec.timezone, next ?? null);
  }
}
