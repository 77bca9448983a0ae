import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Engine, startTime, typesOf } from "../testing/engine.ts";

let engine: Engine;
beforeEach(async () => {
  engine = await new Engine().open();
  engine.functions.echo = (event) => event;
});
afterEach(() => engine.close());

const invoke = "arn:aws:states:::lambda:invoke";
const arnOf = (name: string) => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;

describe("Lambda", () => {
  test("as the Resource: the answer is the result", async () => {
    const execution = await engine.runState({ Type: "Task", Resource: arnOf("echo"), ResultPath: "$.got" }, { a: 1 });
    expect(execution.output).toEqual({ a: 1, got: { a: 1 } });
    expect(typesOf(execution)).toContain("LambdaFunctionSucceeded");
  });

  test("as lambda:invoke: the answer comes in its envelope", async () => {
    const state = { Type: "Task", Resource: invoke, Parameters: { FunctionName: "echo", Payload: { "b.$": "$.a" } } };
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
            Resource: invoke,
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
    const state = { Type: "Task", Resource: invoke, Parameters: { FunctionName: "refuse" } };
    const { error, cause } = await engine.runState(state);
    expect([error, JSON.parse(cause!)]).toEqual(["Full", { errorType: "Full", errorMessage: "no room" }]);
  });

  test("a function that is not there", async () => {
    const { error, cause } = await engine.runState({
      Type: "Task",
      Resource: invoke,
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
      seen.push((event as { retry: number }).retry, (engine.clock.now() - startTime) / 1000);
      throw Object.assign(new Error("flaky"), { name: "Flaky" });
    };
    const arn = await engine.startState({
      Type: "Task",
      Resource: invoke,
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
            Resource: invoke,
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
