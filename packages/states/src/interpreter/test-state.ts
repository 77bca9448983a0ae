/** One state alone: what it makes of an input, step by step, with a service's answer real or made up. */
import { parseResource } from "../asl/index.ts";
import type { Effortful, Machine, MapState, State, TaskState } from "../asl/types.ts";
import { StateFailure } from "../failure/index.ts";
import type { Json, JsonObject } from "../json/index.ts";
import { effectiveInput, parametersOf, putResult, type Scene, sceneOf, selectResult, shapeResult } from "./fields.ts";
import { leave, report, shapeError } from "./flow.ts";
import { findCatcher, findRetrier, retryDelay } from "./retry.ts";
import type { Call, CallResult, Thread } from "./run.ts";
import { beginChoice } from "./states/choice.ts";
import { itemsOf, maxConcurrencyOf, selectItem } from "./states/map.ts";
import { beginFail, beginPass, beginSucceed } from "./states/simple.ts";
import { toleratedOf } from "./states/tolerance.ts";
import { endWait } from "./states/wait.ts";
import type { Step } from "./step.ts";
import { exceeds } from "./tolerance.ts";

export interface StateTest {
  step: Step;
  machine: Machine;
  state: State;
  input: Json;
  /** In place of the context object that an execution would have. */
  context?: JsonObject | undefined;
  variables: JsonObject;
  /** In place of asking the service. */
  mock?: CallResult | undefined;
  /** Asks the service. */
  ask(call: Call): Promise<CallResult>;
  /** Retries that have been spent on the retrier that the error finds. */
  retries: number;
  /** Iterations of a Map that have failed. */
  failedIterations?: number | undefined;
  /** What an ItemReader would have read. */
  itemsRead?: Json[] | undefined;
}

export interface StateTested {
  status: "SUCCEEDED" | "FAILED" | "RETRIABLE" | "CAUGHT_ERROR";
  output?: string | undefined;
  error?: string | undefined;
  cause?: string | undefined;
  nextState?: string | undefined;
  /** Values as JSON texts, numbers, and which handler an error has found. */
  inspection: JsonObject;
}

/** Thrown for a test that contradicts itself. */
export class TestMismatch extends Error {}

export async function testState(test: StateTest): Promise<StateTested> {
  const { step, state, input } = test;
  const thread = step.spawn(null, step.machine.root, 0, input, 0);
  Object.assign(thread, { state: state.name, vars: test.variables, enteredAt: step.now(), entered: 2 });
  const plain = sceneOf(step, thread, state);
  const scene = test.context === undefined ? plain : { ...plain, context: test.context };
  const inspection: JsonObject = { input: JSON.stringify(input) };
  try {
    await run(test, scene, inspection);
    return { status: "SUCCEEDED", ...whereTo(step, thread, state.name), inspection };
  } catch (error) {
    if (!(error instanceof StateFailure)) throw error;
    return failed(test, scene, inspection, report(step, thread, state, error));
  }
}

/** The output that the state has left with, and the state that it leads to. */
function whereTo(step: Step, thread: Thread, from: string): Pick<StateTested, "output" | "nextState"> {
  const details = step.events.findLast((event) => event.type.endsWith("StateExited"))?.stateExitedEventDetails;
  return {
    output: details?.output as string | undefined,
    nextState: thread.state === from ? undefined : thread.state,
  };
}

async function run(test: StateTest, scene: Scene, inspection: JsonObject): Promise<void> {
  const { state } = scene;
  const paths = state.language === "JSONPath";
  const tell = (field: string, value: Json) => {
    inspection[field] = JSON.stringify(value);
  };
  const input = effectiveInput(scene);
  const replaced = state.Type === "Pass" && state.Result !== undefined;
  if (paths && !replaced) tell("afterInputPath", input);
  switch (state.Type) {
    case "Pass": {
      if (!paths) return beginPass(scene, state);
      const given = await parametersOf(scene, state, input);
      if (replaced) tell("result", state.Result!);
      else tell("afterParameters", given);
      const result = state.Result ?? given;
      tell("afterResultSelector", result);
      tell("afterResultPath", putResult(state.ResultPath, scene.thread.input, result));
      return beginPass(scene, state);
    }
    case "Choice":
      return beginChoice(scene, state);
    case "Wait":
      return endWait(scene, state);
    case "Succeed":
      return beginSucceed(scene, state);
    case "Fail":
      return beginFail(scene, state);
    case "Map":
      await inspectMap(test, scene, state, input, inspection);
      return take(scene, state, answered(test.mock!), tell);
    case "Parallel":
      await parametersOf(scene, state, input);
      return take(scene, state, answered(test.mock!), tell);
    case "Task": {
      const parameters = await parametersOf(scene, state, input);
      tell(paths ? "afterParameters" : "afterArguments", parameters);
      const result = answered(test.mock ?? (await test.ask({ resource: state.Resource, parameters })));
      tell("result", result);
      return take(scene, state, result, tell);
    }
  }
}

/** @throws StateFailure for the answer of a service that has failed */
function answered(result: CallResult): Json {
  if (result.ok) return result.output;
  throw new StateFailure(result.error, result.cause);
}

async function take(
  scene: Scene,
  state: Effortful & State,
  result: Json,
  tell: (field: string, value: Json) => void,
): Promise<void> {
  if (state.language === "JSONPath") {
    const chosen = selectResult(scene, state, result);
    tell("afterResultSelector", chosen);
    tell("afterResultPath", putResult(state.ResultPath, scene.thread.input, chosen));
  }
  leave(scene, await shapeResult(scene, state, result), state.Next);
}

async function inspectMap(
  test: StateTest,
  scene: Scene,
  state: MapState,
  input: Json,
  inspection: JsonObject,
): Promise<void> {
  const items = state.ItemReader === undefined ? await itemsOf(scene, state, input) : (test.itemsRead ?? []);
  if (state.language === "JSONPath" && state.ItemReader === undefined)
    inspection.afterItemsPath = JSON.stringify(items);
  if (state.ItemSelector !== undefined) {
    const chosen: Json[] = [];
    for (const [i, item] of items.entries()) chosen.push(await selectItem(scene, state, input, i, item));
    inspection.afterItemSelector = JSON.stringify(chosen);
  }
  inspection.maxConcurrency = await maxConcurrencyOf(scene, state, input);
  const tolerated = await toleratedOf(scene, state, input);
  if (tolerated.count !== undefined) inspection.toleratedFailureCount = tolerated.count;
  if (tolerated.percentage !== undefined) inspection.toleratedFailurePercentage = tolerated.percentage;
  const { failedIterations = 0 } = test;
  if (failedIterations > items.length)
    throw new TestMismatch("Map iteration failure count must be less than or equal to the number of Map iterations");
  const limited = tolerated.count !== undefined || tolerated.percentage !== undefined;
  if (limited && exceeds(tolerated, failedIterations, items.length)) {
    const why = "The specified tolerated failure threshold was exceeded";
    throw new StateFailure("States.ExceedToleratedFailureThreshold", why);
  }
}

/** An error is retried, caught, or the end. */
async function failed(
  test: StateTest,
  scene: Scene,
  inspection: JsonObject,
  failure: StateFailure,
): Promise<StateTested> {
  const { state, step, thread } = scene;
  const told = { error: failure.error, cause: failure.reason };
  if (state.Type !== "Task" && state.Type !== "Parallel" && state.Type !== "Map")
    return { status: "FAILED", ...told, inspection };
  const found = findRetrier(state.Retry, [], failure);
  const details: JsonObject = found ? { retryIndex: found.index } : {};
  if (found && test.retries < (found.retrier.MaxAttempts ?? 3)) {
    details.retryBackoffIntervalSeconds = Math.round(retryDelay(found.retrier, test.retries, () => 1) / 1000);
    return { status: "RETRIABLE", ...told, inspection: { ...inspection, errorDetails: details } };
  }
  const index = findCatcher(state.Catch, failure);
  const catcher = state.Catch?.[index];
  if (catcher) {
    const error = { Error: failure.error ?? null, Cause: failure.reason ?? null };
    leave(scene, await shapeError(scene, catcher, index, error), catcher.Next);
    details.catchIndex = index;
    return {
      status: "CAUGHT_ERROR",
      ...told,
      output: whereTo(step, thread, state.name).output,
      nextState: catcher.Next,
      inspection: { ...inspection, errorDetails: details },
    };
  }
  return { status: "FAILED", ...told, inspection: found ? { ...inspection, errorDetails: details } : inspection };
}

/** Whether a Task must be given its answer: nobody waits for callbacks and ends in a test. */
export function needsMock(state: State): boolean {
  if (state.Type === "Map" || state.Type === "Parallel") return true;
  if (state.Type !== "Task") return false;
  const resource = parseResource((state as TaskState).Resource);
  return resource?.kind === "activity" || (resource?.kind === "service" && resource.pattern !== "request");
}
