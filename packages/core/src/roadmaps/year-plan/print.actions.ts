import { type DocumentFile, documentType, fileOf } from "../../ground/document/index.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { YearPlanId } from "../../ground/shared/ids.ts";
import { namesOfPlaces, placeOf, seen, view, viewsOf } from "./year-plan.scope.ts";

/** As a paper to be signed, as a PDF to be kept, or as a workbook. */
export const planFormats = ["docx", "pdf", "xlsx"] as const;
export type PlanFormat = (typeof planFormats)[number];

const workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
export const planFileType = (format: PlanFormat): string => (format === "xlsx" ? workbook : documentType(format));

/**
 * The plan as a file: the edition in force, a draft as it stands, or the edition that is named, be it the one in preparation; for an organisation
 * its own lines. Without what was struck.
 * @throws Refusal not-found
 */
export async function print(
  ctx: Ctx,
  planId: YearPlanId,
  { format, edition }: { format: PlanFormat; edition?: number | undefined },
): Promise<DocumentFile> {
  // What is in preparation is not printed under the act of what is in force.
  const one = await seen(ctx, planId, edition ?? "in-force");
  const rows = one.rows.filter(({ says }) => !says.struck);
  const where = placeOf(await namesOfPlaces(ctx), one.plan);
  const [plan, entries] = [await view(ctx, one), await viewsOf(ctx, one, rows)];
  const of = { where, edition: one.told };
  const name = `year-plan-${one.plan.municipality}-${one.plan.year}`;
  if (format === "xlsx") {
    const { planSheets } = await import("./year-plan.sheet.ts");
    const { writeBook } = await import("../../ground/workbook/write.ts");
    return {
      name: `${name}.xlsx`,
      type: workbook,
      bytes: await writeBook(plan.title.ru, planSheets(plan, entries, of)),
    };
  }
  const { planDocument } = await import("./year-plan.document.ts");
  return fileOf(planDocument(plan, entries, of), format, name);
}
