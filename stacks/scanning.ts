import { scanEvents } from "@marshrut/functions/manifest";
import { physical } from "../infra/names.ts";
import { assumedBy, policyText, type Statement } from "../infra/policy.ts";
import type { DeadLetters } from "../infra/queue.ts";
import { rule } from "../infra/rule.ts";
import type { Settings } from "../infra/settings.ts";
import type { Functions } from "./functions.ts";
import type { Storage } from "./storage.ts";

/**
 * Who looks for malware in the files that people send, where a stage has that on: GuardDuty Malware Protection for S3 looks at each object
 * of the bucket `scans`, tags it, and tells by EventBridge; the function takes the verdict from the tag ([0134](../docs/decisions/0134-files-looked-at.md)).
 */
export function scanning(
  settings: Settings,
  { storage: { scans }, functions, undelivered }: { storage: Storage; functions: Functions; undelivered: DeadLetters },
): aws.cloudwatch.EventRule[] {
  if (!scans) return [];
  const role = new aws.iam.Role("ScanningRole", {
    name: physical("scanning"),
    assumeRolePolicy: assumedBy("malware-protection-plan.guardduty.amazonaws.com"),
    inlinePolicies: [{ name: "look", policy: policyText(mayLook(settings, scans)) }],
  });
  new aws.guardduty.MalwareProtectionPlan("Scanning", {
    role: role.arn,
    protectedResource: { s3Bucket: { bucketName: scans.bucket.bucket } },
    actions: [{ taggings: [{ status: "ENABLED" }] }],
  });
  const told = rule(
    {
      name: "scans",
      description: "What was found in files that people sent",
      pattern: {
        source: ["aws.guardduty"],
        "detail-type": ["GuardDuty Malware Protection Object Scan Result"],
        detail: { s3ObjectDetails: { bucketName: [scans.bucket.bucket] } },
      },
      tried: { seconds: 3600, times: 20 },
    },
    { fn: functions.named(scanEvents.function), dead: undelivered },
  );
  return [told];
}

/** https://docs.aws.amazon.com/guardduty/latest/ug/malware-protection-s3-iam-policy-prerequisite.html */
function mayLook({ region }: Settings, { bucket, key }: NonNullable<Storage["scans"]>): Statement[] {
  const account = aws.getCallerIdentityOutput().accountId;
  const managed = $interpolate`arn:aws:events:${region}:${account}:rule/DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*`;
  return [
    {
      actions: ["events:PutRule", "events:DeleteRule", "events:PutTargets", "events:RemoveTargets"],
      resources: [managed],
      conditions: [
        {
          test: "StringLike",
          variable: "events:ManagedBy",
          values: ["malware-protection-plan.guardduty.amazonaws.com"],
        },
      ],
    },
    { actions: ["events:DescribeRule", "events:ListTargetsByRule"], resources: [managed] },
    {
      actions: ["s3:ListBucket", "s3:GetBucketNotification", "s3:PutBucketNotification"],
      resources: [bucket.arn],
    },
    {
      actions: [
        "s3:GetObject",
        "s3:GetObjectVersion",
        "s3:GetObjectTagging",
        "s3:GetObjectVersionTagging",
        "s3:PutObjectTagging",
        "s3:PutObjectVersionTagging",
      ],
      resources: [$interpolate`${bucket.arn}/*`],
    },
    {
      actions: ["s3:PutObject"],
      resources: [$interpolate`${bucket.arn}/malware-protection-resource-validation-object`],
    },
    {
      actions: ["kms:Decrypt", "kms:GenerateDataKey"],
      resources: [key.arn],
      conditions: [{ test: "StringEquals", variable: "kms:ViaService", values: [`s3.${region}.amazonaws.com`] }],
    },
  ];
}
