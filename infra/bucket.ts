import { pascal, physical } from "./names.ts";
import type { Settings } from "./settings.ts";

export interface BucketSpec {
  settings: Settings;
  key: aws.kms.Key;
  /** Versions that were replaced or removed stay so long, against mistakes, and then are gone. */
  keepRemovedDays: number;
  /** Folder of what is not whole yet: it goes after a day, and its versions after one more. */
  unfinished: string;
}

/** A bucket that nobody outside can reach: no public access, HTTPS only, everything under the given key. */
export function bucket(name: string, { settings, key, keepRemovedDays, unfinished }: BucketSpec): aws.s3.Bucket {
  const account = aws.getCallerIdentityOutput().accountId;
  const logical = `${pascal(name)}Bucket`;
  const made = new aws.s3.Bucket(
    logical,
    { bucket: $interpolate`${physical(name)}-${account}`, forceDestroy: !settings.production },
    { protect: settings.production, retainOnDelete: settings.production },
  );
  const of = { bucket: made.bucket };
  new aws.s3.BucketPublicAccessBlock(`${logical}Public`, {
    ...of,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  });
  new aws.s3.BucketOwnershipControls(`${logical}Owner`, { ...of, rule: { objectOwnership: "BucketOwnerEnforced" } });
  new aws.s3.BucketServerSideEncryptionConfiguration(`${logical}Encryption`, {
    ...of,
    rules: [
      {
        applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: key.arn },
        bucketKeyEnabled: true,
      },
    ],
  });
  new aws.s3.BucketVersioning(`${logical}Versions`, { ...of, versioningConfiguration: { status: "Enabled" } });
  new aws.s3.BucketLifecycleConfiguration(`${logical}Lifecycle`, {
    ...of,
    rules: [
      {
        id: "removed-is-gone",
        status: "Enabled",
        filter: {},
        noncurrentVersionExpiration: { noncurrentDays: keepRemovedDays },
        expiration: { expiredObjectDeleteMarker: true },
        abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
      },
      {
        // Of two rules S3 follows the one that lets go sooner.
        id: "unfinished-is-gone",
        status: "Enabled",
        filter: { prefix: `${unfinished}/` },
        expiration: { days: 1 },
        noncurrentVersionExpiration: { noncurrentDays: 1 },
      },
    ],
  });
  new aws.s3.BucketPolicy(`${logical}Policy`, {
    ...of,
    policy: $jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "HttpsOnly",
          Effect: "Deny",
          Principal: "*",
          Action: "s3:*",
          Resource: [made.arn, $interpolate`${made.arn}/*`],
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ],
    }),
  });
  return made;
}
