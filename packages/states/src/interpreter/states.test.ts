import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { JsonObject } from "../json/index.ts";
import { Engine, startTime, typesOf } from "../testing/engine.ts";

let engine: Engine;
beforeEach(async () => {
  engine = await new Engine().open();
  engine.functions.echo = (event) => event;
});
afterEach(() => engine.close());

const jsonata = (state: JsonObject, input = {}) => engine.runState({ QueryLanguage: "JSONata", ...state }, input);

describe("Pass", () => {
  test("a result goes where ResultPath says, and OutputPath picks", async () => {
    const state = { Type: "Pass", Result: { ok: true }, ResultPath: "$.check", OutputPath: "$.check" };
    expect((await engine.runState(state, { child: 1 })).output).toEqual({ ok: true });
  });

  test("null paths stand for nothing at all", async () => {
    expect((await engine.runState({ Type: "Pass", InputPath: null }, { a: 1 })).output).toEqual({});
    expect((await engine.runState({ Type: "Pass", ResultPath: null, Result: 5 }, { a: 1 })).output).toEqual({ a: 1 });
  });

  test("variables are seen by the states after, not by the one that assigns", async () => {
    const { output, events } = await engine.run({
      QueryLanguage: "JSONata",
      StartAt: "A",
      States: {
        A: { Type: "Pass", Assign: { n: 1 }, Next: "B" },
        B: { Type: "Pass", Assign: { n: "{% $n + 1 %}", old: "{% $n %}" }, Next: "C" },
        C: { Type: "Pass", Output: "{% [$n, $old] %}", End: true },
      },
    });
    expect(output).toEqual([2, 1]);
    expect(events[4]).toMatchObject({ stateExitedEventDetails: { assignedVariables: { n: "2", old: "1" } } });
  });

  test("events follow one another, and the first state follows nothing", async () => {
    const { events } = await engine.runState({ Type: "Pass" });
    expect(events.map(({ id, previousEventId, type }) => [id, previousEventId, type])).toEqual([
      [1, 0, "ExecutionStarted"],
      [2, 0, "PassStateEntered"],
      [3, 2, "PassStateExited"],
      [4, 3, "ExecutionSucceeded"],
    ]);
    expect(events[0]!.timestamp).toBe(startTime / 1000);
  });

  test("a path into nothing ends the execution, and nothing catches it", async () => {
    const { status, error, cause } = await engine.runState({ Type: "Pass", Parameters: { "a.$": "$.b" } });
    expect([status, error]).toEqual(["FAILED", "States.Runtime"]);
    expect(cause).toBe(
      "An error occurred while executing the state 'Only' (entered at the event id #2). The JSONPath '$.b' specified for the field 'a.$' could not be found in the input '{}'",
    );
    expect((await engine.runState({ Type: "Pass", OutputPath: "$.a.b" })).cause).toContain(
      "Invalid path '$.a.b' : Missing property in path $['a']",
    );
  });

  test("an expression that fails is an event of its own", async () => {
    const { events, error } = await jsonata({ Type: "Pass", Output: { a: "{% $states.input.b %}" } });
    expect(error).toBe("States.QueryEvaluationError");
    expect(events[2]).toMatchObject({
      type: "EvaluationFailed",
      evaluationFailedEventDetails: { state: "Only", location: "Output/a", error: "States.QueryEvaluationError" },
    });
  });
});

describe("Choice", () => {
  const choose = (rule: JsonObject, input: JsonObject) =>
    engine.run(
      {
        StartAt: "C",
        States: {
          C: { Type: "Choice", Choices: [{ ...rule, Next: "Yes" }], Default: "No" },
          Yes: { Type: "Pass", Result: true, End: true },
          No: { Type: "Pass", Result: false, End: true },
        },
      },
      input,
    );

  test.each<[JsonObject, JsonObject, boolean]>([
    [{ Variable: "$.a", StringEquals: "x" }, { a: "x" }, true],
    [{ Variable: "$.a", StringEquals: "5" }, { a: 5 }, false],
    [{ Variable: "$.a", StringLessThan: "b" }, { a: "a" }, true],
    [{ Variable: "$.a", StringMatches: "log-*.txt" }, { a: "log-1.txt" }, true],
    [{ Variable: "$.a", StringMatches: "a\\*b" }, { a: "a*b" }, true],
    [{ Variable: "$.a", StringMatches: "a\\*b" }, { a: "axb" }, false],
    [{ Variable: "$.a", NumericGreaterThanEquals: 3 }, { a: 3 }, true],
    [{ Variable: "$.a", NumericEqualsPath: "$.b" }, { a: 3, b: 3 }, true],
    [{ Variable: "$.a", BooleanEquals: false }, { a: false }, true],
    [{ Variable: "$.a", TimestampLessThan: "2026-01-01T00:00:00Z" }, { a: "2025-12-31T23:59:59+00:00" }, true],
    [{ Variable: "$.a", TimestampEquals: "2026-01-01T00:00:00Z" }, { a: "2026-01-01T03:00:00+03:00" }, true],
    [{ Variable: "$.a", IsPresent: false }, {}, true],
    [{ Variable: "$.a", IsNull: true }, { a: null }, true],
    [{ Variable: "$.a", IsTimestamp: true }, { a: "2026-02-30T00:00:00Z" }, false],
    [{ Variable: "$.a", IsNumeric: false }, { a: "1" }, true],
    [{ Not: { Variable: "$.a", IsString: true } }, { a: 1 }, true],
    [
      {
        And: [
          { Variable: "$.a", IsPresent: true },
          { Variable: "$.a", NumericLessThan: 5 },
        ],
      },
      { a: 4 },
      true,
    ],
    [
      {
        Or: [
          { Variable: "$.a", NumericEquals: 1 },
          { Variable: "$.a", NumericEquals: 2 },
        ],
      },
      { a: 3 },
      false,
    ],
  ])("%j of %j is %s", async (rule, input, holds) => {
    expect((await choose(rule, input)).output).toBe(holds);
  });

  test("a variable that is not there", async () => {
    const { error, cause } = await choose({ Variable: "$.a", NumericEquals: 1 }, {});
    expect(error).toBe("States.Runtime");
    expect(cause).toContain("Invalid path '$.a': The choice state's condition path references an invalid value.");
  });

  test("a JSONata rule has Assign and Output of its own; the state's belong to Default", async () => {
    const definition = {
      QueryLanguage: "JSONata",
      StartAt: "C",
      States: {
        C: {
          Type: "Choice",
          Choices: [{ Condition: "{% $states.input.n > 1 %}", Assign: { by: "rule" }, Output: "rule", Next: "E" }],
          Default: "E",
          Assign: { by: "default" },
          Output: "default",
        },
        E: { Type: "Pass", Output: "{% [$by, $states.input] %}", End: true },
      },
    };
    expect((await engine.run(definition, { n: 2 })).output).toEqual(["rule", "rule"]);
    expect((await engine.run(definition, { n: 0 })).output).toEqual(["default", "default"]);
  });

  test("nowhere to go", async () => {
    const { status, cause } = await engine.run({
      StartAt: "C",
      States: {
        C: { Type: "Choice", Choices: [{ Variable: "$.a", IsPresent: true, Next: "E" }] },
        E: { Type: "Succeed" },
      },
    });
    expect(status).toBe("FAILED");
    expect(cause).toContain("Failed to transition out of the state");
  });

  test("a condition that is no boolean", async () => {
    const { cause } = await engine.run({
      QueryLanguage: "JSONata",
      StartAt: "C",
      States: {
        C: { Type: "Choice", Choices: [{ Condition: "{% 1 %}", Next: "E" }], Default: "E" },
        E: { Type: "Succeed" },
      },
    });
    expect(cause).toContain("specified for the field 'Choices[0]/Condition' returned an unexpected result type");
  });
});

describe("Wait", () => {
  const in32Bits = (more: number) => new Date(startTime + (2 ** 31 - 1 + more) * 1000).toISOString();
  const waits = async (state: JsonObject, input: JsonObject, seconds: number) => {
    const arn = await engine.start(
      await engine.machine({ StartAt: "W", States: { W: { Type: "Wait", End: true, ...state } } }),
      input,
    );
    await engine.pass(seconds - 1);
    expect((await engine.look(arn)).status).toBe("RUNNING");
    await engine.pass(1);
    expect((await engine.look(arn)).status).toBe("SUCCEEDED");
  };
  test.each<[JsonObject, JsonObject]>([
    [{ Seconds: 60 }, {}],
    [{ SecondsPath: "$.s" }, { s: 60 }],
    [{ SecondsPath: "$.s" }, { s: "60" }],
    [{ Timestamp: new Date(startTime + 60_000).toISOString() }, {}],
    [{ TimestampPath: "$.t" }, { t: new Date(startTime + 60_000).toISOString() }],
    [{ QueryLanguage: "JSONata", Seconds: "{% $states.input.s * 2 %}" }, { s: 30 }],
    [
      { QueryLanguage: "JSONata", Timestamp: "{% $fromMillis($toMillis($states.input.t) + 60000) %}" },
      { t: new Date(startTime).toISOString() },
    ],
  ])("%j", (state, input) => waits(state, input, 60));

  test("a moment as far ahead as 32 bits of seconds reach is waited for", async () => {
    const arn = await engine.startState({ Type: "Wait", TimestampPath: "$.t" }, { t: in32Bits(0) });
    expect((await engine.look(arn)).status).toBe("RUNNING");
  });

  test("a moment in the past is now", async () => {
    expect((await engine.runState({ Type: "Wait", Timestamp: "2020-01-01T00:00:00Z" })).status).toBe("SUCCEEDED");
  });

  test.each<[JsonObject, JsonObject, string]>([
    [{ SecondsPath: "$.s" }, { s: -1 }, "The SecondsPath parameter references a negative value: $.s == -1"],
    [{ SecondsPath: "$.s" }, { s: 1.5 }, "The SecondsPath parameter cannot be parsed as a long value: $.s == 1.5"],
    [{ SecondsPath: "$.s" }, { s: "1.5" }, "The SecondsPath parameter cannot be parsed as a long value: $.s == 1.5"],
    [{ SecondsPath: "$.s" }, { s: null }, "The SecondsPath parameter cannot be parsed as a long value: $.s == null"],
    [{ SecondsPath: "$.s" }, { s: 100_000_000 }, "The SecondsPath parameter references a value above 99999999"],
    [{ TimestampPath: "$.t" }, { t: 5 }, "date-time format string: $.t == 5"],
    [{ TimestampPath: "$.t" }, { t: "2016-12-05T24:00:00Z" }, "date-time format string: $.t == 2016-12-05T24:00:00Z"],
    [{ TimestampPath: "$.t" }, { t: in32Bits(1) }, "The moment to wait for is too far in the future."],
    [{ Timestamp: "9999-01-01T00:00:00Z" }, {}, "The moment to wait for is too far in the future."],
    [
      { QueryLanguage: "JSONata", Seconds: "{% 100000000 %}" },
      {},
      "Expected a non-negative integer, but was: 100000000",
    ],
    [
      { InputPath: "$.s[0]", Seconds: 1 },
      { s: 5 },
      "Invalid path '$.s[0]' : Filter: [0] can only be applied to arrays. Current context is: 5",
    ],
    [
      { TimestampPath: "$.t" },
      { t: "soon" },
      "does not reference a valid ISO-8601 extended offset date-time format string: $.t == soon",
    ],
    [{ QueryLanguage: "JSONata", Seconds: "{% 'x' %}" }, {}, "Expected 'number', but was 'string' for value: \"x\""],
    [{ QueryLanguage: "JSONata", Timestamp: "{% 'soon' %}" }, {}, "valid ISO-8601 extended offset date-time"],
  ])("%j of %j fails", async (state, input, cause) => {
    expect((await engine.runState({ Type: "Wait", ...state }, input)).cause).toContain(cause);
  });

  test("a leap of years ahead runs what falls due in order", async () => {
    const machine = await engine.machine({
      StartAt: "W",
      States: { W: { Type: "Wait", SecondsPath: "$.s", Next: "V" }, V: { Type: "Wait", Seconds: 10, End: true } },
    });
    const arns = [];
    for (const s of [300, 100, 200]) arns.push(await engine.start(machine, { s }));
    await engine.pass(3600);
    const ends = [];
    for (const arn of arns) ends.push((await engine.look(arn)).events.at(-1)!.timestamp - startTime / 1000);
    expect(ends).toEqual([310, 110, 210]);
  });
});

describe("Fail and Succeed", () => {
  test("error and cause may be given, computed, or left out", async () => {
    expect(await engine.run({ StartAt: "F", States: { F: { Type: "Fail" } } })).toMatchObject({
      error: undefined,
      cause: undefined,
    });
    const paths = { Type: "Fail", ErrorPath: "$.e", CausePath: "States.Format('because {}', $.c)" };
    expect(await engine.run({ StartAt: "F", States: { F: paths } }, { e: "E", c: 1 })).toMatchObject({
      error: "E",
      cause: "because 1",
    });
    expect(
      await engine.run({ StartAt: "F", States: { F: { Type: "Fail", ErrorPath: "$.e" } } }, { e: 5 }),
    ).toMatchObject({
      error: "States.Runtime",
      cause: expect.stringContaining("The ErrorPath parameter does not reference a string: $.e == 5"),
    });
    const expressions = { Type: "Fail", QueryLanguage: "JSONata", Error: "{% $states.input.e %}", Cause: "plain" };
    expect(await engine.run({ StartAt: "F", States: { F: expressions } }, { e: "E" })).toMatchObject({
      error: "E",
      cause: "plain",
    });
  });

  test("Succeed may shape the output", async () => {
    const state = { Type: "Succeed", QueryLanguage: "JSONata", Output: { n: "{% $states.input.n %}" } };
    expect((await engine.run({ StartAt: "S", States: { S: state } }, { n: 1, m: 2 })).output).toEqual({ n: 1 });
  });
});

describe("the context object", () => {
  test("names the execution, the machine and the state", async () => {
    const arn = await engine.start(
      await engine.machine(
        { StartAt: "P", States: { P: { Type: "Pass", Parameters: { "all.$": "$$" }, End: true } } },
        "ctx",
      ),
      { a: 1 },
      "one",
    );
    await engine.idle();
    expect((await engine.look(arn)).output).toEqual({
      all: {
        Execution: {
          Id: arn,
          Input: { a: 1 },
          StartTime: new Date(startTime).toISOString(),
          Name: "one",
          RoleArn: "arn:aws:iam::123456789012:role/test",
          RedriveCount: 0,
        },
        StateMachine: { Id: "arn:aws:states:us-east-1:123456789012:stateMachine:ctx", Name: "ctx" },
        State: { Name: "P", EnteredTime: new Date(startTime).toISOString() },
      },
    });
    expect(typesOf(await engine.look(arn))).toContain("PassStateExited");
  });
});
