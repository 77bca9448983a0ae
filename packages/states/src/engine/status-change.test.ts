import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { CreateStateMachineCommand, SFNClient, StartExecutionCommand, StopExecutionCommand } from "@aws-sdk/client-sfn";
import { afterEach, expect, it } from "vitest";
import { type StatusChange, startStates } from "../index.ts";

const homes: string[] = [];
afterEach(() => {
  for (const home of homes.splice(0)) rmSync(home, { recursive: true });
});

const definition = (state: Record<string, unknown>) => JSON.stringify({ StartAt: "Only", States: { Only: state } });

it("tells of each change of a Standard execution as EventBridge has it, once, and of Express ones nothing", async () => {
  const home = mkdtempSync(path.join(tmpdir(), "states-"));
  homes.push(home);
  const heard: StatusChange[] = [];
  const states = await startStates({ home, region: "eu-central-1", onStatusChange: (event) => heard.push(event) });
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  const client = new SFNClient({ endpoint: states.url, region: "eu-central-1", credentials });
  const roleArn = "arn:aws:iam::123456789012:role/test";
  const run = async (name: string, state: Record<string, unknown>, input: string, type?: "EXPRESS") => {
    const made = await client.send(
      new CreateStateMachineCommand({ name, definition: definition(state), roleArn, type }),
    );
    const started = await client.send(
      new StartExecutionCommand({ stateMachineArn: made.stateMachineArn, name: "one", input }),
    );
    await states.idle();
    return started.executionArn!;
  };
  await run("passes", { Type: "Pass", End: true }, '{"stepId":"step_1"}');
  await run("fails", { Type: "Fail", Error: "Broken", Cause: "on purpose" }, "{}");
  const waiting = await run("waits", { Type: "Wait", Seconds: 600, End: true }, "{}");
  await client.send(new StopExecutionCommand({ executionArn: waiting, error: "ByHand", cause: "a test" }));
  await states.idle();
  await run("large", { Type: "Fail" }, JSON.stringify("x".repeat(250 * 1024)));
  await run("express", { Type: "Fail" }, "{}", "EXPRESS");
  client.destroy();
  await states.close();

  const said = heard.map(({ detail: d }) => [d.stateMachineArn.split(":").at(-1), d.status, d.error, d.cause]);
  expect(said).toEqual([
    ["passes", "RUNNING", null, null],
    ["passes", "SUCCEEDED", null, null],
    ["fails", "RUNNING", null, null],
    ["fails", "FAILED", "Broken", "on purpose"],
    ["waits", "RUNNING", null, null],
    ["waits", "ABORTED", "ByHand", "a test"],
    ["large", "RUNNING", null, null],
    ["large", "FAILED", null, null],
  ]);
  const arn = "arn:aws:states:eu-central-1:123456789012:execution:passes:one";
  expect(heard[1]).toEqual({
    version: "0",
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    "detail-type": "Step Functions Execution Status Change",
    source: "aws.states",
    account: "123456789012",
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    region: "eu-central-1",
    resources: [arn],
    detail: {
      executionArn: arn,
      stateMachineArn: "arn:aws:states:eu-central-1:123456789012:stateMachine:passes",
      name: "one",
      status: "SUCCEEDED",
      startDate: expect.any(Number),
      stopDate: expect.any(Number),
      input: '{"stepId":"step_1"}',
      output: '{"stepId":"step_1"}',
      inputDetails: { included: true },
      outputDetails: { included: true },
      error: null,
      cause: null,
    },
  });
  expect(heard.at(-1)?.detail).toMatchObject({ input: null, inputDetails: { included: false }, outputDetails: null });
});
