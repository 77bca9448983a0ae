import { describe, expect, test } from "vitest";
import { describe as inWords, validate } from "./index.ts";

const check = (definition: object) => inWords(validate(JSON.stringify(definition)));
const only = (state: object, more: object = {}) =>
  check({ StartAt: "Only", ...more, States: { Only: { End: true, ...state } } });
const lambda = "arn:aws:states:::lambda:invoke";

test("a good definition has nothing to report", () => {
  expect(only({ Type: "Pass" })).toBe("");
  expect(only({ Type: "Task", Resource: lambda, Arguments: { FunctionName: "f" } }, { QueryLanguage: "JSONata" })).toBe(
    "",
  );
});

describe("text that is no definition", () => {
  test.each<[string, string, string | undefined]>([
    ["", "Definition must be a valid JSON object", undefined],
    ["[]", "Definition must be a valid JSON object", undefined],
    ["5", "Definition must be a valid JSON object", undefined],
    ["{}", "These fields are required: [States, StartAt]", "/"],
    ['{"StartAt":"A"}', "These fields are required: [States]", "/"],
  ])("%s", (text, message, location) => {
    expect(validate(text)).toMatchObject([
      { code: "SCHEMA_VALIDATION_FAILED", message, ...(location ? { location } : {}) },
    ]);
  });

  test("an unknown word is named with its place", () => {
    const [problem] = validate('{"StartAt": nonsense}');
    expect(problem).toMatchObject({ code: "INVALID_JSON_DESCRIPTION" });
    expect(problem!.message).toContain("Unrecognized token 'nonsense'");
    expect(problem!.location).toContain("line: 1, column: 21");
  });

  test("text that is cut off is told so", () => {
    expect(validate('{"StartAt": "A"')[0]).toMatchObject({ code: "INVALID_JSON_DESCRIPTION" });
  });
});

describe("fields", () => {
  test.each<[string, object, string]>([
    ["unknown", { Type: "Pass", Colour: 1 }, "Field 'Colour' is not supported at /States/Only"],
    ["another state's", { Type: "Pass", Retry: [] }, "Field 'Retry' is not supported at /States/Only"],
    [
      "a reader of no distributed Map",
      { Type: "Map", ItemReader: {}, ItemProcessor: inner() },
      "Field 'ItemReader' is only supported for 'DISTRIBUTED' Map state",
    ],
    ["missing type", {}, "These fields are required: [Type] at /States/Only"],
    ["missing resource", { Type: "Task" }, "These fields are required: [Resource] at /States/Only"],
    [
      "the other language's",
      { Type: "Pass", Output: 1 },
      "The QueryLanguage is set to 'JSONPath', but field 'Output' is only supported for the 'JSONata' QueryLanguage at /States/Only",
    ],
    ["two at once", { Type: "Pass", Next: "Only" }, "There should only be one of the following fields: [Next, End]"],
    ["bad path", { Type: "Pass", OutputPath: "Test" }, "Value must be a valid JSONPath. at /States/Only/OutputPath"],
    ["operators in a reference", { Type: "Pass", ResultPath: "$.a[*]" }, "Value is not a Reference Path"],
    [
      "bad template",
      { Type: "Pass", Parameters: { "a.$": "foo" } },
      "The value for the field 'a.$' must be a valid JSONPath or a valid intrinsic function call at /States/Only/Parameters/a.$",
    ],
    ["negative", { Type: "Wait", Seconds: -1 }, "Minimum value is 0 at /States/Only/Seconds"],
    [
      "bad moment",
      { Type: "Wait", Timestamp: "tomorrow" },
      "String does not match RFC3339 timestamp at /States/Only/Timestamp",
    ],
    ["no wait", { Type: "Wait" }, "Exactly one of [Seconds, SecondsPath, Timestamp, TimestampPath] is required"],
    ["beat too slow", { Type: "Task", Resource: lambda, TimeoutSeconds: 5, HeartbeatSeconds: 5 }, "must be smaller"],
    ["unknown service", { Type: "Task", Resource: "arn:aws:states:::ecs:runTask" }, "is not supported by this engine"],
    ["no resource at all", { Type: "Task", Resource: "nowhere" }, "The resource provided nowhere is not recognized."],
    [
      "distributed, of no kind",
      { Type: "Map", ItemProcessor: { ...inner(), ProcessorConfig: { Mode: "DISTRIBUTED" } } },
      "These fields are required: [ExecutionType]",
    ],
    ["a label of no distributed Map", { Type: "Map", ItemProcessor: inner(), Label: "L" }, "'DISTRIBUTED' Map state"],
    [
      "retry without names",
      { Type: "Task", Resource: lambda, Retry: [{}] },
      "These fields are required: [ErrorEquals]",
    ],
    [
      "States.ALL in company",
      { Type: "Task", Resource: lambda, Retry: [{ ErrorEquals: ["States.ALL", "X"] }] },
      "States.ALL must appear alone",
    ],
  ])("%s", (_, state, message) => {
    expect(only(state)).toContain(message);
  });

  test("expressions must compile, and find their values in $states or variables", () => {
    const jsonata = { QueryLanguage: "JSONata" };
    expect(only({ Type: "Pass", Output: "{% 1 + %}" }, jsonata)).toBe(
      "INVALID_JSONATA_EXPRESSION: Unexpected end of expression at /States/Only/Output",
    );
    expect(only({ Type: "Pass", Output: { v: "{% phone %}" } }, jsonata)).toBe(
      "UNSUPPORTED_JSONATA_EXPRESSION: Reference to 'phone' at the top level is not supported. at /States/Only/Output/v",
    );
  });

  test("a machine in JSONata has no states in JSONPath", () => {
    expect(only({ Type: "Pass", QueryLanguage: "JSONPath" }, { QueryLanguage: "JSONata" })).toContain(
      "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine at /States/Only",
    );
  });

  test("the rules of a Choice", () => {
    const choice = (rule: object) =>
      check({
        StartAt: "C",
        States: { C: { Type: "Choice", Choices: [rule], Default: "E" }, E: { Type: "Succeed" } },
      });
    expect(choice({ Variable: "$.a", StringEquals: "x", Next: "E" })).toBe("");
    expect(choice({ Variable: "$.a", StringEquals: "x" })).toContain(
      "These fields are required: [Next] at /States/C/Choices[0]",
    );
    expect(choice({ Variable: "$.a", StringLike: "x", Next: "E" })).toContain("Field 'StringLike' is not supported");
    expect(choice({ Variable: "$.a", Next: "E" })).toContain("Exactly one comparison operator is required");
    expect(choice({ Variable: "$.a", NumericEquals: "1", Next: "E" })).toContain("Expected value of type [NUMBER]");
    expect(choice({ Not: { And: [] }, Next: "E" })).toContain("Value cannot be empty");
    expect(choice({ Condition: true, Next: "E" })).not.toBe("");
  });
});

describe("transitions", () => {
  test("targets that are missing are all called 'Next'", () => {
    const definition = {
      StartAt: "Nowhere",
      States: {
        A: { Type: "Task", Resource: lambda, Catch: [{ ErrorEquals: ["X"], Next: "Gone" }], End: true },
        C: { Type: "Choice", Choices: [{ Variable: "$", IsNull: true, Next: "Lost" }], Default: "Away" },
      },
    };
    expect(check(definition)).toContain("MISSING_TRANSITION_TARGET: Missing 'Next' target: Nowhere at /StartAt");
    expect(check(definition)).toContain("Missing 'Next' target: Gone at /States/A/Catch[0]/Next");
    expect(check(definition)).toContain("Missing 'Next' target: Lost at /States/C/Choices[0]/Next");
    expect(check(definition)).toContain("Missing 'Next' target: Away at /States/C/Default");
  });

  test("a state that nothing reaches", () => {
    expect(check({ StartAt: "A", States: { A: { Type: "Pass", End: true }, B: { Type: "Pass", End: true } } })).toBe(
      `MISSING_TRANSITION_TARGET: State "B" is not reachable. at /States/B`,
    );
  });

  test("a workflow without an end", () => {
    expect(check({ StartAt: "A", States: { A: { Type: "Pass", Next: "B" }, B: { Type: "Pass", Next: "A" } } })).toBe(
      "MISSING_END_STATE: Workflow has no terminal state at null",
    );
  });

  test("a name twice, wherever", () => {
    const branch = { StartAt: "X", States: { X: { Type: "Pass", End: true } } };
    expect(only({ Type: "Parallel", Branches: [branch, branch] })).toBe(
      "DUPLICATE_STATE_NAME: Duplicate State name: X at /States/Only/Branches[1]/States/X",
    );
    expect(only({ Type: "Parallel", Branches: [] })).toContain("Value cannot be empty at /States/Only/Branches");
  });

  test("also inside branches and iterations", () => {
    const lost = { StartAt: "X", States: { X: { Type: "Pass", Next: "Y" } } };
    expect(only({ Type: "Parallel", Branches: [lost] })).toContain(
      "target: Y at /States/Only/Branches[0]/States/X/Next",
    );
    expect(only({ Type: "Map", ItemProcessor: lost })).toContain(
      "target: Y at /States/Only/ItemProcessor/States/X/Next",
    );
  });
});

function inner() {
  return { StartAt: "I", States: { I: { Type: "Pass", End: true } } };
}
