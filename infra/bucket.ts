import { pascal, physical } from "./names.ts";
import type { Settings } from "./settings.ts";

interface Closed {
  settings: Settings;
  key: aws.kms.Key;
}

interface LockedSpec extends Closed {
  years: number;
  /** When its term is over an object goes by itself; without it everything stays. */
  thenGone?: true;
  /** What a service of AWS may do in its own name. */
  statements?: BucketStatement[];
}

/** A statement of a bucket's policy, in IAM's own words. */
export interface BucketStatement {
  Sid: string;
  Effect: "Allow";
  Principal: { Service: string };
  Action: string;
  Resource: $util.Input<string>;
  Condition: Record<string, Record<string, $util.Input<string>>>;
}

export interface BucketSpec extends Closed {
  /** Versions that were replaced or removed stay so long, against mistakes, and then are gone. */
  keepRemovedDays: number;
  /** Folder of what is not whole yet: it goes after a day, and its versions after one more. */
  unfinished: string;
}

/** A bucket of what comes and goes; see {@link closed}. */
export function bucket(name: string, { keepRemovedDays, unfinished, ...spec }: BucketSpec): aws.s3.Bucket {
  const { made, of, logical } = closed(name, spec);
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
  return made;
}

/**
 * A bucket that takes a name once: Object Lock keeps every object from being changed or removed until its term, in production
 * by whoever it may be, the account's owner included; elsewhere a day long, so that a stage can be taken down. Nobody may hide
 * an object behind a mark of deletion either.
 */
export function lockedBucket(name: string, { years, thenGone, statements, ...spec }: LockedSpec): aws.s3.Bucket {
  const { made, of, logical } = closed(name, spec, { locked: true, thenGone, statements });
  new aws.s3.BucketObjectLockConfiguration(`${logical}Lock`, {
    ...of,
    rule: {
      defaultRetention: spec.settings.production ? { mode: "COMPLIANCE", years } : { mode: "GOVERNANCE", days: 1 },
    },
  });
  // A year has 366 days at most; and the lock is stronger than a rule that comes too early.
  const days = spec.settings.production ? years * 366 : 14;
  if (thenGone)
    new aws.s3.BucketLifecycleConfiguration(`${logical}Lifecycle`, {
      ...of,
      rules: [
        {
          id: "over-is-gone",
          status: "Enabled",
          filter: {},
          expiration: { days },
          noncurrentVersionExpiration: { noncurrentDays: 1 },
        },
      ],
    });
  return made;
}

/** A bucket in which things lie until somebody has looked at them: of what is removed nothing stays, and what nobody removes goes after a day. */
export function passingBucket(name: string, spec: Closed): aws.s3.Bucket {
  const { made, of, logical } = closed(name, spec, { versions: false });
  new aws.s3.BucketLifecycleConfiguration(`${logical}Lifecycle`, {
    ...of,
    rules: [
      {
        id: "all-is-gone",
        status: "Enabled",
        filter: {},
        expiration: { days: 1 },
        abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
      },
    ],
  });
  return made;
}

/**
 * A bucket of what a distribution of CloudFront hands out to everybody, and nobody else reads. Of a key there is no need: what lies
 * there is no secret, and CloudFront would have to be let use it.
 */
export function servedBucket(name: string, { settings }: Pick<Closed, "settings">) {
  const { made, allow } = opened(name, { settings }, { versions: false });
  const readBy = (distribution: $util.Input<string>, folder: string) =>
    allow([
      {
        Sid: "TheConsoleIsHandedOut",
        Effect: "Allow",
        Principal: { Service: "cloudfront.amazonaws.com" },
        Action: "s3:GetObject",
        Resource: $interpolate`${made.arn}/${folder}/*`,
        Condition: { StringEquals: { "AWS:SourceArn": distribution } },
      },
    ]);
  return { bucket: made, readBy };
}

/** A bucket that nobody outside can reach: no public access, HTTPS only, everything under the given key. */
function closed(name: string, spec: Closed, how: How = {}) {
  const { made, of, logical, allow } = opened(name, spec, how);
  allow(how.statements ?? []);
  return { made, of, logical };
}

interface How extends Pick<LockedSpec, "thenGone" | "statements"> {
  locked?: boolean;
  versions?: boolean;
}

/** The same, of which it is said afterwards who may do what: nothing may be done until then. */
function opened(
  name: string,
  { settings, key }: Pick<Closed, "settings"> & Partial<Closed>,
  { locked = false, versions = true, thenGone }: How,
) {
  const account = aws.getCallerIdentityOutput().accountId;
  const logical = `${pascal(name)}Bucket`;
  const made = new aws.s3.Bucket(
    logical,
    {
      bucket: $interpolate`${physical(name)}-${account}`,
      forceDestroy: !settings.production,
      objectLockEnabled: locked || undefined,
    },
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
        applyServerSideEncryptionByDefault: key
          ? { sseAlgorithm: "aws:kms", kmsMasterKeyId: key.arn }
          : { sseAlgorithm: "AES256" },
        bucketKeyEnabled: key && true,
      },
    ],
  });
  if (versions)
    new aws.s3.BucketVersioning(`${logical}Versions`, { ...of, versioningConfiguration: { status: "Enabled" } });
  const allow = (statements: BucketStatement[]) =>
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
          ...(locked && settings.production
            ? [
                {
                  Sid: "NothingIsRemoved",
                  Effect: "Deny",
                  Principal: "*",
                  Action: [
                    "s3:DeleteObject",
                    "s3:DeleteObjectVersion",
                    ...(thenGone ? [] : ["s3:PutLifecycleConfiguration"]),
                  ],
                  Resource: [...(thenGone ? [] : [made.arn]), $interpolate`${made.arn}/*`],
                },
              ]
            : []),
          ...statements,
        ],
      }),
    });
  return { made, of, logical, allow };
}
