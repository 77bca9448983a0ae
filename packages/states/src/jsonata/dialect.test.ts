import { describe, expect, test } from "vitest";
import type { Json } from "../json/index.ts";
import { evaluate, referencesOf, type View } from "./index.ts";

/** JSONata as AWS was measured to speak it: its own functions, numbers that JSON has no word for, and its bounds. */
const view: View = { states: { input: { n: 1.0, list: [1, 2, 3], bar: null } }, vars: { x: 1 }, now: 0 };
const run = (source: string) => evaluate(`{% ${source} %}`, view, "Output/r");
const cause = (source: string) =>
  run(source).then(
    (value) => `${JSON.stringify(value)} is no error`,
    (error: Error) => error.message,
  );
const undefinedIs = (source: string) =>
  `The JSONata expression '${source}' specified for the field 'Output/r' returned nothing (undefined).`;

describe("numbers that are not finite are written as texts, wherever they stand", () => {
  test.each<[string, Json]>([
    ["1/0", "Infinity"],
    ["-1/0", "-Infinity"],
    ["0/0", "NaN"],
    ["1e308 * 10", "Infinity"],
    ["[1/0]", ["Infinity"]],
    ["[1/0, 2]", ["Infinity", 2]],
    ['{"k": 1/0}', { k: "Infinity" }],
    ['{"k": [{"l": -1/0}]}', { k: [{ l: "-Infinity" }] }],
    ["(1/0) > 1", true],
    ["$states.input.n", 1],
    ["$states.input.bar", null],
    ["$string(1e20)", "100000000000000000000"],
    ["$string(1e21)", "1e+21"],
    ["$string(1/0) & $string(-1/0)", "Infinity-Infinity"],
    ["$max([1/0, 1])", "Infinity"],
    ["$parseInteger('abc', '0')", "NaN"],
    ["$map([1, 'a', null], $string)", ["1", "a", "null"]],
    ["$states.input.list.$string()", ["1", "2", "3"]],
    ["[1,2] ~> $string", "[1,2]"],
    ["$string({'a': [1]}, true)", '{\n  "a": [\n    1\n  ]\n}'],
  ])("%s", async (source, value) => {
    expect(await run(source)).toEqual(value);
  });
});

describe("AWS's functions", () => {
  test.each<[string, Json]>([
    ["$partition([1,2,3,4,5], 2)", [[1, 2], [3, 4], [5]]],
    ["$partition([1,2,3,4,5], 2.9)", [[1, 2], [3, 4], [5]]],
    ["$partition([1,2,3])", [[1, 2, 3]]],
    ["$range(10, 0, -2)", [10, 8, 6, 4, 2, 0]],
    ["$range(1.7, 5, 1)", [1, 2, 3, 4, 5]],
    ["$range(-1.7, 2, 1)", [-1, 0, 1, 2]],
    ["$range(5, 1, -1.5)", [5, 4, 3, 2, 1]],
    ["$range(3, 3, 1)", 3],
    ["$count($range(1, 200000, 1))", 200_000],
    ["$hash('Hello', 'MD5')", "8b1a9953c4611296a827abf8c47804d7"],
    ["$random(0)", 0.730967787376657],
    ["$random(0.9)", 0.730967787376657],
    ["$random(7)", 0.7306990420600421],
    ["$exists($parse('null'))", true],
    ["$parse('1.0')", 1],
    ['$parse(\'{"b":1,"a":2}\')', { b: 1, a: 2 }],
    ["$map(['{\"a\":1}', '{\"a\":2}'], $parse).a", [1, 2]],
  ])("%s", async (source, value) => {
    expect(await run(source)).toEqual(value);
  });

  test.each([
    [
      "$partition([], 2)",
      "$partition([1,2,3], 0)",
      "$partition([1,2,3,4], -0.5)",
      "$range(5, 1, 1)",
      "$range(1, 5, 0)",
    ],
    ["$range(1, 5)", "$hash('Hello')", "$parse()", "$states.input.gone", "$hash($states.input.gone, 'MD5')"],
  ])("%s %s %s %s %s are nothing", async (...sources) => {
    for (const source of sources) expect(await cause(source)).toBe(undefinedIs(source));
  });

  test.each<[string, string[]]>([
    [
      "D3137",
      [
        "$partition([1], -1)",
        "$hash('a', 'md5')",
        "$hash('a', 'SHA3-256')",
        "$parse('not json')",
        "$parse('')",
        "$parse('  ')",
      ],
    ],
    ["D3137", ["$parse('{\"a\":1}{}')", '$parse(\'{"a":1,"a":2}\')', "$parse('1e400')", "$parse('[1,2] [3]')"]],
    [
      "T0410",
      [
        "$range(1)",
        "$hash(42, 'MD5')",
        "$hash('a', 5)",
        "$uuid('x')",
        "$random(1, 2)",
        "$parse(null)",
        "$parse('{}', 1)",
      ],
    ],
    ["T1006", ["$eval('1+1')", "$nothing(1)"]],
    ["D3086", ["$formatNumber(1, 'x')"]],
  ])("%s", async (code, sources) => {
    for (const source of sources)
      expect(await cause(source)).toContain(
        `The JSONata expression '${source}' specified for the field 'Output/r' threw an error during evaluation. ${code}: `,
      );
  });
});

describe("bounds", () => {
  const memory =
    "threw an error during evaluation: Expression evaluation memory limit exceeded: Check for excessive memory usage";
  const doubled = (n: number) => `($f := function($s, $n){ $n = 0 ? $s : $f($s & $s, $n - 1) }; $f('x', ${n}) != '')`;
  test("of memory", async () => {
    expect(await run(doubled(22))).toBe(true);
    expect(await run("[1..873782] ~> $count()")).toBe(873_782);
    expect(await run("$count($range(1, 360145, 1))")).toBe(360_145);
    for (const source of [doubled(23), "[1..873783] ~> $count()", "$sum([1..900000])", "$range(1, 360146, 1)"])
      expect(await cause(source), source).toContain(memory);
  });

  test("of depth", async () => {
    const stack =
      "threw an error during evaluation: Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive";
    expect(await run(`1${"+1".repeat(99)}`)).toBe(100);
    expect(await run(`${"(".repeat(99)}1${")".repeat(99)}`)).toBe(1);
    for (const source of [`1${"+1".repeat(100)}`, `${"(".repeat(100)}1${")".repeat(100)}`])
      expect(await cause(source)).toContain(stack);
    const recursion = (n: number) => `($f := function($x){ $x <= 0 ? 0 : 1 + $f($x-1) }; $f(${n}))`;
    expect(await run(recursion(31))).toBe(31);
    expect(await cause(recursion(32))).toContain(stack);
  });
});

test.each<[string, string[], string[]]>([
  ["$x", ["x"], []],
  ["$x.y[$z = 1] & $states.input.a", ["x", "z"], ["input"]],
  ["($y := $x; $y)", ["x"], []],
  ["$map($list, function($v, $i) { $v + $offset })", ["list", "offset"], []],
  ["$states.result ~> $string", [], ["result"]],
  ["$states", [], []],
  ["$list@$l.{'a': $l.b}", ["list"], []],
  ["{'states': $states.context.State.Name}", [], ["context"]],
  ["[1, {'a': $sum($a)}]", ["a"], []],
  ["$lookup($states, 'x')", [], []],
])("%s reads the variables %j and of $states %j", (source, variables, states) => {
  const read = referencesOf(source);
  expect([read.variables, read.states]).toEqual([variables, states]);
});
