import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { JsonObject } from "../json/index.ts";
import { Engine } from "../testing/engine.ts";

let engine: Engine;
beforeEach(async () => {
  engine = await new Engine().open();
});
afterEach(() => engine.close());

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
    const execution = await engine.look(await engine.startState(nested(""), { machine }));
    expect(execution.status).toBe("SUCCEEDED");
    expect(execution.output).toMatchObject({ ExecutionArn: expect.stringContaining(":execution:") });
  });

  test.each([
    [".sync", '{"n":1}'],
    [".sync:2", { n: 1 }],
  ])("%s waits, and describes the end", async (pattern, Output) => {
    const machine = await engine.machine({ StartAt: "W", States: { W: { Type: "Wait", Seconds: 60, End: true } } });
    const arn = await engine.startState(nested(pattern), { machine });
    expect((await engine.look(arn)).status).toBe("RUNNING");
    await engine.pass(60);
    expect((await engine.look(arn)).output).toMatchObject({ Name: "inner", Status: "SUCCEEDED", Output });
  });

  test("a failure inside is States.TaskFailed, its description the cause", async () => {
    const machine = await engine.machine({
      StartAt: "F",
      States: { F: { Type: "Fail", Error: "Inner", Cause: "why" } },
    });
    const { error, cause, events } = await engine.look(await engine.startState(nested(".sync"), { machine }));
    expect(error).toBe("States.TaskFailed");
    expect(JSON.parse(cause!)).toMatchObject({ Error: "Inner", Cause: "why", Status: "FAILED" });
    expect(events.map(({ type }) => type)).toContain("TaskSubmitted");
  });

  test("stopping the outer one stops the inner one", async () => {
    const machine = await engine.machine({ StartAt: "W", States: { W: { Type: "Wait", Seconds: 60, End: true } } });
    const arn = await engine.startState(nested(".sync"), { machine });
    await engine.call("StopExecution", { executionArn: arn, error: "Enough", cause: "by hand" });
    await engine.idle();
    expect(await engine.look(arn)).toMatchObject({ status: "ABORTED", error: "Enough", cause: "by hand" });
    const inner = `${machine.replace(":stateMachine:", ":execution:")}:inner`;
    expect((await engine.look(inner)).status).toBe("ABORTED");
  });

  test("a machine that is not there", async () => {
    const machine = "arn:aws:states:us-east-1:123456789012:stateMachine:gone";
    const { error, cause } = await engine.look(await engine.startState(nested(".sync"), { machine }));
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
    const hasRevisionId = {
      QueryLanguage: "JSONata",
      Type: "Task",
      Resource: "arn:aws:states:::aws-sdk:sfn:describeStateMachine",
      Arguments: { StateMachineArn: "{% $states.input.machine %}" },
      Output: "{% 'RevisionId' in $keys($states.result) %}",
    };
    expect((await engine.runState(hasRevisionId, { machine })).output).toBe(false); // before the first update
    expect((await engine.runState(describeIt, { machine: `${machine}x` })).error).toBe(
      "Sfn.StateMachineDoesNotExistException",
    );
  });
});
