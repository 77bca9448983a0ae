import type { DocumentFile } from "../../ground/document/index.ts";
import { caresFor } from "../../ground/shared/authorise.ts";
import { auditRead, type Ctx } from "../../ground/shared/context.ts";
import type { QualityId, RoundId } from "../../ground/shared/ids.ts";
import { notFound } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { findings } from "../round/findings.actions.ts";
import type { ToldFinding } from "../round/findings.files.ts";
import { get } from "./quality.actions.ts";
import type { QualityView, reportFormats } from "./quality.ts";

/** The results as somebody sees them, as a file. Staff only, on record. @throws Refusal not-found */
export async function report(ctx: Ctx, id: QualityId, format: (typeof reportFormats)[number]): Promise<DocumentFile> {
  if (!caresFor(ctx.actor, "each")) throw notFound();
  const shown = await get(ctx, id);
  await auditRead(ctx, { subject: "tenant", action: "quality.report", detail: { qualityId: id, format } });
  const settings = await Tenant.load(ctx);
  const { fileOfQuality } = await import("./quality.files.ts");
  return fileOfQuality(shown, { format, settings, findings: await plansIn(ctx, shown) });
}

/** What organisations are to put right, in the words of their plans: of those alone that are shown. */
async function plansIn(ctx: Ctx, { plans, organisations }: QualityView): Promise<ToldFinding[]> {
  const taken = new Set(organisations.flatMap(({ findings = [] }) => findings));
  if (plans === undefined || taken.size === 0) return [];
  const { toldFindings } = await import("../round/findings.files.ts");
  const found = await findings(ctx, plans as RoundId);
  return toldFindings(
    ctx,
    found.filter(({ findingId }) => taken.has(findingId)),
  );
}
