import { beforeAll, expect, it } from "vitest";
import { rehearsal } from "./rehearsal.ts";
import { Stage } from "./stage.ts";

// Who looks for malware in files, in a stage that has it on; production of these tests has it off.

let on: Stage;
let off: Stage;
beforeAll(async () => {
  [on, off] = await Promise.all([Stage.of("dev", rehearsal), Stage.of("production")]);
}, 300_000);

const bucket = "arn:aws:s3:::marshrut-dev-scans-123456789012";
/** What a role may do with the bucket and its objects. */
const may = (role: string) =>
  on
    .allowed(role)
    .filter(({ Resource }) => JSON.stringify(Resource).includes(bucket))
    .flatMap(({ Action, Resource }) =>
      Action.map((action) => `${action} ${[Resource].flat().join()}`.replaceAll(bucket, "scans")),
    )
    .toSorted();

it("is off unless a stage asks for it, and then nothing of it is there", () => {
  expect(off.all("MalwareProtectionPlan")).toEqual([]);
  expect(off.all("s3/bucket:Bucket").map(({ name }) => name)).not.toContain("ScansBucket");
  expect(off.fn("api").inputs.environment.variables.SCANS).toBe("off");
  expect(off.fn("malware-scans").inputs.environment.variables.SCANS).toBe("off");
});

it("has files as they came for a day at most, without versions, under a key that opens nothing else", () => {
  const [rule] = on.one("BucketLifecycleConfiguration", "ScansBucketLifecycle").inputs.rules;
  expect(rule).toMatchObject({ status: "Enabled", filter: {}, expiration: { days: 1 } });
  expect(on.all("BucketVersioning").map(({ name }) => name)).not.toContain("ScansBucketVersions");
  const key = on.one("kms/key:Key", "ScanKey").arn!;
  const [encryption] = on.one("BucketServerSideEncryptionConfiguration", "ScansBucketEncryption").inputs.rules;
  expect(encryption.applyServerSideEncryptionByDefault).toMatchObject({ kmsMasterKeyId: key });
  const users = on.all("iam/role:Role").filter((role) => JSON.stringify(on.allowed(role.arn!)).includes(key));
  expect(users.map(({ name }) => name).toSorted()).toEqual(["ApiRole", "MalwareScansRole", "ScanningRole"]);
});

it("lets GuardDuty look and tag, the API only give, and one function take the verdict", () => {
  expect(may(on.fn("api").inputs.role)).toEqual(["s3:PutObject scans/*"]);
  expect(may(on.fn("malware-scans").inputs.role)).toEqual([
    "s3:DeleteObject scans/*",
    "s3:GetObjectTagging scans/*",
    "s3:ListBucket scans",
    "s3:PutObject scans/*",
  ]);
  const role = on.one("iam/role:Role", "ScanningRole");
  expect(role.inputs.assumeRolePolicy).toContain("malware-protection-plan.guardduty.amazonaws.com");
  expect(may(role.arn!)).toEqual([
    "s3:GetBucketNotification scans",
    "s3:GetObject scans/*",
    "s3:GetObjectTagging scans/*",
    "s3:GetObjectVersion scans/*",
    "s3:GetObjectVersionTagging scans/*",
    "s3:ListBucket scans",
    "s3:PutBucketNotification scans",
    "s3:PutObject scans/malware-protection-resource-validation-object",
    "s3:PutObjectTagging scans/*",
    "s3:PutObjectVersionTagging scans/*",
  ]);
  expect(on.one("MalwareProtectionPlan", "Scanning").inputs).toMatchObject({
    role: role.arn,
    protectedResource: { s3Bucket: { bucketName: "marshrut-dev-scans-123456789012" } },
    actions: [{ taggings: [{ status: "ENABLED" }] }],
  });
});

it("tells of what was found as soon as it was, and nobody else tells that function", () => {
  expect(JSON.parse(on.one("EventRule", "ScansRule").inputs.eventPattern)).toEqual({
    source: ["aws.guardduty"],
    "detail-type": ["GuardDuty Malware Protection Object Scan Result"],
    detail: { s3ObjectDetails: { bucketName: ["marshrut-dev-scans-123456789012"] } },
  });
  expect(on.one("EventTarget", "ScansTarget").inputs).toMatchObject({
    arn: on.fn("malware-scans").arn,
    deadLetterConfig: { arn: expect.stringContaining(":sqs:") },
  });
});
