import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { SFNClient } from "@aws-sdk/client-sfn";
import { SQSClient } from "@aws-sdk/client-sqs";
import * as Tenant from "@marshrut/core/tenant";
import { functions } from "@marshrut/functions/manifest";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { world as region } from "../../packages/core/test/worlds/tenant.ts";
import { empty } from "../../scripts/ops/empty.ts";
import { drop, type Letters, list, redrive } from "../../scripts/ops/letters.ts";
import * as pause from "../../scripts/ops/pause.ts";
import { restore } from "../../scripts/ops/restore.ts";
import { fromCommandLine, main, Usage } from "../../scripts/ops/stage.ts";
import { inLines } from "../../scripts/ops/tenant.ts";
import { at, type FakeAws, fakeAws } from "./aws.ts";

let aws: FakeAws;
beforeAll(async () => {
  aws = await fakeAws();
});
afterAll(() => aws.close());
beforeEach(() => Object.assign(aws, { asked: [], answers: {} }));

it("says how it is called when it is called wrongly", () => {
  expect(() => fromCommandLine("how", { table: { type: "string" } }, ["--stage", "dev"])).toThrow(
    "--table not given\nhow",
  );
  expect(() => fromCommandLine("how", {}, ["--stage", "dev", "--nonsense"])).toThrow(Usage);
  const { values, words } = fromCommandLine("how", { table: { type: "string" } }, [
    "list",
    "--stage",
    "dev",
    "--table",
    "vault",
  ]);
  expect([values.stage, values.table, words]).toEqual(["dev", "vault", ["list"]]);
});

describe("settings of a tenant", () => {
  const runbook = readFileSync(path.resolve(import.meta.dirname, "../../docs/runbook.md"), "utf8");
  const example = () => JSON.parse(/```json\n\s*(\{\s*"name"[\s\S]*?)```/.exec(runbook)![1]!);

  const configure = async (settings: Tenant.TenantSettings) =>
    Tenant.configure((await region()).as({ kind: "admin" }), settings).catch(inLines);

  it("are taken as the runbook shows them", async () => {
    expect(await configure(example())).toEqual(example());
  });

  it("that are wrong are told in a line for each field, in both languages, as a wrong call is", async () => {
    const [municipality] = example().municipalities;
    const wrong = configure({ ...example(), zone: "Mars", municipalities: [{ ...municipality, name: "Кемерово" }] });
    await expect(wrong).rejects.toThrow(Usage);
    await expect(wrong).rejects.toThrow(/^zone: часовой пояс .* \/ a time zone .*$/m);
    await expect(wrong).rejects.toThrow(/^municipalities\[0\]\.name: здесь нужно: объект \/ should be an object$/m);
    const said = vi.spyOn(console, "error").mockReturnValue();
    const before = process.exitCode;
    try {
      await main(async () => void (await configure("kuzbass" as never)));
      expect(said.mock.calls).toEqual([["settings: здесь нужно: объект / should be an object"]]);
      expect(process.exitCode).toBe(2);
    } finally {
      process.exitCode = before;
      said.mockRestore();
    }
  });
});

describe("restoring a table", () => {
  const to = new Date("2026-03-01T09:00:00Z");
  const target = "marshrut-production-records-r20260301090000";
  const key = "arn:aws:kms:eu-central-1:123456789012:key/RecordsKey";

  function world(): Map<string, Record<string, unknown>> {
    const made = new Map<string, Record<string, unknown>>([
      [
        "marshrut-production-records",
        {
          TableStatus: "ACTIVE",
          SSEDescription: { KMSMasterKeyArn: key },
          TableArn: "arn:live",
          DeletionProtectionEnabled: true,
        },
      ],
    ]);
    aws.answers = {
      DescribeTable: ({ TableName }) => {
        const Table = made.get(String(TableName));
        return Table
          ? { Table }
          : { __status: 400, __type: "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException" };
      },
      RestoreTableToPointInTime: ({ TargetTableName }) => {
        made.set(String(TargetTableName), { TableStatus: "ACTIVE", TableArn: "arn:copy" });
        return {};
      },
      ListTagsOfResource: ({ ResourceArn }) =>
        ResourceArn === "arn:live" ? { Tags: [{ Key: "sst:stage", Value: "production" }] } : {},
    };
    return made;
  }
  const run = () =>
    restore({ client: new DynamoDBClient(aws.config), at, table: "records", to, say: () => {}, pause: 1 });
  const changes = () => aws.asked.filter(({ operation }) => !/^(Describe|List)/.test(operation));

  it("makes a copy under the live table's key, and switches on again all that a restore leaves off", async () => {
    world();
    expect(await run()).toBe(target);
    expect(changes().map(({ operation, input }) => ({ operation, input }))).toEqual([
      {
        operation: "RestoreTableToPointInTime",
        input: expect.objectContaining({
          SourceTableName: "marshrut-production-records",
          TargetTableName: target,
          RestoreDateTime: to.getTime() / 1000,
          SSESpecificationOverride: { Enabled: true, SSEType: "KMS", KMSMasterKeyId: key },
        }),
      },
      {
        operation: "UpdateTable",
        input: {
          TableName: target,
          StreamSpecification: { StreamEnabled: true, StreamViewType: "NEW_AND_OLD_IMAGES" },
        },
      },
      {
        operation: "UpdateTimeToLive",
        input: { TableName: target, TimeToLiveSpecification: { AttributeName: "expiresAt", Enabled: true } },
      },
      {
        operation: "UpdateContinuousBackups",
        input: {
          TableName: target,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
        },
      },
      { operation: "UpdateTable", input: { TableName: target, DeletionProtectionEnabled: true } },
      {
        operation: "TagResource",
        input: { ResourceArn: "arn:copy", Tags: [{ Key: "sst:stage", Value: "production" }] },
      },
    ]);
  });

  it("can be repeated after it was broken off: what is done is not done again", async () => {
    world().set(target, {
      TableStatus: "ACTIVE",
      DeletionProtectionEnabled: true,
      StreamSpecification: { StreamEnabled: true },
      TableArn: "arn:copy",
    });
    aws.answers.UpdateTimeToLive = () => ({
      __status: 400,
      __type: "ValidationException",
      message: "TimeToLive is already enabled",
    });
    expect(await run()).toBe(target);
    expect(changes().map(({ operation }) => operation)).toEqual([
      "UpdateTimeToLive",
      "UpdateContinuousBackups",
      "TagResource",
    ]);
  });

  it("knows the product's tables only", async () => {
    await expect(
      restore({ client: new DynamoDBClient(aws.config), at, table: "users", to, say: () => {} }),
    ).rejects.toThrow(Usage);
  });
});

it("a stage is stopped whole, without what it does not have, and goes on again", async () => {
  const lambda = new LambdaClient(aws.config);
  const said: string[] = [];
  await pause.stop({ lambda, at, say: (line) => said.push(line) });
  expect(said).toEqual(functions.map(({ name }) => `${name} stopped`));
  expect(aws.asked.map(({ path }) => path)).toEqual(
    functions.map(({ name }) => `/2017-10-31/functions/marshrut-production-${name}/concurrency`),
  );
  expect(aws.asked[0]!.input).toEqual({ ReservedConcurrentExecutions: 0 });
  aws.answers.Lambda = () => ({ __status: 404, __headers: { "x-amzn-errortype": "ResourceNotFoundException" } });
  await pause.go({ lambda, at, say: (line) => said.push(line) });
  expect(said).toHaveLength(functions.length);
});

describe("a stage that is to be removed", () => {
  const arnOf = (name: string) => `arn:aws:states:eu-central-1:1:stateMachine:${name}`;
  const preview = { ...at, stage: "pr-4", physical: (name: string) => `marshrut-pr-4-${name}` };
  const of = () => ({
    lambda: new LambdaClient(aws.config),
    sfn: new SFNClient(aws.config),
    at: preview,
    say: () => {},
    pause: 0,
  });
  const asked = (operation: string) => aws.asked.filter((a) => a.operation === operation).map(({ input }) => input);

  it("has its functions stopped and then every execution ended that runs, of its own machines and of no other stage's", async () => {
    const names = ["marshrut-pr-4-agency-step", "marshrut-pr-42-agency-step", "marshrut-pr-4-route-school-age-v1"];
    // Two pages each, of a list that gets shorter while its executions end.
    const left = new Map(names.map((name) => [arnOf(name), [1, 2, 3].map((n) => `execution:${name}:${n}`)]));
    aws.answers = {
      ListStateMachines: ({ nextToken }) => ({
        stateMachines: (nextToken ? names.slice(2) : names.slice(0, 2)).map((name) => ({
          name,
          stateMachineArn: arnOf(name),
        })),
        nextToken: nextToken ? undefined : "more",
      }),
      ListExecutions: ({ stateMachineArn, nextToken }) => {
        const all = left.get(String(stateMachineArn))!;
        const from = Number(nextToken ?? 0);
        const executions = all.slice(from, from + 2).map((executionArn) => ({ executionArn }));
        return { executions, nextToken: from + 2 < all.length ? String(from + 2) : undefined };
      },
      StopExecution: ({ executionArn }) => {
        for (const [machine, all] of left)
          left.set(
            machine,
            all.filter((one) => one !== executionArn),
          );
        return String(executionArn).endsWith(":2") ? { __status: 400, __type: "ExecutionDoesNotExist" } : {};
      },
    };
    expect(await empty(of())).toBe(6);
    expect([...left.values()].map((all) => all.length)).toEqual([0, 3, 0]);
    expect(asked("ListExecutions").every(({ statusFilter }) => statusFilter === "RUNNING")).toBe(true);
    const [first] = aws.asked;
    expect([first!.operation, first!.input]).toEqual(["Lambda", { ReservedConcurrentExecutions: 0 }]);
    expect(aws.asked.findIndex(({ operation }) => operation === "StopExecution")).toBeGreaterThan(functions.length);
    expect(await empty(of())).toBe(0);
  });

  it("is never production", async () => {
    await expect(empty({ ...of(), at })).rejects.toThrow(Usage);
    expect(aws.asked).toEqual([]);
  });
});

describe("dead letters", () => {
  const functionArn = "arn:aws:lambda:eu-central-1:1:function:marshrut-production-mail-events:$LATEST";
  const letter = (id: string, requestPayload: unknown) => {
    const Body = JSON.stringify({ requestContext: { functionArn, condition: "RetriesExhausted" }, requestPayload });
    const MD5OfBody = createHash("md5").update(Body).digest("hex"); // SQS's own checksum, which the client verifies
    return { MessageId: id, ReceiptHandle: `r-${id}`, Body, MD5OfBody };
  };
  let said: string[];
  const letters = (queue = "failed"): Letters => {
    said = [];
    return {
      sqs: new SQSClient(aws.config),
      lambda: new LambdaClient(aws.config),
      at,
      queue,
      say: (line) => said.push(line),
    };
  };
  beforeEach(() => {
    const waiting = [letter("a", { n: 1, secret: "addr@example.org" }), letter("b", { n: 2 })];
    aws.answers = {
      GetQueueUrl: ({ QueueName }) => ({ QueueUrl: `${aws.config.endpoint}/1/${QueueName}` }),
      ReceiveMessage: () => ({ Messages: waiting }), // the same ones again and again, as a short visibility would
      Invoke: ({ n }) => (n === 2 ? { __headers: { "x-amz-function-error": "Unhandled" } } : {}),
    };
  });
  const deleted = () =>
    aws.asked.filter(({ operation }) => operation === "DeleteMessage").map(({ input }) => input.ReceiptHandle);

  it("are listed by what they were for and why they are there, and nothing of what is in them", async () => {
    expect(await list(letters())).toBe(2);
    expect(said).toEqual([
      "a marshrut-production-mail-events:$LATEST RetriesExhausted",
      "b marshrut-production-mail-events:$LATEST RetriesExhausted",
    ]);
    expect(deleted()).toEqual([]);
  });

  it("are done again by their function, and go only when that was done", async () => {
    expect(await redrive(letters())).toEqual({ done: 1, failed: 1 });
    expect(
      aws.asked.filter(({ operation }) => operation === "Invoke").map(({ input, path }) => [input.n, path]),
    ).toEqual([
      [1, "/2015-03-31/functions/arn:aws:lambda:eu-central-1:1:function:marshrut-production-mail-events/invocations"],
      [2, "/2015-03-31/functions/arn:aws:lambda:eu-central-1:1:function:marshrut-production-mail-events/invocations"],
    ]);
    expect(deleted()).toEqual(["r-a"]);
  });

  it("of the stream are dropped, not done again: the sweeper has their events", async () => {
    await expect(redrive(letters("streams"))).rejects.toThrow(Usage);
    expect(await drop(letters("streams"))).toBe(2);
    expect(deleted()).toEqual(["r-a", "r-b"]);
  });
});
