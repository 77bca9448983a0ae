import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { JsonObject } from "../json/index.ts";
import { Engine, START, typesOf } from "../testing/engine.ts";

let engine: Engine;
let tokens: string[];
beforeEach(async () => {
  engine = await new Engine().open();
  tokens = [];
  engine.functions.echo = (event) => event;
  engine.functions.ask = (event) => {
    tokens.push((event as { token: string }).token);
    return {};
  };
});
afterEach(() => engine.close());

const INVOKE = "arn:aws:states:::lambda:invoke";
const arnOf = (name: string) => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;
const ask = (more: JsonObject = {}): JsonObject => ({
  QueryLanguage: "JSONata",
  Type: "Task",
  Resource: `${INVOKE}.waitForTaskToken`,
  Arguments: { FunctionName: "ask", Payload: { token: "{% $states.context.Task.Token %}" } },
  ...more,
});
const begin = async (state: JsonObject, input: JsonObject = {}) => {
  const arn = await engine.start(await engine.machine({ StartAt: "T", States: { T: { End: true, ...state } } }), input);
  await engine.idle();
  return arn;
};

describe("Lambda", () => {
  test("as the Resource: the answer is the result", async () => {
    const execution = await engine.runState({ Type: "Task", Resource: arnOf("echo"), ResultPath: "$.got" }, { a: 1 });
    expect(execution.output).toEqual({ a: 1, got: { a: 1 } });
    expect(typesOf(execution)).toContain("LambdaFunctionSucceeded");
  });

  test("as lambda:invoke: the answer comes in its envelope", async () => {
    const state = { Type: "Task", Resource: INVOKE, Parameters: { FunctionName: "echo", Payload: { "b.$": "$.a" } } };
    const { output, events } = await engine.runState(state, { a: 1 });
    expect(output).toMatchObject({ ExecutedVersion: "$LATEST", Payload: { b: 1 }, StatusCode: 200 });
    expect(events[2]).toMatchObject({
      type: "TaskScheduled",
      taskScheduledEventDetails: { resourceType: "lambda", resource: "invoke", region: "us-east-1" },
    });
  });

  test("JSONata shapes arguments, output and variables", async () => {
    const { output } = await engine.run(
      {
        QueryLanguage: "JSONata",
        StartAt: "T",
        States: {
          T: {
            Type: "Task",
            Resource: INVOKE,
            Arguments: { FunctionName: "echo", Payload: { n: "{% $states.input.n * 2 %}" } },
            Assign: { doubled: "{% $states.result.Payload.n %}" },
            Output: "{% $states.result.StatusCode %}",
            Next: "P",
          },
          P: { Type: "Pass", Output: "{% [$states.input, $doubled] %}", End: true },
        },
      },
      { n: 4 },
    );
    expect(output).toEqual([200, 8]);
  });

  test("its error's type is the error's name, its answer the cause", async () => {
    engine.functions.refuse = () => {
      throw Object.assign(new Error("no room"), { name: "Full" });
    };
    const state = { Type: "Task", Resource: INVOKE, Parameters: { FunctionName: "refuse" } };
    const { error, cause } = await engine.runState(state);
    expect([error, JSON.parse(cause!)]).toEqual(["Full", { errorType: "Full", errorMessage: "no room" }]);
  });

  test("a function that is not there", async () => {
    const { error, cause } = await engine.runState({
      Type: "Task",
      Resource: INVOKE,
      Parameters: { FunctionName: "gone" },
    });
    expect(error).toBe("Lambda.ResourceNotFoundException");
    expect(cause).toContain("Error Code: ResourceNotFoundException");
  });
});

describe("Retry and Catch", () => {
  test("retries come after growing delays, and the context counts them", async () => {
    const seen: number[] = [];
    engine.functions.flaky = (event) => {
      seen.push((event as { retry: number }).retry, (engine.clock.now() - START) / 1000);
      throw Object.assign(new Error("flaky"), { name: "Flaky" });
    };
    const arn = await begin({
      Type: "Task",
      Resource: INVOKE,
      Parameters: { FunctionName: "flaky", Payload: { "retry.$": "$$.State.RetryCount" } },
      Retry: [{ ErrorEquals: ["Flaky"], IntervalSeconds: 10, MaxAttempts: 2, BackoffRate: 3 }],
    });
    await engine.pass(100);
    expect(seen).toEqual([0, 0, 1, 10, 2, 40]);
    expect(await engine.look(arn)).toMatchObject({ status: "FAILED", error: "Flaky" });
  });

  test("Catch in JSONata sees errorOutput, and assigns", async () => {
    const { output } = await engine.run(
      {
        QueryLanguage: "JSONata",
        StartAt: "T",
        States: {
          T: {
            Type: "Task",
            Resource: INVOKE,
            Arguments: { FunctionName: "gone" },
            Catch: [
              { ErrorEquals: ["Other"], Next: "P" },
              {
                ErrorEquals: ["States.ALL"],
                Assign: { name: "{% $states.errorOutput.Error %}" },
                Output: { was: "{% $states.input %}" },
                Next: "P",
              },
            ],
            End: true,
          },
          P: { Type: "Pass", Output: "{% [$name, $states.input] %}", End: true },
        },
      },
      { n: 1 },
    );
    expect(output).toEqual(["Lambda.ResourceNotFoundException", { was: { n: 1 } }]);
  });

  test("an expression that fails in Output can be caught", async () => {
    const { output } = await engine.run({
      QueryLanguage: "JSONata",
      StartAt: "T",
      States: {
        T: {
          Type: "Task",
          Resource: arnOf("echo"),
          Output: "{% $states.result.absent %}",
          Catch: [{ ErrorEquals: ["States.QueryEvaluationError"], Next: "P" }],
          End: true,
        },
        P: { Type: "Pass", End: true },
      },
    });
    expect(output).toMatchObject({ Error: "States.QueryEvaluationError" });
  });
});

describe("callbacks", () => {
  test("the task ends with what SendTaskSuccess says, once", async () => {
    const arn = await begin(ask({ Output: "{% $states.result.verdict %}" }));
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
    const first = await begin(ask());
    await engine.call("SendTaskFailure", { taskToken: tokens[0]!, error: "Rejected", cause: "no room" });
    expect(await engine.look(first)).toMatchObject({ status: "FAILED", error: "Rejected", cause: "no room" });
    const second = await begin(ask());
    await engine.call("SendTaskFailure", { taskToken: tokens[1]! });
    expect(await engine.look(second)).toMatchObject({ status: "FAILED", error: undefined, cause: undefined });
  });

  test("an answer given before the request returns is taken", async () => {
    engine.functions.ask = async (event) => {
      await engine.call("SendTaskSuccess", { taskToken: (event as { token: string }).token, output: "5" });
      return {};
    };
    const arn = await begin(ask());
    expect((await engine.look(arn)).output).toBe(5);
  });

  test("a request that fails, fails the task", async () => {
    engine.functions.ask = () => {
      throw Object.assign(new Error("down"), { name: "Down" });
    };
    expect((await engine.look(await begin(ask()))).error).toBe("Down");
  });

  test.each<[string, JsonObject]>([
    ["a number", { TimeoutSeconds: 60 }],
    ["an expression", { TimeoutSeconds: "{% $states.input.limit %}" }],
  ])("times out after %s of seconds", async (_, more) => {
    const arn = await begin(ask(more), { limit: 60 });
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
    const arn = await begin(ask({ HeartbeatSeconds: 10, TimeoutSeconds: 100 }));
    for (let i = 0; i < 3; i++) {
      await engine.pass(9);
      await engine.call("SendTaskHeartbeat", { taskToken: tokens[0]! });
    }
    expect((await engine.look(arn)).status).toBe("RUNNING");
    await engine.pass(10);
    expect(await engine.look(arn)).toMatchObject({ status: "FAILED", error: "States.Timeout" });
    expect((await engine.look(arn)).events.at(-1)!.timestamp).toBe(START / 1000 + 37);
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
    void engine.clock.moveTo(START + 30_000);
    await engine.idle();
    expect(await engine.look(arn)).toMatchObject({ status: "FAILED", error: "States.Timeout" });
  });
});

describe("nested executions", () => {
  const nested = (pattern: string, more: JsonObject = {}) => ({
    QueryLanguage: "JSONata",
    Type: "Task",
    Resource: `arn:aws:states:::states:startExecution${pattern}`,
    Arguments: { StateMachineArn: "{% $states.input.machine %}", Input: { n: 1 }, Name: "inner" },
    ...more,
  });

  test("request-response does not wait for the end", async () => {
    const machine = await engine.machine({ StartAt: "W", States: { W: { Type: "Wait", Seconds: 60, End: true } } });
    const execution = await engine.look(await begin(nested(""), { machine }));
    expect(execution.status).toBe("SUCCEEDED");
    expect(execution.output).toMatchObject({ ExecutionArn: expect.stringContaining(":execution:") });
  });

  test.each([
    [".sync", '{"n":1}'],
    [".sync:2", { n: 1 }],
  ])("%s waits, and describes the end", async (pattern, Output) => {
    const machine = await engine.machine({ StartAt: "W", States: { W: { Type: "Wait", Seconds: 60, End: true } } });
    const arn = await begin(nested(pattern), { machine });
    expect((await engine.look(arn)).status).toBe("RUNNING");
    await engine.pass(60);
    expect((await engine.look(arn)).output).toMatchObject({ Name: "inner", Status: "SUCCEEDED", Output });
  });

  test("a failure inside is States.TaskFailed, its description the cause", async () => {
    const machine = await engine.machine({
      StartAt: "F",
      States: { F: { Type: "Fail", Error: "Inner", Cause: "why" } },
    });
    const { error, cause, events } = await engine.look(await begin(nested(".sync"), { machine }));
    expect(error).toBe("States.TaskFailed");
    expect(JSON.parse(cause!)).toMatchObject({ Error: "Inner", Cause: "why", Status: "FAILED" });
    expect(events.map(({ type }) => type)).toContain("TaskSubmitted");
  });

  test("stopping the outer one stops the inner one", async () => {
    const machine = await engine.machine({ StartAt: "W", States: { W: { Type: "Wait", Seconds: 60, End: true } } });
    const arn = await begin(nested(".sync"), { machine });
    await engine.call("StopExecution", { executionArn: arn, error: "Enough", cause: "by hand" });
    await engine.idle();
    expect(await engine.look(arn)).toMatchObject({ status: "ABORTED", error: "Enough", cause: "by hand" });
    const inner = `${machine.replace(":stateMachine:", ":execution:")}:inner`;
    expect((await engine.look(inner)).status).toBe("ABORTED");
  });

  test("a machine that is not there", async () => {
    const machine = "arn:aws:states:us-east-1:123456789012:stateMachine:gone";
    const { error, cause } = await engine.look(await begin(nested(".sync"), { machine }));
    expect(error).toBe("StepFunctions.StateMachineDoesNotExistException");
    expect(cause).toContain("(Service: AWSStepFunctions; Status Code: 400; Error Code: StateMachineDoesNotExist;");
  });

  test("aws-sdk:sfn speaks in PascalCase, and its errors have the SDK's names", async () => {
    const machine = await engine.machine({ StartAt: "P", States: { P: { Type: "Pass", End: true } } });
    const describeIt = {
      Type: "Task",
      Resource: "arn:aws:states:::aws-sdk:sfn:describeStateMachine",
      Parameters: { "StateMachineArn.$": "$.machine" },
    };
    expect((await engine.runState(describeIt, { machine })).output).toMatchObject({
      StateMachineArn: machine,
      Status: "ACTIVE",
    });
    expect((await engine.runState(describeIt, { machine: `${machine}x` })).error).toBe(
      "Sfn.StateMachineDoesNotExistException",
    );
  });
});
