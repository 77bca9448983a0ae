import { mkdtempSync, rmSync } from "node:fs";
import http from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startStates } from "../index.ts";
import { Engine } from "../testing/engine.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await new Engine().open();
});
afterAll(() => engine.close());

const post = (target: string | undefined, body: string) =>
  fetch(engine.url, {
    method: "POST",
    headers: { "content-type": "application/x-amz-json-1.0", ...(target ? { "x-amz-target": target } : {}) },
    body,
  });
const refusal = async (target: string | undefined, body: string) => {
  const response = await post(target, body);
  const { __type } = (await response.json()) as { __type: string };
  return [response.status, __type.split("#")[1], response.headers.get("x-amzn-errortype")];
};

describe("requests that are none", () => {
  const list = "AWSStepFunctions.ListStateMachines";
  test.each<[string, string | undefined, string, string]>([
    ["no target", undefined, "{}", "UnknownOperationException"],
    ["another service's target", "DynamoDB_20120810.ListTables", "{}", "UnknownOperationException"],
    ["an unknown operation", "AWSStepFunctions.Dance", "{}", "UnknownOperationException"],
    ["a name of Object's prototype", "AWSStepFunctions.constructor", "{}", "UnknownOperationException"],
    ["no JSON", list, "{", "SerializationException"],
    ["no object", list, "[]", "SerializationException"],
    ["a wrong type", list, '{"maxResults":"many"}', "SerializationException"],
    ["deep JSON", list, "[".repeat(100_000), "SerializationException"],
    ["nine megabytes", list, `{"x":"${"x".repeat(9_000_000)}"}`, "RequestEntityTooLargeException"],
  ])("%s", async (_, target, body, name) => {
    expect(await refusal(target, body)).toEqual([400, name, name]);
  });

  test("another site's name for this machine", async () => {
    const { port } = new URL(engine.url);
    const ask = (host: string) =>
      new Promise<number | undefined>((done) => {
        const headers = { host, "x-amz-target": list };
        http
          .request({ host: "127.0.0.1", port, method: "POST", headers }, (response) => {
            response.resume();
            done(response.statusCode);
          })
          .end("{}");
      });
    expect(await ask(`evil.example:${port}`)).toBe(403);
    expect(await ask(`states.localhost:${port}`)).toBe(200);
    expect(await ask(`127.0.0.1:${port}`)).toBe(200);
  });

  test("an empty body stands for no fields", async () => {
    expect((await post(list, "")).status).toBe(200);
  });

  test("several faults are told together", async () => {
    await expect(engine.call("CreateStateMachine", {})).rejects.toThrow(
      "3 validation errors detected: Value null at 'name' failed to satisfy constraint: Member must not be null; Value null at 'definition'",
    );
  });
});

describe("task tokens", () => {
  test.each(["x", "AAAA", Buffer.from("1.1.forged").toString("base64url")])("%s is no token", async (taskToken) => {
    await expect(engine.call("SendTaskSuccess", { taskToken, output: "{}" })).rejects.toMatchObject({
      name: "InvalidToken",
      message: "Invalid Token: 'Invalid token'",
    });
  });

  test("the output must be JSON, and no longer than 256 KiB", async () => {
    let taskToken = "";
    engine.functions.ask = (event) => {
      taskToken = (event as { token: string }).token;
      return {};
    };
    const arn = await engine.start(
      await engine.machine({
        StartAt: "T",
        States: {
          T: {
            Type: "Task",
            Resource: "arn:aws:states:::lambda:invoke.waitForTaskToken",
            Parameters: { FunctionName: "ask", Payload: { "token.$": "$$.Task.Token" } },
            End: true,
          },
        },
      }),
    );
    await engine.idle();
    await expect(engine.call("SendTaskSuccess", { taskToken, output: "{" })).rejects.toMatchObject({
      name: "InvalidOutput",
    });
    const long = JSON.stringify("x".repeat(262_143));
    await expect(engine.call("SendTaskSuccess", { taskToken, output: long })).rejects.toMatchObject({
      name: "ValidationException",
    });
    await expect(engine.call("SendTaskSuccess", { taskToken })).rejects.toMatchObject({ name: "ValidationException" });
    expect((await engine.look(arn)).status).toBe("RUNNING");
    await engine.call("SendTaskSuccess", { taskToken, output: "{}" });
    expect((await engine.look(arn)).status).toBe("SUCCEEDED");
  });
});

test("names of Object's prototype pass through states as data", async () => {
  const input = JSON.parse('{"__proto__":{"polluted":true},"constructor":1}');
  const execution = await engine.runState(
    { Type: "Pass", Parameters: { "all.$": "$", "c.$": "$.constructor" } },
    input,
  );
  expect(JSON.stringify(execution.output)).toBe('{"all":{"__proto__":{"polluted":true},"constructor":1},"c":1}');
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

test("an operation that may not be called now is throttled, as AWS says it, and the others are not", async () => {
  const home = mkdtempSync(path.join(tmpdir(), "throttled-"));
  const { url, close } = await startStates({ home, mayCall: (operation) => operation !== "ListStateMachines" });
  const ask = (operation: string) =>
    fetch(url, { method: "POST", headers: { "x-amz-target": `AWSStepFunctions.${operation}` }, body: "{}" });
  const refused = await ask("ListStateMachines");
  expect([refused.status, await refused.json()]).toMatchObject([400, { message: "Rate exceeded" }]);
  expect(refused.headers.get("x-amzn-errortype")).toBe("ThrottlingException");
  expect((await ask("ListActivities")).status).toBe(200);
  await close();
  rmSync(home, { recursive: true });
});
