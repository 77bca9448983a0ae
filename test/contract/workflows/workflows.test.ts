import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { CreateStateMachineCommand, SFNClient } from "@aws-sdk/client-sfn";
import { machinesOf, sfnWorkflows } from "@marshrut/aws/workflows";
import type { Workflows } from "@marshrut/core/shared";
import { type Clock, type States, startStates } from "@marshrut/states";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Fault, type FaultyWire, startProxy, throttle } from "../parts/proxy.ts";

/** Waits for an agency's answer for a day, then ends: as agency-step does, and nothing more. */
const waiter = {
  QueryLanguage: "JSONata",
  StartAt: "AwaitReport",
  States: {
    AwaitReport: {
      Type: "Task",
      Resource: "arn:aws:states:::lambda:invoke.waitForTaskToken",
      Arguments: { FunctionName: "store-token", Payload: { token: "{% $states.context.Task.Token %}" } },
      TimeoutSeconds: 86_400,
      Catch: [
        { ErrorEquals: ["States.Timeout"], Next: "Late" },
        { ErrorEquals: ["Woken"], Next: "AwaitReport" },
      ],
      End: true,
    },
    Late: { Type: "Succeed" },
  },
};

let home: string;
let states: States;
let wire: FaultyWire;
let client: SFNClient;
let workflows: Workflows;
let time = 1_750_000_000_000;
const timers = new Set<{ when: number; run: () => void }>();
const tokens: string[] = [];

/** A clock that the test moves. */
const clock: Clock = {
  now: () => time,
  at(when, run) {
    const timer = { when, run };
    timers.add(timer);
    return () => void timers.delete(timer);
  },
};
async function pass(ms: number) {
  time += ms;
  for (const timer of [...timers]) if (timer.when <= time && timers.delete(timer)) timer.run();
  await states.idle();
}

const account = { accessKeyId: "test", secretAccessKey: "test" };
const prefix = "arn:aws:states:eu-central-1:123456789012:stateMachine:marshrut-";

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), "marshrut-states-"));
  states = await startStates({
    home,
    clock,
    port: 0,
    region: "eu-central-1",
    accountId: "123456789012",
    async invokeLambda({ payload }) {
      tokens.push((JSON.parse(payload) as { token: string }).token);
      return { statusCode: 200, payload: "null" };
    },
  });
  wire = await startProxy(states.url);
  client = new SFNClient({ endpoint: wire.endpoint, region: "eu-central-1", credentials: account, maxAttempts: 1 });
  const definition = JSON.stringify(waiter);
  const roleArn = "arn:aws:iam::123456789012:role/test";
  await client.send(new CreateStateMachineCommand({ name: "marshrut-agency-step", definition, roleArn }));
  workflows = sfnWorkflows(client, machinesOf({ STATE_MACHINE_ARN_PREFIX: prefix }));
});
afterAll(async () => {
  client.destroy();
  await wire.close();
  await states.close();
  await rm(home, { recursive: true });
});

let count = 0;
let step: { machine: string; name: string; input: { stepId: string } };
beforeEach(() => {
  const name = `step_${++count}-g1`;
  step = { machine: "agency-step", name, input: { stepId: name } };
  tokens.length = 0;
});
const status = () => workflows.status(step.machine, step.name);
async function started() {
  expect(await workflows.start(step)).toBe("started");
  await states.idle();
  return tokens[0]!;
}

describe("workflows in Step Functions", () => {
  it("start, wait for the answer, and end with it", async () => {
    expect(await status()).toBe("absent");
    const token = await started();
    expect(await status()).toBe("running");
    expect(await workflows.succeed(token, { answer: "reported" })).toBe("done");
    await states.idle();
    expect(await status()).toBe("ended");
  });

  it("start again as if nothing happened while the same runs, and say that it exists otherwise", async () => {
    const token = await started();
    expect(await workflows.start(step)).toBe("started");
    await states.idle();
    expect(tokens).toHaveLength(1);
    expect(await workflows.start({ ...step, input: { stepId: "step_other" } })).toBe("exists");
    await workflows.succeed(token, {});
    await states.idle();
    expect(await workflows.start(step)).toBe("exists");
  });

  it("find nobody behind a token that was answered, timed out, was aborted, or never was one", async () => {
    const answered = await started();
    await workflows.succeed(answered, {});
    expect(await workflows.succeed(answered, {})).toBe("gone");
    step = { ...step, name: `${step.name}-late` };
    tokens.length = 0;
    const late = await started();
    await pass(86_400_000);
    expect(await workflows.succeed(late, {})).toBe("gone");
    expect(await status()).toBe("ended");
    step = { ...step, name: `${step.name}-aborted` };
    tokens.length = 0;
    const aborted = await started();
    await workflows.stop(step.machine, step.name, "the plan was withdrawn");
    expect(await workflows.succeed(aborted, {})).toBe("gone");
    expect(await workflows.succeed("no token at all", {})).toBe("gone");
  });

  it("wake a wait, which begins again under another token, and find nobody behind the first one", async () => {
    const first = await started();
    expect(await workflows.wake(first)).toBe("done");
    await states.idle();
    expect(tokens).toHaveLength(2);
    expect(await workflows.wake(first)).toBe("gone");
    expect(await workflows.succeed(first, {})).toBe("gone");
    expect(await workflows.succeed(tokens[1]!, {})).toBe("done");
    expect(await workflows.wake("no token at all")).toBe("gone");
  });

  it("stop what runs, and leave alone what ended or never was", async () => {
    await started();
    await workflows.stop(step.machine, step.name, "the plan was withdrawn");
    expect(await status()).toBe("ended");
    await workflows.stop(step.machine, step.name, "again");
    await workflows.stop(step.machine, "step_never-g1", "nothing there");
    expect(await workflows.status(step.machine, "step_never-g1")).toBe("absent");
  });

  it("say whether somebody waits behind a token, and leave the wait as it is", async () => {
    const token = await started();
    expect(await workflows.waits(token)).toBe(true);
    wire.plan("SendTaskHeartbeat", throttle);
    await expect(workflows.waits(token)).rejects.toMatchObject({ name: "Unavailable" });
    await pass(86_400_000);
    expect(await workflows.waits(token)).toBe(false); // it had timed out at its hour
    expect(await status()).toBe("ended");
    expect(await workflows.waits("no token at all")).toBe(false);
  });

  it("treat an answer whose reply was lost as given: the second attempt finds nobody (FAULTS F3)", async () => {
    const token = await started();
    wire.plan("SendTaskSuccess", "lose-reply");
    await expect(workflows.succeed(token, {})).rejects.toMatchObject({ name: "Unavailable" });
    await states.idle();
    expect(await workflows.succeed(token, {})).toBe("gone");
    expect(await status()).toBe("ended");
  });

  it("start once although the reply was lost", async () => {
    wire.plan("StartExecution", "lose-reply");
    await expect(workflows.start(step)).rejects.toMatchObject({ name: "Unavailable" });
    expect(await workflows.start(step)).toBe("started");
    await states.idle();
    expect(tokens).toHaveLength(1);
  });

  const limit: Fault = { status: 400, body: { __type: "ExecutionLimitExceeded", message: "too many" } };
  it.each<[string, Fault]>([
    ["throttled", throttle],
    ["too many executions", limit],
    ["a fault of the service", { status: 500, body: { __type: "InternalServerError" } }],
    ["a lost reply", "lose-reply"],
  ])("are Unavailable, not absent, when the service does not answer: %s", async (_, fault) => {
    for (const operation of [
      "StartExecution",
      "SendTaskSuccess",
      "SendTaskFailure",
      "StopExecution",
      "DescribeExecution",
    ])
      wire.plan(operation, fault);
    const unavailable = { name: "Unavailable" };
    await expect(workflows.start(step)).rejects.toMatchObject(unavailable);
    await expect(workflows.succeed("token", {})).rejects.toMatchObject(unavailable);
    await expect(workflows.wake("token")).rejects.toMatchObject(unavailable);
    await expect(workflows.stop(step.machine, step.name, "x")).rejects.toMatchObject(unavailable);
    await expect(status()).rejects.toMatchObject(unavailable);
  });

  it("name what is wrong with the settings", async () => {
    await expect(workflows.start({ ...step, machine: "no-such-machine" })).rejects.toMatchObject({
      name: "StateMachineDoesNotExist",
    });
    const unset = sfnWorkflows(client, machinesOf({}));
    await expect(unset.status("agency-step", "x")).rejects.toThrow(/STATE_MACHINE_ARN_PREFIX/);
  });
});
