import * as Agency from "../../agencies/agency/index.ts";
import { type Document, documentFormats, fileOf } from "../../ground/document/index.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { AgencyId, ChildId } from "../../ground/shared/ids.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import type * as Family from "../../people/family/index.ts";
import { type Copy, copyOf } from "./copy.actions.ts";

/** A file as the page hands it out. */
export interface ExportFile {
  name: string;
  type: string;
  bytes: Uint8Array;
}

/**
 * Everything that is kept about a member's own children and about themselves, as data that other programs read (152-ФЗ, art. 14: the
 * subject's right to what is processed about them). Nothing of whom another parent alone represents. Each part is read as the family may
 * read it, and so on record; what staff wrote to each other is not in it.
 * @param format `docx` and `pdf` say the same in words, for people @param only of this child alone
 */
export async function everything(
  ctx: Ctx,
  family: Family.Family,
  member: Family.Member,
  format: CopyFormat = "json",
  only?: ChildId,
): Promise<ExportFile> {
  const today = await Tenant.today(ctx);
  const copy = await copyOf(ctx, family, member, { today, only });
  const name = `marshrut-${today.toString()}`;
  if (format !== "json") return fileOf(await inWords(ctx, copy), format, name);
  const bytes = Buffer.from(JSON.stringify(copy, withoutAccounts, 2));
  return { name: `${name}.json`, type: "application/json", bytes };
}

export const copyFormats = ["json", ...documentFormats] as const;
export type CopyFormat = (typeof copyFormats)[number];

/** Wanted seldom, and long: loaded then (decision 0101). */
async function inWords(ctx: Ctx, copy: Copy): Promise<Document> {
  const { copyDocument } = await import("./copy.document.ts");
  const { name, zone, municipalities } = await Tenant.load(ctx);
  const places = new Map(municipalities.map((one) => [one.key, one.name.ru]));
  // Whatever in it is an organisation's id.
  const ids = new Set(JSON.stringify(copy).match(/agency_[0-9A-HJKMNP-TV-Z]{26}/g) as AgencyId[] | null);
  return copyDocument(copy, { operator: name.ru, zone, places, names: await Agency.namesOf(ctx, [...ids]) });
}

/** Which account of the staff it was is the log's own matter, which says it in words; here it is told what they are: `coordinator`. */
const withoutAccounts = (key: string, value: unknown): unknown =>
  (key === "by" || key === "account") && typeof value === "string" ? value.split(":")[0] : value;
