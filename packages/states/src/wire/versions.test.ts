import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { JsonObject } from "../json/index.ts";
import { Engine, role } from "../testing/engine.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await new Engine().open();
});
afterAll(() => engine.close());

const pass = (result: string) =>
  JSON.stringify({ StartAt: "P", States: { P: { Type: "Pass", Result: result, End: true } } });
const call = <T = Record<string, string>>(operation: string, input: JsonObject) => engine.call<T>(operation, input);
let names = 0;
const create = (more: JsonObject = {}) =>
  call("CreateStateMachine", { name: `v${++names}`, definition: pass("one"), roleArn: role, ...more });
const outputOf = async (stateMachineArn: string) => {
  const executionArn = await engine.start(stateMachineArn);
  await engine.idle();
  return (await engine.look(executionArn)).output;
};

describe("versions", () => {
  test("each is of one revision, and its number is never given again", async () => {
    const { stateMachineArn, stateMachineVersionArn } = await create({ publish: true });
    expect(stateMachineVersionArn).toBe(`${stateMachineArn}:1`);
    const arn = stateMachineArn!;
    expect(await call("PublishStateMachineVersion", { stateMachineArn: arn })).toMatchObject({
      stateMachineVersionArn: `${arn}:1`,
    });
    const unchanged = { stateMachineArn: arn, definition: pass("one"), publish: true };
    expect((await call("UpdateStateMachine", unchanged)).stateMachineVersionArn).toBe(`${arn}:1`);
    const updated = await call("UpdateStateMachine", { stateMachineArn: arn, definition: pass("two"), publish: true });
    expect(updated.stateMachineVersionArn).toBe(`${arn}:2`);
    const { stateMachineVersions } = await call<{ stateMachineVersions: Record<string, string>[] }>(
      "ListStateMachineVersions",
      { stateMachineArn: arn },
    );
    expect(stateMachineVersions.map((one) => one.stateMachineVersionArn)).toEqual([`${arn}:2`, `${arn}:1`]);
    expect([await outputOf(`${arn}:1`), await outputOf(`${arn}:2`), await outputOf(arn)]).toEqual([
      "one",
      "two",
      "two",
    ]);
    await call("DeleteStateMachineVersion", { stateMachineVersionArn: `${arn}:2` });
    await call("DeleteStateMachineVersion", { stateMachineVersionArn: `${arn}:2` });
    await expect(engine.start(`${arn}:2`)).rejects.toMatchObject({
      name: "StateMachineDoesNotExist",
      message: `State Machine Does Not Exist: '${arn}:2'`,
    });
    expect(await call("PublishStateMachineVersion", { stateMachineArn: arn })).toMatchObject({
      stateMachineVersionArn: `${arn}:3`,
    });
  });

  test("Describe shows its definition under its own ARN, and its executions are listed by it", async () => {
    const { stateMachineArn: arn } = await create({ publish: true, versionDescription: "the first" });
    await call("UpdateStateMachine", { stateMachineArn: arn!, definition: pass("two") });
    expect(await call("DescribeStateMachine", { stateMachineArn: `${arn}:1` })).toMatchObject({
      stateMachineArn: `${arn}:1`,
      definition: pass("one"),
      description: "the first",
    });
    const executionArn = await engine.start(`${arn}:1`);
    await engine.start(arn!);
    await engine.idle();
    expect(await call("DescribeExecution", { executionArn })).toMatchObject({
      stateMachineArn: arn,
      stateMachineVersionArn: `${arn}:1`,
    });
    const { executions } = await call<{ executions: object[] }>("ListExecutions", { stateMachineArn: `${arn}:1` });
    expect(executions).toEqual([expect.objectContaining({ executionArn, stateMachineVersionArn: `${arn}:1` })]);
  });

  test("a revision that is not the present one is not published", async () => {
    const { stateMachineArn: arn } = await create();
    const { revisionId } = await call("UpdateStateMachine", { stateMachineArn: arn!, definition: pass("two") });
    await expect(
      call("PublishStateMachineVersion", { stateMachineArn: arn!, revisionId: "old" }),
    ).rejects.toMatchObject({
      name: "ConflictException",
      message: `Failed to publish the State Machine version for revision old. The current State Machine revision is ${revisionId}.`,
    });
  });
});

describe("aliases", () => {
  const alias = (name: string, ...routes: [string, number][]) =>
    call("CreateStateMachineAlias", {
      name,
      routingConfiguration: routes.map(([stateMachineVersionArn, weight]) => ({ stateMachineVersionArn, weight })),
    });

  test("lead to versions by weight, and can be led elsewhere", async () => {
    const { stateMachineArn: arn } = await create({ publish: true });
    await call("UpdateStateMachine", { stateMachineArn: arn!, definition: pass("two"), publish: true });
    const { stateMachineAliasArn } = await alias("live", [`${arn}:1`, 100], [`${arn}:2`, 0]);
    expect(stateMachineAliasArn).toBe(`${arn}:live`);
    expect(await outputOf(`${arn}:live`)).toBe("one");
    const executionArn = await engine.start(`${arn}:live`);
    expect(await call("DescribeExecution", { executionArn })).toMatchObject({
      stateMachineVersionArn: `${arn}:1`,
      stateMachineAliasArn: `${arn}:live`,
    });
    expect((await engine.history(executionArn))[0]!.executionStartedEventDetails).toMatchObject({
      stateMachineVersionArn: `${arn}:1`,
      stateMachineAliasArn: `${arn}:live`,
    });
    const { executions } = await call<{ executions: object[] }>("ListExecutions", { stateMachineArn: `${arn}:live` });
    expect(executions).toHaveLength(2);
    await expect(call("DeleteStateMachineVersion", { stateMachineVersionArn: `${arn}:1` })).rejects.toMatchObject({
      name: "ConflictException",
      message: expect.stringContaining("[live]"),
    });
    await call("UpdateStateMachineAlias", {
      stateMachineAliasArn: stateMachineAliasArn!,
      description: "now the second",
      routingConfiguration: [{ stateMachineVersionArn: `${arn}:2`, weight: 100 }],
    });
    expect(await outputOf(`${arn}:live`)).toBe("two");
    expect(await call("DescribeStateMachineAlias", { stateMachineAliasArn: stateMachineAliasArn! })).toMatchObject({
      name: "live",
      description: "now the second",
      routingConfiguration: [{ stateMachineVersionArn: `${arn}:2`, weight: 100 }],
    });
    await call("DeleteStateMachineVersion", { stateMachineVersionArn: `${arn}:1` });
    for (let i = 0; i < 2; i++) await call("DeleteStateMachineAlias", { stateMachineAliasArn: stateMachineAliasArn! });
    await expect(engine.start(`${arn}:live`)).rejects.toMatchObject({ name: "StateMachineDoesNotExist" });
  });

  test("both ways of a weight are gone", async () => {
    const { stateMachineArn: arn } = await create({ publish: true });
    await call("UpdateStateMachine", { stateMachineArn: arn!, definition: pass("two"), publish: true });
    await alias("half", [`${arn}:1`, 50], [`${arn}:2`, 50]);
    const outputs = new Set<unknown>();
    for (let i = 0; i < 100 && outputs.size < 2; i++) outputs.add(await outputOf(`${arn}:half`));
    expect(outputs).toEqual(new Set(["one", "two"]));
  });

  test("the same again is answered, another routing refused; they are listed page by page", async () => {
    const { stateMachineArn: arn } = await create({ publish: true });
    const first = await alias("a", [`${arn}:1`, 100]);
    expect(await alias("a", [`${arn}:1`, 100])).toEqual(first);
    await alias("b", [`${arn}:1`, 100]);
    await call("UpdateStateMachine", { stateMachineArn: arn!, definition: pass("two"), publish: true });
    await expect(alias("a", [`${arn}:2`, 100])).rejects.toMatchObject({ name: "ConflictException" });
    await alias("c", [`${arn}:2`, 100]);
    type Page = { stateMachineAliases: Record<string, string>[]; nextToken?: string };
    const list = (more: JsonObject) => call<Page>("ListStateMachineAliases", { stateMachineArn: arn!, ...more });
    const shown = ({ stateMachineAliases }: Page) => stateMachineAliases.map((one) => one.stateMachineAliasArn);
    const page = await list({ maxResults: 2 });
    expect(shown(page)).toEqual([`${arn}:a`, `${arn}:b`]);
    expect(shown(await list({ maxResults: 2, nextToken: page.nextToken! }))).toEqual([`${arn}:c`]);
    expect(shown(await list({ stateMachineArn: `${arn}:2` }))).toEqual([`${arn}:c`]);
    await expect(list({ nextToken: "InvalidToken" })).rejects.toMatchObject({ name: "InvalidToken" });
  });

  test.each<[string, [string, number][], string, string]>([
    ["123", [["1", 100]], "ValidationException", "regular expression pattern"],
    ["x", [["1", 90]], "ValidationException", "weights must equal 100. Received: [90]"],
    ["x", [["1", 101]], "ValidationException", "'routingConfiguration.1.member.weight'"],
    ["x", [], "ValidationException", "length greater than or equal to 1"],
    [
      "x",
      [
        ["1", 50],
        ["1", 50],
      ],
      "ValidationException",
      "distinct state machine version ARNs",
    ],
    ["x", [["2", 100]], "ResourceNotFound", ":2"],
    ["x", [["live", 100]], "InvalidArn", "Invalid ARN"],
  ])("%s to %j is refused", async (name, routes, error, message) => {
    const { stateMachineArn: arn } = await create({ publish: true });
    const full = routes.map(([to, weight]): [string, number] => [`${arn}:${to}`, weight]);
    await expect(alias(name, ...full)).rejects.toMatchObject({
      name: error,
      message: expect.stringContaining(message),
    });
  });

  test("go with their machine", async () => {
    const { stateMachineArn: arn } = await create({ publish: true });
    await alias("live", [`${arn}:1`, 100]);
    await call("DeleteStateMachine", { stateMachineArn: arn! });
    await expect(call("DescribeStateMachineAlias", { stateMachineAliasArn: `${arn}:live` })).rejects.toMatchObject({
      name: "ResourceNotFound",
    });
  });
});

test("tags are kept, changed and taken away; versions carry none", async () => {
  const { stateMachineArn: arn } = await create({ publish: true, tags: [{ key: "a", value: "1" }] });
  const resourceArn = arn!;
  const tags = async () => (await call<{ tags: object[] }>("ListTagsForResource", { resourceArn })).tags;
  expect(await tags()).toEqual([{ key: "a", value: "1" }]);
  await call("TagResource", {
    resourceArn,
    tags: [
      { key: "b", value: "" },
      { key: "b", value: "2" },
    ],
  });
  expect(await tags()).toEqual([
    { key: "a", value: "1" },
    { key: "b", value: "2" },
  ]);
  await call("UntagResource", { resourceArn, tagKeys: ["a", "none"] });
  expect(await tags()).toEqual([{ key: "b", value: "2" }]);
  await expect(call("TagResource", { resourceArn: `${arn}:1`, tags: [] })).rejects.toMatchObject({
    name: "ResourceNotFound",
    message: `Resource not found: '${arn}:1'`,
  });
});

describe("EXPRESS", () => {
  const express = async (definition: object) =>
    (await create({ type: "EXPRESS", definition: JSON.stringify(definition) })).stateMachineArn!;

  test("StartSyncExecution answers with the end, and nothing of it is kept", async () => {
    const arn = await express({ StartAt: "F", States: { F: { Type: "Fail", Error: "Bad", Cause: "luck" } } });
    const answer = await call("StartSyncExecution", { stateMachineArn: arn, input: '{"a":1}', name: "n" });
    expect(answer).toMatchObject({
      executionArn: expect.stringMatching(/:express:v\d+:n:[0-9a-f-]{36}$/),
      status: "FAILED",
      error: "Bad",
      cause: "luck",
      input: '{"a":1}',
      billingDetails: { billedDurationInMilliseconds: 100, billedMemoryUsedInMB: 64 },
    });
    await expect(call("DescribeExecution", { executionArn: answer.executionArn! })).rejects.toMatchObject({
      name: "InvalidArn",
      message: "Invalid Arn: 'Resource type not valid in this context: express'",
    });
    const kept = await call("StartSyncExecution", { stateMachineArn: arn, includedData: "METADATA_ONLY" });
    expect(kept).toMatchObject({ inputDetails: { included: false } });
    expect(kept).not.toHaveProperty("error");
  });

  test("waits for what takes longer, and no longer than five minutes", async () => {
    const arn = await express({ StartAt: "W", States: { W: { Type: "Wait", SecondsPath: "$.s", End: true } } });
    const start = (s: number) => call("StartSyncExecution", { stateMachineArn: arn, input: JSON.stringify({ s }) });
    const [short, long] = [start(20), start(400)];
    await call("ListStateMachines", {});
    await engine.pass(400);
    expect(await short).toMatchObject({
      status: "SUCCEEDED",
      billingDetails: { billedDurationInMilliseconds: 20_000 },
    });
    expect(await long).toMatchObject({ status: "TIMED_OUT" });
  });

  test("each start is an execution of its own; none is listed", async () => {
    const arn = await express({ StartAt: "W", States: { W: { Type: "Wait", Seconds: 5, End: true } } });
    const [one, two] = [await engine.start(arn, {}, "same"), await engine.start(arn, {}, "same")];
    expect(one).not.toBe(two);
    await expect(call("ListExecutions", { stateMachineArn: arn })).rejects.toMatchObject({
      name: "StateMachineTypeNotSupported",
    });
    const standard = await engine.machine(JSON.parse(pass("a")) as JsonObject);
    await expect(call("StartSyncExecution", { stateMachineArn: standard })).rejects.toMatchObject({
      name: "StateMachineTypeNotSupported",
      message: "This operation is not supported by this type of state machine",
    });
  });
});
