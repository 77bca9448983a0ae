import * as Malware from "../../ground/malware/index.ts";
import { by, type Ctx } from "../../ground/shared/context.ts";
import type { ObligationId } from "../../ground/shared/ids.ts";
import { parse } from "../../ground/shared/input.ts";
import { notFound } from "../../ground/shared/refusal.ts";
import { noteRemoval, writeNote } from "../../ground/vault/index.ts";
import { asItIs } from "../period/gate.ts";
import { filesOf, keptFiles, placeOf } from "./files.ts";
import { change } from "./obligation.actions.ts";
import { event } from "./obligation.decide.ts";
import { type ObligationView, RemoveFile } from "./obligation.ts";

/**
 * Takes a file away that came with a report by mistake, also where the period is locked: its content and name are gone for good,
 * and the report with its figures stays as it is. Staff, and the organisation whose report it is. @throws Refusal not-found
 */
export function removeFile(ctx: Ctx, id: ObligationId, fileId: string, given: RemoveFile): Promise<ObligationView> {
  const { reason } = parse(RemoveFile, given);
  const decision: Parameters<typeof change>[4] = async (obligation) => {
    const file = filesOf(obligation).find(({ noteId }) => noteId === fileId);
    if (!file) throw notFound();
    if (file.removed) return { events: [] };
    const why = await writeNote(ctx, reason, placeOf(obligation, "removal"));
    const data = { attachmentId: file.noteId, by: by(ctx.actor), reasonId: why.noteId };
    return {
      events: [event(obligation, "obligation.file-removed", data)],
      writes: [why.write, noteRemoval(ctx, file.noteId, placeOf(obligation, "attachment"))],
      detail: { attachmentId: file.noteId },
    };
  };
  return change(ctx, id, "obligation.remove-file", {}, decision, asItIs);
}

/** For whoever looks for malware in files of reports. */
export const filesKept: Malware.Kept = {
  ...keptFiles,
  remove: (ctx, { fileId, about }) => removeFile(ctx, about.obligationId!, fileId, Malware.removedAs),
};
