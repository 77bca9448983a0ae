import { afterAll, beforeAll, expect, test } from "vitest";
import type { JsonObject } from "../json/index.ts";
import { Engine, typesOf } from "../testing/engine.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await new Engine().open();
});
afterAll(() => engine.close());

const create = async (name: string) =>
  (await engine.call<{ activityArn: string }>("CreateActivity", { name })).activityArn;
const start = (resource: string, more: JsonObject = {}) =>
  engine.startState({ Type: "Task", Resource: resource, ...more }, { n: 1 });
const ask = (activityArn: string, workerName = "w") =>
  engine.call<{ taskToken?: string; input?: string }>("GetActivityTask", { activityArn, workerName });

test("a worker takes work that waits, also after a restart, and answers", async () => {
  const activityArn = await create("takes");
  const executionArn = await start(activityArn);
  await engine.restart();
  const { taskToken, input } = await ask(activityArn);
  expect(input).toBe('{"n":1}');
  await engine.call("SendTaskSuccess", { taskToken: taskToken!, output: '"done"' });
  const execution = await engine.look(executionArn);
  expect(execution.output).toBe("done");
  expect(typesOf(execution).slice(2, 5)).toEqual(["ActivityScheduled", "ActivityStarted", "ActivitySucceeded"]);
  expect(execution.events[3]).toMatchObject({ activityStartedEventDetails: { workerName: "w" } });
});

test("a worker that waits gets work as soon as there is some, and nothing after a minute", async () => {
  const activityArn = await create("waits");
  const asked = ask(activityArn);
  await engine.call("ListActivities", {});
  const executionArn = await start(activityArn);
  const { taskToken } = await asked;
  await engine.call("SendTaskFailure", { taskToken: taskToken!, error: "Bad", cause: "luck" });
  expect(await engine.look(executionArn)).toMatchObject({ status: "FAILED", error: "Bad", cause: "luck" });
  const idle = ask(activityArn);
  await engine.call("ListActivities", {});
  await engine.pass(60);
  expect(await idle).toEqual({});
});

test("work that has timed out is nobody's", async () => {
  const activityArn = await create("late");
  const executionArn = await start(activityArn, { TimeoutSeconds: 10 });
  await engine.pass(10);
  const execution = await engine.look(executionArn);
  expect(execution.error).toBe("States.Timeout");
  expect(typesOf(execution)).toContain("ActivityTimedOut");
  const asked = ask(activityArn);
  await engine.call("ListActivities", {});
  await engine.pass(60);
  expect(await asked).toEqual({});
});

test("an activity that is not there ends the execution; so it is for the API", async () => {
  const activityArn = await create("gone");
  expect(await create("gone")).toBe(activityArn);
  expect(await engine.call("DescribeActivity", { activityArn })).toMatchObject({ name: "gone" });
  await engine.call("TagResource", { resourceArn: activityArn, tags: [{ key: "a", value: "b" }] });
  await engine.call("DeleteActivity", { activityArn });
  const execution = await engine.look(await start(activityArn));
  expect(execution.error).toBe("States.Runtime");
  expect(execution.cause).toContain(`The activity ${activityArn} does not exist.`);
  await expect(ask(activityArn)).rejects.toMatchObject({
    name: "ActivityDoesNotExist",
    message: `Activity Does Not Exist: '${activityArn}'`,
  });
  await expect(ask("no_activity")).rejects.toMatchObject({ name: "InvalidArn" });
});
