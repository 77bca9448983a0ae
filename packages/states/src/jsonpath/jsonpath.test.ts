import { describe, expect, test } from "vitest";
import type { Json } from "../json/index.ts";
import { evaluateQuery, fillTemplate, intrinsicProblem, parsePath, type Sight, writeAt } from "./index.ts";

const input: Json = {
  route: { child: "child_7", "key-with-dash": 5 },
  steps: [
    { agency: "school", days: 3, done: true },
    { agency: "clinic", days: 10, done: false },
    { agency: "pmpk", days: 1, done: null },
  ],
  numbers: [4, 1, 7],
};
const sight: Sight = {
  input,
  context: { Execution: { Name: "e1" }, State: { Name: "S" } },
  vars: { plan: { size: 2 } },
};
const query = (text: string) => evaluateQuery(text, sight, "field.$");

describe("paths", () => {
  test.each<[string, unknown]>([
    ["$", input],
    ["$.route.child", "child_7"],
    ["$.route.key-with-dash", 5],
    ["$['route']['child']", "child_7"],
    ['$["route"].child', "child_7"],
    ["$.steps[0].agency", "school"],
    ["$.steps[-1].agency", "pmpk"],
    ["$.steps[*].days", [3, 10, 1]],
    ["$.steps[0,2].agency", ["school", "pmpk"]],
    ["$.steps[1:].agency", ["clinic", "pmpk"]],
    ["$.steps[:-1].agency", ["school", "clinic"]],
    ["$..agency", ["school", "clinic", "pmpk"]],
    ["$.steps[?(@.days > 2)].agency", ["school", "clinic"]],
    ["$.steps[?(@.days > 2 && @.done == true)].agency", ["school"]],
    ["$.steps[?(!(@.done) || @.agency == 'clinic')].agency", ["clinic"]],
    ["$.steps[?(@.agency =~ /^p.*/)].days", [1]],
    ["$.steps[?(@.agency in ['pmpk','ngo'])].days", [1]],
    ["$.steps[?(@.days == $.numbers[1])].agency", ["pmpk"]],
    ["$.steps[?(@.absent)]", []],
    ["$.numbers.length()", 3],
    ["$.numbers.max()", 7],
    ["$$.Execution.Name", "e1"],
    ["$plan.size", 2],
  ])("%s", (path, found) => {
    expect(query(path)).toEqual(found);
  });

  test("a definite path that finds nothing is an error that repeats the input", () => {
    expect(() => evaluateQuery("$.nothing", { ...sight, input: { a: 1 } }, "x.$")).toThrow(
      `The JSONPath '$.nothing' specified for the field 'x.$' could not be found in the input '{"a":1}'`,
    );
  });

  test("names of Object's own prototype are names like any other", () => {
    expect(() => query("$.constructor")).toThrow("could not be found");
    expect(() => query("$.route.toString")).toThrow("could not be found");
    expect(evaluateQuery("$.__proto__.a", { ...sight, input: JSON.parse('{"__proto__":{"a":1}}') }, "x")).toBe(1);
  });

  test.each(["$.", "$[", "$['a", "$.a[?(@.b ==)]", "a.b", "$.a b", ""])("%s is no path", (text) => {
    expect(() => parsePath(text)).toThrow(SyntaxError);
  });
});

describe("intrinsic functions", () => {
  test.each<[string, unknown]>([
    ["States.Format('{} of {}', $.route.child, $.steps[0].days)", "child_7 of 3"],
    ["States.Format('{}', $.route)", "{child=child_7, key-with-dash=5}"],
    ["States.Format('a \\'quoted\\' \\{brace\\}')", "a 'quoted' {brace}"],
    ["States.Array($.route.child, 1, 'x', true, null)", ["child_7", 1, "x", true, null]],
    ["States.ArrayPartition($.numbers, 2)", [[4, 1], [7]]],
    ["States.ArrayContains($.numbers, 7)", true],
    ["States.ArrayRange(1, 7, 3)", [1, 4, 7]],
    ["States.ArrayGetItem($.numbers, 2)", 7],
    ["States.ArrayLength($.steps)", 3],
    ["States.ArrayUnique(States.Array(1, 2, 1))", [1, 2]],
    ["States.Base64Encode('маршрут')", "0LzQsNGA0YjRgNGD0YI="],
    ["States.Base64Decode('0LzQsNGA0YjRgNGD0YI=')", "маршрут"],
    ["States.Hash('a', 'MD5')", "0cc175b9c0f1b6a831c399e269772661"],
    ["States.JsonMerge($.route, $$.Execution, false)", { child: "child_7", "key-with-dash": 5, Name: "e1" }],
    ["States.JsonToString($.numbers)", "[4,1,7]"],
    ["States.StringToJson('{\"a\":[1]}')", { a: [1] }],
    ["States.MathAdd(5, -7)", -2],
    ["States.StringSplit('a-b+c', '-+')", ["a", "b", "c"]],
    ["States.MathAdd(States.ArrayLength($.numbers), -1)", 2],
  ])("%s", (call, value) => {
    expect(query(call)).toEqual(value);
  });

  test("random numbers lie in their range and repeat with a seed", () => {
    for (let i = 0; i < 50; i++) {
      const drawn = query("States.MathRandom(3, 6)") as number;
      expect([3, 4, 5]).toContain(drawn);
    }
    expect(query("States.MathRandom(1, 1000, 42)")).toBe(query("States.MathRandom(1, 1000, 42)"));
    expect(query("States.UUID()")).toMatch(/^[0-9a-f-]{36}$/);
  });

  test.each([
    "States.ArrayGetItem($.numbers, 9)",
    "States.ArrayPartition($.numbers, 0)",
    "States.ArrayRange(1, 9000, 1)",
    "States.Hash('a', 'CRC')",
    "States.JsonMerge($.route, $.route, true)",
    "States.StringToJson('{')",
    "States.Format('{} {}', 1)",
    "States.MathAdd('1', 2)",
  ])("%s fails as an intrinsic", (call) => {
    expect(() => query(call)).toThrow(expect.objectContaining({ error: "States.IntrinsicFailure" }));
  });

  test("what no input can make right is known before", () => {
    expect(intrinsicProblem("States.Format('{}', $.a)")).toBeUndefined();
    expect(intrinsicProblem("States.Nothing()")).toContain("Unknown");
    expect(intrinsicProblem("States.ArrayLength()")).toContain("number of arguments");
    expect(intrinsicProblem("States.Array($.a")).toBeDefined();
  });
});

test("a template fills keys that end in .$, at every depth", () => {
  const template = {
    "id.$": "$.route.child",
    plain: "$.route.child",
    list: [{ "n.$": "$.numbers[0]" }],
    __proto__x: 1,
  };
  expect(fillTemplate(template, sight)).toEqual({
    id: "child_7",
    plain: "$.route.child",
    list: [{ n: 4 }],
    __proto__x: 1,
  });
});

describe("ResultPath", () => {
  test.each<[string, unknown, unknown]>([
    ["$", { a: 1 }, "r"],
    ["$.b", { a: 1 }, { a: 1, b: "r" }],
    ["$.b.c", { a: 1 }, { a: 1, b: { c: "r" } }],
    ["$.a[0]", { a: [1, 2] }, { a: ["r", 2] }],
    ["$['a b']", {}, { "a b": "r" }],
  ])("%s", (path, target, result) => {
    expect(writeAt(path, target as never, "r")).toEqual(result);
  });

  test("a place that cannot hold the result is refused", () => {
    expect(() => writeAt("$.a", "text", 1)).toThrow(
      expect.objectContaining({ error: "States.ResultPathMatchFailure" }),
    );
    expect(() => writeAt("$.a[5]", { a: [1] }, 1)).toThrow(expect.anything());
  });
});
