/** Step Functions itself: `states:startExecution` and `aws-sdk:sfn:*`. */
import type { CallResult } from "../interpreter/index.ts";
import type { Json, JsonObject } from "../json/index.ts";
import { classicFailure, sdkFailure, spellings } from "./errors.ts";
import { callJson } from "./http.ts";
import { fieldsOf, type World } from "./types.ts";

/** Input may be given as JSON; the API wants its text. */
function asText(value: Json | undefined): string | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** `parent` is the attempt that starts it; `awaited` when the task waits for its end (`.sync`). */
export async function callStartExecution(
  world: World,
  parameters: Json,
  parent: string,
  awaited: boolean,
  signal: AbortSignal,
): Promise<CallResult> {
  const { StateMachineArn: stateMachineArn = null, Name: name, Input: input } = fieldsOf(parameters);
  const text = asText(input);
  try {
    const wanted = {
      stateMachineArn,
      ...(name == null ? {} : { name }),
      ...(text === undefined ? {} : { input: text }),
    };
    const started = awaited
      ? await world.own.startChild(wanted, parent, true)
      : await startWhere(world, wanted, parent, signal);
    const output = {
      ExecutionArn: started.executionArn,
      SdkHttpMetadata: { HttpStatusCode: 200 },
      SdkResponseMetadata: {},
      StartDate: started.startDate * 1000,
    };
    return { ok: true, output, childArn: awaited ? started.executionArn : undefined };
  } catch (error) {
    return classicFailure(spellings.states, error);
  }
}

interface Started {
  executionArn: string;
  startDate: number;
}

/** Here, unless another engine was named; what a task waits for is always here. */
async function startWhere(world: World, input: JsonObject, parent: string, signal: AbortSignal): Promise<Started> {
  if (!world.endpoints.states) return world.own.startChild(input, parent, false);
  return (await callElsewhere(world, world.endpoints.states, "StartExecution", input, signal)) as unknown as Started;
}

async function callElsewhere(
  world: World,
  url: string,
  operation: string,
  input: JsonObject,
  signal: AbortSignal,
): Promise<JsonObject> {
  const answer = await callJson(url, "states", `AWSStepFunctions.${operation}`, input, world.region, signal);
  return JSON.parse(answer) as JsonObject;
}

export async function callSfn(
  world: World,
  action: string,
  parameters: Json,
  parent: string,
  signal: AbortSignal,
): Promise<CallResult> {
  try {
    const input = decapitalised(fieldsOf(parameters));
    if (action === "startExecution") {
      const { executionArn, startDate } = await startWhere(world, input, parent, signal);
      return { ok: true, output: { ExecutionArn: executionArn, StartDate: new Date(startDate * 1000).toISOString() } };
    }
    const operation = `${action[0]!.toUpperCase()}${action.slice(1)}`;
    const { states } = world.endpoints;
    const output = await (states
      ? callElsewhere(world, states, operation, input, signal)
      : world.own.call(operation, input));
    return { ok: true, output: capitalised(output) };
  } catch (error) {
    return sdkFailure(spellings.states, error);
  }
}

/** Parameters are written in PascalCase; texts may be given as JSON. */
function decapitalised(fields: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => {
      const name = `${key[0]?.toLowerCase() ?? ""}${key.slice(1)}`;
      const text = ["input", "output", "definition"].includes(name) ? asText(value) : undefined;
      return [name, text ?? value];
    }),
  );
}

/** Answers come in PascalCase, times as ISO 8601. */
function capitalised(value: Json): Json {
  if (Array.isArray(value)) return value.map(capitalised);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      const time = /(Date|timestamp)$/.test(key) && typeof item === "number";
      return [
        `${key[0]?.toUpperCase() ?? ""}${key.slice(1)}`,
        time ? new Date(item * 1000).toISOString() : capitalised(item),
      ];
    }),
  );
}
