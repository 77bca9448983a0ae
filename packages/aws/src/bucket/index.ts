import { DeleteObjectCommand, GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import type { Files } from "@marshrut/core/shared";
import { safe } from "../files/name.ts";
import { once } from "../once/index.ts";

export const s3Client = /* @__PURE__ */ once(() => new S3Client({}));

/** Files in a bucket. What is put there is encrypted already; the bucket's own encryption comes on top. */
export const s3Files = (client: S3Client, bucket: string): Files => ({
  async put(name, bytes) {
    await client.send(
      new PutObjectCommand({ Bucket: bucket, Key: safe(name), Body: bytes, ContentType: "application/octet-stream" }),
    );
  },
  async get(name) {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: safe(name) }));
      return await Body?.transformToByteArray();
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  },
  async remove(name) {
    await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: safe(name) }));
  },
});

/** The files of a bucket by its name; region and credentials come from the environment. */
export const bucketFiles = (bucket: string): Files => s3Files(s3Client(), bucket);
