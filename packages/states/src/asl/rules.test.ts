import { describe, expect, test } from "vitest";
import { describe as inWords, validate, variableReferences } from "./index.ts";

/** What AWS refuses when a definition comes, and what it warns of: its documents, statelint's rules, and measurements. */
type Fields = Record<string, unknown>;
const check = (definition: object) =>
  inWords(validate(JSON.stringify(definition)).filter(({ severity }) => severity === "ERROR"));
const only = (state: Fields, more: Fields = {}) =>
  check({ StartAt: "S", ...more, States: { S: { End: true, ...state } } });
const jsonata = (state: Fields) => only(state, { QueryLanguage: "JSONata" });
const warnings = (state: Fields) =>
  validate(JSON.stringify({ StartAt: "S", States: { S: { End: true, ...state } } })).map(
    ({ severity, code, location }) => `${severity} ${code} ${location}`,
  );
const choice = (rule: Fields) =>
  check({
    StartAt: "C",
    States: { C: { Type: "Choice", Choices: [{ Next: "E", ...rule }], Default: "E" }, E: { Type: "Succeed" } },
  });
const task = { Type: "Task", Resource: "arn:aws:states:::lambda:invoke", Parameters: { FunctionName: "f" } };
const { Parameters: _, ...bare } = task;
const call = { ...bare, Arguments: { FunctionName: "f" } };
const inner = { StartAt: "I", States: { I: { Type: "Pass", End: true } } };
const map = { Type: "Map", ItemProcessor: inner };
const wait = { Type: "Wait" };

describe("path fields", () => {
  const references: [string, (path: unknown) => string][] = [
    ["SecondsPath", (path) => only({ ...wait, SecondsPath: path })],
    ["TimestampPath", (path) => only({ ...wait, TimestampPath: path })],
    ["TimeoutSecondsPath", (path) => only({ ...task, TimeoutSecondsPath: path })],
    ["HeartbeatSecondsPath", (path) => only({ ...task, HeartbeatSecondsPath: path })],
    ["ItemsPath", (path) => only({ ...map, ItemsPath: path })],
    ["MaxConcurrencyPath", (path) => only({ ...map, MaxConcurrencyPath: path })],
    ["ErrorPath", (path) => only({ Type: "Fail", End: undefined, ErrorPath: path })],
    ["CausePath", (path) => only({ Type: "Fail", End: undefined, CausePath: path })],
    ["Variable", (path) => choice({ Variable: path, IsPresent: true })],
    ["StringEqualsPath", (path) => choice({ Variable: "$.a", StringEqualsPath: path })],
    ["NumericLessThanPath", (path) => choice({ Variable: "$.a", NumericLessThanPath: path })],
  ];
  test.each(references)("%s takes a reference path, of the input, the context or a variable", (field, of) => {
    for (const path of ["$", "$.a.b", "$['a b'][0]", "$.a.['b']", "$$.Execution.Input.a", "$v.a", "$.a[-1]"])
      expect(of(path), path).toBe("");
    for (const path of ["$..a", "$.a[*]", "$.*", "$.a[0,1]", "$.a[0:2]", "$.a[?(@.b)]", "$.a.length()", "$['a','b']"])
      expect(of(path), path).toContain(`Value is not a Reference Path at`);
    for (const path of ["a.b", "", "$.", "$.a[", "States.MathAdd(1, 2)", "{% 1 %}"])
      expect(of(path), path).toContain(field);
    for (const path of [null, 1, true, {}, ["$.a"]])
      expect(of(path), String(path)).toContain("Expected value of type [STRING]");
  });

  test("ErrorPath and CausePath take the calls that give texts", () => {
    for (const name of [
      "Format('{}', $.a)",
      "JsonToString($.a)",
      "ArrayGetItem($.a, 0)",
      "Base64Encode($.a)",
      "UUID()",
      "Hash($.a, 'MD5')",
    ])
      expect(
        only({ Type: "Fail", End: undefined, ErrorPath: `States.${name}`, CausePath: `States.${name}` }),
        name,
      ).toBe("");
    for (const name of ["Array($.a)", "MathAdd(1, 2)", "StringToJson($.a)", "Format("])
      expect(only({ Type: "Fail", End: undefined, CausePath: `States.${name}` }), name).toContain(
        "/States/S/CausePath",
      );
  });

  test("InputPath and OutputPath take any path and null, and no intrinsic", () => {
    for (const field of ["InputPath", "OutputPath"]) {
      for (const path of ["$", null, "$.a[*].b", "$..a", "$$", "$v", "$.a ", "$[(@.length-1)].bar"])
        expect(only({ Type: "Pass", [field]: path }), String(path)).toBe("");
      for (const path of ["States.UUID()", "a", "$.a["])
        expect(only({ Type: "Pass", [field]: path })).toContain("Value must be a valid JSONPath.");
      expect(only({ Type: "Pass", [field]: 5 })).toContain("Expected value of type [STRING]");
    }
  });

  test("ResultPath writes into the input alone", () => {
    for (const path of ["$", "$.a", "$.a[0].b", "$['a b']", null])
      expect(only({ Type: "Pass", ResultPath: path })).toBe("");
    for (const path of [
      "$$.a",
      "$v",
      "$.a[*]",
      "$..a",
      "$.a.length()",
      "$.a[-1]",
      "$.a[0:1]",
      "States.UUID()",
      "a",
      "$['a','b']",
    ])
      expect(only({ Type: "Pass", ResultPath: path }), path).toContain("Value is not a Reference Path");
    expect(only({ Type: "Pass", ResultPath: 5 })).toContain("Expected value of type [STRING]");
  });
});

describe("numbers", () => {
  const retry = (more: Fields) => only({ ...task, Retry: [{ ErrorEquals: ["E"], ...more }] });
  test.each<[string, unknown[], unknown[]]>([
    ["IntervalSeconds", [1, 99_999_999], [0, 1.5, -1, "1", null, 100_000_000, "{% 1 %}"]],
    ["MaxAttempts", [0, 99_999_999], [-1, 0.5, "3", null, 100_000_000]],
    ["MaxDelaySeconds", [1, 31_622_399], [0, 1.5, 31_622_400, "1", null]],
    ["BackoffRate", [1, 1.5, 100], [0.9, 0, -1, "2", null]],
    ["JitterStrategy", ["FULL", "NONE"], ["full", "", 1, null]],
  ])("a retrier's %s", (field, good, bad) => {
    for (const value of good) expect(retry({ [field]: value }), String(value)).toBe("");
    for (const value of bad) expect(retry({ [field]: value }), String(value)).toContain(`/States/S/Retry[0]/${field}`);
  });
  test.each<[string, Fields]>([
    ["Seconds", wait],
    ["TimeoutSeconds", task],
    ["HeartbeatSeconds", task],
  ])("%s", (field, state) => {
    for (const value of [1, 99_999_999]) expect(only({ ...state, [field]: value })).toBe("");
    for (const value of [-1, 0.5, 100_000_000, "1", null, {}])
      expect(only({ ...state, [field]: value }), String(value)).toContain(`/States/S/${field}`);
  });
  test.each(
    [
      "2016-13-05T21:29:29Z",
      "2016-02-30T00:00:00Z",
      "2016-12-05T24:00:00Z",
      "2016-12-05T23:60:00Z",
      "2016-12-05T23:59:60Z",
    ].concat([
      "2016-12-05 21:29:29Z",
      "2016-12-05T21:29:29",
      "2016-12-05T21:29Z",
      "2016-12-05t21:29:29z",
      "2016-12-05T21:29:29+25:00",
      "",
      "now",
    ]),
  )("%s is no moment", (moment) => {
    expect(only({ ...wait, Timestamp: moment })).toContain(
      "String does not match RFC3339 timestamp at /States/S/Timestamp",
    );
  });
  test.each([
    "2016-12-05T21:29:29Z",
    "2016-03-05T21:29:29.243167252Z",
    "2016-02-29T00:00:00+02:00",
    "9999-12-31T23:59:59Z",
    "0001-01-01T00:00:00Z",
  ])("%s is one", (moment) => {
    expect(only({ ...wait, Timestamp: moment })).toBe("");
  });
});

describe("templates", () => {
  test("are objects, and parameters at least no texts", () => {
    const said = "Expected value of type [OBJECT]";
    for (const value of ["$.x", 1, true, null, [1]]) expect(only({ ...task, ResultSelector: value })).toContain(said);
    for (const state of [task, map, { Type: "Pass" }]) {
      for (const value of ["$.x", "", "{% 1 %}"]) expect(only({ ...state, Parameters: value })).toContain(said);
      for (const value of [1, null, [{ "a.$": "$.b" }]]) expect(only({ ...state, Parameters: value })).toBe("");
      expect(only({ ...state, Parameters: [{ "a.$": "b" }] })).toContain("/States/S/Parameters[0]/a.$");
    }
    expect(only({ ...map, ItemSelector: "$.x" })).toContain(said);
    expect(jsonata({ ...map, ItemSelector: "x" })).toContain(said);
    for (const value of ["{% {} %}", [1], { a: "{% 1 %}" }]) expect(jsonata({ ...map, ItemSelector: value })).toBe("");
    for (const value of ["x", 1, null, [1]]) expect(jsonata({ ...call, Arguments: value })).toContain(said);
    for (const value of ["x", 1, null]) expect(jsonata({ ...map, Items: value })).toContain("/States/S/Items");
    for (const value of [[1, "{% 2 %}"], { a: 1 }, "{% [] %}"]) expect(jsonata({ ...map, Items: value })).toBe("");
    for (const value of ["x", 1, null, [1]]) expect(only({ Type: "Pass", Assign: value })).toContain(said);
  });
  test("name a field once", () => {
    const twice = "The field 'c' stands here with and without '.$'";
    expect(only({ Type: "Pass", Parameters: { d: [{ c: "v", "c.$": "$.value" }] } })).toContain(twice);
    expect(only({ ...task, ResultSelector: { c: "v", "c.$": "$.value" } })).toContain(twice);
    expect(only({ Type: "Pass", Assign: { c: "v", "c.$": "$.value" } })).toContain(twice);
  });
  test("have paths and calls behind .$", () => {
    for (const value of [
      "a",
      1,
      null,
      { a: 1 },
      "States.Nothing()",
      "States.Format()",
      "States.Format('\\n')",
      'States.StringToJson(\'{"a":"\\""}\')',
    ])
      expect(only({ Type: "Pass", Parameters: { "v.$": value } }), String(value)).toContain(
        "must be a valid JSONPath or a valid intrinsic function call at /States/S/Parameters/v.$",
      );
  });
  test("have at most ten calls inside each other", () => {
    const nested = (depth: number): string => (depth === 0 ? "1" : `States.MathAdd(${nested(depth - 1)}, 1)`);
    expect(only({ Type: "Pass", Parameters: { "v.$": nested(10) } })).toBe("");
    expect(only({ Type: "Pass", Parameters: { "v.$": nested(11) } })).not.toBe("");
  });
});

describe("expressions", () => {
  test.each(["{% 10 %", "{% 10", "10 %}", " {% 10 %}", "{% 10 %} ", "{%}", "x {% 1 %}"])(
    "'%s' is half of one",
    (text) => {
      expect(jsonata({ Type: "Pass", Output: { a: [text] } })).toContain(
        "INVALID_JSONATA_EXPRESSION: A JSONata expression must",
      );
      expect(jsonata({ Type: "Pass", Assign: { a: text } })).toContain("/States/S/Assign/a");
      expect(jsonata({ ...call, Arguments: { FunctionName: "f", Payload: text } })).toContain(
        "/States/S/Arguments/Payload",
      );
      expect(only({ Type: "Pass", Result: text })).toBe("");
    },
  );
  test.each([" {% x %} ", "a {% x %} b", "{ % x % }", "%", "{%1%}"])("'%s' is a text, or a whole one", (text) => {
    expect(jsonata({ Type: "Pass", Output: text })).toBe("");
  });
  test("read no context item", () => {
    expect(jsonata({ Type: "Pass", Output: "{% $$ %}" })).toBe(
      "UNSUPPORTED_JSONATA_EXPRESSION: Reference to '$$' is not supported. at /States/S/Output",
    );
    expect(jsonata({ Type: "Pass", Output: "{% a.b %}" })).toContain(
      "Reference to 'a' at the top level is not supported.",
    );
    expect(jsonata({ Type: "Pass", Output: "{% %}" })).toContain("INVALID_JSONATA_EXPRESSION");
  });

  const result = "{% $states.result.a %}";
  const error = "{% $x ? $states.errorOutput.Cause : 1 %}";
  test.each<[string, string, Fields]>([
    ["Pass Output", result, { Type: "Pass", Output: result }],
    ["Pass Assign", result, { Type: "Pass", Assign: { a: result } }],
    ["Wait Output", result, { ...wait, Seconds: 1, Output: result }],
    ["Wait Seconds", result, { ...wait, Seconds: result }],
    ["Task Arguments", result, { ...call, Arguments: { FunctionName: result } }],
    ["Task TimeoutSeconds", result, { ...call, TimeoutSeconds: result }],
    ["Map Items", result, { ...map, Items: result }],
    ["Map ItemSelector", result, { ...map, ItemSelector: { a: result } }],
    ["Parallel Arguments", result, { Type: "Parallel", Branches: [inner], Arguments: { a: result } }],
    ["Catch Output", result, { ...call, Catch: [{ ErrorEquals: ["States.ALL"], Next: "S", Output: result }] }],
    ["Catch Assign", result, { ...call, Catch: [{ ErrorEquals: ["States.ALL"], Next: "S", Assign: { a: result } }] }],
    ["Pass Output", error, { Type: "Pass", Output: [error] }],
    ["Task Output", error, { ...call, Output: { a: error } }],
    ["Task Assign", error, { ...call, Assign: { a: error } }],
    ["Task Arguments", error, { ...call, Arguments: { FunctionName: error } }],
  ])("%s has not %s", (_field, expression, state) => {
    const field = expression === result ? "result" : "errorOutput";
    expect(jsonata(state)).toContain(
      `UNSUPPORTED_JSONATA_EXPRESSION: Reference to '$states.${field}' is not supported.`,
    );
  });
  test("what a task answered, and how it failed, are there where they belong", () => {
    const caught = { ErrorEquals: ["States.ALL"], Next: "S", Output: error, Assign: { e: error } };
    for (const state of [call, map, { Type: "Parallel", Branches: [inner] }])
      expect(jsonata({ ...state, Output: result, Assign: { a: [result] }, Catch: [caught] })).toBe("");
    const rule = { Condition: result, Next: "E" };
    expect(
      check({
        QueryLanguage: "JSONata",
        StartAt: "C",
        States: { C: { Type: "Choice", Choices: [rule] }, E: { Type: "Succeed", Output: result } },
      }),
    ).toMatch(/Choices\[0\]\/Condition.*States\/E\/Output/);
  });
});

describe("variables", () => {
  test.each(["states", "1a", "x.y", "x[2]", "", "a b", "a-b", "$a", "_a", "a".repeat(81), "x.$"])(
    "'%s' is no name",
    (name) => {
      expect(jsonata({ Type: "Pass", Assign: { [name]: 1 } })).toContain(`/States/S/Assign/${name}`);
      if (name !== "x.$")
        expect(only({ Type: "Pass", Assign: { [`${name}.$`]: "$.a" } })).toContain(`/States/S/Assign/${name}`);
    },
  );
  test.each(["a", "a1_b", "имя", "a".repeat(80), "State"])("'%s' is one", (name) => {
    expect(jsonata({ Type: "Pass", Assign: { [name]: 1 } })).toBe("");
    expect(only({ Type: "Pass", Assign: { [`${name}.$`]: "$.a" } })).toBe("");
  });
  test("in rules of a Choice and in catchers as well", () => {
    expect(choice({ Variable: "$.a", IsNull: true, Assign: { states: 1 } })).toContain(
      "/States/C/Choices[0]/Assign/states",
    );
    expect(only({ ...task, Catch: [{ ErrorEquals: ["E"], Next: "S", Assign: { "x.y": 1 } }] })).toContain(
      "/States/S/Catch[0]/Assign/x.y",
    );
  });

  const branch = (name: string, more: Fields = {}) => ({
    StartAt: name,
    States: { [name]: { Type: "Pass", Assign: { x: 1 }, End: true, ...more } },
  });
  const scopes = (first: Fields, around: Fields, last: Fields = {}) =>
    check({
      StartAt: "A",
      States: {
        A: { Type: "Pass", Next: "P", ...first },
        P: { Next: "Z", ...around },
        Z: { Type: "Pass", End: true, ...last },
      },
    });
  test("an inner scope takes no name of the scope around it", () => {
    const said = "The variable 'x' is already assigned in an outer scope";
    expect(scopes({ Assign: { x: 1 } }, { Type: "Parallel", Branches: [branch("B")] })).toContain(
      `${said} at /States/P/Branches[0]/States/B/Assign`,
    );
    expect(scopes({ Assign: { "x.$": "$.a" } }, { Type: "Map", ItemProcessor: branch("B") })).toContain(
      `${said} at /States/P/ItemProcessor/States/B/Assign`,
    );
    const deep = { StartAt: "Q", States: { Q: { Type: "Parallel", Branches: [branch("B")], End: true } } };
    expect(scopes({ Assign: { x: 1 } }, { Type: "Map", ItemProcessor: deep })).toContain(said);
  });
  test("but the scope's own end may, and so may scopes side by side, and what comes after", () => {
    expect(scopes({}, { Type: "Parallel", Branches: [branch("B"), branch("C")], Assign: { x: 1 } })).toBe("");
    expect(
      scopes(
        {},
        {
          Type: "Parallel",
          Branches: [branch("B")],
          Catch: [{ ErrorEquals: ["States.ALL"], Next: "Z", Assign: { x: 1 } }],
        },
      ),
    ).toBe("");
    expect(scopes({}, { Type: "Map", ItemProcessor: branch("B") }, { Assign: { x: 1 } })).toBe("");
  });
});

describe("the machine and its states", () => {
  test.each<[string, Fields, string]>([
    ["Version 2.0", { Version: "2.0" }, "Value should be one of the following: [1.0] at /Version"],
    ["Version 1", { Version: 1 }, "/Version"],
    ["Comment 5", { Comment: 5 }, "Expected value of type [STRING] at /Comment"],
    ["TimeoutSeconds 0", { TimeoutSeconds: 0 }, "Minimum value is 1 at /TimeoutSeconds"],
    [
      "an unknown language",
      { QueryLanguage: "jsonpath" },
      "Value should be one of the following: [JSONPath, JSONata] at /QueryLanguage",
    ],
    ["a language that is no text", { QueryLanguage: 1 }, "Expected value of type [STRING] at /QueryLanguage"],
    ["an unknown field", { Foo: 1 }, "Field 'Foo' is not supported at /"],
    ["StartAt 5", { StartAt: 5 }, "Expected value of type [STRING] at /StartAt"],
  ])("%s", (_, more, said) => {
    expect(only({ Type: "Pass" }, more)).toContain(said);
  });
  test("states have names, types and comments", () => {
    expect(check({ StartAt: "", States: { "": { Type: "Pass", End: true } } })).toContain("INVALID_STATE_NAME");
    expect(check({ StartAt: "é".repeat(80), States: { ["é".repeat(80)]: { Type: "Pass", End: true } } })).toBe("");
    expect(check({ StartAt: "e".repeat(81), States: { ["e".repeat(81)]: { Type: "Pass", End: true } } })).not.toBe("");
    expect(only({ Type: "Nap" })).toContain(
      "Value should be one of the following: [Pass, Task, Choice, Wait, Succeed, Fail, Parallel, Map] at /States/S/Type",
    );
    expect(only({ Type: "Pass", Comment: 5 })).toContain("Expected value of type [STRING] at /States/S/Comment");
    expect(check({ StartAt: "A", States: {} })).toContain("Value cannot be empty at /States");
    expect(choice({ Variable: "$.a", IsNull: true, Comment: 5 })).toContain("/States/C/Choices[0]/Comment");
    expect(only({ ...task, Retry: [{ ErrorEquals: [], Comment: 5 }] })).toMatch(/Value cannot be empty.*Comment/);
    expect(only({ ...task, Retry: [{ ErrorEquals: "E" }] })).toContain("Expected value of type [ARRAY]");
  });
  test("a state in the wrong language is told that alone", () => {
    expect(jsonata({ Type: "Pass", QueryLanguage: "JSONPath", Parameters: 5, Output: 1 })).toBe(
      "SCHEMA_VALIDATION_FAILED: 'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine at /States/S",
    );
  });
  test("processors and branches", () => {
    const processed = (more: Fields) => only({ Type: "Map", ItemProcessor: { ...inner, ...more } });
    expect(processed({ ProcessorConfig: { Mode: "INLINE" } })).toBe("");
    expect(processed({ ProcessorConfig: { Mode: "INLINE", Foo: 1 } })).toContain(
      "Field 'Foo' is not supported at /States/S/ItemProcessor/ProcessorConfig",
    );
    expect(processed({ ProcessorConfig: { Mode: "INLINE", ExecutionType: "STANDARD" } })).not.toBe("");
    expect(processed({ ProcessorConfig: { Mode: "OTHER" } })).toContain("[INLINE, DISTRIBUTED]");
    expect(processed({ ProcessorConfig: "INLINE" })).toContain("Expected value of type [OBJECT]");
    expect(processed({ QueryLanguage: "JSONata" })).toContain(
      "Field 'QueryLanguage' is not supported at /States/S/ItemProcessor",
    );
    expect(only({ Type: "Parallel", Branches: [{ ...inner, ProcessorConfig: {} }] })).toContain(
      "Field 'ProcessorConfig' is not supported",
    );
    expect(only({ Type: "Parallel", Branches: {} })).toContain("Expected value of type [ARRAY] at /States/S/Branches");
  });
});

test("a rule in the other language is told so", () => {
  const other = (field: string) =>
    `The QueryLanguage is set to 'JSONPath', but field '${field}' is only supported for the 'JSONata' QueryLanguage`;
  expect(choice({ Condition: "{% true %}" })).toContain(`${other("Condition")} at /States/C/Choices[0]`);
  expect(choice({ Variable: "$.a", IsNull: true, Output: 1 })).toContain(other("Output"));
});

test("warnings do not refuse", () => {
  expect(
    warnings({
      Type: "Pass",
      Parameters: { a: "$.b", c: ["States.UUID()"], d: "$", e: "$5 each", f: "States of mind" },
    }),
  ).toEqual([
    "WARNING NO_DOLLAR /States/S/Parameters/a",
    "WARNING NO_DOLLAR /States/S/Parameters/c[0]",
    "WARNING NO_DOLLAR /States/S/Parameters/d",
  ]);
  expect(warnings({ Type: "Pass", Result: { "a.$": "x" } })).toEqual([
    "WARNING PASS_RESULT_IS_STATIC /States/S/Result",
  ]);
  expect(warnings({ Type: "Pass", Result: { a: ["$.b"] } })).toEqual([
    "WARNING PASS_RESULT_IS_STATIC /States/S/Result",
  ]);
  expect(warnings({ Type: "Fail", End: undefined, Error: "$.error", Cause: "for $5" })).toEqual([
    "WARNING NO_PATH /States/S/Error",
  ]);
  expect(check({ StartAt: "S", States: { S: { Type: "Fail", Error: "$.error" } } })).toBe("");
});

test("the variables that states read are known by state", () => {
  const branch = {
    StartAt: "B",
    States: { B: { Type: "Pass", Parameters: { "v.$": "States.Array($a, $b.c[0])", "w.$": "$$.State" }, End: true } },
  };
  const definition = {
    StartAt: "A",
    States: {
      A: { Type: "Pass", Assign: { x: 1, "y.$": "$.y" }, Next: "W" },
      W: { Type: "Wait", SecondsPath: "$x", Next: "C" },
      C: {
        Type: "Choice",
        Choices: [{ And: [{ Variable: "$x", NumericEqualsPath: "$y.z" }], Next: "P" }],
        Default: "J",
      },
      P: { Type: "Parallel", Branches: [branch], ResultSelector: { "r.$": "$r" }, Next: "J" },
      J: {
        QueryLanguage: "JSONata",
        Type: "Pass",
        Output: { a: ["{% $x + $sum($states.input.l) + ($q := $z; $q) %}"], b: "$no" },
        Next: "S",
      },
      S: { Type: "Pass", Result: { "a.$": "$none" }, End: true },
    },
  };
  expect(check(definition)).toBe("");
  expect(variableReferences(JSON.stringify(definition))).toEqual({
    W: ["x"],
    C: ["x", "y"],
    P: ["r"],
    B: ["a", "b"],
    J: ["x", "z"],
  });
  expect(variableReferences(JSON.stringify({ StartAt: "S", States: { S: { Type: "Succeed" } } }))).toBeUndefined();
});
