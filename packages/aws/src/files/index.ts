import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { DeleteObjectCommand, GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import type { Files } from "@marshrut/core/shared";

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

/** Files in a folder of this machine. A file is whole or not there: it is written beside, synced and renamed. */
export const folderFiles = (folder: string): Files => ({
  async put(name, bytes) {
    const file = path.join(folder, safe(name));
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    const beside = `${file}.${process.pid}.${Date.now()}.tmp`;
    const handle = await open(beside, "w", 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, file);
  },
  async get(name) {
    try {
      return await readFile(path.join(folder, safe(name)));
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
      throw error;
    }
  },
  remove: (name) => rm(path.join(folder, safe(name)), { force: true }),
});

/** `tenant/attachment_…`, nothing that climbs out. @throws RangeError */
function safe(name: string): string {
  if (!/^[a-z0-9-]{1,60}\/[A-Za-z0-9_]{1,80}$/.test(name)) throw new RangeError("A file's name is tenant/id");
  return name;
}

/** `s3:<bucket>` on AWS, `folder:<path>` locally. @throws Error for anything else */
export function filesAt(place: string): Files {
  const [kind, rest] = [place.slice(0, place.indexOf(":")), place.slice(place.indexOf(":") + 1)];
  if (kind === "s3" && rest) return s3Files(new S3Client({}), rest);
  if (kind === "folder" && rest) return folderFiles(rest);
  throw new Error("FILES must be s3:<bucket> or folder:<path>");
}
