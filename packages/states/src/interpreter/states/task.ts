/** Task: asks a service, and takes its answer, a callback, or the end of another execution. */
import { parseResource, type Resource } from "../../asl/resource.ts";
import type { TaskState } from "../../asl/types.ts";
import { longest } from "../../asl/values.ts";
import { queryFailure, runtimeFailure, StateFailure } from "../../failure/index.ts";
import { byteLength, type Json, type JsonObject } from "../../json/index.ts";
import * as Jsonata from "../../jsonata/index.ts";
import * as JsonPath from "../../jsonpath/index.ts";
import { type Details, whole } from "../events.ts";
import { effectiveInput, parametersOf, type Scene, sceneOf, shapeResult, sight, view } from "../fields.ts";
import { fail, leave, payloadLimit } from "../flow.ts";
import { plainText, readLong } from "../numbers.ts";
import type { CallResult, TaskStatus, Thread } from "../run.ts";
import type { Step } from "../step.ts";

export async function beginTask(plain: Scene, state: TaskState): Promise<void> {
  const { step, thread } = plain;
  const resource = parseResource(state.Resource)!;
  const attempt = step.run.next++;
  if (resource.kind === "activity" && !step.world.hasActivity(resource.arn))
    throw runtimeFailure(`The activity ${resource.arn} does not exist.`);
  const token = resource.kind === "service" && resource.pattern !== "request" ? step.world.token(attempt) : undefined;
  const scene = token === undefined ? plain : { ...plain, context: { ...plain.context, Task: { Token: token } } };
  const input = effectiveInput(scene);
  const parameters = await parametersOf(scene, state, input);
  const text = JSON.stringify(parameters);
  if (byteLength(text) > payloadLimit) throw tooLong(`The state/task '${state.Resource}' scheduled with input`);
  const timeout = await limitOf(scene, state, input, "TimeoutSeconds");
  const beat = await limitOf(scene, state, input, "HeartbeatSeconds");
  const credentials = await credentialsOf(scene, state, input);
  step.emit(thread, eventOf(resource, "Scheduled"), {
    ...scheduledDetails(step, resource, text),
    timeoutInSeconds: timeout,
    heartbeatInSeconds: beat,
    taskCredentials: credentials,
  });
  if (resource.kind !== "activity") step.emit(thread, eventOf(resource, "Started"), named(resource));
  const now = step.now();
  const call = { resource: state.Resource, parameters, token };
  step.rest(thread, {
    kind: "task",
    attempt,
    phase: "calling",
    call,
    timeoutAt: timeout === undefined ? undefined : now + timeout * 1000,
    beatEvery: beat,
    beatAt: beat === undefined ? undefined : now + beat * 1000,
  });
  step.effects.push({ kind: "call", attempt, call });
}

const prefixes = { service: "Task", function: "LambdaFunction", activity: "Activity" } as const;

/** The history's word for what has happened to an attempt. */
function eventOf(resource: Resource, what: string): string {
  return `${prefixes[resource.kind]}${what}`;
}

function named(resource: Resource): Details | undefined {
  return resource.kind === "service" ? { resourceType: resource.type, resource: resource.name } : undefined;
}

function scheduledDetails(step: Step, resource: Resource, text: string): Details {
  if (resource.kind !== "service") return { resource: resource.arn, input: text, inputDetails: whole };
  return { ...named(resource), region: step.identity.region, parameters: text };
}

async function credentialsOf(scene: Scene, state: TaskState, input: Json): Promise<Details[string]> {
  if (state.Credentials === undefined) return undefined;
  const filled =
    state.language === "JSONata"
      ? await Jsonata.evaluate(state.Credentials, view(scene), "Credentials")
      : JsonPath.fillTemplate(state.Credentials, sight(scene, input));
  return { roleArn: (filled as JsonObject).RoleArn ?? null };
}

type Limit = "TimeoutSeconds" | "HeartbeatSeconds";

/** A limit in seconds, from a number, a path or an expression: a positive integer. */
async function limitOf(scene: Scene, state: TaskState, input: Json, field: Limit): Promise<number | undefined> {
  const path = state[`${field}Path`];
  if (path !== undefined) {
    const value = JsonPath.evaluateQuery(path, sight(scene, input), `${field}Path`);
    const about = `${path} == ${plainText(value)}`;
    const limit = readLong(value);
    if (limit === undefined)
      throw runtimeFailure(`The ${field}Path parameter cannot be parsed as a long value: ${about}`);
    if (limit > longest)
      throw runtimeFailure(`The ${field}Path parameter references a value above ${longest}: ${about}`);
    if (limit > 0) return limit;
    throw runtimeFailure(`The ${field}Path parameter references a value that is not positive: ${about}`);
  }
  const limit = state[field];
  if (typeof limit !== "string") return limit;
  const value = (await Jsonata.evaluateAs(limit, "number", view(scene), field)) as number;
  if (Number.isInteger(value) && value > 0 && value <= longest) return value;
  throw queryFailure(
    `The JSONata expression '${Jsonata.expressionOf(limit)}' specified for the field '${field}' returned an invalid value. Expected a positive integer, but was: ${value}`,
    field,
  );
}

/** The service has answered the attempt. */
export async function takeReturn(step: Step, thread: Thread, at: TaskStatus, result: CallResult): Promise<void> {
  const resource = parseResource(at.call.resource)!;
  if (!result.ok) return failTask(step, thread, new StateFailure(result.error, result.cause));
  if (resource.kind !== "service" || resource.pattern === "request") return succeed(step, thread, result.output);
  const text = JSON.stringify(result.output);
  step.emit(thread, "TaskSubmitted", { ...named(resource), output: text, outputDetails: whole });
  at.phase = resource.pattern === "token" ? "token" : "child";
  if (result.childArn !== undefined) at.childArn = result.childArn;
  if (at.early) await takeAnswer(step, thread, at.early);
}

/** A worker has taken the work: what it sends is the answer. */
export function takeWorker(step: Step, thread: Thread, at: TaskStatus, worker: string | undefined): boolean {
  if (at.phase !== "calling") return false;
  step.emit(thread, "ActivityStarted", { workerName: worker });
  at.phase = "token";
  return true;
}

/** The execution that the task waits for has ended, perhaps before the request to start it was answered. */
export async function takeEnd(step: Step, thread: Thread, at: TaskStatus, end: CallResult): Promise<void> {
  if (at.phase === "calling") at.early = end;
  else await takeAnswer(step, thread, end);
}

/** A callback, or the end of the execution that the task waited for. */
export async function takeAnswer(step: Step, thread: Thread, answer: CallResult | TokenFailure): Promise<void> {
  if (answer.ok) return succeed(step, thread, answer.output);
  return failTask(step, thread, new StateFailure(answer.error, answer.cause));
}

export interface TokenFailure {
  ok: false;
  error?: string | undefined;
  cause?: string | undefined;
}

async function succeed(step: Step, thread: Thread, output: Json): Promise<void> {
  const state = step.state(thread) as TaskState;
  const resource = parseResource(state.Resource)!;
  const text = JSON.stringify(output);
  if (byteLength(text) > payloadLimit) {
    const what = resource.kind === "service" ? resource.type : resource.arn;
    return failTask(step, thread, tooLong(`The state/task '${what}' returned a result with a`));
  }
  step.emit(thread, eventOf(resource, "Succeeded"), { ...named(resource), output: text, outputDetails: whole });
  thread.at = { kind: "joined" };
  try {
    const scene = sceneOf(step, thread, state);
    leave(scene, await shapeResult(scene, state, output), state.Next);
  } catch (error) {
    if (!(error instanceof StateFailure)) throw error;
    await fail(step, thread, error);
  }
}

function tooLong(what: string): StateFailure {
  const cause = `${what} size exceeding the maximum number of bytes service limit.`;
  return new StateFailure("States.DataLimitExceeded", cause);
}

async function failTask(step: Step, thread: Thread, failure: StateFailure): Promise<void> {
  const resource = parseResource((step.state(thread) as TaskState).Resource)!;
  step.emit(thread, eventOf(resource, "Failed"), {
    ...named(resource),
    error: failure.error,
    cause: failure.reason,
  });
  await fail(step, thread, failure);
}

/** TimeoutSeconds or HeartbeatSeconds have passed; AWS names both States.Timeout in the history. */
export async function timeOut(step: Step, thread: Thread, at: TaskStatus): Promise<void> {
  const resource = parseResource(at.call.resource)!;
  const failure = new StateFailure("States.Timeout", undefined);
  if ((at.beatAt ?? Infinity) < (at.timeoutAt ?? Infinity)) failure.alias = "States.HeartbeatTimeout";
  step.emit(thread, eventOf(resource, "TimedOut"), { ...named(resource), error: failure.error });
  step.effects.push({ kind: "drop", attempt: at.attempt, childArn: at.childArn });
  thread.at = { kind: "joined" };
  await fail(step, thread, failure);
}
