import { afterEach, describe, expect, it } from "vitest";
import { GenerationSuperseded, type Handlers, openWorld, ServiceError, type World } from "./world.ts";

const day = 24 * 60 * 60;
const input = {
  tenant: "kuzbass",
  routeId: "route_1",
  stepId: "step_1",
  generation: 1,
  requestAt: "2026-09-03T02:00:00Z",
};
const ids = { tenant: "kuzbass", routeId: "route_1", stepId: "step_1", generation: 1 };

let world: World;
let calls: { function: string; at: string; payload: Record<string, unknown> }[];
afterEach(() => world.close());

/** A step's functions: each milestone is so many seconds away; what a test gives comes first. */
async function open(seconds: number[], own: Handlers = {}) {
  calls = [];
  const log = (name: string) => (payload: Record<string, unknown>) => {
    calls.push({ function: name, at: world.now(), payload });
    return own[name as keyof Handlers]?.(payload);
  };
  const next = (name: string) => (payload: Record<string, unknown>) =>
    log(name)(payload) ?? { secondsToMilestone: seconds.shift() };
  world = await openWorld("2026-09-01T00:00:00Z", {
    dispatchStep: next("dispatchStep"),
    awaitReport: log("awaitReport"),
    milestone: next("milestone"),
  });
  return world.start("agency-step", input);
}

const called = () => calls.map((call) => [call.function, call.at]);
const lastToken = () => String(calls.filter((call) => call.function === "awaitReport").at(-1)?.payload.taskToken);

describe("a step answered in time", () => {
  it("is not asked before its day, and costs four transitions", async () => {
    const execution = await open([7 * day]);
    await world.moveTo("2026-09-03T01:59:59Z");
    expect(called()).toEqual([]);

    await world.moveTo("2026-09-05T00:00:00Z");
    expect(called()).toEqual([
      ["dispatchStep", "2026-09-03T02:00:00.000Z"],
      ["awaitReport", "2026-09-03T02:00:00.000Z"],
    ]);
    expect(calls.map((call) => call.payload)).toEqual([ids, { ...ids, taskToken: lastToken() }]);

    await world.answer(lastToken(), { status: "completed" });
    await world.settle();
    expect(await world.outcome(execution)).toEqual({ status: "SUCCEEDED", error: undefined, output: input });
    expect(await world.transitions(execution)).toEqual(["NotBefore", "Dispatch", "AwaitReport", "Conclude"]);
  });

  it("does not wait for a day that is past", async () => {
    await open([7 * day]);
    await world.moveTo("2026-09-10T00:00:00Z");
    calls = [];
    await world.start("agency-step", input);
    expect(calls[0]).toMatchObject({ function: "dispatchStep", at: "2026-09-10T00:00:00.000Z" });
  });
});

describe("a step not answered", () => {
  it("meets each milestone, and is asked for again with a new token", async () => {
    const execution = await open([7 * day, 3 * day, 60, 30 * day]);
    await world.moveTo("2026-09-03T02:00:00Z");
    const first = lastToken();
    await world.moveTo("2026-09-20T00:00:00Z");
    expect(
      called()
        .filter(([name]) => name === "milestone")
        .slice(0, 3),
    ).toEqual([
      ["milestone", "2026-09-10T02:00:00.000Z"],
      ["milestone", "2026-09-13T02:00:00.000Z"],
      ["milestone", "2026-09-13T02:01:00.000Z"],
    ]);
    expect(lastToken()).not.toBe(first);
    await expect(world.answer(first, {})).rejects.toThrow(expect.objectContaining({ name: "TaskTimedOut" }));
    expect((await world.transitions(execution)).slice(0, 5)).toEqual([
      "NotBefore",
      "Dispatch",
      "AwaitReport",
      "Milestone",
      "AwaitReport",
    ]);
  });

  it("looks anew at what is due when the timetable has moved, and waits for that", async () => {
    const execution = await open([30 * day, 2 * day, 30 * day]);
    await world.moveTo("2026-09-05T00:00:00Z");
    await world.fail(lastToken(), "Woken");
    await world.settle();
    await world.moveTo("2026-09-08T00:00:00Z");
    expect(called().filter(([name]) => name === "milestone")).toEqual([
      ["milestone", "2026-09-05T00:00:00.000Z"],
      ["milestone", "2026-09-07T00:00:00.000Z"],
    ]);
    expect((await world.transitions(execution)).filter((s) => s === "AwaitReport")).toHaveLength(3);
  });

  it("takes the late answer", async () => {
    const execution = await open([7 * day, 30 * day]);
    await world.moveTo("2026-09-15T00:00:00Z");
    await world.answer(lastToken(), { status: "completed" });
    await world.settle();
    expect(await world.outcome(execution)).toMatchObject({ status: "SUCCEEDED" });
    expect(await world.transitions(execution)).toEqual([
      "NotBefore",
      "Dispatch",
      "AwaitReport",
      "Milestone",
      "AwaitReport",
      "Conclude",
    ]);
  });

  it("ends at once where the record says that it is settled: the token is answered while it is handed over", async () => {
    const execution = await open([7 * day], {
      awaitReport: async ({ taskToken }) => void (await world.answer(String(taskToken), { status: "completed" })),
    });
    await world.moveTo("2026-09-03T02:00:00Z");
    expect(await world.outcome(execution)).toMatchObject({ status: "SUCCEEDED" });
  });
});

describe("a newer generation", () => {
  const superseded = () => {
    throw new GenerationSuperseded("generation 2 runs this step");
  };

  it.each<[string, Handlers]>([
    ["Dispatch", { dispatchStep: superseded }],
    ["AwaitReport", { awaitReport: superseded }],
    ["Milestone", { milestone: superseded }],
  ])("ends the older one as succeeded at %s", async (state, handlers) => {
    const execution = await open([7 * day], handlers);
    await world.moveTo("2026-09-30T00:00:00Z");
    expect(await world.outcome(execution)).toEqual({ status: "SUCCEEDED", error: undefined, output: input });
    expect((await world.transitions(execution)).slice(-2)).toEqual([state, "Superseded"]);
  });

  it("may also tell the older one that waits", async () => {
    const execution = await open([7 * day]);
    await world.moveTo("2026-09-05T00:00:00Z");
    await world.fail(lastToken(), "GenerationSuperseded");
    await world.settle();
    expect((await world.transitions(execution)).at(-1)).toBe("Superseded");
  });
});

describe("accidents", () => {
  it.each(["TooManyRequestsException", "ServiceException"])("%s is tried again", async (name) => {
    let left = 3;
    const execution = await open([7 * day], {
      dispatchStep: () => {
        if (left-- > 0) throw new ServiceError(name);
        return undefined;
      },
    });
    await world.moveTo("2026-09-04T00:00:00Z");
    expect(called().map(([f]) => f)).toEqual([...Array(4).fill("dispatchStep"), "awaitReport"]);
    expect(await world.outcome(execution)).toMatchObject({ status: "RUNNING" });
  });

  it("a store that does not answer is tried again for minutes, then the execution fails for the reconciler to see", async () => {
    class Unavailable extends Error {
      override readonly name = "Unavailable";
    }
    const execution = await open([], {
      dispatchStep: () => {
        throw new Unavailable("throttled");
      },
    });
    await world.moveTo("2026-09-04T00:00:00Z");
    expect(calls).toHaveLength(9);
    expect(await world.outcome(execution)).toMatchObject({ status: "FAILED", error: "Unavailable" });
  });

  it("an error that nobody foresaw fails the execution at once", async () => {
    const execution = await open([], {
      dispatchStep: () => {
        throw new TypeError("undefined is not a function");
      },
    });
    await world.moveTo("2026-09-04T00:00:00Z");
    expect(calls).toHaveLength(1);
    expect(await world.outcome(execution)).toMatchObject({ status: "FAILED", error: "TypeError" });
  });
});
