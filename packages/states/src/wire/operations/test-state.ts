/** TestState: one state of a definition alone, without a machine. */
import { randomUUID } from "node:crypto";
import {
  compile,
  definitionAround,
  describe,
  parseResource,
  type State,
  supportOf,
  validate,
} from "../../asl/index.ts";
import { type CallResult, needsMock, newRun, Step, TestMismatch, testState } from "../../interpreter/index.ts";
import { checkJson } from "../../json/fault.ts";
import { isObject, type Json, type JsonObject } from "../../json/index.ts";
import type { Api, Operation } from "../context.ts";
import { ApiError, invalid } from "../errors.ts";
import { mockProblem } from "../mocks.ts";
import * as Params from "../params.ts";
import { checkedRole } from "./settings.ts";

/** Data limits of a test are those of an execution. */
const text: Params.Rule = { type: "string", max: 262144 };

export const testOneState: Operation = async (api, input) => {
  Params.check(input, {
    definition: { ...Params.definition, required: true },
    roleArn: { ...Params.arn, required: false },
    input: text,
    variables: text,
    context: text,
    inspectionLevel: { type: "string", values: ["INFO", "DEBUG", "TRACE"] },
    revealSecrets: { type: "boolean" },
    stateName: { type: "string", min: 1, max: 80 },
    mock: { type: "object" },
    stateConfiguration: { type: "object" },
  });
  const { machine, state } = read(input);
  const mock = mockOf(input, state);
  const config = configOf(input, mock);
  if (state.Type === "Task" && !mock && input.roleArn == null)
    throw invalid("RoleArn must be specified when testing a Task state");
  if (!mock && needsMock(state))
    throw invalid(`State type '${state.Type}' is not supported when a mock is not specified`);
  if (!mock && state.Type === "Task" && supportOf(parseResource(state.Resource)) !== "here")
    throw invalid(`The resource ${state.Resource} is not supported by this engine without a mock`);
  const data = jsonOf(input, "input") ?? {};
  const context = contextOf(input, state);
  const step = stepOf(
    api,
    machine,
    data,
    input.roleArn == null ? undefined : checkedRole(Params.text(input, "roleArn")),
  );
  try {
    const tested = await testState({
      step,
      machine,
      state,
      input: data,
      context,
      mock,
      variables: (jsonOf(input, "variables") ?? {}) as JsonObject,
      ask: (call) => api.ask(call),
      ...config,
    });
    const { inspection, ...answer } = tested;
    const shown = (input.inspectionLevel ?? "INFO") !== "INFO";
    return { ...answer, inspectionData: shown ? inspection : undefined };
  } catch (error) {
    throw error instanceof TestMismatch ? invalid(error.message) : error;
  }
};

/** The state to test: alone, or one of a machine's. */
function read(input: JsonObject): { machine: ReturnType<typeof compile>; state: State } {
  const name = Params.optionalText(input, "stateName");
  const { definition, alone } = definitionAround(Params.text(input, "definition"));
  const problems = validate(definition, "STANDARD", { alone }).filter(({ severity }) => severity === "ERROR");
  if (problems.length > 0)
    throw new ApiError("InvalidDefinition", `Invalid State Machine Definition: '${describe(problems)}'`);
  const machine = compile(definition);
  const wanted = name ?? machine.root.startAt;
  for (const block of machine.blocks.values()) {
    const state = block.states.get(wanted);
    if (state) return { machine: { ...machine, root: block }, state };
  }
  throw invalid("State not found in definition");
}

/** What a JSON text of the request holds. @throws ApiError in the words for execution input */
function jsonOf(input: JsonObject, field: string): Json | undefined {
  const given = Params.optionalText(input, field);
  if (given === undefined) return undefined;
  const fault = checkJson(given);
  if (fault) throw new ApiError("InvalidExecutionInput", `Invalid State Machine Execution Input: '${fault}'`);
  return JSON.parse(given) as Json;
}

const mockRules: Params.Rules = {
  result: text,
  errorOutput: { type: "object" },
  fieldValidationMode: { type: "string", values: ["STRICT", "PRESENT", "NONE"] },
};

function mockOf(input: JsonObject, state: State): CallResult | undefined {
  const { mock } = input;
  if (!isObject(mock)) return undefined;
  Params.checkInside(mock, "mock", mockRules);
  const { result, errorOutput, fieldValidationMode: mode } = mock;
  if (result != null && errorOutput != null)
    throw invalid("A test mock should have only one of the following fields: [result, errorOutput].");
  if (input.revealSecrets === true) throw invalid("TestState does not support RevealSecrets when a mock is specified.");
  if (state.Type !== "Task" && state.Type !== "Map" && state.Type !== "Parallel")
    throw invalid(`State type '${state.Type}' is not supported when a mock is specified`);
  if (isObject(errorOutput)) {
    const said = (field: string) => (typeof errorOutput[field] === "string" ? (errorOutput[field] as string) : "");
    return { ok: false, error: said("error"), cause: said("cause") };
  }
  if (typeof result !== "string")
    throw invalid("A test mock must have one of the following fields: [result, errorOutput].");
  if (checkJson(result)) throw invalid("Mocked result must be valid JSON");
  const output = JSON.parse(result) as Json;
  const problem = mockProblem(state, output, mode !== "NONE");
  if (problem !== undefined) throw invalid(problem);
  return { ok: true, output };
}

const configRules: Params.Rules = {
  retrierRetryCount: { type: "integer", min: 0 },
  errorCausedByState: { type: "string", min: 1, max: 80 },
  mapIterationFailureCount: { type: "integer", min: 0 },
  mapItemReaderData: text,
};

/** What happened before, as the test has it: each needs a mock to go with it. */
function configOf(
  input: JsonObject,
  mock: CallResult | undefined,
): { retries: number; failedIterations?: number | undefined; itemsRead?: Json[] | undefined } {
  const config = input.stateConfiguration;
  if (!isObject(config)) return { retries: 0 };
  Params.checkInside(config, "stateConfiguration", configRules);
  for (const field of Object.keys(configRules)) {
    if (mock || config[field] == null) continue;
    const named = `${field[0]!.toUpperCase()}${field.slice(1)}`;
    throw invalid(`TestState does not support ${named} when a mock is not specified.`);
  }
  const itemsRead = jsonOf(config, "mapItemReaderData");
  const number = (field: string) => (config[field] ?? undefined) as number | undefined;
  return {
    retries: number("retrierRetryCount") ?? 0,
    failedIterations: number("mapIterationFailureCount"),
    itemsRead: Array.isArray(itemsRead) ? itemsRead : undefined,
  };
}

function contextOf(input: JsonObject, state: State): JsonObject | undefined {
  const context = jsonOf(input, "context");
  if (context === undefined) return undefined;
  const refuse = (why: string) => invalid(`Invalid Context object provided: ${why}`);
  if (!isObject(context)) throw refuse("Context object must be a JSON object");
  const resource = state.Type === "Task" ? parseResource(state.Resource) : undefined;
  const waits = resource?.kind === "service" && resource.pattern !== "request";
  if (context.Task !== undefined && !waits) {
    throw refuse(
      "Context object contains 'Task' when state is not a Task state with a '.sync' or '.waitForTaskToken' service integration pattern",
    );
  }
  return context;
}

function stepOf(api: Api, machine: ReturnType<typeof compile>, data: Json, roleArn = ""): Step {
  const now = api.clock.now();
  const [machineName, name] = [randomUUID(), randomUUID()];
  const place = `arn:aws:states:${api.region}:${api.accountId}`;
  const identity = {
    executionArn: `${place}:express:${machineName}:${name}`,
    name,
    roleArn,
    startedAt: now,
    input: data,
    machineArn: `${place}:stateMachine:${machineName}`,
    machineName,
    region: api.region,
    express: true,
  };
  const world = { id: randomUUID, token: () => randomUUID(), hasActivity: () => true };
  return new Step(newRun(machine, now), machine, identity, () => now, world);
}
