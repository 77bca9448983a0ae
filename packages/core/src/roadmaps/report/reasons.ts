import { auditRead, type Ctx } from "../../ground/shared/context.ts";
import type { NoteId } from "../../ground/shared/ids.ts";
import { inParallel } from "../../ground/shared/parallel.ts";
import { readNote } from "../../ground/vault/index.ts";
import { placeOf } from "../obligation/files.ts";
import type { Negative, Report } from "./report.ts";

/** What organisations wrote, by note: read for a document, and kept nowhere but sealed. */
export type Reasons = ReadonlyMap<NoteId, string>;

/** Most reasons that a document tells; the figures count all. */
const most = 500;
const abreast = 16;

export const negativeOf = ({ negative = [] }: Pick<Report, "negative">): Negative[] => negative;

export const reasonOf = ({ noteId }: Negative, reasons: Reasons): string => (noteId && reasons.get(noteId)) ?? "";

/** Why what was reported as not carried out, or as without data, is so. Reading it is on record. */
export async function reasonsFor(ctx: Ctx, report: Report): Promise<Reasons> {
  const told = negativeOf(report).filter(({ noteId }) => noteId !== undefined);
  const reasons = new Map<NoteId, string>();
  if (told.length === 0) return reasons;
  await auditRead(ctx, { subject: `period:${report.period}`, action: "report.reasons", detail: { told: told.length } });
  await inParallel(told.slice(0, most), abreast, async (one) => {
    reasons.set(one.noteId!, await readNote(ctx, one.noteId!, placeOf(one, "narrative")));
  });
  return reasons;
}
