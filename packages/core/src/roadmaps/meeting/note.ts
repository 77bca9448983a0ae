import type { PeriodId } from "../../ground/calendar/index.ts";
import { type Ctx, notFound } from "../../ground/shared/index.ts";
import * as periods from "../period/period.store.ts";
import { render, typeOf } from "../report/documents.actions.ts";
import { readRevision, revisions } from "../report/frozen.store.ts";

/**
 * The analytical note of a quarter as it was frozen, for whoever is to speak of it: figures of the region and its organisations, without the
 * tables of help by which somebody of a small place could be found. @throws Refusal not-found
 */
export async function noteDocument(
  ctx: Ctx,
  period: PeriodId,
): Promise<{ name: string; type: string; bytes: Uint8Array }> {
  const { data } = await periods.load(ctx, period);
  const last = (await revisions(ctx, period)).at(-1);
  if (!last || data.lockedAt === undefined) throw notFound();
  const report = await readRevision(ctx, period, last.revision);
  const { help: _, ...computed } = report.computed;
  const bytes = await render({ ...report, status: data.status, computed }, "docx");
  return { name: `note-${period}.docx`, type: typeOf("docx"), bytes };
}
