import { afterAll, beforeAll, expect, test } from "vitest";
import { Engine } from "../testing/engine.ts";
import { inDoubles, isExact, numberOf, parseJson } from "./exact.ts";
import { equal, isObject, type Json, typeName } from "./index.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await new Engine().open();
});
afterAll(() => engine.close());

test("integers that no double holds keep their digits, all else is as JSON.parse has it", () => {
  const text = '{"a":[12345678901234567890,-9007199254740993,9007199254740991,1.5,1e+300,"1234567890123456789"]}';
  const value = parseJson(text) as { a: Json[] };
  expect(JSON.stringify(value)).toBe(text);
  expect(value.a.map((item) => isExact(item))).toEqual([true, true, false, false, false, false]);
  expect([isObject(value.a[0]), typeName(value.a[0]), numberOf(value.a[0]!)]).toEqual([
    false,
    "number",
    Number("12345678901234567890"),
  ]);
  expect([
    equal(value.a[0], parseJson("12345678901234567890")),
    equal(value.a[0], parseJson("12345678901234567891")),
  ]).toEqual([true, false]);
  expect(inDoubles(value as Json)).toEqual(JSON.parse(text));
  expect(JSON.stringify(parseJson("1.0000000000000000001"))).toBe("1");
});

test("on their way through an execution, also past a restart and a function", async () => {
  const raw = '{"id":12345678901234567890,"l":[9007199254740993]}';
  // The function answers what it was given, as it stood there.
  engine.raw = (call) => ({ statusCode: 200, payload: call.payload, executedVersion: "$LATEST" });
  const machine = await engine.machine({
    StartAt: "Pass",
    States: {
      Pass: {
        Type: "Pass",
        Parameters: { "id.$": "$.id", "first.$": "$.l[0]", "text.$": "States.Format('{}', $.id)" },
        Next: "Wait",
      },
      Wait: { Type: "Wait", Seconds: 60, Next: "Choose" },
      Choose: {
        Type: "Choice",
        Choices: [
          {
            And: [
              { Variable: "$.id", IsNumeric: true },
              { Variable: "$.id", NumericGreaterThan: 5 },
            ],
            Next: "Call",
          },
        ],
      },
      Call: {
        Type: "Task",
        Resource: "arn:aws:lambda:us-east-1:123456789012:function:same",
        ResultPath: "$.back",
        Next: "Count",
      },
      Count: { QueryLanguage: "JSONata", Type: "Pass", Assign: { more: "{% $states.input.first - 1 %}" }, End: true },
    },
  });
  const { executionArn } = await engine.call<{ executionArn: string }>("StartExecution", {
    stateMachineArn: machine,
    input: raw,
  });
  await engine.idle();
  await engine.restart();
  await engine.pass(60);
  const { status, output } = await engine.call<{ status: string; output: string }>("DescribeExecution", {
    executionArn,
  });
  expect([status, output]).toEqual([
    "SUCCEEDED",
    '{"id":12345678901234567890,"first":9007199254740993,"text":"12345678901234567890","back":{"id":12345678901234567890,"first":9007199254740993,"text":"12345678901234567890"}}',
  ]);
});
