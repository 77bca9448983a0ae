/** All executions of the engine: delivers messages one by one, commits what follows, then lets effects out. */

import { randomUUID } from "node:crypto";
import { compile, type Machine } from "../asl/index.ts";
import type { Clock } from "../clock/index.ts";
import { deliver, type Effect, type Message, newRun, type Run, readRun, Step } from "../interpreter/index.ts";
import { parseJson } from "../json/exact.ts";
import type { ExecutionRow, More, Store } from "../store/index.ts";
import { Closing } from "./closing.ts";
import { type Live, progressOf } from "./live.ts";
import { mintToken } from "./tokens.ts";
import type { WaitGroup } from "./wait-group.ts";

export interface NewExecution {
  arn: string;
  machineArn: string;
  name: string;
  revision: number;
  input: string;
  /** The task that starts it, as `execution:attempt`, and whether that task waits for its end. */
  parent?: string;
  awaited?: boolean;
  more?: More;
  mapRun?: string;
}

/** Where effects go once what caused them is on disk. */
export interface Outside {
  effect(row: ExecutionRow, effect: Effect): void;
  /** An execution that a task waits for has ended. */
  ended(row: ExecutionRow): void;
  /** An execution has begun, has ended, or goes on once more. */
  changed(row: ExecutionRow): void;
}

/** What one commit has written of an execution: it may change again before that is on disk. */
export interface Settled {
  live: Live;
  row: ExecutionRow;
  effects: Effect[];
}

interface Compiled {
  machine: Machine;
  roleArn: string;
}

export class Executions {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #underWay: WaitGroup;
  readonly #region: string;
  readonly #live = new Map<number, Live>();
  /** Those that were begun and may not be on disk yet. */
  readonly #byArn = new Map<string, Live>();
  readonly #dirty = new Set<Live>();
  readonly #compiled = new Map<number, Compiled>();
  /** Who waits for the end of an execution. */
  readonly #awaited = new Map<number, (row: ExecutionRow) => void>();
  readonly closing: Closing;

  constructor(store: Store, clock: Clock, underWay: WaitGroup, region: string) {
    this.#store = store;
    this.#clock = clock;
    this.#underWay = underWay;
    this.#region = region;
    this.closing = new Closing(store);
  }

  /** Resolves when the execution has ended and that is on disk; it must not have ended yet. */
  ended(id: number): Promise<ExecutionRow> {
    const { promise, resolve } = Promise.withResolvers<ExecutionRow>();
    this.#awaited.set(id, resolve);
    return promise;
  }

  /** Makes an execution known and runs it up to where it rests; not yet on disk when this resolves. */
  async start(wanted: NewExecution): Promise<ExecutionRow> {
    const startedAt = this.#clock.now();
    const row: ExecutionRow = {
      id: this.#store.executions.nextId(),
      arn: wanted.arn,
      machineArn: wanted.machineArn,
      name: wanted.name,
      revision: wanted.revision,
      status: "RUNNING",
      startedAt,
      stoppedAt: undefined,
      redrivenAt: undefined,
      parent: wanted.parent,
      awaited: wanted.awaited ?? false,
      lastEvent: 0,
      redriveCount: 0,
      input: wanted.input,
      output: undefined,
      error: undefined,
      cause: undefined,
      more: wanted.more ?? {},
      mapRun: wanted.mapRun,
    };
    const live = this.#revive(
      row,
      newRun(this.#machine(wanted.revision).machine, startedAt, wanted.more?.express),
      false,
    );
    this.#byArn.set(row.arn, live);
    await this.#queue(live, { kind: "begin", input: wanted.input });
    return row;
  }

  /** As it is now, on disk or about to be. */
  find(arn: string): ExecutionRow | undefined {
    return this.#byArn.get(arn)?.row ?? this.#store.executions.find(arn);
  }

  /** As far as an open execution has come. */
  openRun(id: number): Run | undefined {
    const live = this.#live.get(id);
    const row = live?.row ?? this.#store.executions.get(id);
    if (row?.status !== "RUNNING") return undefined;
    return live?.run ?? readRun(this.#store.executions.run(id)!);
  }

  /** What an attempt of a task has started, if it has: an attempt that is made again finds it. */
  startedBy(parent: string): ExecutionRow | undefined {
    for (const { row } of this.#live.values()) if (row.parent === parent) return row;
    return this.#store.executions.startedBy(parent);
  }

  /** False when there is no such execution, it is closed, or the message is for an attempt that is over. */
  async send(id: number, message: Message): Promise<boolean> {
    const live = this.#live.get(id) ?? this.#load(id);
    return live ? this.#queue(live, message) : false;
  }

  /** Resolves when all that has happened to an execution so far is on disk. */
  async durable(id: number): Promise<void> {
    await this.#live.get(id)?.tail; // the same request a moment before may not have come further than this
    while (this.#live.get(id)?.dirty) await this.#store.db.committed();
    await this.#store.db.synced();
  }

  #load(id: number): Live | undefined {
    const found = this.#store.executions.withRun(id);
    return found && this.#revive(found.row, readRun(found.run), true);
  }

  #revive(row: ExecutionRow, run: Run, stored: boolean): Live {
    const { machine: whole, roleArn } = this.#machine(row.revision);
    const { block, version, alias } = row.more;
    const machine =
      block === undefined ? whole : { ...whole, root: whole.blocks.get(block)!, timeoutSeconds: undefined };
    const live: Live = {
      row,
      run,
      machine,
      identity: {
        executionArn: row.arn,
        name: row.name,
        roleArn,
        startedAt: row.startedAt,
        input: parseJson(row.input),
        machineArn: row.machineArn,
        machineName: row.machineArn.slice(row.machineArn.lastIndexOf(":") + 1),
        region: this.#region,
        express: row.more.express ?? false,
        versionArn: version === undefined ? undefined : `${row.machineArn}:${version}`,
        aliasArn: alias === undefined ? undefined : `${row.machineArn}:${alias}`,
      },
      events: [],
      effects: [],
      mapRuns: [],
      stored,
      told: stored ? row.status : undefined,
      dirty: false,
      queued: 0,
      working: false,
      tail: Promise.resolve(),
    };
    this.#live.set(row.id, live);
    return live;
  }

  #machine(revision: number): Compiled {
    let known = this.#compiled.get(revision);
    if (!known) {
      const { definition, roleArn } = this.#store.machines.revision(revision);
      known = { machine: compile(definition), roleArn };
      this.#compiled.set(revision, known);
    }
    return known;
  }

  #queue(live: Live, message: Message): Promise<boolean> {
    live.queued += 1;
    const taken = this.#underWay.during(async () => {
      await live.tail;
      live.working = true;
      try {
        return await this.#take(live, message);
      } finally {
        live.working = false;
        live.queued -= 1;
        if (live.queued === 0 && !live.dirty) this.#forget(live);
      }
    });
    live.tail = taken.catch(() => {});
    return taken;
  }

  async #take(live: Live, message: Message): Promise<boolean> {
    const { row, run } = live;
    const redriving = message.kind === "redriven";
    if (!run || (row.status === "RUNNING") === redriving) return false;
    const step = new Step(run, live.machine, live.identity, () => this.#clock.now(), {
      id: randomUUID,
      token: (attempt) => mintToken(this.#store.secret, { execution: row.id, attempt }),
      hasActivity: (arn) => this.#store.activities.find(arn) !== undefined,
    });
    step.closing = this.closing.has(row.machineArn);
    const taken = await deliver(step, message);
    if (!taken && step.events.length === 0) return false;
    for (const event of step.events) live.events.push(event);
    for (const effect of step.effects) live.effects.push(effect);
    for (const run of step.mapRuns) live.mapRuns.push(run);
    row.lastEvent = run.lastEvent;
    if (redriving) {
      row.status = "RUNNING";
      row.redriveCount = run.redriveCount;
      row.redrivenAt = run.redrivenAt;
      row.more = { ...row.more, redriveToken: message.token };
      row.stoppedAt = row.error = row.cause = undefined;
    }
    if (step.outcome) {
      Object.assign(row, { output: undefined, error: undefined, cause: undefined }, step.outcome);
      row.stoppedAt = this.#clock.now();
    }
    live.dirty = true;
    this.#dirty.add(live);
    this.#store.db.schedule();
    return taken;
  }

  /** Writes what has changed and is not being changed right now: before each commit. Returns what to let out once that is on disk. */
  write(): Settled[] {
    const settled: Settled[] = [];
    for (const live of this.#dirty) {
      if (live.working) continue;
      this.#store.executions.save(live.row, progressOf(live), !live.stored);
      if (live.events.length > 0) this.#store.executions.append(live.row.id, live.events);
      // Of one Map Run only the last word counts.
      for (const run of new Map(live.mapRuns.map((one) => [one.arn, one])).values()) this.#store.mapRuns.save(run);
      settled.push({ live, row: { ...live.row }, effects: live.effects });
      Object.assign(live, { stored: true, dirty: false, events: [], effects: [], mapRuns: [] });
      this.#dirty.delete(live);
    }
    return settled;
  }

  /** What follows from what has been written: once it is on disk. */
  letOut(settled: Settled[], outside: Outside): void {
    for (const { live, row, effects } of settled) {
      for (const effect of effects) outside.effect(row, effect);
      this.#tell(live, row, outside);
      if (row.status !== "RUNNING") this.#end(row, outside);
      if (live.queued === 0 && !live.dirty) this.#forget(live);
    }
    if (this.#dirty.size > 0) this.#store.db.schedule();
  }

  #tell(live: Live, row: ExecutionRow, outside: Outside): void {
    const { told } = live;
    if (told === row.status || row.more.express) return;
    live.told = row.status;
    // It ran, however shortly.
    if (told === undefined && row.status !== "RUNNING")
      outside.changed({
        ...row,
        status: "RUNNING",
        stoppedAt: undefined,
        output: undefined,
        error: undefined,
        cause: undefined,
      });
    outside.changed(row);
  }

  #end(row: ExecutionRow, outside: Outside): void {
    if (row.awaited) outside.ended(row);
    this.#awaited.get(row.id)?.(row);
    this.#awaited.delete(row.id);
    // One that a Map Run waits for goes when that has heard of it.
    if (row.more.express && !row.awaited) this.#store.executions.remove(row.id);
  }

  /** It may have been taken up anew while what it wrote was synced: then that one stays. */
  #forget(live: Live): void {
    if (this.#live.get(live.row.id) === live) this.#live.delete(live.row.id);
    if (this.#byArn.get(live.row.arn) === live) this.#byArn.delete(live.row.arn);
  }
}
