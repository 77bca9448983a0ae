import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { HistoryEvent } from "../interpreter/index.ts";
import { Engine, startTime, typesOf } from "../testing/engine.ts";

let engine: Engine;
let passes: string;
let waits: string;
beforeAll(async () => {
  engine = await new Engine().open();
  passes = await engine.machine({ StartAt: "P", States: { P: { Type: "Pass", End: true } } }, "passes");
  waits = await engine.machine({ StartAt: "W", States: { W: { Type: "Wait", Seconds: 100, End: true } } }, "waits");
});
afterAll(() => engine.close());

describe("StartExecution", () => {
  test("the same name and input while it runs is the same execution", async () => {
    const first = await engine.call("StartExecution", { stateMachineArn: waits, name: "twice", input: '{"a":1}' });
    await engine.clock.moveTo(engine.clock.now() + 1000);
    expect(await engine.call("StartExecution", { stateMachineArn: waits, name: "twice", input: '{"a":1}' })).toEqual(
      first,
    );
    await expect(
      engine.call("StartExecution", { stateMachineArn: waits, name: "twice", input: '{"a":2}' }),
    ).rejects.toMatchObject({
      name: "ExecutionAlreadyExists",
      message: `Execution Already Exists: '${first.executionArn}'`,
    });
  });

  test("at the same moment, too", async () => {
    const wanted = { stateMachineArn: waits, name: "race", input: "{}" };
    const all = await Promise.all(Array.from({ length: 8 }, () => engine.call("StartExecution", wanted)));
    expect(new Set(all.map(({ executionArn }) => executionArn))).toHaveLength(1);
  });

  test("a closed name is refused for 90 days, and then free", async () => {
    const arn = await engine.start(passes, {}, "closed");
    await engine.idle();
    await expect(engine.start(passes, {}, "closed")).rejects.toMatchObject({ name: "ExecutionAlreadyExists" });
    await engine.pass(91 * 24 * 3600);
    expect(await engine.start(passes, { again: true }, "closed")).toBe(arn);
    await engine.idle();
    expect((await engine.look(arn)).output).toEqual({ again: true });
  });

  test.each<[string, object, string, string]>([
    ["no JSON", { input: "{" }, "InvalidExecutionInput", "Invalid State Machine Execution Input: "],
    ["too long", { input: `"${"x".repeat(262_144)}"` }, "ValidationException", "length less than or equal to 262144"],
    ["too long in bytes", { input: `"${"я".repeat(200_000)}"` }, "ValidationException", "262144"],
    ["bad name", { name: "a/b" }, "InvalidName", "Invalid Name: 'a/b'"],
    ["no arn", { stateMachineArn: null }, "ValidationException", "Value null at 'stateMachineArn'"],
    ["bad arn", { stateMachineArn: "passes" }, "InvalidArn", "Invalid Arn: 'Invalid ARN prefix: passes'"],
    [
      "another service's arn",
      { stateMachineArn: "arn:aws:sqs:us-east-1:123456789012:queue" },
      "InvalidArn",
      "Invalid Arn:",
    ],
    [
      "an execution's arn",
      { stateMachineArn: "arn:aws:states:us-east-1:123456789012:execution:m:e" },
      "InvalidArn",
      "Resource type not valid in this context: execution",
    ],
    [
      "absent",
      { stateMachineArn: "arn:aws:states:us-east-1:123456789012:stateMachine:absent" },
      "StateMachineDoesNotExist",
      "State Machine Does Not Exist: ",
    ],
  ])("%s", async (_, wrong, name, message) => {
    const asked = engine.call("StartExecution", { stateMachineArn: passes, ...wrong });
    await expect(asked).rejects.toMatchObject({ name, message: expect.stringContaining(message) });
  });
});

test("DescribeExecution tells the whole, or without the data", async () => {
  const executionArn = await engine.start(passes, { a: 1 }, "described");
  await engine.idle();
  const about = await engine.call("DescribeExecution", { executionArn });
  expect(about).toMatchObject({
    executionArn,
    stateMachineArn: passes,
    name: "described",
    status: "SUCCEEDED",
    input: '{"a":1}',
    output: '{"a":1}',
    inputDetails: { included: true },
    redriveCount: 0,
    redriveStatus: "NOT_REDRIVABLE",
    redriveStatusReason: "Execution is SUCCEEDED and cannot be redriven",
  });
  const bare = await engine.call("DescribeExecution", { executionArn, includedData: "METADATA_ONLY" });
  expect(bare).not.toHaveProperty("input");
  expect(bare).toMatchObject({ inputDetails: { included: false } });
  await expect(engine.call("DescribeExecution", { executionArn: `${executionArn}x` })).rejects.toMatchObject({
    name: "ExecutionDoesNotExist",
    message: `Execution Does Not Exist: '${executionArn}x'`,
  });
});

test("the header by which it is traced is shown again", async () => {
  const { executionArn } = await engine.call("StartExecution", { stateMachineArn: passes, traceHeader: "Root=1-x" });
  expect(await engine.call("DescribeExecution", { executionArn: executionArn! })).toMatchObject({
    traceHeader: "Root=1-x",
  });
});

test("StopExecution ends it with the given error; stopping again changes nothing", async () => {
  const executionArn = await engine.start(waits, {}, "stopped");
  await engine.call("StopExecution", { executionArn, error: "Enough", cause: "by hand" });
  const first = await engine.look(executionArn);
  expect(first).toMatchObject({ status: "ABORTED", error: "Enough", cause: "by hand" });
  expect(typesOf(first)).toEqual(["ExecutionStarted", "WaitStateEntered", "ExecutionAborted"]);
  await engine.call("StopExecution", { executionArn, error: "Again" });
  expect((await engine.look(executionArn)).error).toBe("Enough");
  await engine.pass(200);
  expect((await engine.look(executionArn)).status).toBe("ABORTED");
});

describe("ListExecutions", () => {
  test("newest first, by status, page by page", async () => {
    const stateMachineArn = await engine.machine({
      StartAt: "W",
      States: { W: { Type: "Wait", SecondsPath: "$.s", End: true } },
    });
    for (let i = 0; i < 5; i++) {
      await engine.start(stateMachineArn, { s: i % 2 === 0 ? 1 : 10_000 }, `e${i}`);
      await engine.pass(2);
    }
    type Page = { executions: { name: string }[]; nextToken?: string };
    const names = (page: Page) => page.executions.map(({ name }) => name);
    const first = await engine.call<Page>("ListExecutions", { stateMachineArn, maxResults: 3 });
    expect(names(first)).toEqual(["e4", "e3", "e2"]);
    const second = await engine.call<Page>("ListExecutions", {
      stateMachineArn,
      maxResults: 3,
      nextToken: first.nextToken!,
    });
    expect(names(second)).toEqual(["e1", "e0"]);
    expect(second.nextToken).toBeUndefined();
    expect(names(await engine.call<Page>("ListExecutions", { stateMachineArn, statusFilter: "RUNNING" }))).toEqual([
      "e3",
      "e1",
    ]);
    // A token belongs to its question.
    await expect(
      engine.call("ListExecutions", { stateMachineArn: passes, nextToken: first.nextToken! }),
    ).rejects.toMatchObject({ name: "InvalidToken", message: "Invalid Token: 'Invalid token'" });
  });

  test("what starts between two pages makes none come twice", async () => {
    const stateMachineArn = await engine.machine({ StartAt: "P", States: { P: { Type: "Pass", End: true } } });
    type Page = { executions: { name: string }[]; nextToken?: string };
    for (let i = 0; i < 4; i++) await engine.start(stateMachineArn, {}, `e${i}`);
    const first = await engine.call<Page>("ListExecutions", { stateMachineArn, maxResults: 2 });
    await engine.start(stateMachineArn, {}, "late");
    const second = await engine.call<Page>("ListExecutions", {
      stateMachineArn,
      maxResults: 2,
      nextToken: first.nextToken!,
    });
    expect([...first.executions, ...second.executions].map(({ name }) => name)).toEqual(["e3", "e2", "e1", "e0"]);
    expect(second.nextToken).toBeUndefined();
  });

  test.each<[object, string, string]>([
    [
      { maxResults: 1001 },
      "ValidationException",
      "Value '1001' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 1000",
    ],
    [{ nextToken: "x".repeat(3097) }, "ValidationException", "Member must have length less than or equal to 3096"],
    [{ nextToken: "x" }, "InvalidToken", "Invalid Token: 'Invalid token'"],
    [{ statusFilter: "LOST" }, "ValidationException", "enum value set"],
    [{ statusFilter: "PENDING_REDRIVE" }, "ValidationException", "mapRunArn"],
    [{ redriveFilter: "REDRIVEN" }, "ValidationException", "mapRunArn"],
    [{ redriveFilter: "SOME" }, "ValidationException", "enum value set"],
    [
      { mapRunArn: "arn:aws:states:us-east-1:123456789012:mapRun:m/M:1" },
      "ValidationException",
      "only one of stateMachineArn and mapRunArn",
    ],
    [{ stateMachineArn: "invalid_arn" }, "InvalidArn", "Invalid Arn: 'Invalid ARN prefix: invalid_arn'"],
  ])("%j is refused", async (wrong, name, message) => {
    await expect(engine.call("ListExecutions", { stateMachineArn: passes, ...wrong })).rejects.toMatchObject({
      name,
      message: expect.stringContaining(message),
    });
  });
});

describe("GetExecutionHistory", () => {
  type Page = { events: HistoryEvent[]; nextToken?: string };

  test("events that come between two pages backwards make none come twice", async () => {
    const executionArn = await engine.start(
      await engine.machine({
        StartAt: "W",
        States: { W: { Type: "Wait", Seconds: 10, Next: "P" }, P: { Type: "Pass", End: true } },
      }),
    );
    const ids = ({ events }: Page) => events.map(({ id }) => id);
    const question = { executionArn, reverseOrder: true, maxResults: 1 };
    const first = await engine.call<Page>("GetExecutionHistory", question);
    await engine.pass(10);
    const second = await engine.call<Page>("GetExecutionHistory", { ...question, nextToken: first.nextToken! });
    expect([ids(first), ids(second), second.nextToken]).toEqual([[2], [1], undefined]);
  });

  test("page by page, forwards and backwards, the same events", async () => {
    const executionArn = await engine.start(passes, { a: 1 });
    await engine.idle();
    const ids = async (reverseOrder: boolean) => {
      const found: number[] = [];
      let nextToken: string | undefined;
      do {
        const page: Page = await engine.call("GetExecutionHistory", {
          executionArn,
          maxResults: 3,
          reverseOrder,
          ...(nextToken ? { nextToken } : {}),
        });
        found.push(...page.events.map(({ id }) => id));
        nextToken = page.nextToken;
      } while (nextToken);
      return found;
    };
    expect(await ids(false)).toEqual([1, 2, 3, 4]);
    expect(await ids(true)).toEqual([4, 3, 2, 1]);
  });

  test("a history written in many pieces is read as one", async () => {
    const executionArn = await engine.start(
      await engine.machine({
        StartAt: "A",
        States: {
          A: { Type: "Wait", Seconds: 1, Next: "B" },
          B: { Type: "Wait", Seconds: 1, Next: "C" },
          C: { Type: "Wait", Seconds: 1, End: true },
        },
      }),
    );
    await engine.pass(5);
    const { events } = await engine.call<Page>("GetExecutionHistory", { executionArn, maxResults: 4 });
    expect(events.map(({ id }) => id)).toEqual([1, 2, 3, 4]);
    expect((await engine.history(executionArn)).map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test("without the data, on request", async () => {
    const executionArn = await engine.start(passes, { secret: 1 });
    await engine.idle();
    const page = await engine.call<Page>("GetExecutionHistory", { executionArn, includeExecutionData: false });
    expect(JSON.stringify(page)).not.toContain("secret");
    expect(page.events).toHaveLength(4);
  });
});

describe("RedriveExecution", () => {
  test("begins again what had failed, and keeps what had ended well", async () => {
    let broken = true;
    let good = 0;
    engine.functions.good = () => {
      good += 1;
      return "good";
    };
    engine.functions.mended = () => {
      if (broken) throw Object.assign(new Error("broken"), { name: "Broken" });
      return "mended";
    };
    const task = (name: string) => ({
      StartAt: name,
      States: {
        [name]: { Type: "Task", Resource: `arn:aws:lambda:us-east-1:123456789012:function:${name}`, End: true },
      },
    });
    const executionArn = await engine.start(
      await engine.machine({
        StartAt: "Both",
        States: { Both: { Type: "Parallel", Branches: [task("good"), task("mended")], End: true } },
      }),
    );
    await engine.idle();
    expect(await engine.call("DescribeExecution", { executionArn })).toMatchObject({
      status: "FAILED",
      redriveStatus: "REDRIVABLE",
    });
    broken = false;
    await engine.restart();
    const { redriveDate } = await engine.call("RedriveExecution", { executionArn });
    await engine.idle();
    const execution = await engine.look(executionArn);
    expect(execution).toMatchObject({ status: "SUCCEEDED", output: ["good", "mended"] });
    expect(typesOf(execution)).toContain("ExecutionRedriven");
    expect(good).toBe(1);
    expect(await engine.call("DescribeExecution", { executionArn })).toMatchObject({
      redriveCount: 1,
      redriveDate: redriveDate!,
    });
  });

  test("the same token within 15 minutes is the same redrive", async () => {
    let broken = true;
    engine.functions.once = () => {
      if (broken) throw Object.assign(new Error("broken"), { name: "Broken" });
      return "mended";
    };
    const resource = "arn:aws:lambda:us-east-1:123456789012:function:once";
    const state = { Type: "Task", Resource: resource, ResultSelector: { "at.$": "$$.Execution.RedriveTime" } };
    const executionArn = await engine.startState(state);
    broken = false;
    await engine.pass(60);
    const redrive = (clientToken: string) => engine.call("RedriveExecution", { executionArn, clientToken });
    const first = await redrive("tok-1");
    const { status, output } = await engine.look(executionArn);
    expect({ status, output }).toEqual({
      status: "SUCCEEDED",
      output: { at: new Date(Number(first.redriveDate) * 1000).toISOString() },
    });
    await engine.pass(14 * 60);
    expect(await redrive("tok-1")).toEqual(first);
    await expect(redrive("tok-2")).rejects.toMatchObject({ name: "ExecutionNotRedrivable" });
    await engine.pass(60);
    await expect(redrive("tok-1")).rejects.toMatchObject({ name: "ExecutionNotRedrivable" });
  });

  test("refuses what has not failed", async () => {
    const executionArn = await engine.start(passes);
    await engine.idle();
    await expect(engine.call("RedriveExecution", { executionArn })).rejects.toMatchObject({
      name: "ExecutionNotRedrivable",
    });
  });
});

test("DescribeStateMachineForExecution shows the definition that it runs by", async () => {
  const executionArn = await engine.start(passes);
  expect(await engine.call("DescribeStateMachineForExecution", { executionArn })).toMatchObject({
    stateMachineArn: passes,
    name: "passes",
    updateDate: startTime / 1000,
  });
});
