/** One message's work on one run: collects the events and the calls that follow from it. */
import type { Block, Machine, State } from "../asl/types.ts";
import type { Json, JsonObject } from "../json/index.ts";
import { type Details, detailsKey, type HistoryEvent } from "./events.ts";
import type { MapRunRecord } from "./map-run.record.ts";
import type { Call, Outcome, Run, Thread, ThreadStatus } from "./run.ts";

/** What an execution is called and was given; the same for its whole life. */
export interface Identity {
  executionArn: string;
  name: string;
  roleArn: string;
  startedAt: number;
  input: Json;
  machineArn: string;
  machineName: string;
  region: string;
  /** The version and the alias by which it was started. */
  versionArn?: string | undefined;
  aliasArn?: string | undefined;
  /** Of an EXPRESS machine: it is never redriven. */
  express: boolean;
}

export type Effect =
  | { kind: "call"; attempt: number; call: Call }
  /** A child of a Map Run is to be started. */
  | { kind: "child"; attempt: number; child: MapChild }
  /** The attempt is over: give up its request; stop the execution it was waiting for. */
  | { kind: "drop"; attempt: number; childArn?: string; child?: boolean };

export interface MapChild {
  mapRun: string;
  label: string;
  block: string;
  express: boolean;
  input: Json;
}

/** AWS ends an execution that has this many events. */
export const eventLimit = 25_000;

/** Thrown when the history is full; nothing may catch it but the end of the execution. */
export class HistoryFull extends Error {}

export interface EndedThread {
  parent: Thread;
  thread: Thread;
  output: Json;
  /** A failure that the Map around it tolerates: the output tells of it. */
  failed?: boolean;
}

/** What a step must know of the engine around it. */
export interface StepWorld {
  /** The task token of an attempt. */
  token(attempt: number): string;
  hasActivity(arn: string): boolean;
  /** A name that nothing else has. */
  id(): string;
}

export class Step {
  readonly run: Run;
  readonly machine: Machine;
  readonly identity: Identity;
  readonly now: () => number;
  readonly world: StepWorld;
  readonly events: HistoryEvent[] = [];
  readonly effects: Effect[] = [];
  /** What is to be told of Map Runs. */
  readonly mapRuns: MapRunRecord[] = [];
  readonly ready: Thread[] = [];
  /** Threads that have ended inside a Parallel or Map. */
  readonly ended: EndedThread[] = [];
  outcome: Outcome | undefined;
  /** The machine is being deleted: the next transition is the end. */
  closing = false;

  constructor(run: Run, machine: Machine, identity: Identity, now: () => number, world: StepWorld) {
    this.run = run;
    this.machine = machine;
    this.identity = identity;
    this.now = now;
    this.world = world;
  }

  /** Appends an event of the thread and moves the thread on to it. */
  emit(thread: Thread, type: string, details?: Details): number {
    thread.prev = this.aside(thread, type, details);
    return thread.prev;
  }

  /** Appends an event beside the thread: what comes next follows what came before it. */
  aside(thread: Thread, type: string, details?: Details): number {
    if (this.run.lastEvent >= eventLimit - 1) throw new HistoryFull();
    return this.#append(thread.prev, type, details);
  }

  /** The last event of an execution, which may fill the history. @param prev the event it follows */
  emitLast(prev: number, type: string, details: Details): number {
    return this.#append(prev, type, details);
  }

  #append(prev: number, type: string, details?: Details): number {
    this.run.lastEvent += 1;
    const id = this.run.lastEvent;
    const event: HistoryEvent = { id, previousEventId: prev, timestamp: this.now() / 1000, type };
    if (details) event[detailsKey(type)] = details;
    this.events.push(event);
    return id;
  }

  /** A new thread, ready to enter its block's first state. */
  spawn(
    parent: Thread | null,
    block: Block,
    index: number,
    input: Json,
    prev: number,
    item?: { index: number; value: Json },
  ): Thread {
    const key = this.run.next++;
    const thread: Thread = {
      key,
      parent: parent?.key ?? null,
      index,
      block: block.path,
      vars: {},
      prev,
      state: block.startAt,
      input,
      entered: 0,
      enteredAt: 0,
      retries: [],
      retryCount: 0,
      item,
      at: { kind: "ready" },
    };
    this.run.threads[key] = thread;
    this.ready.push(thread);
    return thread;
  }

  state(thread: Thread): State {
    const state = this.machine.blocks.get(thread.block)?.states.get(thread.state);
    if (!state) throw new Error(`State ${thread.state} is not in the definition`);
    return state;
  }

  parent(thread: Thread): Thread | undefined {
    return thread.parent === null ? undefined : this.run.threads[thread.parent];
  }

  children(thread: Thread): Thread[] {
    return Object.values(this.run.threads).filter((other) => other.parent === thread.key);
  }

  /** Its own variables over those of the threads around it. */
  vars(thread: Thread): JsonObject {
    const parent = this.parent(thread);
    return parent ? { ...this.vars(parent), ...thread.vars } : thread.vars;
  }

  /** Puts a thread to rest until a message for it arrives. */
  rest(thread: Thread, at: ThreadStatus): void {
    thread.at = at;
  }
}
