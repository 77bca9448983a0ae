import { type RouteTemplate, templateOf, templates } from "@marshrut/core/route/templates";
import { routeMachine } from "@marshrut/core/shared";
import { afterEach, describe, expect, it } from "vitest";
import { GenerationSuperseded, type Handlers, openWorld, type World } from "./world.ts";

const input = {
  tenant: "kuzbass",
  routeId: "route_1",
  cycle: 1,
  generation: 1,
  cycleEndsAt: "2027-06-28T00:00:00Z",
};
const ids = { tenant: "kuzbass", routeId: "route_1", cycle: 1, generation: 1 };
const schoolAge = templateOf("school-age", 1)!;
const support = ["EducationRoute", "FamilyConsultations", "RehabilitationMeasures", "SocialAccompaniment"];

let world: World;
/** Stages that wait, with their tokens; and what the other functions were called with. */
let waiting: Map<string, string>;
let calls: [string, Record<string, unknown>][];
afterEach(() => world.close());

async function open(own: Handlers = {}, template: RouteTemplate = schoolAge) {
  waiting = new Map();
  calls = [];
  const note = (name: string) => (payload: Record<string, unknown>) => {
    calls.push([name, payload]);
  };
  world = await openWorld("2026-09-01T00:00:00Z", {
    openStage: ({ stage, taskToken, ...rest }) => {
      expect(rest).toEqual(ids);
      waiting.set(String(stage), String(taskToken));
    },
    concludeCycle: note("concludeCycle"),
    continueRoute: note("continueRoute"),
    ...own,
  });
  return world.start(routeMachine(template), input);
}

async function settle(stage: string, outcome = "done") {
  const token = waiting.get(stage);
  if (token === undefined) throw new Error(`${stage} does not wait`);
  waiting.delete(stage);
  await world.answer(token, { outcome });
  await world.settle();
}

const stagesWaiting = () => [...waiting.keys()].sort();

describe("a cycle of school-age", () => {
  it("goes from stage to stage, four of them side by side, and renews", async () => {
    const execution = await open();
    expect(stagesWaiting()).toEqual(["CommissionReview"]);
    await settle("CommissionReview");
    expect(stagesWaiting()).toEqual(["PlanApproval"]);
    await settle("PlanApproval");
    expect(stagesWaiting()).toEqual(support);
    await world.moveTo("2027-01-15T00:00:00Z");
    for (const stage of support) {
      expect(waiting.has("CycleEvaluation")).toBe(false);
      await settle(stage);
    }
    expect(stagesWaiting()).toEqual(["CycleEvaluation"]);
    await settle("CycleEvaluation", "renew");

    expect(calls).toEqual([["concludeCycle", { ...ids, outcome: "renew" }]]);
    expect(await world.outcome(execution)).toEqual({ status: "SUCCEEDED", error: undefined, output: input });
    const transitions = await world.transitions(execution);
    expect(transitions.toSorted()).toEqual(
      [
        "CommissionReview",
        "PlanApproval",
        "Support",
        ...support,
        "CycleEvaluation",
        "CycleOutcome",
        "RenewCycle",
        "CycleEnded",
      ].toSorted(),
    );
    expect(transitions).toHaveLength(11);
  });

  it.each([
    ["hand-off", "HandOff"],
    ["close", "CloseRoute"],
  ])("ends by %s", async (outcome, state) => {
    const execution = await open();
    for (const stage of ["CommissionReview", "PlanApproval", ...support]) await settle(stage);
    await settle("CycleEvaluation", outcome);
    expect(calls).toEqual([["concludeCycle", { ...ids, outcome }]]);
    expect((await world.transitions(execution)).slice(-3)).toEqual(["CycleOutcome", state, "CycleEnded"]);
  });

  it("fails at an outcome that it does not know, rather than guess", async () => {
    const execution = await open();
    for (const stage of ["CommissionReview", "PlanApproval", ...support]) await settle(stage);
    await settle("CycleEvaluation", "perhaps");
    expect(await world.outcome(execution)).toMatchObject({ status: "FAILED", error: "UnknownOutcome" });
    expect(calls).toEqual([]);
  });
});

describe("the end of the cycle comes first", () => {
  it.each<[string, string[]]>([
    ["CommissionReview", []],
    ["Support", ["CommissionReview", "PlanApproval", "EducationRoute"]],
  ])("while %s waits: the route continues as new", async (state, settled) => {
    const execution = await open();
    for (const stage of settled) await settle(stage);
    await world.moveTo("2027-06-27T23:59:59Z");
    expect(calls).toEqual([]);
    await world.moveTo("2027-06-28T00:00:00Z");

    expect(calls).toEqual([["continueRoute", ids]]);
    expect(await world.outcome(execution)).toEqual({ status: "SUCCEEDED", error: undefined, output: input });
    expect((await world.transitions(execution)).slice(-2)).toEqual(["ContinueAsNew", "CycleEnded"]);
    expect(await world.transitions(execution)).toContain(state);
  });

  it("a token of the old execution is gone then", async () => {
    await open();
    const token = waiting.get("CommissionReview")!;
    await world.moveTo("2027-06-28T00:00:00Z");
    await expect(world.answer(token, { outcome: "done" })).rejects.toThrow(
      expect.objectContaining({ name: "TaskTimedOut" }),
    );
  });

  it("a cycle that is over already still asks, and waits a minute", async () => {
    await open();
    await world.moveTo("2027-07-01T00:00:00Z");
    calls = [];
    const execution = await world.start(routeMachine(schoolAge), input);
    await world.moveTo("2027-07-01T00:00:59Z");
    expect(await world.outcome(execution)).toMatchObject({ status: "RUNNING" });
    await world.moveTo("2027-07-01T00:01:00Z");
    expect(calls).toEqual([["continueRoute", ids]]);
  });
});

describe("generations", () => {
  it("a new one walks through settled stages in no time, and waits at the first open one", async () => {
    const settled = ["CommissionReview", "PlanApproval", "EducationRoute"];
    const opened: string[] = [];
    await open({
      openStage: async ({ stage, taskToken }) => {
        opened.push(String(stage));
        if (settled.includes(String(stage))) await world.answer(String(taskToken), { outcome: "done" });
      },
    });
    expect(opened.toSorted()).toEqual(["CommissionReview", "PlanApproval", ...support].toSorted());
    expect(world.now()).toBe("2026-09-01T00:00:00.000Z");
  });

  it.each([["CommissionReview"], ["FamilyConsultations"]])("the older one ends as succeeded at %s", async (stale) => {
    const execution = await open({
      openStage: async ({ stage, taskToken }) => {
        if (stage === stale) throw new GenerationSuperseded("generation 2 runs this route");
        if (!support.includes(String(stage))) await world.answer(String(taskToken), { outcome: "done" });
      },
    });
    expect(await world.outcome(execution)).toEqual({ status: "SUCCEEDED", error: undefined, output: input });
    expect((await world.transitions(execution)).at(-1)).toBe("Superseded");
  });

  it.each(["concludeCycle", "continueRoute"] as const)("and at %s", async (name) => {
    const superseded = () => {
      throw new GenerationSuperseded("generation 2 runs this route");
    };
    const execution = await open({ [name]: superseded });
    if (name === "concludeCycle") {
      for (const stage of ["CommissionReview", "PlanApproval", ...support]) await settle(stage);
      await settle("CycleEvaluation", "renew");
    } else await world.moveTo(input.cycleEndsAt);
    expect((await world.transitions(execution)).at(-1)).toBe("Superseded");
  });
});

describe.each(templates)("the machine of $key", (template) => {
  it("runs to its end, every stage asked once", async () => {
    const asked: string[] = [];
    const execution = await open(
      {
        openStage: async ({ stage, taskToken }) => {
          asked.push(String(stage));
          await world.answer(String(taskToken), { outcome: "hand-off" });
        },
      },
      template,
    );
    expect(await world.outcome(execution)).toMatchObject({ status: "SUCCEEDED" });
    const stages = template.flow.flatMap((item) => ("parallel" in item ? item.branches : [item]));
    expect(asked.toSorted()).toEqual(stages.map((stage) => stage.key).toSorted());
    expect(calls).toEqual([["concludeCycle", { ...ids, outcome: "hand-off" }]]);
  });
});

describe("a cycle of early help whose first stage parts the way", () => {
  const third = templateOf("early-help", 3)!;

  it("goes on where nothing else is heard", async () => {
    await open({}, third);
    await settle("Intake", "settled");
    expect(stagesWaiting()).toEqual(["DevelopmentAssessment"]);
  });

  it("goes to the counsel and ends, and no word of why was heard", async () => {
    const execution = await open({}, third);
    await settle("Intake", "aside");
    expect(stagesWaiting()).toEqual(["Counsel"]);
    await settle("Counsel", "aside");
    expect(calls).toEqual([["concludeCycle", { ...ids, outcome: "close" }]]);
    expect(await world.outcome(execution)).toEqual({ status: "SUCCEEDED", error: undefined, output: input });
    expect((await world.transitions(execution)).toSorted()).toEqual(
      ["Intake", "AfterIntake", "Counsel", "AfterCounsel", "CloseRoute", "CycleEnded"].toSorted(),
    );
  });

  it("goes on from the counsel where a coordinator has decided so", async () => {
    await open({}, third);
    await settle("Intake", "aside");
    await settle("Counsel", "settled");
    expect(stagesWaiting()).toEqual(["DevelopmentAssessment"]);
    expect(calls).toEqual([]);
  });
});
