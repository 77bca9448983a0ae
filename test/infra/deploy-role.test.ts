import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { rehearsal } from "./rehearsal.ts";
import { Stage } from "./stage.ts";

type Text = string | { "Fn::Sub": string };
interface Said {
  Sid: string;
  Effect: string;
  Action: string | string[];
  Resource: Text[];
  Condition?: { StringEquals: Record<string, Text | string[]> };
}
const template = JSON.parse(readFileSync(path.resolve(import.meta.dirname, "../../docs/deploy-role.json"), "utf8"));
const role = template.Resources.DeployRole.Properties;
const said: Said[] = role.Policies[0].PolicyDocument.Statement;
const many = (value: string | string[]) => [value].flat();
/** As in the account of the evaluated stages. */
const text = (value: Text) =>
  typeof value === "string" ? value : value["Fn::Sub"].replace("$" + "{AWS::AccountId}", "123456789012");
const compiled = new Map<string, RegExp>();
function covers(pattern: string, what: string): boolean {
  const known =
    compiled.get(pattern) ?? new RegExp(`^${pattern.replace(/[.+?^$()|[\]\\{}]/g, "\\$&").replaceAll("*", ".*")}$`);
  compiled.set(pattern, known);
  return known.test(what);
}
const may = (action: string, arn?: string) =>
  said.some(
    ({ Effect, Action, Resource }) =>
      Effect === "Allow" &&
      many(Action).some((pattern) => covers(pattern, action)) &&
      (arn === undefined || Resource.some((pattern) => covers(text(pattern), arn))),
  );

let stages: Stage[];
beforeAll(async () => {
  stages = await Promise.all([Stage.of("production"), Stage.of("dev", rehearsal), Stage.of("dev")]);
}, 300_000);

describe("the role by which GitHub deploys", () => {
  it("is taken by jobs of the one environment of the one repository, and by nobody else", () => {
    const [trust, ...more] = role.AssumeRolePolicyDocument.Statement;
    expect(more).toEqual([]);
    expect(trust.Action).toBe("sts:AssumeRoleWithWebIdentity");
    expect(trust.Condition).toEqual({
      StringEquals: {
        "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
        "token.actions.githubusercontent.com:sub": {
          "Fn::Sub": "repo:$" + "{Repository}:environment:$" + "{Environment}",
        },
      },
    });
    // No part of it may be a pattern: `repo:ORG/*` would be every repository of the organisation.
    expect(JSON.stringify(role.AssumeRolePolicyDocument)).not.toContain("*");
    expect(new RegExp(`^(${template.Parameters.Repository.AllowedPattern})$`).test("org/*")).toBe(false);
    expect(template.Parameters.Environment.AllowedValues).toEqual(["production", "dev", "preview"]);
  });

  /** How IAM calls the services of Pulumi's types, where the names differ. */
  const services: Record<string, string> = {
    apigatewayv2: "apigateway",
    "cloudwatch/eventRule": "events",
    "cloudwatch/eventTarget": "events",
    "cloudwatch/logGroup": "logs",
    "cloudwatch/logMetricFilter": "logs",
    cognito: "cognito-idp",
    sesv2: "ses",
    sfn: "states",
  };
  const exact: Record<string, string> = {
    "dynamodb/table:Table": "dynamodb:CreateTable",
    "dynamodb/resourcePolicy:ResourcePolicy": "dynamodb:PutResourcePolicy",
    "s3/bucket:Bucket": "s3:CreateBucket",
    "s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": "s3:PutLifecycleConfiguration",
    "s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration": "s3:PutBucketObjectLockConfiguration",
    "s3/bucketPolicy:BucketPolicy": "s3:PutBucketPolicy",
    "s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration":
      "s3:PutEncryptionConfiguration",
    "kms/key:Key": "kms:CreateKey",
    "iam/role:Role": "iam:CreateRole",
    "lambda/function:Function": "lambda:CreateFunction",
    "sqs/queue:Queue": "sqs:CreateQueue",
    "cognito/userPool:UserPool": "cognito-idp:CreateUserPool",
    "cognito/userPoolClient:UserPoolClient": "cognito-idp:CreateUserPoolClient",
    "sfn/stateMachine:StateMachine": "states:CreateStateMachine",
    "budgets/budget:Budget": "budgets:ModifyBudget",
    "guardduty/malwareProtectionPlan:MalwareProtectionPlan": "guardduty:CreateMalwareProtectionPlan",
  };

  it("may make whatever a stage is made of, under its name", () => {
    for (const stage of stages)
      for (const { type, arn, name } of stage.evaluation.resources.filter((r) => r.type.startsWith("aws:"))) {
        const of = type.slice("aws:".length);
        const service = services[of.split(":")[0]!] ?? services[of.split("/")[0]!] ?? of.split("/")[0];
        const known = arn.includes(":mock:") ? undefined : arn;
        expect(
          may(exact[of] ?? `${service}:CreateAnything`, known) || may(exact[of] ?? `${service}:${verbOf(of)}`),
          `${type} ${name}`,
        ).toBe(true);
      }
  });
  /** A call that makes a thing of this type, for services of which not everything is allowed. */
  const verbOf = (of: string) =>
    ({
      cognito: `Create${of.split(":")[1]}`,
      kms: "CreateAlias",
      lambda: "CreateEventSourceMapping",
      s3: "PutBucketVersioning",
      sqs: "SetQueueAttributes",
    })[of.split("/")[0]!] ?? "CreateAnything";

  it("can take a preview down: it may stop functions and executions, and look which there are", () => {
    const place = "eu-central-1:123456789012";
    expect(may("lambda:PutFunctionConcurrency", `arn:aws:lambda:${place}:function:marshrut-pr-7-api`)).toBe(true);
    expect(may("states:ListExecutions", `arn:aws:states:${place}:stateMachine:marshrut-pr-7-agency-step`)).toBe(true);
    expect(may("states:StopExecution", `arn:aws:states:${place}:execution:marshrut-pr-7-agency-step:x`)).toBe(true);
    // The provider asks it of each definition at every plan, before the machine has a name.
    expect(may("states:ValidateStateMachineDefinition", `arn:aws:states:${place}:stateMachine:*`)).toBe(true);
  });

  it("reads no record, gives itself nothing, and hands roles of stages to services only", () => {
    for (const action of [
      "GetItem",
      "Query",
      "Scan",
      "BatchGetItem",
      "PutItem",
      "PartiQLSelect",
      "ExportTableToPointInTime",
    ])
      expect(may(`dynamodb:${action}`), action).toBe(false);
    expect(may("s3:GetObject", "arn:aws:s3:::marshrut-production-files-123456789012/kuzbass/x")).toBe(false);
    for (const action of [
      "iam:CreateUser",
      "iam:CreateAccessKey",
      "iam:CreatePolicy",
      "sts:AssumeRole",
      "organizations:LeaveOrganization",
    ])
      expect(may(action), action).toBe(false);
    expect(may("iam:PutRolePolicy", "arn:aws:iam::123456789012:role/admin")).toBe(false);
    expect(said.find(({ Effect }) => Effect === "Deny")).toMatchObject({
      Action: "iam:*",
      Resource: [{ "Fn::Sub": "arn:aws:iam::$" + "{AWS::AccountId}:role/marshrut-deploy-*" }],
    });
    const pass = said.filter(({ Action }) => many(Action).includes("iam:PassRole"));
    expect(pass).toHaveLength(1);
    for (const service of pass[0]!.Condition!.StringEquals["iam:PassedToService"] as string[])
      expect(service).toMatch(/^[a-z-]+(\.guardduty)?\.amazonaws\.com$/);
    for (const { Sid, Action } of said) expect(many(Action), Sid).not.toContain("*");
  });

  it("fits: IAM takes 10,240 characters of policies in a role", () => {
    expect(JSON.stringify(role.Policies.map((p: { PolicyDocument: object }) => p.PolicyDocument)).length).toBeLessThan(
      10_240,
    );
  });
});
