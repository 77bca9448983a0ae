import type { DocumentFile } from "../../ground/document/index.ts";
import { caresFor } from "../../ground/shared/authorise.ts";
import { auditRead, type Ctx } from "../../ground/shared/context.ts";
import type { QualityId } from "../../ground/shared/ids.ts";
import { notFound } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { get } from "./quality.actions.ts";
import type { reportFormats } from "./quality.ts";

/** The results as somebody sees them, as a file. Staff only, on record. @throws Refusal not-found */
export async function report(ctx: Ctx, id: QualityId, format: (typeof reportFormats)[number]): Promise<DocumentFile> {
  if (!caresFor(ctx.actor, "each")) throw notFound();
  const shown = await get(ctx, id);
  await auditRead(ctx, { subject: "tenant", action: "quality.report", detail: { qualityId: id, format } });
  const settings = await Tenant.load(ctx);
  const { fileOfQuality } = await import("./quality.files.ts");
  return fileOfQuality(shown, { format, settings });
}
