import { createHash } from "node:crypto";
import { type Ctx, type Files, Refusal, retrying, type StepId, unfinishedFiles } from "../../ground/shared/index.ts";
import { decrypt, encrypt } from "../../ground/vault/crypt.ts";
import { uploadsKey } from "./attachment.store.ts";
import { mostFiles, mostParts } from "./attachment.ts";

/** Where the parts of an upload lie until they are put together, encrypted like everything else. */
export interface Upload {
  stepId: StepId;
  assignment: number;
  /** Chosen by the sender. */
  name: string;
}

/**
 * One part; sending it again replaces it. Of the uploads of one assignment only the newest are kept, as many as it may have
 * files.
 */
export async function putPart(ctx: Ctx, files: Files, upload: Upload, part: number, bytes: Uint8Array): Promise<void> {
  const { place, file, key } = await placeOf(ctx, upload, part);
  const forgotten = await retrying(() => begin(ctx, upload, place));
  for (const old of forgotten) for (let p = 1; p <= mostParts; p++) await files.remove(`${old}_${p}`);
  await files.put(file, encrypt(bytes, file, key).sealed);
}

/** Remembers that the upload has begun. @returns the places of those that had to make room */
async function begin({ bank, tenant }: Ctx, { stepId, assignment }: Upload, place: string): Promise<string[]> {
  const key = uploadsKey(tenant, stepId, assignment);
  const known = await bank.get<{ places: string[] }>(key);
  const places = known?.data.places ?? [];
  if (places.includes(place)) return [];
  const all = [...places, place];
  const put = { key, kind: "uploads", data: { places: all.slice(-mostFiles) } };
  await bank.commit([{ put, expect: known?.version ?? "absent" }]);
  return all.slice(0, -mostFiles);
}

/** All parts in order. @throws Refusal input.invalid naming the first that has not come */
export async function joined(ctx: Ctx, files: Files, upload: Upload, parts: number): Promise<Buffer> {
  const found: Uint8Array[] = [];
  for (let part = 1; part <= parts; part++) {
    const { file, key } = await placeOf(ctx, upload, part);
    const sealed = await files.get(file);
    if (!sealed) throw missing(part);
    found.push(decrypt(sealed, key.toString("base64"), file));
  }
  return Buffer.concat(found);
}

export async function removeParts(ctx: Ctx, files: Files, upload: Upload, parts: number): Promise<void> {
  for (let part = 1; part <= parts; part++) await files.remove((await placeOf(ctx, upload, part)).file);
}

/** Who does not know the keyring can tell neither the place nor the key of a part. */
async function placeOf(
  ctx: Ctx,
  { stepId, assignment, name }: Upload,
  part: number,
): Promise<{ place: string; file: string; key: Buffer }> {
  const mac = await ctx.keys.mac("link", ["upload", ctx.tenant, stepId, assignment, name].join("~"));
  const place = `${unfinishedFiles}/${createHash("sha256").update(`place ${mac}`).digest("hex").slice(0, 40)}`;
  return { place, file: `${place}_${part}`, key: createHash("sha256").update(`key ${mac}`).digest() };
}

const missing = (part: number) =>
  new Refusal(
    "input.invalid",
    { ru: `Часть ${part} не получена.`, en: `Part ${part} has not come.` },
    { fields: [{ pointer: "/upload/parts", message: { ru: "все части до одной", en: "every part of it" } }] },
  );
