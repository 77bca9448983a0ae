/** An open execution as data: everything that must outlive the process, and nothing else. */
import { parseJson } from "../json/exact.ts";
import type { Json, JsonObject } from "../json/index.ts";

/** Of the shape in which runs are stored. Whoever changes it raises this, and lifts the one before in `readRun`. */
export const runVersion = 2;

export interface Run {
  version: typeof runVersion;
  threads: Record<string, Thread>;
  /** Next number for a thread or an attempt. */
  next: number;
  /** Id of the last history event. */
  lastEvent: number;
  /** When the whole execution times out, epoch ms. */
  deadline: number;
  redriveCount: number;
  /** When it was last redriven, epoch ms. */
  redrivenAt?: number;
}

/** One thread of control: the machine itself, a Parallel's branch or a Map's iteration. */
export interface Thread {
  key: number;
  parent: number | null;
  /** Which branch or iteration of the parent. */
  index: number;
  block: string;
  vars: JsonObject;
  /** What each of its own variables weighs, bytes; undefined while it has none. */
  sizes?: Record<string, number>;
  /** Id of the event that the next one follows. */
  prev: number;
  state: string;
  input: Json;
  /** Id of the StateEntered event, which error causes name. */
  entered: number;
  enteredAt: number;
  /** Attempts spent, one counter per retrier. */
  retries: number[];
  /** Retries of this state so far; undefined until a state that can retry has begun. */
  retryCount: number;
  item?: { index: number; value: Json };
  at: ThreadStatus;
}

/** What a thread is doing between two messages. */
export type ThreadStatus =
  | { kind: "ready" }
  | { kind: "waiting"; due: number }
  | { kind: "retrying"; due: number }
  | TaskStatus
  | { kind: "branches"; results: Record<string, Json>; total: number }
  | MapStatus
  | MapRunStatus
  /** The threads of a Parallel or Map have joined; its output is being shaped. */
  | { kind: "joined" }
  /** Ended without success inside a failed execution: what a redrive begins again. */
  | { kind: "stopped" };

export interface TaskStatus {
  kind: "task";
  attempt: number;
  /** `calling` until the service has answered, then `token` or `child` until the outcome arrives. */
  phase: "calling" | "token" | "child";
  call: Call;
  /** The execution whose end the task waits for. */
  childArn?: string;
  /** How that execution ended, when it did so before the request to start it was answered. */
  early?: CallResult;
  timeoutAt?: number;
  beatAt?: number;
  beatEvery?: number;
}

export interface MapStatus {
  kind: "map";
  items: Json[];
  started: number;
  running: number;
  results: Record<string, Json>;
  concurrency: number;
  /** Given when the Map tolerates failures; how many there have been. */
  tolerated?: Tolerance;
  failed?: number;
}

export interface Tolerance {
  count?: number | undefined;
  percentage?: number | undefined;
}

/** A distributed Map. Keys of `children` are attempts, their values and all other keys are numbers of inputs. */
export interface MapRunStatus {
  kind: "maprun";
  arn: string;
  executionArn: string;
  label: string;
  block: string;
  express: boolean;
  startedAt: number;
  concurrency: number;
  tolerated: Tolerance;
  /** What is asked of the bucket right now. */
  call?: Call & { attempt: number };
  inputs: Json[];
  /** How many items each input holds. */
  sizes: number[];
  started: number;
  children: Record<string, number>;
  results: Record<string, Json>;
  ended: Record<string, ChildEnd["status"]>;
}

/** How an execution that a task or a Map Run waited for has ended. */
export interface ChildEnd {
  status: "SUCCEEDED" | "FAILED" | "TIMED_OUT" | "ABORTED";
  output?: string | undefined;
  error?: string | undefined;
  cause?: string | undefined;
}

/** A request to a service: all that is needed to make it, also after a restart. */
export interface Call {
  resource: string;
  parameters: Json;
  /** Present when the state asked for a token, by pattern or by `$$.Task.Token`. */
  token?: string;
}

/** What an integration made of a call. */
export type CallResult = { ok: true; output: Json; childArn?: string } | { ok: false; error: string; cause: string };

export type Outcome =
  | { status: "SUCCEEDED"; output: string }
  | { status: "FAILED" | "TIMED_OUT" | "ABORTED"; error?: string; cause?: string };

/**
 * A run as it was stored. Those without a version are of the first shape, which has no Map Runs and is one of the second as
 * it stands. @throws Error for one of a newer engine
 */
export function readRun(text: string): Run {
  const stored = parseJson(text) as { version?: number };
  const version = stored.version ?? 1;
  if (version > runVersion) throw new Error(`A run of version ${version}, and this engine reads ${runVersion}`);
  return Object.assign(stored as Omit<Run, "version">, { version: runVersion } as const);
}

/** Earliest moment at which something of this run falls due, epoch ms. */
export function nextDue(run: Run): number {
  let due = run.deadline;
  for (const thread of Object.values(run.threads)) due = Math.min(due, threadDue(thread));
  return due;
}

export function threadDue(thread: Thread): number {
  const { at } = thread;
  if (at.kind === "waiting" || at.kind === "retrying") return at.due;
  if (at.kind === "task") return Math.min(at.timeoutAt ?? Infinity, at.beatAt ?? Infinity);
  return Infinity;
}
