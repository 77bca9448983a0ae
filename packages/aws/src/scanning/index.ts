import { GetObjectTaggingCommand, NoSuchKey, type S3Client, S3ServiceException } from "@aws-sdk/client-s3";
import type { Scanner, Verdict } from "@marshrut/core/shared";
import { s3Client, s3Files } from "../bucket/index.ts";
import { safe } from "../files/name.ts";

/** The tag of Amazon GuardDuty Malware Protection for S3, and its values. */
const tag = "GuardDutyMalwareScanStatus";
const verdicts: Record<string, Verdict> = {
  NO_THREATS_FOUND: "clean",
  THREATS_FOUND: "infected",
  // A file with a password, or too large; the service may not read; it had an accident.
  UNSUPPORTED: "failed",
  ACCESS_DENIED: "failed",
  FAILED: "failed",
};

/** Files in a bucket in which GuardDuty looks at every object that comes, and tags it with what it found. */
export function s3Scanner(client: S3Client, bucket: string): Scanner {
  const files = s3Files(client, bucket);
  return {
    submit: (name, bytes) => files.put(name, bytes),
    async verdict(name) {
      try {
        const { TagSet = [] } = await client.send(new GetObjectTaggingCommand({ Bucket: bucket, Key: safe(name) }));
        const value = TagSet.find(({ Key }) => Key === tag)?.Value;
        // A value that nobody here knows is no word that a file is clean.
        return value === undefined ? "pending" : (verdicts[value] ?? "failed");
      } catch (error) {
        if (isGone(error)) return "failed";
        throw error;
      }
    },
    forget: (name) => files.remove(name),
  };
}

/** Of tags S3 has no error of its own in the client. */
const isGone = (error: unknown): boolean =>
  error instanceof NoSuchKey || (error instanceof S3ServiceException && error.name === "NoSuchKey");

export const bucketScanner = (bucket: string): Scanner => s3Scanner(s3Client(), bucket);
