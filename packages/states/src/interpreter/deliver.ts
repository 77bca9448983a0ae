/** What may happen to an execution, and what follows from it. */
import type { Machine, State } from "../asl/types.ts";
import { StateFailure } from "../failure/index.ts";
import { whole } from "./events.ts";
import { type Scene, sceneOf } from "./fields.ts";
import { endAs, fail } from "./flow.ts";
import {
  type CallResult,
  type ChildEnd,
  type MapRunStatus,
  type Run,
  runVersion,
  type TaskStatus,
  type Thread,
  type ThreadStatus,
  threadDue,
} from "./run.ts";
import { beginChoice } from "./states/choice.ts";
import { beginMapRun, changeMapRun, type MapRunChange, takeBucket, takeChildEnd } from "./states/distributed.ts";
import { beginMap, isDistributed, joinMap } from "./states/map.ts";
import { beginParallel, joinParallel } from "./states/parallel.ts";
import { beginFail, beginPass, beginSucceed } from "./states/simple.ts";
import { beginTask, type TokenFailure, takeAnswer, takeEnd, takeReturn, takeWorker, timeOut } from "./states/task.ts";
import { beginWait, endWait } from "./states/wait.ts";
import { type EndedThread, eventLimit, HistoryFull, type Step } from "./step.ts";

export type Message =
  | { kind: "begin"; input: string }
  | { kind: "returned"; attempt: number; result: CallResult }
  | { kind: "answered"; attempt: number; answer: CallResult | TokenFailure }
  /** The execution that a `.sync` task waits for has ended. */
  | { kind: "ended"; attempt: number; describe: (resource: string) => CallResult; end: ChildEnd }
  | { kind: "beat"; attempt: number }
  /** UpdateMapRun. */
  | { kind: "changed"; mapRun: string; change: MapRunChange }
  /** A worker has taken an activity's work. */
  | { kind: "taken"; attempt: number; worker: string | undefined }
  | { kind: "due" }
  | { kind: "stopped"; error?: string; cause?: string }
  | { kind: "redriven"; token?: string | undefined };

/** False when the message was for an attempt that is over. */
export type Taken = boolean;

const year = 365 * 24 * 3600 * 1000;

/** The longest that an EXPRESS execution may take, ms. */
const fiveMinutes = 5 * 60 * 1000;

export function newRun(machine: Machine, startedAt: number, express = false): Run {
  return {
    version: runVersion,
    threads: {},
    next: 1,
    lastEvent: 0,
    deadline: startedAt + Math.min(limitOf(machine), express ? fiveMinutes : year),
    redriveCount: 0,
  };
}

/** How long an execution may take, ms: TimeoutSeconds, and never more than a year. */
function limitOf(machine: Machine): number {
  return machine.timeoutSeconds === undefined ? year : Math.min(machine.timeoutSeconds * 1000, year);
}

/** Takes a message and lets every thread run until it rests. */
export async function deliver(step: Step, message: Message): Promise<Taken> {
  try {
    const taken = await take(step, message);
    while (!step.outcome) {
      const ended = step.ended.shift();
      const ready = ended ? undefined : step.ready.shift();
      if (ended) await join(step, ended);
      else if (ready) await turn(step, ready);
      else break;
    }
    return taken;
  } catch (error) {
    // Nothing that one execution does may stop the others, so that also a mistake of the engine ends only this one.
    const cause =
      error instanceof HistoryFull
        ? `The execution reached the maximum number of history events (${eventLimit}).`
        : `An internal error occurred: ${(error as Error).message}`;
    endAs(step, "ExecutionFailed", { error: "States.Runtime", cause });
    return true;
  }
}

async function take(step: Step, message: Message): Promise<Taken> {
  switch (message.kind) {
    case "begin":
      return begin(step, message.input);
    case "due":
      return fallDue(step);
    case "stopped": {
      const { kind: _, ...details } = message;
      endAs(step, "ExecutionAborted", details);
      return true;
    }
    case "redriven":
      return redrive(step);
    case "changed":
      return changeRun(step, message.mapRun, message.change);
    default:
      return takeForAttempt(step, message);
  }
}

function begin(step: Step, input: string): Taken {
  const root = step.spawn(null, step.machine.root, 0, step.identity.input, 0);
  const { roleArn, versionArn, aliasArn } = step.identity;
  step.aside(root, "ExecutionStarted", {
    input,
    inputDetails: whole,
    roleArn,
    stateMachineVersionArn: versionArn,
    stateMachineAliasArn: aliasArn,
  });
  return true;
}

type ForAttempt = Extract<Message, { kind: "returned" | "answered" | "ended" | "beat" | "taken" }>;

async function takeForAttempt(step: Step, message: ForAttempt): Promise<Taken> {
  const { attempt: number } = message;
  const thread = Object.values(step.run.threads).find(({ at }) => isOf(at, number));
  if (!thread) return false;
  if (thread.at.kind === "maprun") return takeForMapRun(step, thread, thread.at, message);
  const at = thread.at as TaskStatus;
  if (message.kind === "beat") {
    if (at.beatEvery !== undefined) at.beatAt = step.now() + at.beatEvery * 1000;
  } else if (message.kind === "taken") return takeWorker(step, thread, at, message.worker);
  else if (message.kind === "answered") await takeAnswer(step, thread, message.answer);
  else if (message.kind === "ended") await takeEnd(step, thread, at, message.describe(at.call.resource));
  else if (at.phase === "calling") await takeReturn(step, thread, at, message.result);
  return true;
}

/** Whether a thread waits for this attempt: its own, a request to its bucket, or a child of its Map Run. */
function isOf(at: ThreadStatus, attempt: number): boolean {
  if (at.kind === "task") return at.attempt === attempt;
  return at.kind === "maprun" && (at.call?.attempt === attempt || at.children[attempt] !== undefined);
}

async function takeForMapRun(step: Step, thread: Thread, at: MapRunStatus, message: ForAttempt): Promise<Taken> {
  const { attempt: number } = message;
  if (message.kind === "ended") await attempt(step, thread, () => takeChildEnd(step, thread, at, number, message.end));
  else if (message.kind === "returned") await attempt(step, thread, () => takeBucket(step, thread, at, message.result));
  else return false;
  return true;
}

async function changeRun(step: Step, mapRun: string, change: MapRunChange): Promise<Taken> {
  for (const thread of Object.values(step.run.threads)) {
    const { at } = thread;
    if (at.kind !== "maprun" || at.arn !== mapRun) continue;
    await attempt(step, thread, () => changeMapRun(step, thread, at, change));
    return true;
  }
  return false;
}

async function turn(step: Step, thread: Thread): Promise<void> {
  if (step.run.threads[thread.key] !== thread || thread.at.kind !== "ready") return;
  const state = step.state(thread);
  if (thread.entered === 0) {
    thread.enteredAt = step.now();
    thread.entered = step.emit(thread, `${state.Type}StateEntered`, {
      name: state.name,
      input: JSON.stringify(thread.input),
      inputDetails: whole,
    });
  }
  await attempt(step, thread, () => work(sceneOf(step, thread, state), state));
}

async function join(step: Step, { parent, thread, output, failed }: EndedThread): Promise<void> {
  const inside = step.run.threads[parent.key] === parent;
  if (!inside) return;
  await attempt(step, parent, () =>
    step.state(parent).Type === "Map"
      ? joinMap(step, parent, thread, output, failed)
      : joinParallel(step, parent, thread, output),
  );
}

async function attempt(step: Step, thread: Thread, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof StateFailure)) throw error;
    await fail(step, thread, error);
  }
}

function work(scene: Scene, state: State): Promise<void> {
  switch (state.Type) {
    case "Pass":
      return beginPass(scene, state);
    case "Task":
      return beginTask(scene, state);
    case "Choice":
      return beginChoice(scene, state);
    case "Wait":
      return beginWait(scene, state);
    case "Succeed":
      return beginSucceed(scene, state);
    case "Fail":
      return beginFail(scene, state);
    case "Parallel":
      return beginParallel(scene, state);
    case "Map":
      return isDistributed(state) ? beginMapRun(scene, state) : beginMap(scene, state);
  }
}

/** Handles the earliest of what has fallen due; what falls due next is a message of its own. */
async function fallDue(step: Step): Promise<Taken> {
  const now = step.now();
  let first: Thread | undefined;
  for (const thread of Object.values(step.run.threads)) {
    if (threadDue(thread) < (first ? threadDue(first) : Infinity)) first = thread;
  }
  const due = first ? threadDue(first) : Infinity;
  if (step.run.deadline <= Math.min(due, now)) {
    // The event names the error, the execution's description does not.
    endAs(step, "ExecutionTimedOut", {}, { error: "States.Timeout" });
    return true;
  }
  if (!first || due > now) return false;
  await wake(step, first);
  return true;
}

async function wake(step: Step, thread: Thread): Promise<void> {
  const { at } = thread;
  if (at.kind === "task") return timeOut(step, thread, at);
  thread.at = { kind: "ready" };
  const state = step.state(thread);
  if (state.Type === "Wait") await attempt(step, thread, () => endWait(sceneOf(step, thread, state), state));
  else step.ready.push(thread);
}

/** Begins again what had stopped: the states that failed or were cut off, not those that had ended well. */
function redrive(step: Step): Taken {
  step.run.redriveCount += 1;
  step.run.redrivenAt = step.now();
  step.run.deadline = step.now() + limitOf(step.machine);
  const threads = Object.values(step.run.threads);
  const root = threads.find((thread) => thread.parent === null)!;
  step.emit(root, "ExecutionRedriven", { redriveCount: step.run.redriveCount });
  for (const thread of threads) {
    if (thread.at.kind !== "stopped") continue;
    Object.assign(thread, { at: { kind: "ready" }, retries: [], retryCount: 0 });
    step.ready.push(thread);
  }
  return true;
}
