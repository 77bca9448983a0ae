import { describe, expect, test } from "vitest";
import type { Json } from "../../json/index.ts";
import { evaluateQuery, intrinsicProblem, variablesOf } from "../index.ts";

/** Intrinsic functions as AWS's page on them describes them, argument by argument. */
const input: Json = {
  one: 1.2,
  half: 1.5,
  minus: -1.5,
  list: ["a", "b", "c"],
  object: { a: 1 },
  none: null,
  text: "{} and {}",
  tiny: 0.0001,
  path: "C:\\dir\\{{}",
};
const call = (text: string) => evaluateQuery(text, { input, context: {}, vars: { v: 2, l: [1] } }, "r.$");
const error = (text: string) => {
  try {
    return `${JSON.stringify(call(text))} is no error`;
  } catch (thrown) {
    const { error, message } = thrown as { error: string; message: string };
    return `${error}: ${message}`;
  }
};

describe("whole numbers are the nearest", () => {
  test.each<[string, Json]>([
    ["States.ArrayRange($.one, 9, 2)", [1, 3, 5, 7, 9]],
    ["States.ArrayRange(0.5, 2.4, 0.6)", [1, 2]],
    ["States.ArrayPartition($.list, $.half)", [["a", "b"], ["c"]]],
    ["States.ArrayGetItem($.list, 0.5)", "b"],
    ["States.ArrayGetItem($.list, $.one)", "b"],
    ["States.MathAdd($.half, $.minus)", 1],
    ["States.MathAdd(1.49, -1.5)", 0],
    ["States.MathRandom(1.4, 1.6)", 1],
    ["States.MathAdd(-0.4, 0)", 0],
  ])("%s", (text, value) => {
    expect(call(text)).toEqual(value);
  });
});

describe("what a function cannot take", () => {
  test.each([
    ["States.ArrayPartition($.list, 0.4)", "States.ArrayPartition($.object, 1)", "States.ArrayPartition($.list, '1')"],
    ["States.ArrayContains('abc', 'a')", "States.ArrayContains($.none, 1)", "States.ArrayContains($.object, 1)"],
    ["States.ArrayRange(1, 2, 0.4)", "States.ArrayRange('1', 2, 1)", "States.ArrayRange(1, 1001, 1)"],
    ["States.ArrayGetItem($.list, -1)", "States.ArrayGetItem($.list, 3)", "States.ArrayGetItem($.object, 0)"],
    ["States.ArrayLength($.text)", "States.ArrayLength($.object)", "States.ArrayUnique($.object)"],
    ["States.Base64Encode(5)", "States.Base64Encode($.object)", "States.Base64Decode('é')"],
    ["States.Hash('a', 'md5')", "States.Hash('a', 5)", "States.Hash('a', $.none)"],
    ["States.JsonMerge($.list, $.object, false)", "States.JsonMerge($.object, $.none, false)"],
    ["States.JsonMerge($.object, $.object, true)", "States.JsonMerge($.object, $.object, 'false')"],
    [
      "States.StringToJson($.object)",
      "States.StringToJson('[1')",
      "States.MathAdd('1', 1)",
      "States.MathAdd($.none, 1)",
    ],
    ["States.MathRandom(2, 2)", "States.MathRandom(3, 2)", "States.MathRandom('1', 2)", "States.StringSplit(1, ',')"],
    ["States.Format('{', 1)", "States.Format('}')", "States.Format('{0}', 1)", "States.Format('{} {}', 1)"],
    ["States.Format('{}', 1, 2)", "States.Format(1)", "States.Format($.text, 1)", "States.Format('a {} {', 1)"],
  ])("%s %s %s %s", (...calls) => {
    for (const text of calls) expect(error(text), text).toMatch(/^States\.IntrinsicFailure: The function 'States\./);
  });

  test("what an argument names and is not there ends the execution", () => {
    expect(error("States.Format('{}', $.gone)")).toMatch(
      /^States\.Runtime: The JsonPath argument for the field '\$\.gone' could not be found in the input '\{"one"/,
    );
    expect(error("States.Array(States.ArrayLength($.list), $v.x)")).toContain(
      "field '$v.x' could not be found in the input '2'",
    );
    expect(error("States.Format('{}', $w)")).toBe(
      "States.Runtime: The variable '$w' referenced in the field 'r.$' could not be found",
    );
  });
});

describe("texts", () => {
  test.each<[string, Json]>([
    ["States.Format('\\'\\{{}\\}\\\\', 1)", "'{1}\\"],
    ["States.Format('\\{\\}')", "{}"],
    ["States.Format('\\\\{}', 'x')", "\\x"],
    ["States.Format($.text, 1, 'b')", "1 and b"],
    ["States.Format($.path, 1)", "C:\\dir{1"],
    ["States.Format('{}', '{}')", "{}"],
    ["States.Array('\\{', '{', 'it\\'s', '\\\\')", ["{", "{", "it's", "\\"]],
    ["States.StringToJson('{\"a\":[1]}')", { a: [1] }],
    ["States.Format('{}{}{}', null, true, $.list)", "nulltrue[a, b, c]"],
    ["States.Format('{} {} {}', 1.5, $.tiny, 12345678.9)", "1.5 1.0E-4 1.23456789E7"],
    ["States.Hash('é', 'MD5')", "66ddcd97cfdeabb2f6fb8a999b4bc76f"],
    ["States.StringSplit(',a,,b.c,', ',.')", ["a", "b", "c"]],
  ])("%s", (text, value) => {
    expect(call(text)).toEqual(value);
  });

  test("have 10,000 characters at most where they are encoded, whatever their bytes", () => {
    const long = "é".repeat(10_000);
    const of = (text: string, name: string) => evaluateQuery(name, { input: text, context: {}, vars: {} }, "r.$");
    for (const name of ["States.Base64Encode($)", "States.Hash($, 'SHA-1')"]) {
      expect(of(long, name)).toBeTypeOf("string");
      expect(() => of(`${long}é`, name)).toThrow("longer than 10000 characters");
    }
  });
});

test.each(
  [
    "States.Format('\\n')",
    "States.Format('\\\"')",
    "States.Array('\\u0041')",
    "States.Array('\\",
    "States.Array('a)",
    "States.Array(a)",
  ].concat([
    "States.Array(1,)",
    "States.Array(,1)",
    "States.Array(1 2)",
    "States.array(1)",
    "States.UUID(1)",
    "States.Array(1) x",
    "States.",
  ]),
)("%s is no call", (text) => {
  expect(intrinsicProblem(text)).toBeDefined();
});

test("variables of calls and paths are known without running them", () => {
  expect(variablesOf("States.Format('{}{}', $a.b, States.Array($.c, $d[0], $$.e, '$f'))")).toEqual(["a", "d"]);
  expect(variablesOf("$x.y[?(@.z == 1)]")).toEqual(["x"]);
  expect(variablesOf("$.y")).toEqual([]);
});
