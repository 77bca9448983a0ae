import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Json, JsonObject } from "../json/index.ts";
import { Engine, typesOf } from "../testing/engine.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await new Engine().open();
});
afterAll(() => engine.close());
beforeEach(() => {
  engine.functions.refuse = (event) => {
    if (event === "bad") throw Object.assign(new Error("not this"), { name: "Refused" });
    return event;
  };
});

const pass: JsonObject = { P: { Type: "Pass", End: true } };
const refuse: JsonObject = {
  P: { Type: "Task", Resource: "arn:aws:lambda:us-east-1:123456789012:function:refuse", End: true },
};
const wait: JsonObject = { P: { Type: "Wait", Seconds: 60, End: true } };
const map = (states: JsonObject, more: JsonObject = {}, type = "STANDARD"): JsonObject => ({
  StartAt: "M",
  States: {
    M: {
      Type: "Map",
      ItemProcessor: {
        ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: type },
        StartAt: "P",
        States: states,
      },
      End: true,
      ...more,
    },
  },
});
const start = async (definition: JsonObject, input: Json = {}) => {
  const arn = await engine.start(await engine.machine(definition), input);
  await engine.idle();
  return arn;
};
const runOf = async (executionArn: string) => {
  const { mapRuns } = await engine.call<{ mapRuns: { mapRunArn: string }[] }>("ListMapRuns", { executionArn });
  return mapRuns[0]!.mapRunArn;
};
const described = async (executionArn: string) =>
  engine.call<Record<string, Json>>("DescribeMapRun", { mapRunArn: await runOf(executionArn) });

describe("a Map Run", () => {
  test("has an execution for each item, with a history of its own", async () => {
    const executionArn = await start(map(pass, { Label: "Each" }), ["a", "b"]);
    const execution = await engine.look(executionArn);
    expect(execution.output).toEqual(["a", "b"]);
    expect(typesOf(execution)).toEqual([
      "ExecutionStarted",
      "MapStateEntered",
      "MapStateStarted",
      "MapRunStarted",
      "MapRunSucceeded",
      "MapStateSucceeded",
      "MapStateExited",
      "ExecutionSucceeded",
    ]);
    const mapRunArn = await runOf(executionArn);
    expect(mapRunArn).toMatch(/:mapRun:machine-\d+\/Each:[0-9a-f-]{36}$/);
    expect(await described(executionArn)).toMatchObject({
      executionArn,
      status: "SUCCEEDED",
      maxConcurrency: 0,
      itemCounts: { total: 2, succeeded: 2, running: 0, pending: 0 },
      executionCounts: { total: 2, succeeded: 2 },
    });
    const { executions } = await engine.call<{ executions: Record<string, string>[] }>("ListExecutions", { mapRunArn });
    expect(executions).toHaveLength(2);
    const child = executions[0]!.executionArn!;
    expect(child).toMatch(/:execution:machine-\d+\/Each:[0-9a-f-]{36}$/);
    expect(await engine.call("DescribeExecution", { executionArn: child })).toMatchObject({ mapRunArn, input: '"b"' });
    expect(await engine.call("DescribeStateMachineForExecution", { executionArn: child })).toMatchObject({
      mapRunArn,
      label: "Each",
    });
    expect(typesOf(await engine.look(child))).toEqual([
      "ExecutionStarted",
      "PassStateEntered",
      "PassStateExited",
      "ExecutionSucceeded",
    ]);
    const unredriven = { mapRunArn, redriveFilter: "REDRIVEN" };
    expect((await engine.call<{ executions: object[] }>("ListExecutions", unredriven)).executions).toEqual([]);
  });

  test("fails with the first item that does, unless failures are tolerated", async () => {
    const execution = await engine.look(await start(map(refuse), ["ok", "bad"]));
    expect(execution).toMatchObject({
      status: "FAILED",
      error: "States.ExceedToleratedFailureThreshold",
      cause: "The specified tolerated failure threshold was exceeded",
    });
    expect(typesOf(execution).slice(-3)).toEqual(["MapRunFailed", "MapStateFailed", "ExecutionFailed"]);
    const tolerant = await start(map(refuse, { ToleratedFailureCount: 1 }), ["ok", "bad"]);
    expect((await engine.look(tolerant)).output).toEqual(["ok", { Error: "Refused", Cause: expect.any(String) }]);
    expect(await described(tolerant)).toMatchObject({ itemCounts: { succeeded: 1, failed: 1 } });
  });

  test.each<[JsonObject, number, string]>([
    [{ ToleratedFailurePercentage: 50 }, 1, "SUCCEEDED"],
    [{ ToleratedFailurePercentage: 49.9 }, 1, "FAILED"],
    [{ ToleratedFailureCount: 0 }, 1, "FAILED"],
    [{ ToleratedFailureCount: 2, ToleratedFailurePercentage: 10 }, 1, "FAILED"],
    [{ ToleratedFailurePercentage: 100 }, 2, "SUCCEEDED"],
  ])("%j with %i of 2 failing is %s", async (tolerance, failing, status) => {
    const items = ["a", "b"].map((item, i) => (i < failing ? "bad" : item));
    expect((await engine.look(await start(map(refuse, tolerance), items))).status).toBe(status);
  });

  test.each<[string, Json, string]>([
    ["ToleratedFailureCount", -1, "ToleratedFailureCount cannot be negative."],
    ["ToleratedFailurePercentage", -1, "ToleratedFailurePercentage must be between 0 and 100."],
    ["ToleratedFailurePercentage", 100.1, "ToleratedFailurePercentage must be between 0 and 100."],
    ["ToleratedFailurePercentage", "many", 'refers to value "many" which is not a valid float: $.limit'],
    ["ToleratedFailureCount", 1.5, 'refers to value "1.5" which is not a valid integer: $.limit'],
  ])("%sPath of %j ends the execution", async (field, limit, cause) => {
    const definition = map(pass, { ItemsPath: "$.items", [`${field}Path`]: "$.limit" });
    const execution = await engine.look(await start(definition, { items: [1], limit }));
    expect(execution).toMatchObject({ error: "States.Runtime", cause: expect.stringContaining(cause) });
    expect(typesOf(execution).slice(-2)).toEqual(["MapStateStarted", "ExecutionFailed"]);
  });

  test("outlives a restart; no child is started twice; MaxConcurrency is kept and can be changed", async () => {
    const executionArn = await start(map(wait, { MaxConcurrency: 2 }), [1, 2, 3, 4, 5]);
    expect(await described(executionArn)).toMatchObject({ itemCounts: { running: 2, pending: 3 } });
    await engine.restart();
    await engine.idle();
    expect(await described(executionArn)).toMatchObject({ executionCounts: { running: 2, pending: 3 } });
    await engine.pass(60);
    expect(await described(executionArn)).toMatchObject({ itemCounts: { succeeded: 2, running: 2, pending: 1 } });
    await engine.call("UpdateMapRun", { mapRunArn: await runOf(executionArn), maxConcurrency: 5 });
    await engine.idle();
    expect(await described(executionArn)).toMatchObject({ maxConcurrency: 5, itemCounts: { running: 3, pending: 0 } });
    await engine.pass(60);
    expect((await engine.look(executionArn)).output).toEqual([1, 2, 3, 4, 5]);
  });

  test("ends its children when its execution is stopped", async () => {
    const executionArn = await start(map(wait), [1, 2]);
    const mapRunArn = await runOf(executionArn);
    await engine.call("StopExecution", { executionArn });
    await engine.idle();
    expect(await described(executionArn)).toMatchObject({ status: "ABORTED" });
    const { executions } = await engine.call<{ executions: { status: string }[] }>("ListExecutions", { mapRunArn });
    expect(executions.map(({ status }) => status)).toEqual(["ABORTED", "ABORTED"]);
  });

  test("of EXPRESS children keeps none of them", async () => {
    const executionArn = await start(map(pass, {}, "EXPRESS"), [1]);
    expect((await engine.look(executionArn)).output).toEqual([1]);
    const mapRunArn = await runOf(executionArn);
    expect(await engine.call("ListExecutions", { mapRunArn })).toEqual({ executions: [] });
  });

  test("may stand inside a branch, and its children may have Map Runs", async () => {
    const inner = {
      Type: "Map",
      ItemsPath: "$.deep",
      ItemProcessor: {
        ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" },
        StartAt: "Q",
        States: { Q: { Type: "Pass", End: true } },
      },
      End: true,
    };
    const outer = map({ P: inner });
    const definition = { StartAt: "B", States: { B: { Type: "Parallel", Branches: [outer], End: true } } };
    expect((await engine.look(await start(definition, [{ deep: [1, 2] }]))).output).toEqual([[[1, 2]]]);
  });
});

describe("ItemBatcher", () => {
  test("fills batches by number and by size, with what they share", async () => {
    const batcher = { MaxItemsPerBatch: 2, BatchInput: { "all.$": "$.all" } };
    const executionArn = await start(map(pass, { ItemsPath: "$.items", ItemBatcher: batcher }), {
      all: "x",
      items: [1, 2, 3],
    });
    expect((await engine.look(executionArn)).output).toEqual([
      { BatchInput: { all: "x" }, Items: [1, 2] },
      { BatchInput: { all: "x" }, Items: [3] },
    ]);
    expect(await described(executionArn)).toMatchObject({ itemCounts: { total: 3 }, executionCounts: { total: 2 } });
    const small = map(pass, { ItemBatcher: { MaxInputBytesPerBatch: 25 } });
    expect((await engine.look(await start(small, ["aaaaaa", "bbbbbb", "cccccc"]))).output).toEqual([
      { Items: ["aaaaaa"] },
      { Items: ["bbbbbb"] },
      { Items: ["cccccc"] },
    ]);
  });
});

describe("ItemReader", () => {
  const reader = (key: string, config: JsonObject, action = "getObject"): JsonObject => ({
    ItemReader: {
      Resource: `arn:aws:states:::s3:${action}`,
      ReaderConfig: config,
      Parameters: action === "getObject" ? { Bucket: "b", "Key.$": "$.key" } : { Bucket: "b", Prefix: key },
    },
  });
  const read = async (key: string, body: string, config: JsonObject) => {
    engine.objects[`b/${key}`] = body;
    return engine.look(await start(map(pass, reader(key, config)), { key }));
  };

  test.each<[string, string, JsonObject, Json]>([
    ["j.json", '[1,{"a":2}]', { InputType: "JSON" }, [1, { a: 2 }]],
    ["p.json", '{"a/b":{"list":[1,2]}}', { InputType: "JSON", ItemsPointer: "/a~1b/list" }, [1, 2]],
    ["l.jsonl", '{"a":1}\n\n{"a":2}\n', { InputType: "JSONL" }, [{ a: 1 }, { a: 2 }]],
    [
      "f.csv",
      '\uFEFFname,note\r\nАня,"one, ""two""\nthree"\r\nБор\r\n',
      { InputType: "CSV", CSVHeaderLocation: "FIRST_ROW" },
      [
        { name: "Аня", note: 'one, "two"\nthree' },
        { name: "Бор", note: "" },
      ],
    ],
    [
      "g.csv",
      "1;2\n3;4\n5;6",
      { InputType: "CSV", CSVHeaderLocation: "GIVEN", CSVHeaders: ["x", "y"], CSVDelimiter: "SEMICOLON", MaxItems: 2 },
      [
        { x: "1", y: "2" },
        { x: "3", y: "4" },
      ],
    ],
  ])("%s", async (key, body, config, output) => {
    expect((await read(key, body, config)).output).toEqual(output);
  });

  test("the objects of a bucket", async () => {
    engine.objects["b/some/1"] = "x";
    const execution = await engine.look(await start(map(pass, reader("some/", {}, "listObjectsV2"))));
    expect(execution.output).toEqual([expect.objectContaining({ Key: "some/1", Size: 1 })]);
  });

  test("what cannot be read fails the run", async () => {
    const missing = await engine.look(await start(map(pass, reader("", { InputType: "JSON" })), { key: "none" }));
    expect(missing).toMatchObject({
      status: "FAILED",
      error: "States.ItemReaderFailed",
      cause: "The specified key does not exist.",
    });
    expect(typesOf(missing)).toContain("MapRunFailed");
    expect(await read("n.json", '{"a":1}', { InputType: "JSON" })).toMatchObject({
      error: "States.ItemReaderFailed",
      cause: "Attempting to map over non-iterable node.",
    });
    // Nothing to map over is no failure.
    expect((await read("e.json", "[]", { InputType: "JSON" })).output).toEqual([]);
  });
});

test("ResultWriter lays a manifest and the results in the bucket", async () => {
  const writer = { Resource: "arn:aws:states:::s3:putObject", Parameters: { Bucket: "out", Prefix: "jobs" } };
  const definition = map(refuse, { ResultWriter: writer, ToleratedFailureCount: 1 });
  const executionArn = await start(definition, ["ok", "bad"]);
  const { output } = await engine.look(executionArn);
  const mapRunArn = await runOf(executionArn);
  const folder = `jobs/${mapRunArn.split(":").at(-1)}`;
  expect(output).toEqual({
    MapRunArn: mapRunArn,
    ResultWriterDetails: { Bucket: "out", Key: `${folder}/manifest.json` },
  });
  const object = (name: string) => JSON.parse(engine.objects[`out/${folder}/${name}`]!) as JsonObject;
  expect(object("manifest.json")).toMatchObject({
    DestinationBucket: "out",
    ResultFiles: { FAILED: [{ Key: `${folder}/FAILED_0.json` }], PENDING: [], SUCCEEDED: [{}] },
  });
  expect(object("SUCCEEDED_0.json")).toMatchObject([{ Input: '"ok"', Output: '"ok"', Status: "SUCCEEDED" }]);
  expect(object("FAILED_0.json")).toMatchObject([{ Input: '"bad"', Error: "Refused", Status: "FAILED" }]);
});

test("ResultWriter writes its manifest also where there was nothing to map over, read or given", async () => {
  const writer = { Resource: "arn:aws:states:::s3:putObject", Parameters: { Bucket: "out" } };
  engine.objects["in/none.json"] = "[]";
  const reader = { Resource: "arn:aws:states:::s3:getObject", Parameters: { Bucket: "in", Key: "none.json" } };
  const read: JsonObject = { ItemReader: { ...reader, ReaderConfig: { InputType: "JSON" } } };
  for (const more of [{}, read]) {
    const executionArn = await start(map(refuse, { ResultWriter: writer, ...more }), []);
    const { status, output } = await engine.look(executionArn);
    const mapRunArn = await runOf(executionArn);
    const Key = `${mapRunArn.split(":").at(-1)}/manifest.json`;
    expect([status, output]).toEqual([
      "SUCCEEDED",
      { MapRunArn: mapRunArn, ResultWriterDetails: { Bucket: "out", Key } },
    ]);
    expect(JSON.parse(engine.objects[`out/${Key}`]!)).toMatchObject({ ResultFiles: { FAILED: [], SUCCEEDED: [] } });
  }
});

test("an inline Map tolerates failures too", async () => {
  const inline = (more: JsonObject): JsonObject => ({
    StartAt: "M",
    States: { M: { Type: "Map", ItemProcessor: { StartAt: "P", States: refuse }, End: true, ...more } },
  });
  const execution = await engine.look(await start(inline({ ToleratedFailurePercentage: 50 }), ["bad", "ok"]));
  expect(execution.output).toEqual([{ Error: "Refused", Cause: expect.any(String) }, "ok"]);
  expect(typesOf(execution)).toContain("MapIterationFailed");
  expect((await engine.look(await start(inline({ ToleratedFailureCount: 0 }), ["bad", "ok"]))).error).toBe("Refused");
});
