import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { JsonObject } from "../json/index.ts";
import { Engine, role } from "../testing/engine.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await new Engine().open();
  engine.functions.echo = (event) => event;
  engine.functions.refuse = () => {
    throw Object.assign(new Error("no"), { name: "Refused" });
  };
});
afterAll(() => engine.close());

const tried = (state: JsonObject, more: JsonObject = {}) =>
  engine.call<Record<string, unknown>>("TestState", { definition: JSON.stringify(state), ...more });
const invoke = (name: string, more: JsonObject = {}): JsonObject => ({
  Type: "Task",
  Resource: "arn:aws:states:::lambda:invoke",
  Parameters: { FunctionName: name, "Payload.$": "$.in" },
  Next: "After",
  ...more,
});
const map = (more: JsonObject = {}): JsonObject => ({
  Type: "Map",
  ItemsPath: "$.items",
  ItemProcessor: {
    ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" },
    StartAt: "P",
    States: { P: { Type: "Pass", End: true } },
  },
  End: true,
  ...more,
});

describe("a state alone", () => {
  test("asks the service and shows each step on the way", async () => {
    const state = invoke("echo", {
      ResultSelector: { "got.$": "$.Payload" },
      ResultPath: "$.out",
      OutputPath: "$.out",
    });
    const input = '{"in":{"a":1}}';
    expect(await tried(state, { roleArn: role, input })).toEqual({
      status: "SUCCEEDED",
      output: '{"got":{"a":1}}',
      nextState: "After",
    });
    const { inspectionData } = await tried(state, { roleArn: role, input, inspectionLevel: "DEBUG" });
    expect(inspectionData).toMatchObject({
      input,
      afterInputPath: input,
      afterParameters: '{"FunctionName":"echo","Payload":{"a":1}}',
      result: expect.stringContaining('"Payload":{"a":1}'),
      afterResultSelector: '{"got":{"a":1}}',
      afterResultPath: '{"in":{"a":1},"out":{"got":{"a":1}}}',
    });
  });

  test("a mock stands in for the service, also for those that this engine has not", async () => {
    const publish = {
      Type: "Task",
      Resource: "arn:aws:states:::sns:publish",
      Parameters: { TopicArn: "t" },
      End: true,
    };
    expect(await tried(publish, { mock: { result: '{"MessageId":"1"}' } })).toEqual({
      status: "SUCCEEDED",
      output: '{"MessageId":"1"}',
    });
    await expect(tried(publish, { roleArn: role })).rejects.toMatchObject({
      name: "ValidationException",
      message: expect.stringContaining("is not supported by this engine without a mock"),
    });
  });

  test("an error is retried as long as attempts are left, then caught, or is the end", async () => {
    const state = invoke("refuse", {
      Retry: [{ ErrorEquals: ["Refused"], MaxAttempts: 2, IntervalSeconds: 3, BackoffRate: 2 }],
      Catch: [{ ErrorEquals: ["States.ALL"], ResultPath: "$.why", Next: "Caught" }],
    });
    const after = (retrierRetryCount: number) =>
      tried(state, {
        input: '{"in":1}',
        inspectionLevel: "DEBUG",
        mock: { errorOutput: { error: "Refused", cause: "no" } },
        stateConfiguration: { retrierRetryCount },
      });
    expect(await after(1)).toMatchObject({
      status: "RETRIABLE",
      error: "Refused",
      inspectionData: { errorDetails: { retryIndex: 0, retryBackoffIntervalSeconds: 6 } },
    });
    expect(await after(2)).toMatchObject({
      status: "CAUGHT_ERROR",
      nextState: "Caught",
      output: '{"in":1,"why":{"Error":"Refused","Cause":"no"}}',
      inspectionData: { errorDetails: { retryIndex: 0, catchIndex: 0 } },
    });
    expect(await tried(invoke("refuse"), { roleArn: role, input: '{"in":1}' })).toMatchObject({
      status: "FAILED",
      error: "Refused",
    });
    expect(await tried({ Type: "Pass", Parameters: { "a.$": "$.none" }, End: true })).toMatchObject({
      status: "FAILED",
      error: "States.Runtime",
    });
  });

  test("variables and the context object are what the test gives", async () => {
    const state = {
      Type: "Pass",
      QueryLanguage: "JSONata",
      Output: "{% [$x, $states.context.Execution.Name] %}",
      End: true,
    };
    const given = { variables: '{"x":7}', context: '{"Execution":{"Name":"mine"}}' };
    expect(await tried(state, given)).toEqual({ status: "SUCCEEDED", output: '[7,"mine"]' });
  });

  test("one of a machine is tested where it stands", async () => {
    const machine = {
      StartAt: "C",
      States: {
        C: { Type: "Choice", Choices: [{ Variable: "$.n", NumericGreaterThan: 1, Next: "B" }], Default: "E" },
        B: {
          Type: "Parallel",
          Branches: [{ StartAt: "I", States: { I: { Type: "Pass", Result: 3, End: true } } }],
          End: true,
        },
        E: { Type: "Fail", Error: "Small" },
      },
    };
    expect(await tried(machine, { input: '{"n":2}' })).toMatchObject({ status: "SUCCEEDED", nextState: "B" });
    expect(await tried(machine, { stateName: "I" })).toMatchObject({ output: "3" });
    expect(await tried(machine, { stateName: "E" })).toMatchObject({ status: "FAILED", error: "Small" });
    await expect(tried(machine, { stateName: "X" })).rejects.toMatchObject({
      message: "State not found in definition",
    });
  });

  test("a Map tells its limits and fails when more has failed than it tolerates", async () => {
    const after = (mapIterationFailureCount: number, more: JsonObject = {}) =>
      tried(map({ ToleratedFailureCount: 1, MaxConcurrency: 2, ...more }), {
        input: '{"items":[1,2,3]}',
        inspectionLevel: "TRACE",
        mock: { result: "[1,4,9]" },
        stateConfiguration: { mapIterationFailureCount },
      });
    expect(await after(1)).toMatchObject({
      status: "SUCCEEDED",
      output: "[1,4,9]",
      inspectionData: { afterItemsPath: "[1,2,3]", maxConcurrency: 2, toleratedFailureCount: 1 },
    });
    expect(await after(2)).toMatchObject({ status: "FAILED", error: "States.ExceedToleratedFailureThreshold" });
    await expect(after(4)).rejects.toMatchObject({ message: expect.stringContaining("number of Map iterations") });
  });
});

const parallel = {
  Type: "Parallel",
  Branches: [{ StartAt: "A", States: { A: { Type: "Pass", End: true } } }],
  End: true,
};
const result = (value: string): JsonObject => ({ mock: { result: value } });

test.each<[string, JsonObject, JsonObject, string]>([
  ["a Task without a role", invoke("echo"), {}, "RoleArn must be specified when testing a Task state"],
  ["a Pass with a mock", { Type: "Pass", End: true }, result("1"), "State type 'Pass' is not supported when a mock is"],
  ["a Map without a mock", map(), {}, "State type 'Map' is not supported when a mock is not specified"],
  [
    "two mocks",
    invoke("echo"),
    { mock: { result: "1", errorOutput: { error: "E" } } },
    "A test mock should have only one of the following fields: [result, errorOutput].",
  ],
  ["secrets", invoke("echo"), { revealSecrets: true, ...result("1") }, "does not support RevealSecrets"],
  ["no JSON", invoke("echo"), result("{"), "Mocked result must be valid JSON"],
  ["a Parallel's object", parallel, result("{}"), "Mocked result must be an array."],
  ["too many branches", parallel, result("[1,2]"), "same number of items as number of Parallel branches."],
  ["a Map's object", map(), result("{}"), "Mocked result must be an array."],
  ["a wrong kind", invoke("echo"), result('{"StatusCode":"200"}'), "Field 'StatusCode' must be a number"],
  [
    "failures without a mock",
    map(),
    { stateConfiguration: { mapIterationFailureCount: 0 } },
    "TestState does not support MapIterationFailureCount when a mock is not specified.",
  ],
  [
    "a token that nobody gave",
    invoke("echo"),
    { context: '{"Task":{"Token":"t"}}', ...result("{}") },
    "Context object contains 'Task' when state is not a Task state",
  ],
])("%s is refused", async (_, state, more, message) => {
  await expect(tried(state, more)).rejects.toMatchObject({
    name: "ValidationException",
    message: expect.stringContaining(message),
  });
});

test("a definition is checked as AWS does, a state alone under AWS's name for it", async () => {
  await expect(tried({ Type: "Parallel", Branches: [], End: true })).rejects.toMatchObject({
    name: "InvalidDefinition",
    message:
      "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: Value cannot be empty at /States/StateName/Branches'",
  });
  const loose = { mock: { result: '{"StatusCode":"200"}', fieldValidationMode: "NONE" } };
  expect(await tried(invoke("echo"), { input: '{"in":1}', ...loose })).toMatchObject({ status: "SUCCEEDED" });
});
