import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { SQSClient } from "@aws-sdk/client-sqs";
import { createTableInput, tables } from "@marshrut/aws/tables";
import * as Agency from "@marshrut/core/agency";
import { createTables, startDynamoDb } from "@marshrut/local/dynamodb";
import { openHome } from "@marshrut/local/home";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { deedsSince } from "../../scripts/ops/deeds.ts";
import { drop, type Letters, list, redrive } from "../../scripts/ops/letters.ts";
import { restore } from "../../scripts/ops/restore.ts";
import { rotateKeys } from "../../scripts/ops/rotate-keys.ts";
import { fromCommandLine, pointAt, Usage } from "../../scripts/ops/stage.ts";
import * as system from "../../scripts/ops/system.ts";
import { configureTenant } from "../../scripts/ops/tenant.ts";

const at = { stage: "production", region: "eu-central-1", physical: (name: string) => `marshrut-production-${name}` };
const credentials = { accessKeyId: "local", secretAccessKey: "local" };

/** AWS's JSON protocols as far as the scripts speak them: what was asked, and answers by the operation's name. */
let asked: { operation: string; input: Record<string, unknown> }[];
let answers: Record<string, (input: Record<string, unknown>) => object>;
let server: Server;
let config: { endpoint: string; region: string; credentials: typeof credentials; maxAttempts: number };

const read = async (request: IncomingMessage) => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
};

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const operation = String(request.headers["x-amz-target"] ?? "Lambda.Invoke")
      .split(".")
      .at(-1)!;
    const input = JSON.parse((await read(request)) || "{}") as Record<string, unknown>;
    asked.push({ operation, input: { ...input, ...(operation === "Invoke" ? { path: request.url } : {}) } });
    const answer = answers[operation]?.(input) ?? {};
    const {
      __status = 200,
      __headers = {},
      ...body
    } = answer as { __status?: number; __headers?: Record<string, string> };
    response
      .writeHead(__status, { "content-type": "application/x-amz-json-1.0", ...__headers })
      .end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  config = { endpoint, region: at.region, credentials, maxAttempts: 1 };
});
afterAll(() => void server.close());
beforeEach(() => {
  asked = [];
  answers = {};
});

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

describe("restoring a table", () => {
  const to = new Date("2026-03-01T09:00:00Z");
  const target = "marshrut-production-records-r20260301090000";
  const key = "arn:aws:kms:eu-central-1:123456789012:key/RecordsKey";

  function world(): Map<string, Record<string, unknown>> {
    const made = new Map<string, Record<string, unknown>>([
      ["marshrut-production-records", { TableStatus: "ACTIVE", SSEDescription: { KMSMasterKeyArn: key } }],
    ]);
    answers = {
      DescribeTable: ({ TableName }) => {
        const Table = made.get(String(TableName));
        return Table
          ? { Table }
          : { __status: 400, __type: "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException" };
      },
      RestoreTableToPointInTime: ({ TargetTableName }) => {
        made.set(String(TargetTableName), { TableStatus: "ACTIVE" });
        return {};
      },
    };
    return made;
  }
  const run = () => restore({ client: new DynamoDBClient(config), at, table: "records", to, say: () => {}, pause: 1 });
  const changes = () => asked.filter(({ operation }) => operation !== "DescribeTable");

  it("makes a copy under the live table's key, and switches on again all that a restore leaves off", async () => {
    world();
    expect(await run()).toBe(target);
    expect(changes()).toEqual([
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
    ]);
  });

  it("can be repeated after it was broken off: what is done is not done again", async () => {
    world().set(target, {
      TableStatus: "ACTIVE",
      DeletionProtectionEnabled: true,
      StreamSpecification: { StreamEnabled: true },
    });
    answers.UpdateTimeToLive = () => ({
      __status: 400,
      __type: "ValidationException",
      message: "TimeToLive is already enabled",
    });
    expect(await run()).toBe(target);
    expect(changes().map(({ operation }) => operation)).toEqual(["UpdateTimeToLive", "UpdateContinuousBackups"]);
  });

  it("knows the product's tables only", async () => {
    await expect(
      restore({ client: new DynamoDBClient(config), at, table: "users", to, say: () => {} }),
    ).rejects.toThrow(Usage);
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
    return { sqs: new SQSClient(config), lambda: new LambdaClient(config), at, queue, say: (line) => said.push(line) };
  };
  beforeEach(() => {
    const waiting = [letter("a", { n: 1, secret: "addr@example.org" }), letter("b", { n: 2 })];
    answers = {
      GetQueueUrl: ({ QueueName }) => ({ QueueUrl: `${config.endpoint}/1/${QueueName}` }),
      ReceiveMessage: () => ({ Messages: waiting }), // the same ones again and again, as a short visibility would
      Invoke: ({ n }) => (n === 2 ? { __headers: { "x-amz-function-error": "Unhandled" } } : {}),
    };
  });
  const deleted = () =>
    asked.filter(({ operation }) => operation === "DeleteMessage").map(({ input }) => input.ReceiptHandle);

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
      asked
        .filter(({ operation }) => operation === "Invoke")
        .map(({ input }) => [input.n, decodeURIComponent(String(input.path))]),
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

describe("on a data bank", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "ops-"));
  const before = { ...process.env };
  const closers: (() => unknown)[] = [];
  let client: DynamoDBClient;

  beforeAll(async () => {
    const home = openHome(folder);
    const database = await startDynamoDb({ home });
    closers.push(
      () => home.close(),
      () => database.close(),
    );
    client = new DynamoDBClient({ endpoint: database.url, region: at.region, credentials });
    const names = { records: at.physical("records"), vault: at.physical("vault"), audit: at.physical("audit") };
    await createTables(
      client,
      tables.map((spec) => createTableInput(spec, names)),
    );
    const { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY } = credentials;
    Object.assign(process.env, { AWS_ENDPOINT_URL_DYNAMODB: database.url, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY });
    process.env.KEYRING = `file:${folder}/keys.json`;
    pointAt(at);
  });
  afterAll(async () => {
    for (const close of closers.toReversed()) await close();
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    rmSync(folder, { recursive: true, force: true });
  });

  const settings = {
    name: { ru: "Кузбасс", en: "Kuzbass" },
    zone: "Asia/Novokuznetsk",
    municipalities: [
      { key: "novokuznetsk", name: { ru: "Новокузнецк", en: "Novokuznetsk" }, coordinatorEmail: "c@example.org" },
    ],
    mailFrom: "no-reply@mail.example.org",
    publicUrl: "https://api.example.org",
    escalationEmail: "d@example.org",
  };

  it("a tenant is added, and what is wrong with its settings is said", async () => {
    await configureTenant("kuzbass", settings);
    await expect(configureTenant("kuzbass", { ...settings, zone: "Mars/Base" })).rejects.toThrow(/zone/);
    const deeds = await deedsSince(client, at.physical("audit"), "2020-01-01");
    expect(deeds).toMatchObject([{ action: "tenant.configure", by: "system:operator" }]);
    expect(await deedsSince(client, at.physical("audit"), "2099-01-01")).toEqual([]);
  });

  it("an agency's system gets a client that can do nothing but ask for its token, and loses it", async () => {
    const [{ systemCtx }, { deps }] = await Promise.all([
      import("@marshrut/core/shared"),
      import("@marshrut/functions/container"),
    ]);
    const school = { kind: "school", name: "Школа", shortName: "Ш", municipality: "novokuznetsk" } as const;
    const contacts = [{ email: "s@example.org" }];
    const { agency } = await Agency.register(systemCtx(deps(), "kuzbass", "operator"), { ...school, contacts });
    answers.CreateUserPoolClient = () => ({ UserPoolClient: { ClientId: "c1", ClientSecret: "shown once" } });
    const cognito = new CognitoIdentityProviderClient(config);
    const of: system.Systems = { cognito, at, pool: "eu-central-1_pool", tenant: "kuzbass" };

    expect(await system.add(of, agency.agencyId, "Система")).toEqual({ client: "c1", secret: "shown once" });
    expect(asked[0]).toMatchObject({
      operation: "CreateUserPoolClient",
      input: {
        UserPoolId: "eu-central-1_pool",
        GenerateSecret: true,
        AllowedOAuthFlows: ["client_credentials"],
        AllowedOAuthScopes: ["marshrut/system"],
        ExplicitAuthFlows: [],
      },
    });
    expect(await system.list("kuzbass")).toEqual([`c1\t${agency.agencyId}\tСистема`]);
    await expect(system.add(of, "agency_01JNE0000000000000000000AA", "Чужая")).rejects.toThrow();
    expect(asked.at(-1)).toMatchObject({ operation: "DeleteUserPoolClient", input: { ClientId: "c1" } });
    answers.DeleteUserPoolClient = () => ({ __status: 400, __type: "ResourceNotFoundException" });
    for (const _ of ["once", "again"]) await system.remove(of, "c1");
    expect(await system.list("kuzbass")).toEqual([]);
  });

  it("a tenant's keys turn over: what was sealed before opens still", async () => {
    const { deps } = await import("@marshrut/functions/container");
    const context = { tenant: "kuzbass", subject: "child_1", field: "person.surname" };
    const sealed = await deps().keys.seal("Иванова", context);
    await rotateKeys("kuzbass");
    await rotateKeys("kuzbass");
    expect(await deps().keys.open(sealed, context)).toBe("Иванова");
    const { items } = await deps().bank.list("vault", "T#kuzbass#KEYS");
    expect(items).toHaveLength(3);
  });
});
