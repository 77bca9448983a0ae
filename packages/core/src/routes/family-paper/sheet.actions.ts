import { createHash, randomBytes } from "node:crypto";
import * as Malware from "../../ground/malware/index.ts";
import { auditRead, type Ctx, type Files, newId, type SheetId, type Write } from "../../ground/shared/index.ts";
import { notFound, Refusal } from "../../ground/shared/refusal.ts";
import { decrypt, encrypt } from "../../ground/vault/crypt.ts";
import { mustStand } from "../../people/child/child.scope.ts";
import { typeTaken } from "../attachment/add.actions.ts";
import { attachmentTypes } from "../attachment/type.ts";
import { changed, mustSee, nameIn } from "./family-paper.scope.ts";
import * as store from "./family-paper.store.ts";
import type { FamilyPaper, NewSheet, Sheet } from "./family-paper.ts";

/** A sheet that is to stand in a record, and what is saved with that. Its content is stored before. */
export interface KeptSheet {
  sheet: Sheet;
  writes: Write[];
}

export const hashOf = (content: string): string =>
  createHash("sha256").update(Buffer.from(content, "base64")).digest("hex");

/** @throws Refusal attachment.type, attachment.too-large */
export async function keepSheet(
  ctx: Ctx,
  files: Files,
  { childId, paperId, municipality }: Pick<FamilyPaper, "childId" | "paperId" | "municipality">,
  { name, content }: NewSheet,
): Promise<KeptSheet> {
  const bytes = Buffer.from(content, "base64");
  const type = await typeTaken(bytes);
  const now = ctx.now();
  const sheetId: SheetId = newId("sheet", now.epochMilliseconds);
  const { sealed, key } = encrypt(bytes, sheetId);
  const place = (field: "name" | "key") => store.sealing(ctx.tenant, childId, sheetId, field);
  const sheet: Sheet = {
    sheetId,
    type,
    size: bytes.length,
    sha256: hashOf(content),
    sealedName: await ctx.keys.seal(name, place("name")),
    sealedKey: await ctx.keys.seal(key, place("key")),
    addedAt: now.toString(),
  };
  await files.put(store.fileName(ctx.tenant, sheetId), sealed);
  const about = { childId, paperId, municipality };
  return { sheet, writes: await Malware.begin(ctx, { fileId: sheetId, kind: "family-paper", about }, bytes) };
}

/** A sheet as it was sent; for staff and whoever handed it in, on record. @throws Refusal not-found, file.unchecked, file.infected */
export async function sheetFile(ctx: Ctx, files: Files, at: store.PaperAt, sheetId: SheetId) {
  const { data: paper } = await store.load(ctx, at);
  await mustSee(ctx, paper);
  await mustStand(ctx, at.childId);
  const sheet = paper.sheets.find((one) => one.sheetId === sheetId);
  if (!sheet) throw notFound();
  // First: who asks for one that was infected learns why it is gone.
  await Malware.mustBeClean(ctx, sheetId);
  if (sheet.goneAt) throw notFound();
  const { paperId } = at;
  await auditRead(ctx, { subject: at.childId, action: "family-paper.read", detail: { paperId, sheetId } });
  return {
    name: await nameIn(ctx, paper, sheet),
    type: attachmentTypes[sheet.type],
    bytes: await contentOf(ctx, files, paper, sheet),
  };
}

/** @throws Refusal not-found: it is gone */
export async function contentOf(
  ctx: Ctx,
  files: Files,
  { childId }: Pick<FamilyPaper, "childId">,
  { sheetId, sealedKey, goneAt }: Sheet,
): Promise<Uint8Array> {
  const sealed = goneAt ? undefined : await files.get(store.fileName(ctx.tenant, sheetId));
  if (!sealed) throw notFound();
  return decrypt(sealed, await ctx.keys.open(sealedKey, store.sealing(ctx.tenant, childId, sheetId, "key")), sheetId);
}

/** Content, name and key go for good; that there was one stays. May be done twice. @param which all of it, unless one is named */
export async function empty(
  ctx: Ctx,
  files: Files,
  at: store.PaperAt,
  action: string,
  which: (sheet: Sheet) => boolean = () => true,
): Promise<void> {
  const { data } = await changed(ctx, at, { action }, async ({ data: paper }) => {
    if (!paper.sheets.some((one) => which(one) && !one.goneAt)) return { events: [] };
    const sheets = paper.sheets.map((one) => (which(one) && !one.goneAt ? emptied(ctx, paper, one) : one));
    return { events: [], after: { ...paper, sheets: await Promise.all(sheets) } };
  });
  for (const { sheetId } of data.sheets.filter(which)) await files.remove(store.fileName(ctx.tenant, sheetId));
}

async function emptied({ keys, tenant, now }: Ctx, { childId }: FamilyPaper, sheet: Sheet): Promise<Sheet> {
  const seal = (text: string, field: "name" | "key") =>
    keys.seal(text, store.sealing(tenant, childId, sheet.sheetId, field));
  return {
    ...sheet,
    sha256: "",
    sealedName: await seal("-", "name"),
    sealedKey: await seal(randomBytes(32).toString("base64"), "key"),
    goneAt: now().toString(),
  };
}

/** What nobody has a record of after all: refused, or there already. */
export async function orForget<T>(
  ctx: Ctx,
  files: Files,
  { sheetId }: Sheet,
  put: () => Promise<T>,
  stands: (after: T) => readonly Sheet[],
): Promise<T> {
  const forget = () => files.remove(store.fileName(ctx.tenant, sheetId));
  try {
    const after = await put();
    if (!stands(after).some((one) => one.sheetId === sheetId)) await forget();
    return after;
  } catch (error) {
    if (error instanceof Refusal) await forget();
    throw error;
  }
}

/** For whoever looks for malware in what people sent: the content once more, and how it goes for good. */
export const sheetsIn = (files: Files): Malware.Kept => ({
  async bytes(ctx, { fileId, about }) {
    const found = about.paperId && (await store.find(ctx, about.paperId));
    const sheet = found?.data.sheets.find((one) => one.sheetId === fileId);
    return !found || !sheet || sheet.goneAt ? undefined : contentOf(ctx, files, found.data, sheet);
  },
  async remove(ctx, { fileId, about }) {
    const found = about.paperId && (await store.find(ctx, about.paperId));
    if (found) await empty(ctx, files, found.data, "family-paper.infected", (one) => one.sheetId === fileId);
  },
});
