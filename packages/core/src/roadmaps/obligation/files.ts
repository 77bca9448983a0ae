import { createHash } from "node:crypto";
import * as Malware from "../../ground/malware/index.ts";
import type { Write } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import { type NotePlace, readNote, writeNote } from "../../ground/vault/index.ts";
import * as store from "./obligation.store.ts";
import type { Attachment, Obligation, Submit } from "./obligation.ts";

export type Field = "narrative" | "return" | "attachment" | "removal" | "correction" | "extension" | "answerer";

/** Texts that people wrote about a report are kept with their organisation. */
export const placeOf = ({ agencyId }: Pick<Obligation, "agencyId">, field: Field): NotePlace => ({
  subject: agencyId,
  field: `obligation-${field}`,
});

export const filesOf = (obligation: Obligation) =>
  "submission" in obligation ? (obligation.submission?.attachments ?? []) : [];

/** A file as it comes with a report: what the report says of it, and what is written beside. */
export interface Attached {
  kept: Attachment;
  writes: Write[];
}

/** Kept, and given to be looked at. */
export async function attached(
  ctx: Ctx,
  obligation: Obligation,
  { name, type, content }: Submit["attachments"][number],
): Promise<Attached> {
  const { noteId, write } = await writeNote(ctx, content, placeOf(obligation, "attachment"));
  const file = Buffer.from(content, "base64");
  const about = { agencyId: obligation.agencyId, obligationId: obligation.obligationId };
  const looked = await Malware.begin(ctx, { fileId: noteId, kind: "report", about }, file);
  const sha256 = createHash("sha256").update(file).digest("hex");
  return { kept: { noteId, name, type, bytes: file.byteLength, sha256 }, writes: [write, ...looked] };
}

/** For whoever looks for malware in them. */
export const keptFiles: Pick<Malware.Kept, "bytes"> = {
  async bytes(ctx, { fileId, about }) {
    const { data } = await store.load(ctx, about.obligationId!);
    const file = filesOf(data).find(({ noteId }) => noteId === fileId);
    if (!file || file.removed) return undefined;
    return Buffer.from(await readNote(ctx, file.noteId, placeOf(data, "attachment")), "base64");
  },
};
