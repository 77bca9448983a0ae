import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { JsonObject } from "../json/index.ts";
import { Engine, role, startTime } from "../testing/engine.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await new Engine().open();
});
afterAll(() => engine.close());

const pass = (result: string): JsonObject => ({
  StartAt: "P",
  States: { P: { Type: "Pass", Result: result, End: true } },
});
const create = (name: string, definition: JsonObject, more: JsonObject = {}) =>
  engine.call("CreateStateMachine", { name, definition: JSON.stringify(definition), roleArn: role, ...more });

describe("CreateStateMachine", () => {
  test("the same again is answered with what is there; anything else is refused", async () => {
    const first = await create("same", pass("a"));
    expect(await create("same", pass("a"))).toEqual(first);
    await expect(create("same", pass("b"))).rejects.toMatchObject({
      name: "StateMachineAlreadyExists",
      message: `State Machine Already Exists: '${first.stateMachineArn}'`,
    });
  });

  test.each<[string, JsonObject, string]>([
    ["bad definition", { definition: "{}" }, "InvalidDefinition"],
    ["bad name", { name: "a b" }, "InvalidName"],
    ["long name", { name: "x".repeat(81) }, "ValidationException"],
    ["no name", { name: null }, "ValidationException"],
    ["bad role", { roleArn: "nobody" }, "InvalidArn"],
    ["lone surrogate", { name: "a\ud800" }, "InvalidName"],
    ["surrogates", { name: "a😀" }, "InvalidName"],
    ["unknown type", { type: "FAST" }, "ValidationException"],
    ["number for text", { name: 5 }, "SerializationException"],
    ["a description of no version", { versionDescription: "x" }, "ValidationException"],
    ["encryption of no kind", { encryptionConfiguration: { type: "NONSENSE" } }, "ValidationException"],
    ["encryption without a kind", { encryptionConfiguration: {} }, "ValidationException"],
    [
      "keys reused too shortly",
      {
        encryptionConfiguration: { type: "CUSTOMER_MANAGED_KMS_KEY", kmsKeyId: "k", kmsDataKeyReusePeriodSeconds: 5 },
      },
      "ValidationException",
    ],
    [
      "a customer's key that is not named",
      { encryptionConfiguration: { type: "CUSTOMER_MANAGED_KMS_KEY" } },
      "InvalidEncryptionConfiguration",
    ],
    [
      "a key for AWS's own encryption",
      { encryptionConfiguration: { type: "AWS_OWNED_KEY", kmsKeyId: "k" } },
      "InvalidEncryptionConfiguration",
    ],
    ["logs of no level", { loggingConfiguration: { level: "SOME" } }, "ValidationException"],
    ["a tag without a key", { tags: [{ value: "x" }] }, "ValidationException"],
    ["a tag of AWS's", { tags: [{ key: "aws:x", value: "" }] }, "ValidationException"],
    ["too many tags", { tags: Array.from({ length: 51 }, (_, i) => ({ key: `k${i}`, value: "" })) }, "TooManyTags"],
    ["logs to nowhere", { loggingConfiguration: { level: "ALL" } }, "InvalidLoggingConfiguration"],
  ])("%s is refused", async (_, wrong, name) => {
    await expect(create("fine", pass("a"), wrong)).rejects.toMatchObject({ name });
  });
});

test("Describe shows what was created, and a revision only after an update", async () => {
  const { stateMachineArn } = (await create("shown", pass("a"))) as { stateMachineArn: string };
  const before = await engine.call("DescribeStateMachine", { stateMachineArn });
  expect(before).toEqual({
    stateMachineArn,
    name: "shown",
    status: "ACTIVE",
    definition: JSON.stringify(pass("a")),
    roleArn: role,
    type: "STANDARD",
    creationDate: startTime / 1000,
    loggingConfiguration: { includeExecutionData: false, level: "OFF" },
    tracingConfiguration: { enabled: false },
    encryptionConfiguration: { type: "AWS_OWNED_KEY" },
  });
  const { revisionId } = await engine.call("UpdateStateMachine", {
    stateMachineArn,
    definition: JSON.stringify(pass("b")),
  });
  expect(await engine.call("DescribeStateMachine", { stateMachineArn })).toMatchObject({
    revisionId,
    definition: JSON.stringify(pass("b")),
  });
});

describe("UpdateStateMachine", () => {
  test("needs something to change", async () => {
    const stateMachineArn = await engine.machine(pass("a"));
    await expect(engine.call("UpdateStateMachine", { stateMachineArn })).rejects.toMatchObject({
      name: "MissingRequiredParameter",
      message:
        "Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be specified",
    });
  });
  test("refuses what Create refuses", async () => {
    const stateMachineArn = await engine.machine(pass("a"));
    await expect(engine.call("UpdateStateMachine", { stateMachineArn, definition: "{}" })).rejects.toMatchObject({
      name: "InvalidDefinition",
    });
  });
});

describe("DeleteStateMachine", () => {
  test("an idle machine is gone at once, and its name is free", async () => {
    const stateMachineArn = await engine.machine(pass("a"), "gone");
    expect(await engine.call("DeleteStateMachine", { stateMachineArn })).toEqual({});
    expect(await engine.call("DeleteStateMachine", { stateMachineArn })).toEqual({});
    await expect(engine.call("DescribeStateMachine", { stateMachineArn })).rejects.toMatchObject({
      name: "StateMachineDoesNotExist",
      message: `State Machine Does Not Exist: '${stateMachineArn}'`,
    });
    await create("gone", pass("b"));
  });

  test("a machine with executions stays until they have ended, and takes no new ones", async () => {
    const stateMachineArn = await engine.machine({
      StartAt: "W",
      States: { W: { Type: "Wait", Seconds: 5, End: true } },
    });
    const executionArn = await engine.start(stateMachineArn);
    await engine.call("DeleteStateMachine", { stateMachineArn });
    expect(await engine.call("DescribeStateMachine", { stateMachineArn })).toMatchObject({ status: "DELETING" });
    await expect(engine.start(stateMachineArn)).rejects.toMatchObject({ name: "StateMachineDeleting" });
    await engine.pass(5);
    expect((await engine.look(executionArn)).status).toBe("SUCCEEDED");
    await expect(engine.start(stateMachineArn)).rejects.toMatchObject({ name: "StateMachineDoesNotExist" });
  });
});

describe("a machine that is being deleted", () => {
  const waits = {
    StartAt: "C",
    States: {
      C: { Type: "Choice", Choices: [{ Variable: "$.f", BooleanEquals: true, Next: "F" }], Default: "W" },
      F: { Type: "Fail" },
      W: { Type: "Wait", Seconds: 30, Next: "P" },
      P: { Type: "Pass", End: true },
    },
  };

  test("its executions end at their next transition, and then its name is free", async () => {
    const stateMachineArn = await engine.machine(waits, "closing");
    const executionArn = await engine.start(stateMachineArn, { f: false });
    await engine.call("DeleteStateMachine", { stateMachineArn });
    await engine.restart();
    await engine.pass(30);
    const { status, events } = await engine.look(executionArn);
    expect(status).toBe("ABORTED");
    expect(events.slice(-2).map(({ type }) => type)).toEqual(["WaitStateExited", "ExecutionAborted"]);
    const { stateMachines } = await engine.call<{ stateMachines: { name: string }[] }>("ListStateMachines", {});
    expect(stateMachines.map(({ name }) => name)).not.toContain("closing");
    await create("closing", pass("b"));
  });

  test("its name is free right after the last execution was stopped", async () => {
    const stateMachineArn = await engine.machine(waits, "stopped");
    const executionArn = await engine.start(stateMachineArn, { f: false });
    await engine.call("DeleteStateMachine", { stateMachineArn });
    await expect(create("stopped", pass("b"))).rejects.toMatchObject({ name: "StateMachineDeleting" });
    await engine.call("StopExecution", { executionArn });
    await create("stopped", pass("b"));
  });

  test("nothing of it is redriven", async () => {
    const stateMachineArn = await engine.machine(waits);
    const executionArn = await engine.start(stateMachineArn, { f: true });
    await engine.start(stateMachineArn, { f: false });
    await engine.call("DeleteStateMachine", { stateMachineArn });
    await expect(engine.call("RedriveExecution", { executionArn })).rejects.toMatchObject({
      name: "ExecutionNotRedrivable",
      message: "Execution is not redrivable: 'State machine is in DELETING status'",
    });
    expect(await engine.call("DescribeExecution", { executionArn })).toMatchObject({
      redriveStatus: "NOT_REDRIVABLE",
      redriveStatusReason: "State machine is in DELETING status",
    });
  });
});

test("Describe keeps the definition to itself when only metadata is asked for", async () => {
  const reads = { Type: "Pass", Assign: { y: 1 }, Parameters: { "x.$": "$x" }, End: true };
  const stateMachineArn = await engine.machine({ StartAt: "A", States: { A: reads } });
  expect(await engine.call("DescribeStateMachine", { stateMachineArn })).toMatchObject({
    variableReferences: { A: ["x"] },
  });
  const bare = await engine.call("DescribeStateMachine", { stateMachineArn, includedData: "METADATA_ONLY" });
  expect(bare).toMatchObject({ status: "ACTIVE" });
  expect(bare).not.toHaveProperty("definition");
  await expect(
    engine.call("DescribeStateMachine", { stateMachineArn, includedData: "NONSENSE" }),
  ).rejects.toMatchObject({ name: "ValidationException" });
});

test("ListStateMachines pages through all of them, each once", async () => {
  const other = await new Engine().open();
  const made = new Set<string>();
  for (let i = 0; i < 7; i++) made.add(await other.machine(pass("a"), `listed-${i}`));
  const seen: string[] = [];
  let nextToken: string | undefined;
  do {
    const page: { stateMachines: { stateMachineArn: string }[]; nextToken?: string } = await other.call(
      "ListStateMachines",
      { maxResults: 3, ...(nextToken ? { nextToken } : {}) },
    );
    seen.push(...page.stateMachines.map(({ stateMachineArn }) => stateMachineArn));
    nextToken = page.nextToken;
  } while (nextToken);
  expect(seen).toHaveLength(7);
  expect(new Set(seen)).toEqual(made);
  await other.close();
});

test("ValidateStateMachineDefinition tells all, or no more than asked for", async () => {
  const definition = JSON.stringify({ StartAt: "P", States: { P: { Type: "Pass", Colour: 1, Size: 2, End: true } } });
  expect(await engine.call("ValidateStateMachineDefinition", { definition })).toMatchObject({
    result: "FAIL",
    truncated: false,
    diagnostics: [{ message: "Field 'Colour' is not supported" }, { message: "Field 'Size' is not supported" }],
  });
  expect(await engine.call("ValidateStateMachineDefinition", { definition, maxResults: 1 })).toMatchObject({
    truncated: true,
    diagnostics: [{}],
  });
  const good = JSON.stringify(pass("a"));
  const doubtful = JSON.stringify({
    StartAt: "A",
    States: { A: { Type: "Pass", Result: { "a.$": "$.b" }, End: true } },
  });
  const warning = { severity: "WARNING", code: "PASS_RESULT_IS_STATIC", location: "/States/A/Result" };
  expect(await engine.call("ValidateStateMachineDefinition", { definition: doubtful })).toMatchObject({
    result: "OK",
    diagnostics: [],
  });
  expect(
    await engine.call("ValidateStateMachineDefinition", { definition: doubtful, severity: "WARNING" }),
  ).toMatchObject({
    result: "OK",
    diagnostics: [warning],
  });
  expect(await engine.call("ValidateStateMachineDefinition", { definition: good })).toEqual({
    result: "OK",
    truncated: false,
    diagnostics: [],
  });
});
