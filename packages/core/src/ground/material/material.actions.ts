import { createHash } from "node:crypto";
import * as Malware from "../malware/index.ts";
import type { Write } from "../shared/bank.ts";
import type { Ctx } from "../shared/context.ts";
import { fileTaken } from "../shared/file-taken.ts";
import { type FileType, fileTypes, nameOf } from "../shared/file-type.ts";
import type { Files } from "../shared/files.ts";
import { newId } from "../shared/ids.ts";
import { notFound, Refusal } from "../shared/refusal.ts";
import { Unreadable } from "../shared/unreadable.ts";
import { decrypt, encrypt } from "../vault/crypt.ts";
import {
  isMaterial,
  type Material,
  type MaterialId,
  type MaterialView,
  type NewMaterial,
  type OpenMaterial,
  openView,
  viewOf,
} from "./material.ts";

const kinds = Object.keys(fileTypes) as FileType[];
const fileName = (tenant: string, id: MaterialId) => `${tenant}/${id}`;
const sealing = ({ tenant }: Pick<Ctx, "tenant">, id: MaterialId) => ({ tenant, subject: id, field: "key" });

/** A file that is to stand beside a record, and what is saved with that: nobody gets it before it is known to be clean. */
export interface Kept {
  material: Material;
  writes: Write[];
}

/**
 * Keeps the content before the record: a crash in between leaves bytes that nobody can read, never a record without its file.
 * @throws Refusal attachment.type
 */
export async function keep(
  ctx: Ctx,
  files: Files,
  about: Malware.About,
  { name, content, access }: Omit<NewMaterial, "replaces">,
): Promise<Kept> {
  const bytes = Buffer.from(content, "base64");
  const kind = await taken(bytes);
  const now = ctx.now();
  const materialId: MaterialId = newId("material", now.epochMilliseconds);
  const { sealed, key } = encrypt(bytes, materialId);
  await files.put(fileName(ctx.tenant, materialId), sealed);
  const writes = await Malware.begin(ctx, { fileId: materialId, kind: "material", about }, bytes);
  const material: Material = {
    materialId,
    name,
    type: fileTypes[kind],
    size: bytes.length,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    access,
    sealedKey: await ctx.keys.seal(key, sealing(ctx, materialId)),
    addedAt: now.toString(),
  };
  return { material, writes };
}

async function taken(bytes: Buffer): Promise<FileType> {
  try {
    return await fileTaken(bytes, kinds);
  } catch (error) {
    throw error instanceof Unreadable ? new Refusal("attachment.type", error.text) : error;
  }
}

/** Keeps no content that no record has after all: refused, or there already. @param put whether it stands beside its record now */
export async function orForget<T>(
  ctx: Pick<Ctx, "tenant">,
  files: Files,
  { materialId }: Material,
  put: () => Promise<T>,
  stands: (after: T) => readonly Material[] | undefined,
): Promise<T> {
  try {
    const after = await put();
    if (!stands(after)?.some((one) => one.materialId === materialId)) await forget(ctx, files, materialId);
    return after;
  } catch (error) {
    if (error instanceof Refusal) await forget(ctx, files, materialId);
    throw error;
  }
}

/** With whether each is known to be clean. */
export async function shown(ctx: Ctx, all: readonly Material[] = []): Promise<MaterialView[]> {
  const checks = await Malware.shown(
    ctx,
    all.map(({ materialId }) => materialId),
  );
  return all.map((one) => viewOf(one, checks.get(one.materialId)));
}

/** What everybody may have: nothing that is not known to be clean. */
export async function openOnes(ctx: Ctx, all: readonly Material[] = []): Promise<OpenMaterial[]> {
  const open = all.filter(({ access }) => access === "open");
  return handedOut(ctx, open);
}

/** Those that are known to be clean. */
export async function handedOut(ctx: Ctx, all: readonly Material[] = []): Promise<OpenMaterial[]> {
  const checks = await Malware.shown(
    ctx,
    all.map(({ materialId }) => materialId),
  );
  return all.filter(({ materialId }) => !checks.has(materialId)).map(openView);
}

/** As it is handed out. */
export interface MaterialFile {
  name: string;
  type: string;
  bytes: Uint8Array;
  sha256: string;
}

/** @throws Refusal not-found, file.unchecked, file.infected */
export async function read(
  ctx: Ctx,
  files: Files,
  all: readonly Material[] | undefined,
  id: string,
): Promise<MaterialFile> {
  const one = isMaterial(id) ? all?.find(({ materialId }) => materialId === id) : undefined;
  if (!one) throw notFound();
  await Malware.mustBeClean(ctx, one.materialId);
  const { type, sha256 } = one;
  return { name: nameOf(one.name, type), type, sha256, bytes: await contentOf(ctx, files, one) };
}

/** @throws Refusal not-found: it is gone */
export async function contentOf(ctx: Ctx, files: Files, { materialId, sealedKey }: Material): Promise<Uint8Array> {
  const sealed = await files.get(fileName(ctx.tenant, materialId));
  if (!sealed) throw notFound();
  return decrypt(sealed, await ctx.keys.open(sealedKey, sealing(ctx, materialId)), materialId);
}

/** Once no record has its key any more, its bytes are noise; they go all the same. */
export const forget = ({ tenant }: Pick<Ctx, "tenant">, files: Files, id: MaterialId): Promise<void> =>
  files.remove(fileName(tenant, id));
