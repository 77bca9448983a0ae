import { type RouteTemplate, type StageTemplate, templateOf } from "@marshrut/core/route/templates";
import { routeMachine } from "@marshrut/core/shared";
import jsonata from "jsonata";
import { describe, expect, it } from "vitest";
import type { State } from "../asl/index.ts";
import { compileRoute, TemplateFault } from "./index.ts";

const arn = (name: string) => `arn:aws:lambda:eu-central-1:123456789012:function:${name}`;
const schoolAge = templateOf("school-age", 1)!;
const { StartAt, States } = compileRoute(schoolAge, arn);

const state = <T extends State<string>["Type"]>(type: T, name: string) => {
  const found = States[name];
  if (found?.Type !== type) throw new Error(`no ${type} ${name}`);
  return found as Extract<State<string>, { Type: T }>;
};
const ids = {
  tenant: "{% $states.input.tenant %}",
  routeId: "{% $states.input.routeId %}",
  cycle: "{% $states.input.cycle %}",
  generation: "{% $states.input.generation %}",
};

describe("the machine of school-age", () => {
  it("is called after template and version", () => {
    expect(routeMachine(schoolAge)).toBe("route-school-age-v1");
  });

  it("reads as the route", () => {
    const way: string[] = [];
    for (let name: string | undefined = StartAt; name !== undefined; ) {
      way.push(name);
      const next: State<string> | undefined = States[name];
      name = next && "Next" in next ? next.Next : undefined;
    }
    expect(way).toEqual(["CommissionReview", "PlanApproval", "Support", "CycleEvaluation", "CycleOutcome"]);
    expect(state("Parallel", "Support").Branches.map((branch) => branch.StartAt)).toEqual([
      "RehabilitationMeasures",
      "FamilyConsultations",
      "EducationRoute",
      "SocialAccompaniment",
    ]);
  });

  it("has the Russian title on every state", () => {
    for (const [name, { Comment }] of Object.entries(States)) expect(Comment, name).toMatch(/[а-яё]/i);
    expect(States.CommissionReview?.Comment).toBe("Обследование в ПМПК");
  });

  it("waits for each stage by token, with ids only", () => {
    expect(state("Task", "CommissionReview")).toMatchObject({
      Resource: "arn:aws:states:::lambda:invoke.waitForTaskToken",
      Arguments: {
        FunctionName: arn("open-stage"),
        Payload: { ...ids, stage: "CommissionReview", taskToken: "{% $states.context.Task.Token %}" },
      },
    });
  });

  it("renews, hands over or closes by the evaluation's outcome", () => {
    expect(state("Task", "CycleEvaluation").Assign).toEqual({ outcome: "{% $states.result.outcome %}" });
    expect(state("Choice", "CycleOutcome").Choices.map((rule) => [rule.Condition, rule.Next])).toEqual([
      ["{% $outcome = 'renew' %}", "RenewCycle"],
      ["{% $outcome = 'hand-off' %}", "HandOff"],
      ["{% $outcome = 'close' %}", "CloseRoute"],
    ]);
    expect(state("Choice", "CycleOutcome").Default).toBe("UnknownOutcome");
    expect(States.UnknownOutcome?.Type).toBe("Fail");
    expect(state("Task", "HandOff")).toMatchObject({
      Arguments: { FunctionName: arn("conclude-cycle"), Payload: { ...ids, outcome: "hand-off" } },
      Next: "CycleEnded",
    });
  });

  it("continues as new where a stage outlasts the cycle, alone or within the Parallel", () => {
    const leave = { "States.Timeout": "ContinueAsNew", GenerationSuperseded: "Superseded" };
    for (const name of ["CommissionReview", "PlanApproval", "Support", "CycleEvaluation"]) {
      const { Catch } = States[name] as Extract<State<string>, { Catch?: unknown }>;
      expect(Object.fromEntries(Catch!.map((c) => [c.ErrorEquals.join(), c.Next])), name).toEqual(leave);
    }
    expect(state("Task", "ContinueAsNew").Arguments).toEqual({ FunctionName: arn("continue-route"), Payload: ids });
  });

  it("hands its input on unchanged from state to state, also when an error is caught", () => {
    for (const found of Object.values(States)) {
      if (found.Type !== "Task" && found.Type !== "Parallel") continue;
      expect([found.Output, ...found.Catch!.map((c) => c.Output)]).toEqual(
        Array(found.Catch!.length + 1).fill("{% $states.input %}"),
      );
    }
  });
});

describe("the timeout of a stage", () => {
  const evaluate = (cycleEndsAt: string) => {
    const timeout = String(state("Task", "PlanApproval").TimeoutSeconds);
    const expression = jsonata(timeout.slice(2, -2));
    expression.registerFunction("millis", () => Date.parse("2026-09-01T00:00:00Z"));
    return expression.evaluate({}, { states: { input: { cycleEndsAt } } });
  };

  it.each([
    ["the cycle's end in whole seconds", "2026-09-01T01:00:00.999Z", 3600],
    ["instants as Temporal writes them", "2026-09-01T01:00:00.123456789Z", 3600],
    ["a minute where the end is nearer", "2026-09-01T00:00:30Z", 60],
    ["a minute where the end is past", "2026-08-01T00:00:00Z", 60],
    ["364 days where the end is farther", "2028-09-01T00:00:00Z", 31_449_600],
  ])("is %s", async (_, cycleEndsAt, seconds) => {
    expect(await evaluate(cycleEndsAt)).toBe(seconds);
  });
});

describe("a template that cannot be a machine is refused", () => {
  const stage = (key: string, settledBy: StageTemplate["settledBy"] = "steps"): StageTemplate => ({
    key,
    title: { ru: "Этап", en: "Stage" },
    direction: { ru: "Направление", en: "Direction" },
    settledBy,
    steps: [],
  });
  const last = stage("Last", "evaluation");

  it.each<[string, RouteTemplate["flow"]]>([
    ["two states are named A", [stage("A"), { parallel: "P", branches: [stage("A")] }, last]],
    ["two states are named P", [{ parallel: "P", branches: [stage("P")] }, last]],
    ["HandOff is the name of a state that every route has", [stage("HandOff"), last]],
    ["the last stage must be an evaluation", [stage("A")]],
    ["the last stage must be an evaluation", []],
    ["the last stage must be an evaluation", [{ parallel: "P", branches: [last] }]],
    ["there can be one evaluation", [stage("A", "evaluation"), last]],
  ])("%s", (message, flow) => {
    const compile = () => compileRoute({ ...schoolAge, flow }, arn);
    expect(compile).toThrow(TemplateFault);
    expect(compile).toThrow(message);
  });
});
