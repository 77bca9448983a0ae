import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { JsonObject } from "../json/index.ts";
import { Engine, startTime, typesOf } from "../testing/engine.ts";

let engine: Engine;
let tokens: string[];
beforeEach(async () => {
  engine = await new Engine().open();
  tokens = [];
  engine.functions.ask = (event) => {
    tokens.push((event as { token: string }).token);
    return {};
  };
});
afterEach(() => engine.close());

const invoke = "arn:aws:states:::lambda:invoke";
const arnOf = (name: string) => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;
const ask = (more: JsonObject = {}): JsonObject => ({
  QueryLanguage: "JSONata",
  Type: "Task",
  Resource: `${invoke}.waitForTaskToken`,
  Arguments: { FunctionName: "ask", Payload: { token: "{% $states.context.Task.Token %}" } },
  ...more,
});

describe("callbacks", () => {
  test("the task ends with what SendTaskSuccess says, once", async () => {
    const arn = await engine.startState(ask({ Output: "{% $states.result.verdict %}" }));
    expect((await engine.look(arn)).status).toBe("RUNNING");
    const answer = { taskToken: tokens[0]!, output: '{"verdict":"yes"}' };
    await engine.call("SendTaskSuccess", answer);
    expect((await engine.look(arn)).output).toBe("yes");
    await expect(engine.call("SendTaskSuccess", answer)).rejects.toMatchObject({ name: "TaskTimedOut" });
    await expect(engine.call("SendTaskHeartbeat", { taskToken: tokens[0]! })).rejects.toMatchObject({
      name: "TaskTimedOut",
    });
    expect(typesOf(await engine.look(arn)).filter((type) => type === "TaskSucceeded")).toHaveLength(1);
  });

  test("SendTaskFailure gives the error; both fields may be left out", async () => {
    const first = await engine.startState(ask());
    await engine.call("SendTaskFailure", { taskToken: tokens[0]!, error: "Rejected", cause: "no room" });
    expect(await engine.look(first)).toMatchObject({ status: "FAILED", error: "Rejected", cause: "no room" });
    const second = await engine.startState(ask());
    await engine.call("SendTaskFailure", { taskToken: tokens[1]! });
    expect(await engine.look(second)).toMatchObject({ status: "FAILED", error: undefined, cause: undefined });
  });

  test("an answer given before the request returns is taken", async () => {
    engine.functions.ask = async (event) => {
      await engine.call("SendTaskSuccess", { taskToken: (event as { token: string }).token, output: "5" });
      return {};
    };
    const arn = await engine.startState(ask());
    expect((await engine.look(arn)).output).toBe(5);
  });

  test("a request that fails, fails the task", async () => {
    engine.functions.ask = () => {
      throw Object.assign(new Error("down"), { name: "Down" });
    };
    expect((await engine.look(await engine.startState(ask()))).error).toBe("Down");
  });

  test.each<[string, JsonObject]>([
    ["a number", { TimeoutSeconds: 60 }],
    ["an expression", { TimeoutSeconds: "{% $states.input.limit %}" }],
  ])("times out after %s of seconds", async (_, more) => {
    const arn = await engine.startState(ask(more), { limit: 60 });
    await engine.pass(59);
    expect((await engine.look(arn)).status).toBe("RUNNING");
    await engine.pass(1);
    const execution = await engine.look(arn);
    expect(execution).toMatchObject({ status: "FAILED", error: "States.Timeout", cause: undefined });
    expect(typesOf(execution).at(-2)).toBe("TaskTimedOut");
    await expect(engine.call("SendTaskSuccess", { taskToken: tokens[0]!, output: "1" })).rejects.toMatchObject({
      name: "TaskTimedOut",
    });
  });

  test("heartbeats put the end off; without one the task times out", async () => {
    const arn = await engine.startState(ask({ HeartbeatSeconds: 10, TimeoutSeconds: 100 }));
    for (let i = 0; i < 3; i++) {
      await engine.pass(9);
      await engine.call("SendTaskHeartbeat", { taskToken: tokens[0]! });
    }
    expect((await engine.look(arn)).status).toBe("RUNNING");
    await engine.pass(10);
    expect(await engine.look(arn)).toMatchObject({ status: "FAILED", error: "States.Timeout" });
    expect((await engine.look(arn)).events.at(-1)!.timestamp).toBe(startTime / 1000 + 37);
  });

  test("States.HeartbeatTimeout and States.Timeout both catch a missing heartbeat", async () => {
    for (const name of ["States.HeartbeatTimeout", "States.Timeout"]) {
      const arn = await engine.start(
        await engine.machine({
          StartAt: "T",
          States: {
            T: { ...ask({ HeartbeatSeconds: 5 }), End: true, Catch: [{ ErrorEquals: [name], Next: "C" }] },
            C: { Type: "Pass", Result: "caught", End: true },
          },
        }),
      );
      await engine.pass(5);
      expect((await engine.look(arn)).output).toBe("caught");
    }
  });

  test("a limit that is no positive integer is refused when it is evaluated", async () => {
    const { error, cause } = await engine.runState(ask({ TimeoutSeconds: "{% 1.5 %}" }));
    expect(error).toBe("States.QueryEvaluationError");
    expect(cause).toContain("specified for the field 'TimeoutSeconds'");
  });

  test("a function that never answers is given up when the task times out", async () => {
    const called = Promise.withResolvers<void>();
    engine.functions.hang = () => {
      called.resolve();
      return new Promise(() => {});
    };
    const machine = await engine.machine({
      StartAt: "T",
      States: { T: { Type: "Task", Resource: arnOf("hang"), TimeoutSeconds: 30, End: true } },
    });
    const arn = await engine.start(machine);
    await called.promise; // from here on nothing is idle
    void engine.clock.moveTo(startTime + 30_000);
    await engine.idle();
    expect(await engine.look(arn)).toMatchObject({ status: "FAILED", error: "States.Timeout" });
  });
});
