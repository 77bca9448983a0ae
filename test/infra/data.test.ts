import { unfinishedFiles } from "@marshrut/core/shared";
import { tables } from "@marshrut/functions/manifest";
import { beforeAll, describe, expect, it } from "vitest";
import { decided, rehearsal } from "./rehearsal.ts";
import { Stage } from "./stage.ts";

let production: Stage;
let dev: Stage;
beforeAll(async () => {
  [production, dev] = await Promise.all([Stage.of("production"), Stage.of("dev")]);
}, 300_000);

describe.each(tables)("table $name", (spec) => {
  const of = (stage: Stage) =>
    stage.all("dynamodb/table:Table").find((t) => t.inputs.name === stage.physical(spec.name))!;

  it("has the keys, indexes, stream and expiry of its specification", () => {
    const { inputs } = of(production);
    const names = spec.KeySchema?.map((k) => k.AttributeName);
    expect([inputs.hashKey, inputs.rangeKey]).toEqual(names);
    expect(inputs.attributes.map((a: { name: string }) => a.name).toSorted()).toEqual(
      spec.AttributeDefinitions?.map((a) => a.AttributeName).toSorted(),
    );
    expect(inputs.globalSecondaryIndexes).toEqual(
      (spec.GlobalSecondaryIndexes ?? []).map((index) => ({
        name: index.IndexName,
        hashKey: index.KeySchema![0]!.AttributeName,
        rangeKey: index.KeySchema![1]!.AttributeName,
        projectionType: index.Projection!.ProjectionType,
      })),
    );
    expect(inputs.streamViewType).toBe(spec.StreamSpecification?.StreamViewType);
    expect(inputs.ttl).toEqual(spec.ttl ? { attributeName: spec.ttl, enabled: true } : undefined);
    expect(inputs.billingMode).toBe(spec.BillingMode);
  });

  it("is encrypted under a key of its own, which turns over every year", () => {
    const { kmsKeyArn, enabled } = of(production).inputs.serverSideEncryption;
    expect(enabled).toBe(true);
    const key = production.all("kms/key:Key").find((k) => k.arn === kmsKeyArn)!;
    expect(key.inputs.enableKeyRotation).toBe(true);
    const others = production
      .all("dynamodb/table:Table")
      .filter((t) => t.inputs.serverSideEncryption.kmsKeyArn === kmsKeyArn);
    expect(others).toHaveLength(1);
  });

  it("can be restored to any second of its days, and is not lost by a mistake in production", () => {
    // The keys of erased people must not come back from a copy for long: decision 0106.
    const recoveryPeriodInDays = spec.name === "safe" ? 7 : 35;
    expect(of(production).inputs.pointInTimeRecovery).toEqual({ enabled: true, recoveryPeriodInDays });
    expect(of(production)).toMatchObject({
      inputs: { deletionProtectionEnabled: true },
      protect: true,
      retainOnDelete: true,
    });
    expect(of(dev)).toMatchObject({ inputs: { deletionProtectionEnabled: false }, protect: false });
  });
});

it("keeps keys, tables, files, accounts and machines of production when the stage is removed", () => {
  expect(production.evaluation.app).toMatchObject({ protect: true, removal: "retain" });
  expect(dev.evaluation.app).toMatchObject({ protect: false, removal: "remove" });
  const precious = [
    "kms/key:Key",
    "dynamodb/table:Table",
    "s3/bucket:Bucket",
    "cognito/userPool:UserPool",
    "sfn/stateMachine:StateMachine",
  ];
  for (const type of precious) {
    expect(production.all(type).length, type).toBeGreaterThan(0);
    for (const r of production.all(type)) expect(r, r.name).toMatchObject({ protect: true, retainOnDelete: true });
  }
});

it("turns every key over, and gives time to think before one is gone", () => {
  for (const key of production.all("kms/key:Key")) {
    expect(key.inputs, key.name).toMatchObject({ deletionWindowInDays: 30 });
    // KMS turns over no pair that signs: what it has signed is checked by its public half for ever.
    const signs = key.name === "SealKey";
    expect(key.inputs.enableKeyRotation, key.name).toBe(signs ? undefined : true);
    expect(key.inputs.keyUsage, key.name).toBe(signs ? "SIGN_VERIFY" : undefined);
  }
});

describe("the keys of personal data and of seals", () => {
  const policyOf = (stage: Stage, name: string) => JSON.parse(stage.one("kms/key:Key", name).inputs.policy).Statement;

  it.each([
    ["EnvelopeKey", ["kms:Decrypt", "kms:GenerateDataKey"]],
    ["SealKey", ["kms:Sign"]],
  ])("%s is looked after by the account, and used by the stage's own roles alone", (name, uses) => {
    const [after, use, ...more] = policyOf(production, name);
    expect(more).toEqual([]);
    for (const action of ["Decrypt", "Encrypt", "GenerateDataKey", "ReEncryptFrom", "Sign", "CreateGrant", "*"])
      expect(after.Action).not.toContain(`kms:${action}`);
    for (const action of ["PutKeyPolicy", "CancelKeyDeletion", "EnableKey"])
      expect(after.Action).toContain(`kms:${action}`);
    expect(use).toMatchObject({
      Action: uses,
      Condition: {
        ArnLike: { "aws:PrincipalArn": ["arn:aws:iam::123456789012:role/marshrut-production-*"] },
      },
    });
  });

  it("give every function what its role asks of them, and no more than that is asked of them by any", () => {
    for (const name of ["EnvelopeKey", "SealKey"]) {
      const { arn } = production.one("kms/key:Key", name);
      const asked = production
        .all("iam/role:Role")
        .flatMap((role) => production.allowed(role.arn))
        .filter(({ Resource }) => Resource.includes(arn))
        .flatMap(({ Action }) => Action);
      const given = policyOf(production, name).flatMap((s: { Action: string[] }) => s.Action);
      expect(asked.length).toBeGreaterThan(0);
      expect(asked.filter((action) => !given.includes(action))).toEqual([]);
    }
  });

  it("are used by whom the settings name, too", async () => {
    const stage = await Stage.of("dev", rehearsal);
    const [, use] = policyOf(stage, "EnvelopeKey");
    expect(use.Condition.ArnLike["aws:PrincipalArn"]).toEqual([
      "arn:aws:iam::123456789012:role/marshrut-dev-*",
      "arn:aws:iam::123456789012:role/key-custodian",
    ]);
  });
});

describe("the audit log", () => {
  it("is sealed into a bucket from which nobody takes anything for five years, or for as long as is set", async () => {
    const lock = (stage: Stage) => stage.one("BucketObjectLockConfiguration", "SealsBucketLock").inputs.rule;
    expect(production.one("Bucket", "SealsBucket").inputs.objectLockEnabled).toBe(true);
    expect(lock(production)).toEqual({ defaultRetention: { mode: "COMPLIANCE", years: 5 } });
    const longer = await Stage.of("production", decided);
    expect(lock(longer)).toEqual({ defaultRetention: { mode: "COMPLIANCE", years: 10 } });
    // A stage of synthetic children can be taken down.
    expect(lock(dev)).toEqual({ defaultRetention: { mode: "GOVERNANCE", days: 1 } });
    const expiring = production.all("BucketLifecycleConfiguration").map(({ name }) => name);
    expect(expiring).not.toContain("SealsBucketLifecycle");
    const policy = JSON.parse(production.one("BucketPolicy", "SealsBucketPolicy").inputs.policy).Statement;
    expect(policy).toContainEqual(
      expect.objectContaining({
        Effect: "Deny",
        Principal: "*",
        Action: ["s3:DeleteObject", "s3:DeleteObjectVersion", "s3:PutLifecycleConfiguration"],
      }),
    );
  });

  it("denies everybody, by the table itself, to change or remove an entry", () => {
    for (const stage of [production, dev]) {
      const { inputs } = stage.one("ResourcePolicy", "AuditTableOnlyGrows");
      expect(inputs.resourceArn).toContain("table/marshrut-");
      const [statement] = JSON.parse(inputs.policy).Statement;
      expect(statement).toMatchObject({ Effect: "Deny", Principal: "*", Resource: inputs.resourceArn });
      for (const action of ["UpdateItem", "DeleteItem", "BatchWriteItem", "PartiQLUpdate", "PartiQLDelete"])
        expect(statement.Action).toContain(`dynamodb:${action}`);
    }
  });
});

/** What comes and goes: neither the seals, which stay, nor the trail, which has a term (./trail.test.ts). */
const passing = (stage: Stage) =>
  stage.all("s3/bucket:Bucket").filter(({ name }) => name !== "SealsBucket" && name !== "TrailBucket");

describe("every bucket", () => {
  const settings = (stage: Stage, type: string, bucket: string) =>
    stage.all(type).filter((r) => r.inputs.bucket === bucket)[0]?.inputs;

  it("is closed to the public, whatever its objects or policies say", () => {
    const buckets = production.all("s3/bucket:Bucket");
    expect(buckets.length).toBeGreaterThan(0);
    for (const { inputs, name } of buckets) {
      expect(settings(production, "BucketPublicAccessBlock", inputs.bucket), name).toMatchObject({
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      });
      expect(inputs.acl).toBeUndefined();
      const { rule } = settings(production, "BucketOwnershipControls", inputs.bucket)!;
      expect(rule.objectOwnership).toBe("BucketOwnerEnforced");
    }
  });

  it("is encrypted under a customer's key, and takes HTTPS only", () => {
    for (const { inputs } of production.all("s3/bucket:Bucket")) {
      const [rule] = settings(production, "BucketServerSideEncryptionConfiguration", inputs.bucket)!.rules;
      expect(rule.applyServerSideEncryptionByDefault).toMatchObject({
        sseAlgorithm: "aws:kms",
        kmsMasterKeyId: expect.stringContaining(":key/"),
      });
      const policy = settings(production, "BucketPolicy", inputs.bucket)!.policy;
      const [https, ...others] = JSON.parse(policy).Statement;
      expect(https).toMatchObject({ Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": "false" } } });
      for (const statement of others)
        expect(statement).toMatchObject(
          statement.Effect === "Allow"
            ? {
                Principal: { Service: "cloudtrail.amazonaws.com" },
                Condition: { StringEquals: { "aws:SourceArn": expect.stringContaining(":trail/marshrut-") } },
              }
            : { Effect: "Deny" },
        );
    }
  });

  it("lets go of what was removed, but for the seals", () => {
    for (const { inputs } of passing(production)) {
      const [life] = settings(production, "BucketLifecycleConfiguration", inputs.bucket)!.rules;
      expect(life).toMatchObject({ status: "Enabled", noncurrentVersionExpiration: { noncurrentDays: 35 } });
    }
  });

  it("lets go of uploads that were begun and never ended, ours and S3's own", () => {
    for (const { inputs } of passing(production)) {
      const [all, unfinished] = settings(production, "BucketLifecycleConfiguration", inputs.bucket)!.rules;
      expect(all.abortIncompleteMultipartUpload).toEqual({ daysAfterInitiation: 1 });
      expect(unfinished).toMatchObject({
        status: "Enabled",
        filter: { prefix: `${unfinishedFiles}/` },
        expiration: { days: 1 },
        noncurrentVersionExpiration: { noncurrentDays: 1 },
      });
    }
  });
});

it("encrypts every queue, topic and log", () => {
  const keys = new Set(production.all("kms/key:Key").map((k) => k.arn));
  for (const queue of production.all("sqs/queue:Queue"))
    expect(queue.inputs.sqsManagedSseEnabled, queue.name).toBe(true);
  for (const topic of production.all("sns/topic:Topic")) expect(topic.inputs.kmsMasterKeyId, topic.name).toBeTruthy();
  const logs = production.all("cloudwatch/logGroup:LogGroup");
  expect(logs.length).toBeGreaterThan(10);
  for (const log of logs) {
    expect(keys.has(log.inputs.kmsKeyId), log.name).toBe(true);
    expect(log.inputs.retentionInDays, log.name).toBe(365);
  }
});

it("gives every queue a place for what it could not do: a queue of dead letters, or is one itself", () => {
  const queues = production.all("sqs/queue:Queue");
  expect(queues.length).toBeGreaterThan(0);
  for (const { inputs, name } of queues)
    expect(/-dead-letters$/.test(inputs.name) || inputs.redrivePolicy !== undefined, name).toBe(true);
});
