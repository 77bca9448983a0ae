import { type BucketStatement, lockedBucket } from "../infra/bucket.ts";
import { type KeyStatement, key } from "../infra/key.ts";
import { logGroup } from "../infra/logs.ts";
import { physical } from "../infra/names.ts";
import { assumedBy, policyText } from "../infra/policy.ts";
import type { Settings } from "../infra/settings.ts";
import type { Storage } from "./storage.ts";

/** Tables whose every read and write is kept: names, keys of persons, and who looked. Routes bear ids only. */
const watched = ["vault", "safe", "audit"] as const;

/**
 * Who did what in the account, by whatever way: every call that manages something, in every region, and every read and write
 * of personal data, of the audit log, of files and seals. It is kept where nobody can remove it, under a key that no function
 * may use, and told to a log in which alarms look (./watch.ts). A stage that is not guarded has none: an account takes five.
 */
export function trail(settings: Settings, { storage }: { storage: Storage }): aws.cloudwatch.LogGroup | undefined {
  if (!settings.guarded) return undefined;
  const account = aws.getCallerIdentityOutput().accountId;
  const name = physical("trail");
  const arn = $interpolate`arn:aws:cloudtrail:${settings.region}:${account}:trail/${name}`;
  const trailKey = key("TrailKey", {
    settings,
    purpose: "The trail of the account",
    statements: forTrail(arn, account),
  });
  const bucket = lockedBucket("trail", {
    settings,
    key: trailKey,
    years: settings.trailYears,
    thenGone: true,
    statements: mayDeliver($interpolate`arn:aws:s3:::${name}-${account}`, arn, account),
  });
  const log = logGroup("TrailLog", { settings, path: `/aws/cloudtrail/${name}`, key: storage.operationsKey });
  const role = new aws.iam.Role("TrailRole", {
    name,
    assumeRolePolicy: assumedBy("cloudtrail.amazonaws.com"),
    inlinePolicies: [
      {
        name: "log",
        policy: policyText([
          { actions: ["logs:CreateLogStream", "logs:PutLogEvents"], resources: [$interpolate`${log.arn}:*`] },
        ]),
      },
    ],
  });
  const only = (resource: string, by: { equals?: $util.Input<string>[]; startsWiths?: $util.Input<string>[] }) => ({
    name: resource,
    fieldSelectors: [
      { field: "eventCategory", equals: ["Data"] },
      { field: "resources.type", equals: [resource] },
      { field: "resources.ARN", ...by },
    ],
  });
  const buckets = [storage.files, storage.scans, storage.seals].flatMap((of) => of?.bucket ?? []);
  new aws.cloudtrail.Trail("Trail", {
    name,
    s3BucketName: bucket.bucket,
    kmsKeyId: trailKey.arn,
    cloudWatchLogsGroupArn: $interpolate`${log.arn}:*`,
    cloudWatchLogsRoleArn: role.arn,
    isMultiRegionTrail: true,
    includeGlobalServiceEvents: true,
    enableLogFileValidation: true,
    advancedEventSelectors: [
      { name: "what is managed", fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }] },
      only("AWS::DynamoDB::Table", { equals: watched.map((table) => storage.tables[table].table.arn) }),
      only("AWS::S3::Object", { startsWiths: buckets.map((of) => $interpolate`${of.arn}/`) }),
    ],
  });
  return log;
}

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html */
function forTrail(arn: $util.Input<string>, account: $util.Input<string>): KeyStatement[] {
  const of = { Effect: "Allow", Principal: { Service: "cloudtrail.amazonaws.com" } } as const;
  const trails = $interpolate`arn:aws:cloudtrail:*:${account}:trail/*`;
  return [
    {
      Sid: "TrailEncrypts",
      ...of,
      Action: ["kms:GenerateDataKey"],
      Condition: {
        StringEquals: { "aws:SourceArn": arn },
        StringLike: { "kms:EncryptionContext:aws:cloudtrail:arn": trails },
      },
    },
    {
      Sid: "TrailLooksAtKey",
      ...of,
      Action: ["kms:Decrypt", "kms:DescribeKey"],
      Condition: { StringEquals: { "aws:SourceArn": arn } },
    },
  ];
}

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html */
function mayDeliver(
  bucket: $util.Output<string>,
  trailArn: $util.Input<string>,
  account: $util.Input<string>,
): BucketStatement[] {
  const of = { Effect: "Allow", Principal: { Service: "cloudtrail.amazonaws.com" } } as const;
  const ofTrail = { "aws:SourceArn": trailArn };
  return [
    {
      Sid: "TrailLooksAtBucket",
      ...of,
      Action: "s3:GetBucketAcl",
      Resource: bucket,
      Condition: { StringEquals: ofTrail },
    },
    {
      Sid: "TrailDelivers",
      ...of,
      Action: "s3:PutObject",
      Resource: $interpolate`${bucket}/AWSLogs/${account}/*`,
      Condition: { StringEquals: { ...ofTrail, "s3:x-amz-acl": "bucket-owner-full-control" } },
    },
  ];
}
