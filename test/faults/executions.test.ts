// FAULTS F3–F5, F12: the line to Step Functions fails, tokens die, names come again.
import { SendTaskSuccessCommand, SFNClient, StartExecutionCommand, StopExecutionCommand } from "@aws-sdk/client-sfn";
import * as Route from "@marshrut/core/route";
import type { RouteId, StepId } from "@marshrut/core/shared";
import * as Step from "@marshrut/core/step";
import { deps } from "@marshrut/functions";

import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { tenant, World } from "../journey/world.ts";
import { expectAgreement } from "./parts/healed.ts";
import { product, wrapped } from "./parts/product.ts";
import { finishCycle, mailedTwice, openRoute, twice } from "./parts/routes.ts";
import { openWire, through, type Wire } from "./parts/wire.ts";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 }); // on a machine that others keep busy

let w: World;
let states: Wire;
let sfn: SFNClient;
const batches: { type: string; event: unknown }[] = [];

beforeAll(async () => {
  states = await openWire();
  const listening = wrapped(product, "relay", (handler) => (event: never, ...rest) => {
    for (const record of (event as StreamEvent).Records)
      batches.push({ type: typeOf(record), event: { Records: [record] } });
    return handler(event, ...rest);
  });
  w = await World.start("own", undefined, through(listening, { states }));
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  sfn = new SFNClient({ endpoint: w.cloud.urls.states, region: "eu-central-1", credentials });
});
afterEach(() => states.heal());
afterAll(async () => {
  sfn.destroy();
  await w.close();
  await states.close();
});

interface StreamEvent {
  Records: StreamRecord[];
}
interface StreamRecord {
  dynamodb: { NewImage: { data: { M: { type: { S: string }; data: { M: Record<string, { S?: string }> } } } } };
}
const typeOf = ({ dynamodb }: StreamRecord) => dynamodb.NewImage.data.M.type.S;

const answers = () => states.seen.filter((operation) => operation === "SendTaskSuccess").length;
const execution = async (machine: string, name: string) => (await w.executions(machine)).find((e) => e.name === name)!;
const routeMachine = "route-school-age-v1";
const stageOf = (routeId: string, stage: string) =>
  Route.loadStage({ bank: deps().bank, tenant }, { routeId: routeId as RouteId, cycle: 1, stage });
const isDead = (taskToken: string) =>
  sfn.send(new SendTaskSuccessCommand({ taskToken, output: "{}" })).then(
    () => false,
    (error: Error) => error.name === "TaskTimedOut",
  );

/** Both sides agree. The route is closed, so that later tests have the clock to themselves. */
async function healed(routeId: string): Promise<void> {
  states.heal();
  await w.cloud.advance("PT1H");
  await expectAgreement(w.cloud.urls);
  await w.ok("POST", `/v1/routes/${routeId}/close`, { reason: "other" });
  await w.cloud.settle();
}

describe("F3: the answer reaches Step Functions, and its reply is lost", () => {
  it("is taken for done when it is repeated: one transition each, and the route goes on", async () => {
    const { routeId, reviewId } = await openRoute(w, 31);
    let lost = 0;
    states.rule(async (call) => {
      if (call.operation !== "SendTaskSuccess" || lost >= 2 || states.seen.at(-2) === "SendTaskSuccess")
        return undefined;
      lost++;
      await call.forward();
      return "cut";
    });
    await w.complete(reviewId);
    expect(lost).toBe(2); // the step's own, and then its stage's
    const { arn, status } = await execution("agency-step", `${reviewId}-g1`);
    expect(status).toBe("SUCCEEDED");
    expect((await w.events(arn)).filter((e) => e.type === "TaskSucceeded")).toHaveLength(2);
    expect((await w.route(routeId)).plan.status).toBe("draft");
    states.heal();
    await finishCycle(w, routeId);
    await healed(routeId);
    expect(await twice(w, routeId)).toEqual([]);
  });
});

describe("F4: the token has truly expired", () => {
  it("keeps the answer as late, tells the coordinator, and the machine goes on", async () => {
    const { routeId, reviewId } = await openRoute(w, 41);
    await w.cloud.advance("P30D");
    const told = (await w.mails("curator@example.org")).length;
    w.cloud.streams.pause();
    w.cloud.scheduler.faults = { never: true };
    const before = (await Step.load({ bank: deps().bank, tenant }, reviewId as StepId)).data.wait!;
    await w.ok("POST", `/v1/steps/${reviewId}/complete`, { result: "performed" }, "pmpk");
    await w.cloud.advance("P10D"); // past the next milestone, at which the machine waits anew
    expect(await isDead(before.taskToken)).toBe(true);
    w.cloud.scheduler.faults = {};
    w.cloud.streams.resume();
    await w.cloud.advance("PT2H");
    expect(await w.step(reviewId)).toMatchObject({ status: "completed", late: true, result: "performed" });
    expect((await w.mails("curator@example.org")).length).toBeGreaterThan(told);
    expect(await w.route(routeId)).toMatchObject({ generation: 1, plan: { status: "draft" } });
    expect((await execution("agency-step", `${reviewId}-g1`)).status).toBe("SUCCEEDED");
    await finishCycle(w, routeId);
    await healed(routeId);
  });
});

describe("F5: Step Functions does not know the token", () => {
  it.each([
    ["InvalidToken", 51],
    ["TaskDoesNotExist", 52],
  ])("asks once and no more (%s); the reconciler starts a new generation", async (__type, n) => {
    const { routeId, reviewId } = await openRoute(w, n);
    const { taskToken } = (await stageOf(routeId, "CommissionReview"))!.data.wait;
    let asked = 0;
    states.rule((call) => {
      if (call.operation !== "SendTaskSuccess" || !call.body.includes(taskToken)) return undefined;
      asked++;
      return { status: 400, body: { __type, message: "as the test wants it" } };
    });
    await w.complete(reviewId);
    await w.cloud.advance("PT5M");
    expect(asked).toBe(1);
    expect((await w.route(routeId)).generation).toBe(1);
    await w.cloud.advance("PT1H");
    await w.cloud.advance("PT1H"); // what was gone before is dead
    expect(asked).toBeLessThan(5);
    expect(await w.route(routeId)).toMatchObject({ generation: 2, plan: { status: "draft" } });
    expect((await execution(routeMachine, `${routeId}-g1`)).status).toBe("ABORTED");
    states.heal();
    await finishCycle(w, routeId);
    await healed(routeId);
  });

  it("ends the step's execution, which nobody needs any more", async () => {
    const { routeId, reviewId } = await openRoute(w, 53);
    const { taskToken } = (await Step.load({ bank: deps().bank, tenant }, reviewId as StepId)).data.wait!;
    const body = { __type: "InvalidToken", message: "as the test wants it" };
    states.rule((call) => (call.body.includes(taskToken) ? { status: 400, body } : undefined));
    await w.complete(reviewId);
    expect((await execution("agency-step", `${reviewId}-g1`)).status).toBe("ABORTED");
    await healed(routeId);
  });
});

describe("F12: StartExecution again", () => {
  /** What started the route's first execution, as the stream brought it. */
  const opening = (routeId: string) =>
    batches.find(({ type, event }) => type === "route.opened" && JSON.stringify(event).includes(routeId))!.event;
  const again = (routeId: string) =>
    w.cloud.lambda.invoke({
      functionName: "relay",
      payload: JSON.stringify(opening(routeId)),
      invocationType: "RequestResponse",
    });
  const generations = async (routeId: string) =>
    (await w.executions(routeMachine))
      .filter((e) => e.name.startsWith(routeId))
      .map((e) => `${e.name.slice(-2)} ${e.status}`);

  it("while it runs, and when its reply was lost: the same execution", async () => {
    let lost = 0;
    states.rule(async (call) => {
      if (call.operation !== "StartExecution" || lost > 0) return undefined;
      lost++;
      await call.forward();
      return "cut";
    });
    const { routeId } = await openRoute(w, 121);
    expect(lost).toBe(1);
    await again(routeId);
    await w.cloud.settle();
    expect(await generations(routeId)).toEqual(["g1 RUNNING"]);
    expect(await mailedTwice(w)).toEqual([]);
    await healed(routeId);
  });

  it("when it was aborted: refused by its name, and the next generation comes from the record", async () => {
    const { routeId } = await openRoute(w, 122);
    const { arn } = await execution(routeMachine, `${routeId}-g1`);
    w.cloud.events.faults = { never: true };
    await sfn.send(new StopExecutionCommand({ executionArn: arn, error: "ByHand" }));
    await again(routeId);
    await w.cloud.settle();
    w.cloud.events.faults = {};
    expect(await generations(routeId)).toEqual(["g1 ABORTED"]);
    await w.cloud.advance("PT1H");
    expect(await generations(routeId)).toEqual(["g2 RUNNING", "g1 ABORTED"]);
    await w.cloud.advance("P91D"); // the name is free again
    const input = JSON.stringify({ probe: true });
    const stateMachineArn = w.cloud.arns.machine(routeMachine);
    await again(routeId);
    await w.cloud.settle();
    expect(await generations(routeId)).not.toContain("g1 RUNNING");
    // The proof that it is free: anybody may take it now.
    const taken = await sfn.send(new StartExecutionCommand({ stateMachineArn, name: `${routeId}-g1`, input }));
    await sfn.send(new StopExecutionCommand({ executionArn: taken.executionArn!, error: "ByHand" }));
    await healed(routeId);
  });
});

it("asked Step Functions often enough to have proved something", () => {
  expect(answers()).toBeGreaterThan(50);
});
