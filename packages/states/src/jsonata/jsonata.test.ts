import { describe, expect, test } from "vitest";
import { evaluate, evaluateAs, expressionOf, referencesOf, type View } from "./index.ts";

const view: View = {
  states: { input: { child: "child_7", steps: [{ days: 3 }, { days: 10 }] }, context: { State: { Name: "S" } } },
  vars: { limit: 5 },
  now: Date.parse("2026-03-02T09:00:00Z"),
};
const run = (source: string) => evaluate(`{% ${source} %}`, view, "Output");
const cause = (source: string) => run(source).then(String, (error: Error) => error.message);

test("only text between {% and %} is an expression", () => {
  expect(expressionOf("{% $x %}")).toBe("$x");
  expect(expressionOf(" {% $x %} ")).toBeUndefined();
  expect(expressionOf("{%%}")).toBe("");
  expect(expressionOf("{%}")).toBeUndefined();
  expect(expressionOf(5)).toBeUndefined();
});

describe("evaluation", () => {
  test.each<[string, unknown]>([
    ["$states.input.child", "child_7"],
    ["$sum($states.input.steps.days) > $limit", true],
    ["$states.context.State.Name", "S"],
    ["$now()", "2026-03-02T09:00:00.000Z"],
    ["$now('[D01].[M01].[Y0001]')", "02.03.2026"],
    ["$millis()", 1772442000000],
    ["$partition([1,2,3,4,5], 2)", [[1, 2], [3, 4], [5]]],
    ["$range(0, 10, 5)", [0, 5, 10]],
    ["$range(1, 9, 9)", 1],
    ["$hash('a', 'SHA-1')", "86f7e437faa5a7fce15d1ddcb9eaeaea377667b8"],
    ["$parse('{\"a\":[1]}')", { a: [1] }],
    ["$partition([1], 2)", [[1]]],
    ["$random(42)", 0.7275636800328681],
    ["$random() < 1", true],
    ["$length($uuid())", 36],
    ["( $double := $limit * 2; $double )", 10],
  ])("%s", async (source, value) => {
    expect(await run(source)).toEqual(value);
  });

  test("a template is filled at every depth, and its result bears no marks of JSONata", async () => {
    const filled = await evaluate({ all: ["{% $states.input.steps.days %}", 1], plain: "$limit" }, view, "Output");
    expect(filled).toEqual({ all: [[3, 10], 1], plain: "$limit" });
    expect(Object.getOwnPropertyNames((filled as { all: unknown[][] }).all[0])).toEqual(["0", "1", "length"]);
  });
});

describe("errors in AWS's words", () => {
  test("nothing found", async () => {
    await expect(evaluate({ a: ["{% $states.input.absent %}"] }, view, "Output")).rejects.toMatchObject({
      error: "States.QueryEvaluationError",
      location: "Output/a[0]",
      message:
        "The JSONata expression '$states.input.absent' specified for the field 'Output/a[0]' returned nothing (undefined).",
    });
  });
  test("an error of JSONata keeps its code", async () => {
    expect(await cause("'a' + 1")).toContain("threw an error during evaluation. T2001: ");
    expect(await cause("$eval('1')")).toContain("T1006");
  });
  test("a function is no value", async () => {
    expect(await cause("$sum")).toContain("returned an unsupported result type");
  });
  test("a wrong type is told with the value", async () => {
    await expect(evaluateAs("{% 'x' %}", "number", view, "Seconds")).rejects.toThrow(
      `The JSONata expression ''x'' specified for the field 'Seconds' returned an unexpected result type. Expected 'number', but was 'string' for value: "x"`,
    );
  });
  test("what does not end is given up", async () => {
    expect(await cause("($f := function($n) { 1 + $f($n) }; $f(1))")).toContain("during evaluation: Stack overflow");
    expect(await cause("($f := function($n) { $f($n) }; $f(1))")).toContain(
      "during evaluation: Expression evaluation timeout",
    );
  });
});

test.each<[string, string[]]>([
  ["$states.input.a", []],
  ["phone.number", ["phone"]],
  ["$x[y = 1].z", []],
  ["[a, $b.c, $f(d)]", ["a", "d"]],
  ["$map($x, function($v) { $v.a })", []],
  ["$$.a", ["$$"]],
  ["$x ~> |items|{'sum': price * 2}|", []],
])("%s refers at the top level to %s", (source, names) => {
  expect(referencesOf(source).topLevel).toEqual(names);
});
