import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Json, JsonObject } from "../json/index.ts";
import { Engine, typesOf } from "../testing/engine.ts";

let engine: Engine;
beforeEach(async () => {
  engine = await new Engine().open();
  engine.functions.echo = (event) => event;
  engine.functions.refuse = () => {
    throw Object.assign(new Error("not today"), { name: "Refused" });
  };
});
afterEach(() => engine.close());

const invoke = (name: string) => ({ Type: "Task", Resource: `arn:aws:lambda:us-east-1:123456789012:function:${name}` });
const block = (name: string, state: JsonObject) => ({ StartAt: name, States: { [name]: { End: true, ...state } } });
const wait = (seconds: number) => ({ Type: "Wait", Seconds: seconds });

describe("Parallel", () => {
  test("results stand in the order of the branches, whoever is first", async () => {
    const arn = await engine.start(
      await engine.machine(
        block("P", {
          Type: "Parallel",
          Branches: [block("Slow", wait(20)), block("Quick", { Type: "Pass", Result: "quick" })],
          ResultPath: "$.both",
        }),
      ),
      { child: 1 },
    );
    await engine.pass(30);
    const execution = await engine.look(arn);
    expect(execution.output).toEqual({ child: 1, both: [{ child: 1 }, "quick"] });
    expect(typesOf(execution).slice(-3)).toEqual([
      "ParallelStateSucceeded",
      "ParallelStateExited",
      "ExecutionSucceeded",
    ]);
  });

  test("a branch that fails ends the others, and Catch sees its error", async () => {
    const execution = await engine.run({
      StartAt: "P",
      States: {
        P: {
          Type: "Parallel",
          Branches: [block("Long", wait(1000)), block("Bad", invoke("refuse"))],
          Catch: [{ ErrorEquals: ["Refused"], ResultPath: "$.why", Next: "Caught" }],
          End: true,
        },
        Caught: { Type: "Pass", End: true },
      },
    });
    expect(execution.status).toBe("SUCCEEDED");
    expect(execution.output).toMatchObject({ why: { Error: "Refused" } });
    const types = typesOf(execution);
    expect(types).toContain("WaitStateAborted");
    expect(types.slice(types.indexOf("ParallelStateFailed"))).toEqual([
      "ParallelStateFailed",
      "ParallelStateExited",
      "PassStateEntered",
      "PassStateExited",
      "ExecutionSucceeded",
    ]);
  });

  test("what nobody may catch ends the execution at once, from however deep", async () => {
    const lost = block("Lost", { Type: "Pass", Parameters: { "m.$": "$.nope" } });
    const execution = await engine.run(
      block("P", {
        Type: "Parallel",
        Branches: [block("M", { Type: "Map", ItemsPath: "$.items", ItemProcessor: lost })],
        Catch: [{ ErrorEquals: ["States.ALL"], Next: "P" }],
      }),
      { items: [1] },
    );
    expect(execution).toMatchObject({ status: "FAILED", error: "States.Runtime" });
    expect(typesOf(execution).slice(-3)).toEqual(["MapIterationStarted", "PassStateEntered", "ExecutionFailed"]);
  });

  test("an error without a name and cause is caught as nulls", async () => {
    const execution = await engine.run({
      StartAt: "P",
      States: {
        P: {
          Type: "Parallel",
          Branches: [{ StartAt: "F", States: { F: { Type: "Fail" } } }],
          Catch: [{ ErrorEquals: ["States.ALL"], Next: "Caught" }],
          End: true,
        },
        Caught: { Type: "Pass", End: true },
      },
    });
    expect(execution.output).toEqual({ Error: null, Cause: null });
  });

  test("a retry begins all branches anew", async () => {
    let times = 0;
    engine.functions.third = () => {
      times += 1;
      if (times < 3) throw Object.assign(new Error("again"), { name: "Again" });
      return times;
    };
    const arn = await engine.start(
      await engine.machine(
        block("P", {
          Type: "Parallel",
          Branches: [block("Third", invoke("third")), block("Other", { Type: "Pass" })],
          Retry: [{ ErrorEquals: ["Again"], IntervalSeconds: 10, BackoffRate: 1 }],
        }),
      ),
    );
    await engine.pass(60);
    const execution = await engine.look(arn);
    expect(execution.output).toEqual([3, {}]);
    expect(typesOf(execution).filter((type) => type === "ParallelStateStarted")).toHaveLength(3);
    expect(typesOf(execution)).not.toContain("ParallelStateFailed");
  });

  test("variables flow in and not out", async () => {
    const { output } = await engine.run({
      QueryLanguage: "JSONata",
      StartAt: "Set",
      States: {
        Set: { Type: "Pass", Assign: { outer: 1 }, Next: "P" },
        P: {
          Type: "Parallel",
          Branches: [
            {
              StartAt: "In",
              States: {
                In: { Type: "Pass", Assign: { inner: "{% $outer + 1 %}" }, Next: "Out" },
                Out: { Type: "Pass", Output: "{% $inner %}", End: true },
              },
            },
          ],
          Next: "After",
        },
        After: { Type: "Pass", Output: { result: "{% $states.input %}", leaked: "{% $exists($inner) %}" }, End: true },
      },
    });
    expect(output).toEqual({ result: [2], leaked: false });
  });
});

describe("Map", () => {
  const map = (more: JsonObject, input: Json) =>
    engine.run(block("M", { Type: "Map", ItemProcessor: block("Each", { Type: "Pass" }), ...more }), input);

  test("items, selected and in order", async () => {
    const more = {
      ItemsPath: "$.list",
      ItemSelector: { "v.$": "$$.Map.Item.Value", "i.$": "$$.Map.Item.Index", "c.$": "$.c" },
    };
    expect((await map(more, { list: ["a", "b"], c: 9 })).output).toEqual([
      { v: "a", i: 0, c: 9 },
      { v: "b", i: 1, c: 9 },
    ]);
  });

  test("in JSONata, with the item in the context of the states inside", async () => {
    const definition = block("M", {
      Type: "Map",
      Items: "{% $states.input.list %}",
      ItemProcessor: block("Each", {
        Type: "Pass",
        Output: "{% $states.context.Map.Item.Value & $string($states.context.Map.Item.Index) %}",
      }),
    });
    expect((await engine.run({ QueryLanguage: "JSONata", ...definition }, { list: ["a", "b"] })).output).toEqual([
      "a0",
      "b1",
    ]);
  });

  test("the fields of an object, with their names, and where items are from", async () => {
    const item = "$states.context.Map.Item";
    const more = {
      QueryLanguage: "JSONata",
      Items: { a: 1, b: "{% 1 + 1 %}" },
      ItemSelector: `{% ${item}.Key & $string(${item}.Value) & $string(${item}.Index) & ${item}.Source %}`,
    };
    expect((await map(more, {})).output).toEqual(["a10STATE_DATA", "b21STATE_DATA"]);
  });

  test("no items, no iterations", async () => {
    const execution = await map({}, []);
    expect(execution.output).toEqual([]);
    expect(typesOf(execution)).toEqual([
      "ExecutionStarted",
      "MapStateEntered",
      "MapStateStarted",
      "MapStateSucceeded",
      "MapStateExited",
      "ExecutionSucceeded",
    ]);
  });

  test("MaxConcurrency holds the others back", async () => {
    let running = 0;
    let most = 0;
    engine.functions.slow = async (event) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((done) => setImmediate(done));
      running -= 1;
      return event;
    };
    const execution = await map({ MaxConcurrency: 2, ItemProcessor: block("Each", invoke("slow")) }, [1, 2, 3, 4, 5]);
    expect(execution.output).toEqual([1, 2, 3, 4, 5]);
    expect(most).toBe(2);
  });

  test("an iteration that fails ends the Map", async () => {
    const execution = await map(
      {
        ItemProcessor: {
          StartAt: "Odd",
          States: {
            Odd: { Type: "Choice", Choices: [{ Variable: "$", NumericEquals: 2, Next: "No" }], Default: "Hold" },
            No: { Type: "Fail", Error: "No", Cause: "two" },
            Hold: { ...wait(100), End: true },
          },
        },
      },
      [1, 2],
    );
    expect([execution.status, execution.error, execution.cause]).toEqual(["FAILED", "No", "two"]);
    expect(typesOf(execution).slice(-5)).toEqual([
      "MapIterationFailed",
      "WaitStateAborted",
      "MapIterationAborted",
      "MapStateFailed",
      "ExecutionFailed",
    ]);
  });

  test.each<[JsonObject, Json, string]>([
    [{ ItemsPath: "$.list" }, { list: 5 }, "must point to array"],
    [{ ItemsPath: "$.list[0]" }, { list: 5 }, "Invalid path '$.list[0]' : Filter: [0] can only be applied to arrays."],
    [{ ItemsPath: "$.list.x" }, {}, "Invalid path '$.list.x' : Missing property in path $['list']"],
    [
      { MaxConcurrencyPath: "$.n", ItemsPath: "$.list" },
      { n: "x", list: [] },
      'refers to value "x" which is not a valid integer: $.n',
    ],
    [{ QueryLanguage: "JSONata", Items: "{% 5 %}" }, {}, "Expected 'array', but was 'number' for value: 5"],
    [{ QueryLanguage: "JSONata" }, { a: 1 }, 'Map state input must be an array but was: {"a":1}'],
  ])("%j of %j fails", async (more, input, cause) => {
    expect((await map(more, input)).cause).toContain(cause);
  });

  test("Maps inside Maps, and a Parallel inside those", async () => {
    const inner = block("Inner", {
      Type: "Map",
      ItemProcessor: block("Both", {
        Type: "Parallel",
        Branches: [block("X", { Type: "Pass" }), block("Y", { Type: "Pass" })],
      }),
    });
    expect((await map({ ItemProcessor: inner }, [[1], [2, 3]])).output).toEqual([
      [[1, 1]],
      [
        [2, 2],
        [3, 3],
      ],
    ]);
  });
});
