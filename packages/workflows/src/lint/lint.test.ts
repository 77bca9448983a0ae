import { describe, expect, it } from "vitest";
import type { Json } from "../asl/index.ts";
import { lint } from "./index.ts";

type Fields = Record<string, Json>;

const retry = [{ ErrorEquals: ["Lambda.ServiceException"] }];
const resource = "arn:aws:states:::lambda:invoke";
const call = (fields: Fields = {}): Fields => ({ Type: "Task", Resource: resource, Retry: retry, ...fields });
const wait = (fields: Fields = {}): Fields => ({
  ...call({ Resource: `${resource}.waitForTaskToken`, TimeoutSeconds: 60 }),
  Arguments: { Payload: { taskToken: "{% $states.context.Task.Token %}" } },
  ...fields,
});
const done: Fields = { Type: "Succeed" };

/** A machine that starts with the first of the states. */
const machineOf = (states: Record<string, Fields>) => ({ StartAt: Object.keys(states)[0]!, States: states });
const one = (state: Fields) => machineOf({ Only: { End: true, ...state } });
const rules = (definition: object) => lint(definition).map(({ rule, path }) => `${rule} ${path}`);

describe("a sound machine", () => {
  it("has no findings, as an object or as JSON", () => {
    const definition = machineOf({
      Ask: wait({
        Assign: { outcome: "{% $states.result.outcome %}" },
        Catch: [
          { ErrorEquals: ["States.Timeout"], Output: "{% $states.errorOutput.Error %}", Next: "Done" },
          { ErrorEquals: ["States.ALL"], Next: "Done" },
        ],
        Next: "Weigh",
      }),
      Weigh: { Type: "Choice", Choices: [{ Condition: "{% $outcome = 'renew' %}", Next: "Both" }], Default: "Done" },
      Both: {
        Type: "Parallel",
        Branches: [machineOf({ Left: call({ Arguments: { Payload: { outcome: "{% $outcome %}" } }, End: true }) })],
        Output: "{% $states.result[0] %}",
        Next: "Done",
      },
      Done: done,
    });

    expect(lint(definition)).toEqual([]);
    expect(lint(JSON.stringify(definition))).toEqual([]);
  });
});

describe("jsonata-syntax", () => {
  it("an expression that does not parse", () => {
    expect(lint(one(call({ Arguments: { Payload: { a: "{% $states.input. %}" } } })))).toEqual([
      { path: "States.Only.Arguments.Payload.a", rule: "jsonata-syntax", message: "Unexpected end of expression" },
    ]);
  });

  it("an expression with something around it, which is a plain text", () => {
    expect(rules(one({ Type: "Pass", Output: "route {% $states.input.routeId %}" }))).toEqual([
      "jsonata-syntax States.Only.Output",
    ]);
  });
});

describe("states-field", () => {
  it.each<[string, Fields, string]>([
    ["result before there is one", call({ Arguments: { a: "{% $states.result %}" } }), "Arguments.a"],
    ["result of a state without result", { Type: "Pass", Output: "{% $states.result.a %}" }, "Output"],
    ["errorOutput outside a Catch", call({ Output: "{% $states.errorOutput %}" }), "Output"],
    ["the whole $states", call({ Output: "{% $lookup($states, 'result') %}" }), "Output"],
    ["a field that does not exist", call({ Output: "{% $states.output %}" }), "Output"],
    ["$states bound anew", call({ Output: "{% $states := 1 %}" }), "Output"],
    ["a token that nobody issues", call({ Arguments: { a: "{% $states.context.Task.Token %}" } }), "Arguments.a"],
    ["a part of the context that does not exist", call({ Output: "{% $states.context.Job.Id %}" }), "Output"],
    ["a detail of the context that does not exist", call({ Output: "{% $states.context.State.Id %}" }), "Output"],
    ["a result where the state waits", { Type: "Wait", Seconds: "{% $states.result %}" }, "Seconds"],
  ])("%s", (_, state, path) => {
    expect(rules(one(state))).toEqual([`states-field States.Only.${path}`]);
  });

  it("the result within a Catch, and in a choice rule", () => {
    const definition = machineOf({
      Ask: call({ Catch: [{ ErrorEquals: ["E"], Output: "{% $states.result %}", Next: "Weigh" }], Next: "Weigh" }),
      Weigh: { Type: "Choice", Choices: [{ Condition: "{% $states.result = 1 %}", Next: "Done" }], Default: "Done" },
      Done: done,
    });
    expect(rules(definition)).toEqual([
      "states-field States.Ask.Catch[0].Output",
      "states-field States.Weigh.Choices[0].Condition",
    ]);
  });
});

describe("no-context", () => {
  it.each(["routeId", "$.routeId", "$$.routeId", "*", "[routeId]"])("%s", (expression) => {
    expect(rules(one({ Type: "Pass", Output: `{% ${expression} %}` }))).toEqual(["no-context States.Only.Output"]);
  });

  it("but plain names within a filter, a step or a sort have one", () => {
    const output = "{% $states.input.steps[status = 'open']^(due).{'id': stepId, 'all': $} %}";
    expect(rules(one({ Type: "Pass", Output: output }))).toEqual([]);
  });
});

describe("undefined-variable", () => {
  it("one that is assigned nowhere, and a function that Step Functions lacks", () => {
    expect(rules(one(call({ Output: "{% $eval('1') + $seconds %}" })))).toEqual([
      "undefined-variable States.Only.Output",
      "undefined-variable States.Only.Output",
    ]);
  });

  it("one that only one of two paths assigns", () => {
    const definition = machineOf({
      Weigh: { Type: "Choice", Choices: [{ Condition: "{% true %}", Next: "Set" }], Default: "Use" },
      Set: { Type: "Pass", Assign: { seconds: 60 }, Next: "Use" },
      Use: { Type: "Wait", Seconds: "{% $seconds %}", End: true },
    });
    expect(rules(definition)).toEqual(["undefined-variable States.Use.Seconds"]);
  });

  it("one that the choice rule assigns on the one path and the state on the other is known", () => {
    const definition = machineOf({
      Weigh: {
        Type: "Choice",
        Choices: [{ Condition: "{% true %}", Assign: { seconds: 1 }, Next: "Use" }],
        Assign: { seconds: 2 },
        Default: "Use",
      },
      Use: { Type: "Wait", Seconds: "{% $seconds %}", End: true },
    });
    expect(rules(definition)).toEqual([]);
  });

  it("one that the state itself assigns, or assigns only when nothing is caught", () => {
    const definition = machineOf({
      Ask: call({
        Assign: { seconds: 60 },
        Output: "{% $seconds %}",
        Catch: [{ ErrorEquals: ["E"], Next: "Use" }],
        Next: "Use",
      }),
      Use: { Type: "Wait", Seconds: "{% $seconds %}", End: true },
    });
    expect(rules(definition)).toEqual([
      "undefined-variable States.Ask.Output",
      "undefined-variable States.Use.Seconds",
    ]);
  });

  it("is asked on every round of a loop", () => {
    const definition = machineOf({
      Ask: { Type: "Pass", Assign: { seconds: 60 }, Next: "Use" },
      Use: { Type: "Wait", Seconds: "{% $seconds %}", Next: "Weigh" },
      Weigh: { Type: "Choice", Choices: [{ Condition: "{% $seconds > 1 %}", Next: "Use" }], Default: "Done" },
      Done: done,
    });
    expect(rules(definition)).toEqual([]);
  });

  it("a variable of a branch, outside of it", () => {
    const definition = machineOf({
      Both: {
        Type: "Parallel",
        Branches: [machineOf({ Set: { Type: "Pass", Assign: { seconds: 60 }, End: true } })],
        Next: "Use",
      },
      Use: { Type: "Wait", Seconds: "{% $seconds %}", End: true },
    });
    expect(rules(definition)).toEqual(["undefined-variable States.Use.Seconds"]);
  });

  it("parameters, bindings within an expression and functions are known", () => {
    const output = "{% ( $n := 2; $f := function($k) { $k < 1 ? $n : $f($k - 1) }; $map([1], $f) ) ~> $sum %}";
    expect(rules(one({ Type: "Pass", Output: output }))).toEqual([]);
  });
});

describe("shadowed-variable", () => {
  it("a branch assigns what the machine around it assigns", () => {
    const definition = machineOf({
      Set: { Type: "Pass", Assign: { seconds: 60 }, Next: "Both" },
      Both: {
        Type: "Parallel",
        Branches: [machineOf({ Again: { Type: "Pass", Assign: { seconds: 1 }, End: true } })],
        End: true,
      },
    });
    expect(rules(definition)).toEqual(["shadowed-variable States.Both.Branches[0].States.Again"]);
  });
});

describe("all-last", () => {
  it("States.ALL in company, and before others", () => {
    const state = call({
      Retry: [{ ErrorEquals: ["States.ALL"] }, { ErrorEquals: ["E"] }],
      Catch: [{ ErrorEquals: ["E", "States.ALL"], Next: "Done" }],
      Next: "Done",
    });
    expect(rules(machineOf({ Ask: state, Done: done }))).toEqual([
      "all-last States.Ask.Retry[0]",
      "all-last States.Ask.Catch[0]",
    ]);
  });
});

describe("heartbeat", () => {
  it.each([60, 61])("of %i s in a timeout of 60 s", (HeartbeatSeconds) => {
    expect(rules(one(wait({ HeartbeatSeconds })))).toEqual(["heartbeat States.Only.HeartbeatSeconds"]);
  });

  it("of 59 s is fine", () => {
    expect(rules(one(wait({ HeartbeatSeconds: 59 })))).toEqual([]);
  });
});

describe("unreachable, no-way-out", () => {
  it("states that lead only to each other", () => {
    const definition = machineOf({
      First: { Type: "Pass", Next: "Done" },
      Ping: { Type: "Pass", Next: "Pong" },
      Pong: { Type: "Pass", Next: "Ping" },
      Done: done,
    });
    expect(rules(definition)).toEqual(["unreachable States.Ping", "unreachable States.Pong"]);
  });

  it("a loop that cannot be left, beside an end that cannot be reached from it", () => {
    const definition = machineOf({
      Weigh: { Type: "Choice", Choices: [{ Condition: "{% true %}", Next: "Ping" }], Default: "Done" },
      Ping: { Type: "Pass", Next: "Pong" },
      Pong: { Type: "Pass", Next: "Ping" },
      Done: done,
    });
    expect(rules(definition)).toEqual(["no-way-out States.Ping", "no-way-out States.Pong"]);
  });

  it("within the processor of a Map", () => {
    const processor = machineOf({ Each: { Type: "Pass", End: true }, Lost: { Type: "Pass", End: true } });
    const definition = machineOf({ All: { Type: "Map", ItemProcessor: processor, End: true } });
    expect(rules(definition)).toEqual(["unreachable States.All.ItemProcessor.States.Lost"]);
  });
});

describe("no-default", () => {
  it("a choice that nothing may match", () => {
    const weigh: Fields = { Type: "Choice", Choices: [{ Condition: "{% false %}", Next: "Done" }] };
    expect(rules(machineOf({ Weigh: weigh, Done: done }))).toEqual(["no-default States.Weigh"]);
    expect(rules(machineOf({ Weigh: { ...weigh, Default: "Done" }, Done: done }))).toEqual([]);
  });
});

describe("tasks", () => {
  it("no-retry: a task that gives up at once", () => {
    expect(rules(one({ Type: "Task", Resource: resource }))).toEqual(["no-retry States.Only"]);
  });

  it("no-token: a wait that nobody can answer", () => {
    expect(rules(one(wait({ Arguments: { Payload: { stepId: "{% $states.input.stepId %}" } } })))).toEqual([
      "no-token States.Only.Arguments",
    ]);
  });

  it("waits-for-ever: a wait that nothing ends", () => {
    const { TimeoutSeconds: _, ...state } = wait();
    expect(rules(one(state))).toEqual(["waits-for-ever States.Only"]);
  });
});

describe("names", () => {
  it("long-name: 81 characters of a state or a variable", () => {
    expect(
      rules(machineOf({ ["я".repeat(81)]: { Type: "Pass", Assign: { ["v".repeat(81)]: 1 }, End: true } })),
    ).toEqual([`long-name States.${"я".repeat(81)}`, `long-name States.${"я".repeat(81)}`]);
    expect(rules(machineOf({ ["я".repeat(80)]: done }))).toEqual([]);
  });

  it("duplicate-name: in two branches of one machine", () => {
    const branch = machineOf({ Same: { Type: "Pass", End: true } });
    expect(rules(one({ Type: "Parallel", Branches: [branch, branch] }))).toEqual([
      "duplicate-name States.Only.Branches[1].States.Same",
    ]);
  });
});

describe("personal-data", () => {
  it.each(["name", "surname", "birthDate", "birth_date", "SNILS", "email", "diagnosis"])("a field %s", (field) => {
    expect(rules(one(call({ Arguments: { Payload: { [field]: 1 } } })))).toEqual([
      `personal-data States.Only.Arguments.Payload.${field}`,
    ]);
  });

  it.each(["$states.input.surname", "{'snils': $states.input.x}", "$states.input.{'id': name}"])("%s", (expression) => {
    expect(rules(one(call({ Output: `{% ${expression} %}` })))).toEqual(["personal-data States.Only.Output"]);
  });

  it("but names of AWS's own are none", () => {
    const state = call({
      Arguments: { FunctionName: "f", Payload: { at: "{% $states.context.Execution.Name %}" } },
    });
    expect(rules(one(state))).toEqual([]);
  });
});
