import { createPublicKey, type KeyObject } from "node:crypto";
import { GetPublicKeyCommand, type KMSClient, SignCommand } from "@aws-sdk/client-kms";
import {
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import type { Seals } from "@marshrut/core/shared";
import { s3Client } from "../bucket/index.ts";
import { safe } from "../files/name.ts";
import { kmsClient } from "../kms/index.ts";
import { isSignedBy, keyId } from "../seals/signature.ts";

/**
 * Seals in a bucket with Object Lock, which keeps each from being changed or removed by anybody until its term; S3 itself
 * refuses a name that is taken. Signed by an asymmetric key of KMS, whose private half nobody has.
 */
export function s3Seals(s3: S3Client, kms: KMSClient, bucket: string, keyArn: string): Seals {
  let asked: Promise<KeyObject> | undefined;
  const publicKey = () => {
    asked ??= kms.send(new GetPublicKeyCommand({ KeyId: keyArn })).then(
      ({ PublicKey }) => createPublicKey({ key: Buffer.from(PublicKey ?? []), type: "spki", format: "der" }),
      (error: unknown) => {
        asked = undefined;
        throw error;
      },
    );
    return asked;
  };
  return {
    async put(name, bytes) {
      const ChecksumAlgorithm = "SHA256"; // S3 wants a checksum with what it locks
      const command = { Bucket: bucket, Key: safe(name), Body: bytes, IfNoneMatch: "*", ChecksumAlgorithm } as const;
      try {
        await s3.send(new PutObjectCommand({ ...command, ContentType: "application/gzip" }));
        return true;
      } catch (error) {
        if (isTaken(error)) return false;
        throw error;
      }
    },
    async get(name) {
      try {
        const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: safe(name) }));
        return await Body?.transformToByteArray();
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },
    async has(name) {
      try {
        await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: safe(name) }));
        return true;
      } catch (error) {
        if (error instanceof NotFound) return false;
        throw error;
      }
    },
    async sign(text) {
      const { Signature: value } = await kms.send(
        new SignCommand({
          KeyId: keyArn,
          Message: Buffer.from(text),
          MessageType: "RAW",
          SigningAlgorithm: "ECDSA_SHA_256",
        }),
      );
      return { key: keyId(await publicKey()), value: Buffer.from(value ?? []).toString("base64") };
    },
    check: async (text, signature) => isSignedBy(await publicKey(), text, signature),
  };
}

/** Somebody's is there already (412), or is being put at this moment (409). */
const isTaken = (error: unknown) =>
  [409, 412].includes((error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode ?? 0);

export const bucketSeals = (bucket: string, keyArn: string): Seals => s3Seals(s3Client(), kmsClient(), bucket, keyArn);
