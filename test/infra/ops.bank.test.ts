import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { createTableInput, tables } from "@marshrut/aws/tables";
import * as Agency from "@marshrut/core/agency";
import { createTables, startDynamoDb } from "@marshrut/local/dynamodb";
import { openHome } from "@marshrut/local/home";
import { afterAll, beforeAll, expect, it } from "vitest";
import { changesSince } from "../../scripts/ops/changes.ts";
import { rotateKeys } from "../../scripts/ops/rotate-keys.ts";
import { pointAt } from "../../scripts/ops/stage.ts";
import * as system from "../../scripts/ops/system.ts";
import { configureTenant } from "../../scripts/ops/tenant.ts";
import { at, credentials, fakeAws } from "./aws.ts";

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
  const names = {
    records: at.physical("records"),
    vault: at.physical("vault"),
    audit: at.physical("audit"),
    safe: at.physical("safe"),
  };
  await createTables(
    client,
    tables.map((spec) => createTableInput(spec, names)),
  );
  process.env.AWS_ENDPOINT_URL_DYNAMODB = database.url;
  process.env.AWS_ACCESS_KEY_ID = credentials.accessKeyId;
  process.env.AWS_SECRET_ACCESS_KEY = credentials.secretAccessKey;
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
  const changes = await changesSince(client, at.physical("audit"), "2020-01-01");
  expect(changes).toMatchObject([{ action: "tenant.configure", by: "system:operator" }]);
  expect(await changesSince(client, at.physical("audit"), "2099-01-01")).toEqual([]);
});

it("what took a right from somebody stands first among the changes since a restored day", async () => {
  const [{ systemCtx, auditReads }, { deps }] = await Promise.all([
    import("@marshrut/core/shared"),
    import("@marshrut/functions/container"),
  ]);
  const fields = (fields: string) => ({ action: "child.patch", detail: { fields } });
  const [gone, removed] = [
    fields("status,leftCause"),
    fields("person.address,representatives.rep_01JNE00000000000000000000A"),
  ];
  const others = [
    fields("municipality"),
    fields("representatives.rep_01JNE00000000000000000000A.phone"),
    { action: "step.hold" },
  ];
  const ended = ["consent.withdraw", "consent.end", "account.block", "child.erase"].map((action) => ({ action }));
  const urgent = [...ended, gone, removed];
  const entries = [...others, ...urgent].map((entry) => ({ subject: "child_01JNE00000000000000000000A", ...entry }));
  const since = new Date().toISOString();
  await auditReads(systemCtx(deps(), "kuzbass", "operator"), entries);
  const found = await changesSince(client, at.physical("audit"), since);
  const said = ({ action, detail }: { action: string; detail?: string }) => `${action} ${detail ?? "{}"}`;
  const wanted = (list: { action: string; detail?: object }[]) =>
    list.map(({ action, detail = {} }) => said({ action, detail: JSON.stringify(detail) })).toSorted();
  expect(found.slice(0, urgent.length).map(said).toSorted()).toEqual(wanted(urgent));
  expect(found.slice(urgent.length).map(said).toSorted()).toEqual(wanted(others));
});

it("an agency's system gets a client that can do nothing but ask for its token, and loses it", async () => {
  const [{ systemCtx }, { deps }] = await Promise.all([
    import("@marshrut/core/shared"),
    import("@marshrut/functions/container"),
  ]);
  const school = { kind: "school", name: "Школа", shortName: "Ш", municipality: "novokuznetsk" } as const;
  const contacts = [{ email: "s@example.org" }];
  const { agency } = await Agency.register(systemCtx(deps(), "kuzbass", "operator"), { ...school, contacts });
  const aws = await fakeAws();
  closers.push(aws.close);
  aws.answers.CreateUserPoolClient = () => ({ UserPoolClient: { ClientId: "c1", ClientSecret: "shown once" } });
  const cognito = new CognitoIdentityProviderClient(aws.config);
  const of: system.Systems = { cognito, at, pool: "eu-central-1_pool", tenant: "kuzbass" };

  expect(await system.add(of, agency.agencyId, "Система")).toEqual({ client: "c1", secret: "shown once" });
  expect(aws.asked[0]).toMatchObject({
    operation: "CreateUserPoolClient",
    input: {
      UserPoolId: "eu-central-1_pool",
      GenerateSecret: true,
      AllowedOAuthFlows: ["client_credentials"],
      AllowedOAuthScopes: ["marshrut/system"],
      // Neither a person's password nor their attributes are its business.
      ExplicitAuthFlows: ["ALLOW_REFRESH_TOKEN_AUTH"],
      ReadAttributes: ["locale"],
      WriteAttributes: ["locale"],
      PreventUserExistenceErrors: "ENABLED",
      EnableTokenRevocation: true,
      AccessTokenValidity: 8,
      TokenValidityUnits: { AccessToken: "hours" },
    },
  });
  expect(await system.list("kuzbass")).toEqual([`c1\t${agency.agencyId}\tСистема`]);
  await expect(system.add(of, "agency_01JNE0000000000000000000AA", "Чужая")).rejects.toThrow();
  expect(aws.asked.at(-1)).toMatchObject({ operation: "DeleteUserPoolClient", input: { ClientId: "c1" } });
  aws.answers.DeleteUserPoolClient = () => ({ __status: 400, __type: "ResourceNotFoundException" });
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
