import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Engine, startTime, typesOf } from "../testing/engine.ts";

let engine: Engine;
beforeEach(async () => {
  engine = await new Engine().open();
});
afterEach(() => engine.close());

const invoke = "arn:aws:states:::lambda:invoke";

describe("256 KiB", () => {
  test("a result that is longer fails its task, and can be caught", async () => {
    engine.functions.big = () => "я".repeat(131_073);
    const { error, cause } = await engine.runState({
      Type: "Task",
      Resource: invoke,
      Parameters: { FunctionName: "big" },
    });
    expect(error).toBe("States.DataLimitExceeded");
    expect(cause).toBe(
      "The state/task 'lambda' returned a result with a size exceeding the maximum number of bytes service limit.",
    );
  });

  test("an output that grows beyond it fails its state", async () => {
    const input = { half: "x".repeat(140_000) };
    const state = { Type: "Pass", Parameters: { "a.$": "$.half", "b.$": "$.half" } };
    expect((await engine.runState(state, input)).error).toBe("States.DataLimitExceeded");
  });
});

describe("variables", () => {
  const assign = (sizes: Record<string, number>) => ({
    Type: "Pass",
    Assign: Object.fromEntries(Object.entries(sizes).map(([name, size]) => [name, `{% $pad('x', ${size}, 'y') %}`])),
    Output: 1,
    End: true,
  });

  test("256 KiB are the limit of all that one Assign sets", async () => {
    const run = (sizes: Record<string, number>) =>
      engine.run({ QueryLanguage: "JSONata", StartAt: "A", States: { A: assign(sizes) } });
    expect(await run({ a: 200_000, b: 200_000 })).toMatchObject({
      status: "FAILED",
      error: "States.DataLimitExceeded",
    });
    expect((await run({ a: 130_000, b: 130_000 })).status).toBe("SUCCEEDED");
  });

  test("10 MiB are the limit of all variables, those of branches too", async () => {
    const names = Array.from({ length: 42 }, (_, i) => `S${i}`);
    const chain = names.map((name, i) => [
      name,
      {
        Type: "Pass",
        Assign: { [`v${i}`]: i === 0 ? "{% $pad('x', 250000, 'y') %}" : "{% $v0 %}" },
        Output: 1,
        ...(i < 41 ? { Next: `S${i + 1}` } : { End: true }),
      },
    ]);
    const arn = await engine.machine({ QueryLanguage: "JSONata", StartAt: "S0", States: Object.fromEntries(chain) });
    const execution = await engine.start(arn);
    await engine.idle();
    const { status, error, events } = await engine.look(execution);
    expect({ status, error }).toEqual({ status: "FAILED", error: "States.DataLimitExceeded" });
    // The 41 before it fit: 41 × 250,000 bytes are 10.25 million, 42 would be 10.5 million.
    expect(events.filter(({ type }) => type === "PassStateExited")).toHaveLength(41);
  });
});

describe("depth", () => {
  const nest = (depth: number) => "[".repeat(depth) + "]".repeat(depth);

  test("input deeper than a thousand levels is refused", async () => {
    const stateMachineArn = await engine.machine({ StartAt: "P", States: { P: { Type: "Pass", End: true } } });
    await expect(engine.call("StartExecution", { stateMachineArn, input: nest(100_000) })).rejects.toMatchObject({
      name: "InvalidExecutionInput",
    });
    const { executionArn } = await engine.call<{ executionArn: string }>("StartExecution", {
      stateMachineArn,
      input: nest(1000),
    });
    await engine.idle();
    expect((await engine.look(executionArn)).status).toBe("SUCCEEDED");
  });

  test("a loop that nests ever deeper ends itself and nothing else", async () => {
    const deep = await engine.run({
      StartAt: "P",
      States: {
        P: { Type: "Pass", Parameters: { "a.$": "$" }, Next: "Q" },
        Q: { Type: "Choice", Choices: [{ Variable: "$.stop", IsPresent: true, Next: "E" }], Default: "P" },
        E: { Type: "Succeed" },
      },
    });
    expect(deep).toMatchObject({ status: "FAILED", error: "States.Runtime" });
    expect((await engine.runState({ Type: "Pass" })).status).toBe("SUCCEEDED");
  });

  test("so does a function that answers with such a thing", async () => {
    await engine.close();
    engine = new Engine();
    engine.raw = () => ({ statusCode: 200, payload: nest(100_000), executedVersion: "1" });
    await engine.open();
    const state = { Type: "Task", Resource: invoke, Parameters: { FunctionName: "deep" } };
    expect((await engine.runState(state)).status).toBe("FAILED");
    expect((await engine.runState({ Type: "Pass" })).status).toBe("SUCCEEDED");
  });
});

test("25,000 events end an execution", async () => {
  const execution = await engine.run({
    StartAt: "A",
    States: {
      A: { Type: "Pass", Next: "B" },
      B: { Type: "Choice", Choices: [{ Variable: "$.stop", IsPresent: true, Next: "End" }], Default: "A" },
      End: { Type: "Succeed" },
    },
  });
  expect(execution.status).toBe("FAILED");
  expect(execution.cause).toBe("The execution reached the maximum number of history events (25000).");
  expect(execution.events).toHaveLength(25_000);
  expect(typesOf(execution).at(-1)).toBe("ExecutionFailed");
});

describe("time", () => {
  const wait = (seconds: number) => ({ W: { Type: "Wait", Seconds: seconds, End: true } });

  test("TimeoutSeconds of the machine", async () => {
    const arn = await engine.start(await engine.machine({ StartAt: "W", TimeoutSeconds: 10, States: wait(60) }));
    await engine.pass(60);
    const execution = await engine.look(arn);
    expect(execution.status).toBe("TIMED_OUT");
    expect(execution.events.at(-1)).toMatchObject({
      type: "ExecutionTimedOut",
      executionTimedOutEventDetails: { error: "States.Timeout" },
    });
    expect(execution.error).toBeUndefined();
    expect(execution.events.at(-1)!.timestamp).toBe(startTime / 1000 + 10);
  });

  test("a year is the longest that an execution lives", async () => {
    const arn = await engine.start(await engine.machine({ StartAt: "W", States: wait(99_999_999) }));
    await engine.pass(365 * 24 * 3600 - 1);
    expect((await engine.look(arn)).status).toBe("RUNNING");
    await engine.pass(1);
    expect((await engine.look(arn)).status).toBe("TIMED_OUT");
  });
});
