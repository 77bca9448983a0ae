/** How control moves: out of a state, to the end of a thread, and up when something fails. */
import type { Catcher, Effortful, MapState, ParallelState, State } from "../asl/types.ts";
import { runtimeFailure, StateFailure } from "../failure/index.ts";
import { byteLength, deepest, type Json, type JsonObject, tooDeep } from "../json/index.ts";
import { whole } from "./events.ts";
import { assignWithPaths, putResult, type Scene, type Shaped, sceneOf, shapeWithJsonata } from "./fields.ts";
import { mapRunRecord } from "./map-run.ts";
import { findCatcher, findRetrier, retryDelay } from "./retry.ts";
import type { MapRunStatus, Run, Thread, ThreadStatus } from "./run.ts";
import type { Step } from "./step.ts";
import { exceeds } from "./tolerance.ts";

/** AWS's limit for the input and the output of a state, in bytes of UTF-8. */
export const payloadLimit = 256 * 1024;

/** Leaves a state: its output goes to the next one, or ends the thread. */
export function leave(scene: Scene, shaped: Shaped, next: string | undefined): void {
  const { step, thread, state } = scene;
  const text = textWithin(scene, shaped.output);
  const assigned = shaped.assigned && textOfEach(scene, shaped.assigned);
  if (shaped.assigned) assign(step, thread, shaped.assigned, assigned!);
  step.emit(thread, `${state.Type}StateExited`, {
    name: state.name,
    output: text,
    outputDetails: whole,
    assignedVariables: assigned,
    assignedVariablesDetails: assigned && whole,
  });
  if (next !== undefined) goTo(step, thread, next, shaped.output);
  else endThread(step, thread, shaped.output, text);
}

/** The texts of what one Assign sets: each within the limit, and all of them together. */
function textOfEach(scene: Scene, values: JsonObject): JsonObject {
  const texts = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, textWithin(scene, value)]));
  const total = Object.values(texts).reduce((sum, text) => sum + byteLength(text), 0);
  if (total > payloadLimit) {
    throw new StateFailure(
      "States.DataLimitExceeded",
      `The state '${scene.state.name}' assigned variables with a size exceeding the maximum number of bytes service limit.`,
    );
  }
  return texts;
}

/** AWS's limit for all variables of an execution, bytes. */
const variablesLimit = 10 * 1024 * 1024;

function assign(step: Step, thread: Thread, assigned: JsonObject, texts: JsonObject): void {
  const sizes = { ...thread.sizes };
  for (const [name, text] of Object.entries(texts)) sizes[name] = byteLength(text as string);
  const others = Object.values(step.run.threads).filter((one) => one !== thread);
  const total = [sizes, ...others.map((one) => one.sizes ?? {})]
    .flatMap((one) => Object.values(one))
    .reduce((sum, size) => sum + size, 0);
  if (total > variablesLimit) {
    throw new StateFailure(
      "States.DataLimitExceeded",
      "The variables of the execution have a size exceeding the maximum number of bytes service limit.",
    );
  }
  Object.assign(thread, { vars: { ...thread.vars, ...assigned }, sizes });
}

/** The JSON text of what a state hands on, which may be neither too long nor too deep. */
function textWithin({ state }: Scene, value: Json): string {
  const text = JSON.stringify(value);
  if (byteLength(text) > payloadLimit) {
    const what = state.Type === "Task" ? state.Resource : state.name;
    throw new StateFailure(
      "States.DataLimitExceeded",
      `The state/task '${what}' returned a result with a size exceeding the maximum number of bytes service limit.`,
    );
  }
  if (tooDeep(text)) throw runtimeFailure(`The result nests deeper than ${deepest} levels.`);
  return text;
}

function goTo(step: Step, thread: Thread, state: string, input: Json): void {
  if (step.closing) {
    endAs(step, "ExecutionAborted", {});
    return;
  }
  Object.assign(thread, { state, input, entered: 0, enteredAt: 0, retries: [], retryCount: 0 });
  thread.at = { kind: "ready" };
  step.ready.push(thread);
}

/** The thread is over: the execution has succeeded, or the Parallel or Map around it hears of it. */
function endThread(step: Step, thread: Thread, output: Json, text: string): void {
  delete step.run.threads[thread.key];
  const parent = step.parent(thread);
  if (parent) step.ended.push({ parent, thread, output });
  else {
    step.emitLast(thread.prev, "ExecutionSucceeded", { output: text, outputDetails: whole });
    step.outcome = { status: "SUCCEEDED", output: text };
  }
}

/** A state has failed: retried, caught, or the failure goes up to the thread around it. */
export async function fail(step: Step, thread: Thread, raw: StateFailure): Promise<void> {
  const state = step.state(thread);
  const failure = report(step, thread, state, raw);
  if (failure.terminal) return endFailed(step, thread, failure);
  if (state.Type === "Task" || state.Type === "Parallel" || state.Type === "Map") {
    if (retry(step, thread, state, failure)) return;
    if (state.Type !== "Task" && saysFailed(thread, raw)) step.emit(thread, `${state.Type}StateFailed`);
    if (await caught(step, thread, state, failure)) return;
  }
  await goUp(step, thread, state, failure);
}

/** A Parallel or Map says that it failed when its threads did, or when its own fields could not be evaluated. */
function saysFailed({ at }: Thread, raw: StateFailure): boolean {
  return (
    at.kind === "branches" ||
    at.kind === "map" ||
    at.kind === "maprun" ||
    (at.kind === "ready" && raw.location !== undefined)
  );
}

/** Puts the state's name before causes that the engine found; a failed evaluation is an event of its own. */
export function report(step: Step, thread: Thread, state: State, raw: StateFailure): StateFailure {
  if (!raw.internal) return raw;
  const where = `An error occurred while executing the state '${state.name}' (entered at the event id #${thread.entered}). `;
  const failure = new StateFailure(raw.error, where + raw.reason);
  failure.terminal = raw.terminal;
  if (raw.location !== undefined) {
    step.emit(thread, "EvaluationFailed", {
      error: failure.error,
      cause: failure.reason,
      ...(raw.location ? { location: raw.location } : {}),
      state: state.name,
    });
  }
  return failure;
}

function retry(step: Step, thread: Thread, state: Effortful & State, failure: StateFailure): boolean {
  const found = findRetrier(state.Retry, thread.retries, failure);
  if (!found) return false;
  const { retrier, index } = found;
  const spent = thread.retries[index] ?? 0;
  thread.retries = (state.Retry ?? []).map((_, i) => (thread.retries[i] ?? 0) + (i === index ? 1 : 0));
  thread.retryCount += 1;
  dropChildren(step, thread);
  step.rest(thread, { kind: "retrying", due: step.now() + retryDelay(retrier, spent) });
  return true;
}

async function caught(step: Step, thread: Thread, state: Effortful & State, failure: StateFailure): Promise<boolean> {
  const index = findCatcher(state.Catch, failure);
  const catcher = state.Catch?.[index];
  if (!catcher) return false;
  dropChildren(step, thread);
  // What a failure does not name is null; a time-out has an empty cause, as recorded.
  const nothing = failure.error === "States.Timeout" ? "" : null;
  const error = { Error: failure.error ?? null, Cause: failure.reason ?? nothing };
  const scene = sceneOf(step, thread, state);
  try {
    leave(scene, await shapeError(scene, catcher, index, error), catcher.Next);
  } catch (inner) {
    if (!(inner instanceof StateFailure)) throw inner;
    await goUp(step, thread, state, report(step, thread, state, inner));
  }
  return true;
}

export async function shapeError(scene: Scene, catcher: Catcher, index: number, error: JsonObject): Promise<Shaped> {
  if (scene.state.language === "JSONata")
    return shapeWithJsonata(scene, catcher, error, { errorOutput: error }, `Catch[${index}]/`);
  const assigned = assignWithPaths(scene, catcher.Assign, error);
  return { output: putResult(catcher.ResultPath, scene.thread.input, error), assigned };
}

/** Nobody here could help: the Parallel or Map around the thread fails, or the execution does. */
async function goUp(step: Step, thread: Thread, state: State, failure: StateFailure): Promise<void> {
  const parent = step.parent(thread);
  if (!parent || failure.terminal) return endFailed(step, thread, failure);
  const around = step.state(parent) as ParallelState | MapState;
  const name = around.name;
  if (around.Type === "Map") step.aside(thread, "MapIterationFailed", { name, index: thread.index });
  if (tolerates(parent.at)) {
    delete step.run.threads[thread.key];
    const output = { Error: failure.error ?? null, Cause: failure.reason ?? null };
    step.ended.push({ parent, thread, output, failed: true });
    return;
  }
  for (const sibling of step.children(parent)) {
    if (sibling === thread) continue;
    abort(step, sibling, thread);
    if (around.Type === "Map") reportAbort(step, thread, "MapIterationAborted", { name, index: sibling.index });
  }
  if (state.Type === "Task") step.aside(thread, "TaskStateAborted");
  stop(step, thread);
  parent.prev = thread.prev;
  await fail(step, parent, failure);
}

/** Counts a failure of an iteration, and says whether its Map goes on. */
function tolerates(at: ThreadStatus): boolean {
  if (at.kind !== "map" || !at.tolerated) return false;
  at.failed = (at.failed ?? 0) + 1;
  return !exceeds(at.tolerated, at.failed, at.items.length);
}

/** Ends a thread and all threads inside it, because `failing` did. */
function abort(step: Step, thread: Thread, failing: Thread): void {
  for (const child of step.children(thread)) abort(step, child, failing);
  const { Type } = step.state(thread);
  const running = thread.entered > 0 && thread.at.kind !== "stopped";
  if (running && ["Task", "Wait", "Parallel", "Map"].includes(Type)) reportAbort(step, failing, `${Type}StateAborted`);
  stop(step, thread);
}

function reportAbort(step: Step, failing: Thread, type: string, details?: { name: string; index: number }): void {
  step.aside(failing, type, details);
}

/** A stopped thread stays in the run, so that a redrive can begin it again; a retry or catch drops it. */
function stop(step: Step, thread: Thread): void {
  giveUp(step, thread);
  if (thread.at.kind !== "branches" && thread.at.kind !== "map") thread.at = { kind: "stopped" };
}

/** Tells the outside that an attempt is over. */
function giveUp(step: Step, thread: Thread): void {
  if (thread.at.kind === "maprun") giveUpRun(step, thread.at);
  if (thread.at.kind !== "task") return;
  const { attempt, childArn } = thread.at;
  step.effects.push({ kind: "drop", attempt, childArn });
}

/** Stops the children of a Map Run that is not over. */
export function giveUpRun(step: Step, at: MapRunStatus, status: "ABORTED" | "FAILED" = "ABORTED"): void {
  step.mapRuns.push(mapRunRecord(at, status, step.now()));
  if (at.call) step.effects.push({ kind: "drop", attempt: at.call.attempt });
  for (const attempt of Object.keys(at.children)) {
    step.effects.push({ kind: "drop", attempt: Number(attempt), child: true });
  }
}

/** Removes the threads inside a state that begins anew or is left. */
export function dropChildren(step: Step, thread: Thread): void {
  for (const child of step.children(thread)) {
    dropChildren(step, child);
    giveUp(step, child);
    delete step.run.threads[child.key];
  }
}

/** Gives up every attempt of a run that ends from outside: stopped, or out of time. */
function stopAll(step: Step, run: Run): void {
  for (const thread of Object.values(run.threads)) stop(step, thread);
  step.ready.length = 0;
}

function endFailed(step: Step, thread: Thread, failure: StateFailure): void {
  const { error, reason: cause } = failure;
  const details = { error, cause };
  thread.prev = step.emitLast(thread.prev, "ExecutionFailed", details);
  stopAll(step, step.run);
  step.outcome = { status: "FAILED", ...details };
}

interface Told {
  error?: string;
  cause?: string;
}

const endings = { ExecutionFailed: "FAILED", ExecutionAborted: "ABORTED", ExecutionTimedOut: "TIMED_OUT" } as const;

/** Ends an execution from outside its states. */
export function endAs(step: Step, type: keyof typeof endings, details: Told, event: Told = details): void {
  step.emitLast(type === "ExecutionFailed" ? step.run.lastEvent : 0, type, { ...event });
  stopAll(step, step.run);
  step.outcome = { status: endings[type], ...details };
}
