import { beforeAll, describe, expect, it } from "vitest";
import { SettingFault, settingsOf } from "../../infra/settings.ts";
import { decided, rehearsal } from "./rehearsal.ts";
import { Stage } from "./stage.ts";

let production: Stage;
let dev: Stage;
beforeAll(async () => {
  [production, dev] = await Promise.all([Stage.of("production"), Stage.of("dev")]);
}, 300_000);

const trail = () => production.one("Trail", "Trail").inputs;
const arnOf = (table: string) => production.one("Table", table).arn;

describe("the trail of the account", () => {
  it("keeps every call that manages something, and every touch of personal data, the audit log, files and seals", () => {
    expect(trail()).toMatchObject({
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      enableLogFileValidation: true,
    });
    const [managed, ...data] = trail().advancedEventSelectors.map(
      (s: { fieldSelectors: object[] }) => s.fieldSelectors,
    );
    expect(managed).toEqual([{ field: "eventCategory", equals: ["Management"] }]);
    expect(data).toEqual([
      [
        { field: "eventCategory", equals: ["Data"] },
        { field: "resources.type", equals: ["AWS::DynamoDB::Table"] },
        { field: "resources.ARN", equals: ["VaultTable", "SafeTable", "AuditTable"].map(arnOf) },
      ],
      [
        { field: "eventCategory", equals: ["Data"] },
        { field: "resources.type", equals: ["AWS::S3::Object"] },
        {
          field: "resources.ARN",
          startsWiths: ["files", "seals"].map((b) => `arn:aws:s3:::marshrut-production-${b}-123456789012/`),
        },
      ],
    ]);
  });

  it("is written once, for three years or as long as is set, and then goes", async () => {
    const rule = (stage: Stage) => stage.one("BucketObjectLockConfiguration", "TrailBucketLock").inputs.rule;
    const life = (stage: Stage) => stage.one("BucketLifecycleConfiguration", "TrailBucketLifecycle").inputs.rules[0];
    expect(rule(production)).toEqual({ defaultRetention: { mode: "COMPLIANCE", years: 3 } });
    expect(life(production)).toMatchObject({ status: "Enabled", expiration: { days: 1098 } });
    const longer = await Stage.of("production", decided);
    expect(rule(longer)).toEqual({ defaultRetention: { mode: "COMPLIANCE", years: 5 } });
    expect(life(longer).expiration).toEqual({ days: 1830 });
    const policy = JSON.parse(production.one("BucketPolicy", "TrailBucketPolicy").inputs.policy).Statement;
    expect(policy).toContainEqual(
      expect.objectContaining({ Effect: "Deny", Action: ["s3:DeleteObject", "s3:DeleteObjectVersion"] }),
    );
  });

  it("is written by CloudTrail alone, under a key that no role of ours may use", () => {
    const key = production.one("kms/key:Key", "TrailKey");
    expect(trail().kmsKeyId).toBe(key.arn);
    for (const role of production.all("iam/role:Role"))
      for (const { Resource } of production.allowed(role.arn!)) expect(Resource, role.name).not.toContain(key.arn);
    const services = JSON.parse(key.inputs.policy).Statement.slice(1);
    for (const statement of services)
      expect(statement).toMatchObject({
        Principal: { Service: "cloudtrail.amazonaws.com" },
        Condition: { StringEquals: { "aws:SourceArn": expect.stringMatching(/:trail\/marshrut-production-trail$/) } },
      });
    const bucket = JSON.parse(production.one("BucketPolicy", "TrailBucketPolicy").inputs.policy).Statement;
    const writers = bucket.filter((s: { Effect: string }) => s.Effect === "Allow");
    expect(writers.map((s: { Action: string }) => s.Action)).toEqual(["s3:GetBucketAcl", "s3:PutObject"]);
    // The role by which CloudTrail tells the log does that and nothing else.
    const said = production.allowed(production.one("iam/role:Role", "TrailRole").arn!);
    expect(said.flatMap((s) => s.Action).toSorted()).toEqual([
      "logs:CreateLogStream",
      "logs:PutLogEvents",
      "sts:AssumeRole",
    ]);
  });
});

describe("what the trail alarms for", () => {
  const patterns = () =>
    new Map(
      production
        .all("LogMetricFilter")
        .filter((f) => f.inputs.logGroupName === "/aws/cloudtrail/marshrut-production-trail")
        .map((f) => [f.inputs.name.replace("marshrut-production-account-", ""), String(f.inputs.pattern)]),
    );

  it("is told within five minutes of the first time; of what AWS refuses, when it is more than a slip", () => {
    for (const page of patterns().keys()) {
      const found = production.all("MetricAlarm").find((a) => a.inputs.name === production.physical(`account-${page}`));
      expect(found?.inputs, page).toMatchObject({ threshold: page === "denied-by-aws" ? 5 : 0, evaluationPeriods: 1 });
    }
  });

  it("is each thing that a burglar would do", () => {
    const calls: Record<string, string[]> = {
      "root-used": ["Root"],
      "console-sign-in": ["ConsoleLogin"],
      "key-changed": ["PutKeyPolicy", "ScheduleKeyDeletion", "DisableKey", "CreateGrant"],
      "store-changed": [
        "PutBucket*",
        "DeleteBucket*",
        "*ResourcePolicy",
        "ExportTable*",
        "RestoreTable*",
        "DeleteTable",
      ],
      "rights-changed": ["iam.amazonaws.com", "AdminUpdateUserAttributes", "UpdateUserPool*"],
      "watch-changed": [
        "StopLogging",
        "DeleteTrail",
        "PutEventSelectors",
        "DeleteMetricFilter",
        "DeleteAlarms",
        "*WebACL",
      ],
      "denied-by-aws": ["AccessDenied*"],
      "data-read-past-the-product": ["Data"],
    };
    expect([...patterns().keys()].toSorted()).toEqual(Object.keys(calls).toSorted());
    for (const [page, words] of Object.entries(calls)) {
      for (const word of words) expect(patterns().get(page), page).toContain(`"${word}"`);
      // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutMetricFilter.html
      expect(patterns().get(page)!.length, page).toBeLessThanOrEqual(1_024);
    }
  });

  it("knows our functions by the names of their roles, and takes everybody else for a stranger", () => {
    const pattern = patterns().get("data-read-past-the-product")!;
    const [, prefix] = /userName != "([\w-]+)\*"/.exec(pattern)!;
    const roles = production.all("lambda/function:Function").map(({ inputs }) => String(inputs.role));
    expect(roles.length).toBeGreaterThan(10);
    for (const role of roles) expect(role.split("/").at(-1)!.startsWith(prefix!), role).toBe(true);
  });
});

it("production has no choice; another stage is guarded to rehearse it, and else has none of it", async () => {
  const enough = { MARSHRUT_MAIL_DOMAIN: "mail.example.org", MARSHRUT_ALARM_EMAILS: "a@example.org" };
  expect(() => settingsOf("production", { ...enough, MARSHRUT_GUARDED: "off" })).toThrow(SettingFault);
  expect(settingsOf("dev", enough).guarded).toBe(false);
  expect(dev.all("Trail")).toEqual([]);
  const rehearsed = await Stage.of("dev", rehearsal);
  expect(rehearsed.one("BucketObjectLockConfiguration", "TrailBucketLock").inputs.rule).toEqual({
    defaultRetention: { mode: "GOVERNANCE", days: 1 },
  });
  expect(rehearsed.one("BucketLifecycleConfiguration", "TrailBucketLifecycle").inputs.rules[0].expiration).toEqual({
    days: 14,
  });
});
