import type { AwsCall } from "@marshrut/local/permissions";
import { beforeAll, describe, expect, it } from "vitest";
import { calledFunctions } from "../../../infra/called.ts";
import { rehearsal } from "../rehearsal.ts";
import { Stage, type Statement } from "../stage.ts";
import { against, exceptions, type Line } from "./listed.ts";
import { Iam } from "./simulate.ts";

// Roles as IAM would judge them: every word of their policies in AWS's own list, and by a simulator what they let do. Calls that tests
// have made are judged in calls.after.test.ts (decision 0152).

let production: Stage;
let stages: Stage[];
let iam: Iam;
beforeAll(async () => {
  stages = await Promise.all([Stage.of("production"), Stage.of("dev", rehearsal)]);
  production = stages[0]!;
  iam = new Iam(production);
}, 300_000);

/** What a statement says. In the policy of a key, and in a role's trust, the resource is that itself. */
const lineOf = ({ Action, Resource, Condition = {}, of }: Statement): Line => ({
  actions: Action.filter((action) => action !== "*"),
  resources: of.startsWith("Key ") ? [] : Resource,
  keys: Object.values(Condition).flatMap((one) => Object.keys(one)),
});

it("has no action, kind of resource or key of a condition that AWS's list does not know, but where the list is wrong", async () => {
  const used = new Set<unknown>();
  const faults: string[] = [];
  const lines = stages.flatMap((stage) => stage.statements().map(lineOf));
  for (const line of new Map(lines.map((one) => [JSON.stringify(one), one])).values())
    for (const fault of await against(line)) {
      const exception = exceptions.find((one) => one.fault.test(fault));
      if (exception) used.add(exception);
      else faults.push(fault);
    }
  expect(faults).toEqual([]);
  expect(exceptions.filter((one) => !used.has(one))).toEqual([]);
});

it.each<[string, Partial<Line> & Pick<Line, "actions">, string[]]>([
  ["an action", { actions: ["dynamodb:ReadItem"] }, ["there is no action dynamodb:ReadItem"]],
  ["actions", { actions: ["s3:Fetch*"] }, ["no action is like s3:Fetch*"]],
  [
    "a kind of resource",
    { actions: ["s3:GetObject"], resources: ["arn:aws:s3:::files"] },
    ["s3:GetObject goes to nothing of arn:aws:s3:::files", "arn:aws:s3:::files takes nothing of s3:GetObject"],
  ],
  [
    "a resource beside others",
    { actions: ["s3:GetObject"], resources: ["arn:aws:s3:::files", "arn:aws:s3:::files/*"] },
    ["arn:aws:s3:::files takes nothing of s3:GetObject"],
  ],
  [
    "a key of a condition",
    { actions: ["kms:Sign"], keys: ["kms:EncryptionContext:use"] },
    ["kms:Sign is not judged by kms:EncryptionContext:use"],
  ],
])("finds %s that AWS does not have", async (_, line, faults) => {
  expect(await against({ resources: [], keys: [], ...line })).toEqual(faults);
});

const at = "eu-central-1:123456789012";
const table = (name: string) => `arn:aws:dynamodb:${at}:table/marshrut-production-${name}`;
const machine = (name: string) => `arn:aws:states:${at}:stateMachine:marshrut-production-${name}`;
const may = (name: string, action: string, resource: string, context: AwsCall["context"] = {}) =>
  iam.allows(iam.roleOf(name), { action, resource, context });
const envelope = `arn:aws:kms:${at}:key/EnvelopeKey`;
const use = (word: string) => ({ "kms:EncryptionContext:use": word });

describe("a simulated function", () => {
  it("has the key of personal data for its own use alone, and for none without saying which", () => {
    expect(may("open-periods", "kms:Decrypt", envelope, use("data"))).toBe(true);
    // Whom a round reminds it knows by a mark.
    expect(may("open-periods", "kms:Decrypt", envelope, use("mac"))).toBe(true);
    expect(may("reconciler", "kms:Decrypt", envelope, use("mac"))).toBe(false);
    expect(may("open-periods", "kms:GenerateDataKey", envelope, use("data"))).toBe(false);
    expect(may("digest", "kms:Decrypt", envelope, use("mac"))).toBe(true);
    // It opens to which address a family is written, and seals nothing.
    expect(may("digest", "kms:Decrypt", envelope, use("data"))).toBe(true);
    expect(may("digest", "kms:GenerateDataKey", envelope, use("data"))).toBe(false);
    for (const name of ["api", "relay", "digest", "erasures"])
      expect(may(name, "kms:Decrypt", envelope), name).toBe(false);
    expect(may("milestone", "kms:Decrypt", envelope, use("data"))).toBe(false);
  });

  it("has a table's key by DynamoDB alone, and a key of files by S3", () => {
    const key = `arn:aws:kms:${at}:key/VaultKey`;
    const by = (service: string) => ({ "kms:ViaService": `${service}.eu-central-1.amazonaws.com` });
    expect(may("api", "kms:Decrypt", key, by("dynamodb"))).toBe(true);
    expect(may("api", "kms:Decrypt", key, by("s3"))).toBe(false);
    expect(may("api", "kms:Decrypt", key)).toBe(false);
    expect(may("api", "kms:Decrypt", key.replace("VaultKey", "FilesKey"), by("dynamodb"))).toBe(false);
    expect(may("milestone", "kms:Decrypt", key.replace("VaultKey", "SafeKey"), by("dynamodb"))).toBe(false);
  });

  it("writes into the audit log and takes nothing back, and reaches neither another stage nor another account", () => {
    expect(may("milestone", "dynamodb:PutItem", table("audit"))).toBe(true);
    for (const action of ["UpdateItem", "DeleteItem", "GetItem"])
      expect(may("milestone", `dynamodb:${action}`, table("audit")), action).toBe(false);
    for (const elsewhere of [
      table("vault"),
      table("records").replace("production", "dev"),
      table("records").replace("1234", "9234"),
    ])
      expect(may("milestone", "dynamodb:GetItem", elsewhere), elsewhere).toBe(false);
  });

  it("starts our machines and stops their executions, and none of anybody else", () => {
    const execution = machine("agency-step").replace(":stateMachine:", ":execution:");
    expect(may("relay", "states:StartExecution", machine("agency-step"))).toBe(true);
    expect(may("relay", "states:StopExecution", `${execution}:step_1-1`)).toBe(true);
    expect(may("relay", "states:StartExecution", machine("another"))).toBe(false);
    expect(may("relay", "states:StopExecution", `${execution.replace("production", "dev")}:step_1-1`)).toBe(false);
    expect(may("api", "states:StartExecution", machine("agency-step"))).toBe(false);
  });

  it("writes mail from our domain, and in a stage of synthetic children to sinks", () => {
    const identity = `arn:aws:ses:${at}:identity/mail.example.org`;
    const sends = (name: string, to: string, from = "post@mail.example.org") =>
      may(name, "ses:SendRawEmail", identity, { "ses:FromAddress": from, "ses:Recipients": [to] });
    expect(sends("relay", "success@simulator.amazonses.com")).toBe(true);
    expect(sends("relay", "school@example.org")).toBe(false);
    expect(sends("relay", "success@simulator.amazonses.com", "post@mail.example.org.evil.example")).toBe(false);
    expect(sends("api", "success@simulator.amazonses.com")).toBe(false);
  });

  it("takes files, and sees nothing where S3 would say 403 of what is not there; seals are for whoever signs", () => {
    const bucket = (name: string) => `arn:aws:s3:::marshrut-production-${name}-123456789012`;
    expect(may("api", "s3:PutObject", `${bucket("files")}/pilot/attachment_1`)).toBe(true);
    expect(may("api", "s3:ListBucket", bucket("files"))).toBe(true);
    expect(may("erasures", "s3:GetObject", `${bucket("files")}/pilot/attachment_1`)).toBe(false);
    expect(may("api", "s3:PutObject", `${bucket("seals")}/pilot/seal_1`)).toBe(false);
    expect(may("notary", "s3:PutObject", `${bucket("seals")}/pilot/seal_1`)).toBe(true);
    expect(may("notary", "s3:DeleteObject", `${bucket("seals")}/pilot/seal_1`)).toBe(false);
    expect(may("api", "kms:Sign", `arn:aws:kms:${at}:key/SealKey`)).toBe(false);
  });
});

describe("what AWS does by a role of ours", () => {
  it("reads the stream, and puts aside what fails for good", () => {
    const [mapping] = production.all("EventSourceMapping");
    const { eventSourceArn, functionName, destinationConfig } = mapping!.inputs;
    const { role } = production.all("lambda/function:Function").find(({ arn }) => arn === functionName)!.inputs;
    for (const action of ["DescribeStream", "GetRecords", "GetShardIterator", "ListStreams"])
      expect(iam.allows(role, { action: `dynamodb:${action}`, resource: eventSourceArn, context: {} }), action).toBe(
        true,
      );
    const { destinationArn } = destinationConfig.onFailure;
    expect(iam.allows(role, { action: "sqs:SendMessage", resource: destinationArn, context: {} })).toBe(true);
  });

  it("hands events that could not be done to a queue, and schedules to their function and no other", () => {
    for (const { name, inputs } of production.all("FunctionEventInvokeConfig")) {
      const { role } = production
        .all("lambda/function:Function")
        .find((fn) => fn.inputs.name === inputs.functionName)!.inputs;
      const resource = inputs.destinationConfig.onFailure.destination;
      expect(iam.allows(role, { action: "sqs:SendMessage", resource, context: {} }), name).toBe(true);
    }
    for (const { name, inputs } of production.all("scheduler/schedule:Schedule")) {
      const { roleArn, arn, deadLetterConfig } = inputs.target;
      const invoke = (resource: string) =>
        iam.allows(roleArn, { action: "lambda:InvokeFunction", resource, context: {} });
      expect(invoke(arn), name).toBe(true);
      expect(invoke(production.fn("api").arn), name).toBe(false);
      expect(
        iam.allows(roleArn, { action: "sqs:SendMessage", resource: deadLetterConfig.arn, context: {} }),
        name,
      ).toBe(true);
    }
  });

  it("runs each machine's tasks, and no function that its definition does not name", () => {
    for (const { name, inputs } of production.all("sfn/stateMachine:StateMachine")) {
      const called = calledFunctions(inputs.definition);
      const allowed = production
        .all("lambda/function:Function")
        .filter(({ arn }) =>
          iam.allows(inputs.roleArn, { action: "lambda:InvokeFunction", resource: arn, context: {} }),
        );
      expect(allowed.map(({ arn }) => arn).toSorted(), name).toEqual(called.toSorted());
    }
  });
});
