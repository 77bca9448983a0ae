import { createHash } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import type { Ctx } from "../shared/context.ts";
import { type Files, unfinishedFiles } from "../shared/files.ts";
import type { JobId } from "../shared/ids.ts";
import { decrypt, encrypt } from "../vault/crypt.ts";

// What a job reads and makes is personal, and needed for a day or two: it lies sealed among the unfinished files, which are let go
// after two days, and never in a record.

/** Keeps bytes of a job under a name, in the place of what was there. */
export async function keep(ctx: Ctx, files: Files, jobId: JobId, name: string, bytes: Uint8Array): Promise<void> {
  const { file, key } = await placeOf(ctx, jobId, name);
  await files.put(file, encrypt(gzipSync(bytes), file, key).sealed);
}

/** Undefined when it was let go. */
export async function kept(ctx: Ctx, files: Files, jobId: JobId, name: string): Promise<Uint8Array | undefined> {
  const { file, key } = await placeOf(ctx, jobId, name);
  const sealed = await files.get(file);
  return sealed && gunzipSync(decrypt(sealed, key.toString("base64"), file));
}

/** Lets go of what was kept under a name before its time. */
export async function letGo(ctx: Ctx, files: Files, jobId: JobId, name: string): Promise<void> {
  await files.remove((await placeOf(ctx, jobId, name)).file);
}

export const keepData = (ctx: Ctx, files: Files, jobId: JobId, name: string, data: unknown): Promise<void> =>
  keep(ctx, files, jobId, name, Buffer.from(JSON.stringify(data)));

export async function keptData<T>(ctx: Ctx, files: Files, jobId: JobId, name: string): Promise<T | undefined> {
  const bytes = await kept(ctx, files, jobId, name);
  return bytes && (JSON.parse(Buffer.from(bytes).toString()) as T);
}

/** Who does not know the keyring can tell neither the place nor the key. */
async function placeOf(ctx: Ctx, jobId: JobId, name: string): Promise<{ file: string; key: Buffer }> {
  const mac = await ctx.keys.mac("link", ["job", ctx.tenant, jobId, name].join("~"));
  const place = createHash("sha256").update(`place ${mac}`).digest("hex").slice(0, 40);
  return { file: `${unfinishedFiles}/${place}`, key: createHash("sha256").update(`key ${mac}`).digest() };
}
