import { functions, identityTriggers, streams, tables } from "@marshrut/functions/manifest";
import {
  fileActions,
  granted,
  keyVerbs,
  machineActions,
  sealActions,
  type TableVerb,
  tableActions,
} from "@marshrut/functions/needs";
import { beforeAll, describe, expect, it } from "vitest";
import { chosen, outside } from "./rehearsal.ts";
import { Stage, type Statement } from "./stage.ts";
import { explained, wildcards } from "./wildcards.ts";

let stages: Stage[];
let production: Stage;
beforeAll(async () => {
  stages = await Promise.all([Stage.of("production"), Stage.of("dev")]);
  production = stages[0]!;
}, 300_000);

const pairs = (s: Statement) =>
  s.Action.flatMap((action) => (s.Resource.length > 0 ? s.Resource : [""]).map((resource) => ({ action, resource })));
const hasStar = ({ action, resource }: { action: string; resource: string }) => /\*/.test(action + resource);

it("uses * in an action or a resource nowhere but where a reason is given", () => {
  const unexplained = stages.flatMap((stage) =>
    stage
      .statements()
      .filter((s) => s.Effect === "Allow")
      .flatMap((s) =>
        pairs(s)
          .filter(hasStar)
          .filter((p) => !explained(s, p.action, p.resource))
          .map((p) => ({ of: s.of, ...p })),
      ),
  );
  expect(unexplained).toEqual([]);
});

it("gives no reason for a * that is not there any more", () => {
  const found = production.statements().flatMap((s) =>
    pairs(s)
      .filter(hasStar)
      .map((p) => explained(s, p.action, p.resource)),
  );
  expect(wildcards.filter((w) => !found.includes(w)).map((w) => w.why)).toEqual([]);
});

it("gives no role a policy that AWS wrote for everybody", () => {
  for (const role of production.all("iam/role:Role"))
    expect(role.inputs.managedPolicyArns ?? [], role.name).toEqual([]);
  expect(production.all("RolePolicyAttachment")).toEqual([]);
});

it("keeps each role's policies within the 10,240 characters that IAM takes", () => {
  for (const role of production.all("iam/role:Role")) {
    const texts = ((role.inputs.inlinePolicies ?? []) as { policy: string }[]).map(({ policy }) => policy);
    const size = texts.map((text) => JSON.stringify(JSON.parse(text)).length).reduce((sum, n) => sum + n, 0);
    expect(size, role.name).toBeLessThan(10_240);
  }
});

it("lets each role be taken on by one service, on behalf of this account", () => {
  for (const role of production.all("iam/role:Role")) {
    const trust = JSON.parse(role.inputs.assumeRolePolicy).Statement;
    expect(trust, role.name).toHaveLength(1);
    const { Service } = trust[0].Principal;
    expect(["lambda", "states", "scheduler", "cloudtrail"].map((s) => `${s}.amazonaws.com`)).toContain(Service);
    if (Service !== "lambda.amazonaws.com")
      expect(trust[0].Condition.StringEquals["aws:SourceAccount"], role.name).toBe("123456789012");
  }
});

it("lets nobody call a function but the one thing that is meant to", () => {
  for (const { inputs, name } of production.all("lambda/permission:Permission")) {
    expect(inputs.principal, name).toMatch(/^(apigateway|events|cognito-idp)\.amazonaws\.com$/);
    expect(inputs.sourceArn, name).toMatch(/^arn:aws:/);
  }
});

/** What a role may do, one line for each action and resource: `dynamodb:GetItem table/records`. */
function lines(stage: Stage, name: string): string[] {
  const short = (resource: string) =>
    resource
      .replace(/^arn:aws:[\w-]+:[\w-]*:\d*:/, "")
      .replaceAll(`marshrut-${stage.evaluation.stage}-`, "")
      .replace(/-123456789012/, "");
  const all = stage
    .allowed(stage.fn(name).inputs.role)
    .filter((s) => !s.Action.includes("sts:AssumeRole"))
    .flatMap(pairs)
    .map((p) => `${p.action} ${short(p.resource)}`);
  return [...new Set(all)].sort();
}

/** As policies name them: the versions of a template together. */
const machineNames = (stage: Stage) =>
  new Set(
    stage
      .all("sfn/stateMachine:StateMachine")
      .map((m) => String(m.inputs.name).replace(/^marshrut-\w+-/, ""))
      .map((name) => name.replace(/^(route-.+-v)\d+$/, "$1*")),
  );

/** What its needs come to on AWS, said a second time and in another way than infra/policy.ts does. */
function expected(stage: Stage, { name, needs }: (typeof functions)[number]): string[] {
  const out: string[] = [
    `logs:CreateLogStream log-group:/aws/lambda/${name}:*`,
    `logs:PutLogEvents log-group:/aws/lambda/${name}:*`,
  ];
  if (name === "api") out.push("xray:PutTelemetryRecords *", "xray:PutTraceSegments *");
  for (const { name: table, GlobalSecondaryIndexes = [] } of tables) {
    const verbs = [...granted(needs)]
      .map((n) => n.split("."))
      .filter(([t]) => t === table)
      .map(([, v]) => v as TableVerb);
    for (const verb of verbs)
      if (verb !== "find") out.push(`${tableActions[verb]} table/${table}`);
      else
        for (const index of GlobalSecondaryIndexes) out.push(`dynamodb:Query table/${table}/index/${index.IndexName}`);
    const key = `key/${table.charAt(0).toUpperCase()}${table.slice(1)}Key`;
    if (verbs.length > 0) out.push(`kms:Decrypt ${key}`, `kms:DescribeKey ${key}`);
    if (verbs.some((v) => ["put", "overwrite", "remove", "check"].includes(v)))
      for (const use of ["Encrypt", "GenerateDataKey", "ReEncryptFrom", "ReEncryptTo"]) out.push(`kms:${use} ${key}`);
  }
  const sealing = (needs.keys ?? []).filter((v) => v !== "mac").flatMap((v) => keyVerbs[v].kms);
  const hashing = (needs.keys ?? []).filter((v) => v === "mac").flatMap((v) => keyVerbs[v].kms);
  for (const actions of [sealing, hashing])
    for (const action of new Set<string>(actions)) out.push(`${action} key/EnvelopeKey`);
  for (const verb of needs.files ?? []) {
    const of: { object: string; bucket?: string } = fileActions[verb];
    out.push(`${of.object} files/*`, ...(of.bucket ? [`${of.bucket} files`] : []));
  }
  // Whoever only removes opens nothing.
  if (needs.files?.some((verb) => verb !== "remove")) out.push("kms:Decrypt key/FilesKey");
  if (needs.files?.includes("put")) out.push("kms:GenerateDataKey key/FilesKey");
  for (const verb of needs.seals ?? []) {
    const of: { object?: string; bucket?: string; key?: readonly string[] } = sealActions[verb];
    if (of.object) out.push(`${of.object} seals/*`, "kms:Decrypt key/AuditKey");
    if (of.bucket) out.push(`${of.bucket} seals`);
    if (verb === "put") out.push("kms:GenerateDataKey key/AuditKey");
    for (const action of of.key ?? []) out.push(`${action} key/SealKey`);
  }
  for (const verb of needs.machines ?? [])
    for (const machine of machineNames(stage))
      out.push(
        `${machineActions[verb]} ${verb === "stop" || verb === "status" ? `execution:${machine}:*` : `stateMachine:${machine}`}`,
      );
  if (needs.mail) out.push("ses:SendRawEmail identity/mail.example.org", "ses:SendRawEmail configuration-set/mail");
  for (const { table } of streams.filter((s) => s.function === name)) {
    for (const action of ["DescribeStream", "GetRecords", "GetShardIterator", "ListStreams"])
      out.push(`dynamodb:${action} table/${table}/stream/2026-01-01T00:00:00.000`);
    out.push("sqs:SendMessage streams-dead-letters");
  }
  const failed = stage.all("FunctionEventInvokeConfig").some((c) => c.inputs.functionName === stage.physical(name));
  if (failed) out.push("sqs:SendMessage failed-dead-letters");
  return out.sort();
}

describe.each(functions)("the role of $name", (entry) => {
  it("allows what its needs come to, and nothing else", () => {
    for (const stage of stages) expect(lines(stage, entry.name)).toEqual([...new Set(expected(stage, entry))]);
  });

  it("never lets it change or remove what is in the audit log, nor reach a table that it does not need", () => {
    const own = lines(production, entry.name);
    expect(own.filter((l) => /(UpdateItem|DeleteItem) table\/audit$/.test(l))).toEqual([]);
    for (const { name } of tables)
      if (!own.some((l) => l.startsWith("dynamodb:") && l.includes(`table/${name}`)))
        expect(own.filter((l) => l.toLowerCase().includes(`key/${name}key`))).toEqual([]);
  });
});

it("lets nobody who writes into the audit log sign it, nor whoever signs it write there or anywhere else in the bank", () => {
  const may = (name: string, line: string) => lines(production, name).includes(line);
  const signers = functions.filter(({ name }) => may(name, "kms:Sign key/SealKey")).map(({ name }) => name);
  expect(signers).toEqual(["notary"]);
  expect(lines(production, "notary").filter((l) => /dynamodb:(Put|Update|Delete|Batch|Transact)/.test(l))).toEqual([]);
  expect(functions.filter(({ name }) => may(name, "s3:PutObject seals/*")).map(({ name }) => name)).toEqual(["notary"]);
  for (const { name } of functions) expect(may(name, "s3:DeleteObject seals/*"), name).toBe(false);
});

it("ties the key of personal data to its use, and the keys of tables, files and seals to their services", () => {
  for (const { name } of functions)
    for (const s of production.allowed(production.fn(name).inputs.role)) {
      if (!s.Action.some((a) => a.startsWith("kms:"))) continue;
      const [condition] = Object.values(s.Condition ?? {});
      // A key that can do nothing but sign is bound to its use by what it is.
      if (s.Resource.some((r) => r.endsWith("key/SealKey"))) continue;
      const envelope = s.Resource.some((r) => r.endsWith("key/EnvelopeKey"));
      expect(Object.keys(condition ?? {}), `${name}: ${s.Resource}`).toEqual([
        envelope ? "kms:EncryptionContext:use" : "kms:ViaService",
      ]);
    }
});

it("lets a stage with synthetic children write to SES's simulator and named sinks only", async () => {
  const stage = await Stage.of("dev", chosen);
  const mailing = functions.filter(({ needs }) => needs.mail);
  expect(mailing.length).toBeGreaterThan(0);
  for (const { name } of mailing) {
    const [statement] = stage.allowed(stage.fn(name).inputs.role).filter((s) => s.Action.includes("ses:SendRawEmail"));
    expect(statement?.Condition).toEqual({
      StringLike: { "ses:FromAddress": ["*@mail.example.org"] },
      "ForAllValues:StringLike": { "ses:Recipients": ["*@simulator.amazonses.com", "*@test.example.org"] },
    });
  }
});

it("has the function of a provider outside nowhere", async () => {
  const stage = await Stage.of("dev", outside);
  expect(stage.functionNames()).not.toContain(identityTriggers.preTokenGeneration);
  expect(stage.all("UserPool")).toEqual([]);
  expect(stage.fn("api").inputs.environment.variables).toMatchObject({
    OIDC_ISSUER: outside.MARSHRUT_OIDC_ISSUER,
    OIDC_TOKENS: "at+jwt",
    OIDC_SIGN_IN: "families https://id.example.org/auth https://id.example.org/token",
  });
});
