import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { JsonObject } from "../json/index.ts";
import { Engine, startTime } from "../testing/engine.ts";

/* Each kind of waiting outlives the engine. The engine is closed in order here; crash.test.ts kills it. */
let engine: Engine;
let tokens: string[];
beforeEach(async () => {
  engine = await new Engine().open();
  tokens = [];
  engine.functions.ask = (event) => {
    tokens.push((event as { token: string }).token);
    return {};
  };
});
afterEach(async () => {
  vi.restoreAllMocks();
  await engine.close();
});

const one = (state: JsonObject): JsonObject => ({
  QueryLanguage: "JSONata",
  StartAt: "S",
  States: { S: { End: true, ...state } },
});
const invoke = (name: string, pattern = "") => ({
  Type: "Task",
  Resource: `arn:aws:states:::lambda:invoke${pattern}`,
  Arguments: { FunctionName: name, Payload: { token: pattern ? "{% $states.context.Task.Token %}" : "none" } },
});

describe("what waits when the engine stops goes on when it starts", () => {
  test("a Wait, to the moment", async () => {
    const arn = await engine.start(await engine.machine(one({ Type: "Wait", Seconds: 100 })));
    await engine.pass(40);
    await engine.restart();
    await engine.pass(59);
    expect((await engine.look(arn)).status).toBe("RUNNING");
    await engine.pass(1);
    expect((await engine.look(arn)).status).toBe("SUCCEEDED");
  });

  test("what fell due while it was away, at once", async () => {
    const arn = await engine.start(await engine.machine(one({ Type: "Wait", Seconds: 100 })));
    await engine.idle();
    await engine.clock.moveTo(startTime + 10_000);
    await engine.restart();
    await engine.pass(1000);
    expect((await engine.look(arn)).status).toBe("SUCCEEDED");
  });

  test("a callback, without asking again", async () => {
    const arn = await engine.start(await engine.machine(one(invoke("ask", ".waitForTaskToken"))));
    await engine.idle();
    await engine.restart();
    await engine.idle();
    expect(tokens).toHaveLength(1);
    await engine.call("SendTaskSuccess", { taskToken: tokens[0]!, output: '"yes"' });
    expect((await engine.look(arn)).output).toBe("yes");
  });

  test("a retry's delay, with its attempts counted", async () => {
    engine.functions.refuse = () => {
      throw Object.assign(new Error("no"), { name: "No" });
    };
    const Retry = [{ ErrorEquals: ["No"], IntervalSeconds: 50, MaxAttempts: 2, BackoffRate: 1 }];
    const arn = await engine.start(await engine.machine(one({ ...invoke("refuse"), Retry })));
    await engine.pass(50);
    await engine.restart();
    await engine.pass(50);
    expect(engine.calls).toHaveLength(3);
    expect((await engine.look(arn)).status).toBe("FAILED");
  });

  test("a request that nobody has answered is made again", async () => {
    let hang = true;
    const called = Promise.withResolvers<void>();
    engine.functions.slow = () => {
      called.resolve();
      return hang ? new Promise<never>(() => {}) : "answered";
    };
    const arn = await engine.start(
      await engine.machine(one({ ...invoke("slow"), Output: "{% $states.result.Payload %}" })),
    );
    await called.promise; // from here on nothing is idle
    expect(engine.calls).toHaveLength(1);
    hang = false;
    await engine.restart();
    await engine.idle();
    expect(engine.calls).toHaveLength(2);
    expect((await engine.look(arn)).output).toBe("answered");
  });

  test.each([
    ["is not made again when it is answered at once", true, 1],
    ["is made again, with the same token, when nobody answers", false, 2],
  ])("a request that handed out a token %s", async (_, isAnswered, calls) => {
    const called = Promise.withResolvers<void>();
    engine.functions.ask = (event) => {
      tokens.push((event as { token: string }).token);
      called.resolve();
      return tokens.length === 1 ? new Promise<never>(() => {}) : {};
    };
    const arn = await engine.start(await engine.machine(one(invoke("ask", ".waitForTaskToken"))));
    await called.promise;
    await engine.restart();
    if (isAnswered) await engine.call("SendTaskSuccess", { taskToken: tokens[0]!, output: '"yes"' });
    await engine.idle();
    expect([tokens.length, new Set(tokens).size]).toEqual([calls, 1]);
    if (!isAnswered) await engine.call("SendTaskSuccess", { taskToken: tokens[1]!, output: '"yes"' });
    expect((await engine.look(arn)).output).toBe("yes");
  });

  test("a nested execution and the task that waits for it", async () => {
    const inner = await engine.machine(one({ Type: "Wait", Seconds: 30, Output: "inner" }));
    const state = {
      Type: "Task",
      Resource: "arn:aws:states:::states:startExecution.sync:2",
      Arguments: { StateMachineArn: inner },
      Output: "{% $states.result.Output %}",
    };
    const arn = await engine.start(await engine.machine(one(state)));
    await engine.idle();
    await engine.restart();
    await engine.pass(30);
    expect((await engine.look(arn)).output).toBe("inner");
    expect(await engine.call("ListExecutions", { stateMachineArn: inner })).toMatchObject({ executions: [{}] });
  });

  test("iterations, some done and some not begun", async () => {
    const state = {
      Type: "Map",
      Items: [1, 2, 3, 4],
      MaxConcurrency: 2,
      ItemProcessor: {
        StartAt: "Each",
        States: { Each: { Type: "Wait", Seconds: 10, Output: "{% $states.input * 10 %}", End: true } },
      },
    };
    const arn = await engine.start(await engine.machine(one(state)));
    await engine.pass(15);
    await engine.restart();
    await engine.pass(15);
    expect((await engine.look(arn)).output).toEqual([10, 20, 30, 40]);
  });

  test("the limits of tasks and of the execution", async () => {
    const task = await engine.start(
      await engine.machine(one({ ...invoke("ask", ".waitForTaskToken"), TimeoutSeconds: 100 })),
    );
    const whole = await engine.start(
      await engine.machine({ ...one(invoke("ask", ".waitForTaskToken")), TimeoutSeconds: 100 }),
    );
    await engine.pass(50);
    await engine.restart();
    await engine.pass(50);
    expect((await engine.look(task)).error).toBe("States.Timeout");
    expect((await engine.look(whole)).status).toBe("TIMED_OUT");
  });
});

describe("a stored run", () => {
  /** As an engine stored it that wrote no version, resting in the Wait of `one`. */
  const unversioned = {
    threads: {
      "1": {
        key: 1,
        parent: null,
        index: 0,
        block: "",
        vars: {},
        prev: 2,
        state: "S",
        input: {},
        entered: 2,
        enteredAt: startTime,
        retries: [],
        retryCount: 0,
        at: { kind: "waiting", due: startTime + 100_000 },
      },
    },
    next: 2,
    lastEvent: 2,
    deadline: startTime + 365 * 24 * 3600 * 1000,
    redriveCount: 0,
  };
  const stored = () => new DatabaseSync(path.join(engine.home, "states.sqlite"));
  const replace = (run: object) => {
    const db = stored();
    db.prepare("update executions set run = ?").run(JSON.stringify(run));
    db.close();
  };
  let arn: string;
  beforeEach(async () => {
    arn = await engine.start(await engine.machine(one({ Type: "Wait", Seconds: 100, Output: "done" })));
    await engine.idle();
  });

  test("says its version; one that says none is read as the first", async () => {
    let kept = "";
    await engine.restart(() => {
      const db = stored();
      kept = String(db.prepare("select run from executions").get()!.run);
      db.close();
      replace(unversioned);
    });
    expect(JSON.parse(kept)).toEqual({ version: 2, ...unversioned });
    await engine.pass(100);
    expect(await engine.look(arn)).toMatchObject({ status: "SUCCEEDED", output: "done" });
  });

  test("keeps an older engine out of the folder of a newer one", async () => {
    const setVersion = (version: string) => {
      const db = stored();
      db.prepare("update meta set value = ? where key = 'run-version'").run(version);
      db.close();
    };
    await expect(engine.restart(() => setVersion("3"))).rejects.toThrow(/newer engine wrote .* version 3/);
    setVersion("2");
    await engine.open();
    await engine.pass(100);
    expect((await engine.look(arn)).status).toBe("SUCCEEDED");
  });

  test("is not touched when a newer engine wrote it", async () => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    await engine.restart(() => replace({ ...unversioned, version: 3 }));
    await expect(engine.call("StopExecution", { executionArn: arn })).rejects.toMatchObject({
      name: "InternalFailure",
    });
    expect((await engine.look(arn)).status).toBe("RUNNING");
  });
});

test("an execution keeps the definition with which it began", async () => {
  const arn = await engine.machine(one({ Type: "Wait", Seconds: 10, Output: "old" }), "changing");
  const first = await engine.start(arn);
  await engine.call("UpdateStateMachine", {
    stateMachineArn: arn,
    definition: JSON.stringify(one({ Type: "Pass", Output: "new" })),
  });
  await engine.restart();
  const second = await engine.start(arn);
  await engine.pass(10);
  expect([(await engine.look(first)).output, (await engine.look(second)).output]).toEqual(["old", "new"]);
});

test("a second engine on the same folder is refused", async () => {
  const { startStates } = await import("../index.ts");
  await expect(startStates({ home: engine.home })).rejects.toThrow(/locked/);
});
