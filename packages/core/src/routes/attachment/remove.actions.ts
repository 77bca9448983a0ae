import { randomBytes } from "node:crypto";
import { changing } from "../../ground/change/index.ts";
import {
  type AttachmentId,
  by,
  type Ctx,
  type Deps,
  type Files,
  type NoteId,
  notFound,
  type RouteId,
  type Stored,
  type Write,
} from "../../ground/shared/index.ts";
import { parse } from "../../ground/shared/input.ts";
import { writeNote } from "../../ground/vault/index.ts";
import * as Step from "../step/index.ts";
import { visible } from "./attachment.actions.ts";
import { fileName, find, sealing, viewOf, write } from "./attachment.store.ts";
import { type Attachment, type AttachmentView, RemoveAttachment, type RemoveByLink } from "./attachment.ts";

interface Removed {
  type: "attachment.removed";
  data: Pick<Attachment, "attachmentId" | "stepId" | "agencyId"> & { noteId: NoteId };
}

const changed = (routeId: RouteId, mayRemove: (ctx: Ctx, file: Attachment) => Promise<Write[]>) =>
  changing<AttachmentId, Attachment, Removed>({
    load: async (ctx, id) => {
      const found: Stored<Attachment> | undefined = await find(ctx, id);
      if (!found) throw notFound();
      return found;
    },
    authorise: mayRemove,
    writes: ({ tenant }, { version }, after) => [write(tenant, after, version)],
    // Beside the step's own events: coordinators read there who took it away, and why.
    stream: (tenant) => Step.routePartition(tenant, routeId),
    audit: ({ childId, attachmentId, stepId }) => ({ subject: childId, detail: { attachmentId, stepId } }),
    ref: ({ attachmentId }) => ({ kind: "attachment", id: attachmentId }),
  });

/**
 * Takes a file away that was sent by mistake: its content, its name and its key are gone for good, and the record of when it
 * came and why it went stays with the step. Staff, and the organisation whose file it is as long as the step is its own. A file
 * that is removed already stays removed as it was. @throws Refusal not-found
 */
export async function remove(
  ctx: Ctx,
  files: Files,
  id: AttachmentId,
  given: RemoveAttachment,
): Promise<AttachmentView> {
  const { stepId } = await visible(ctx, id);
  const { routeId } = (await Step.load(ctx, stepId)).data;
  return removeAs(ctx, files, { id, routeId }, given, async (mine) => {
    await visible(mine, id);
    // Of a step that is given to another meanwhile it is looked at again.
    const step = await Step.load(mine, stepId);
    return [{ check: step.key, expect: step.version }];
  });
}

/** The same by a live one-time link, of a file that came for its assignment. @throws Refusal link.*, not-found */
export async function removeByLink(
  deps: Deps,
  files: Files,
  { token, attachmentId, reason }: RemoveByLink,
  requestId?: string,
): Promise<AttachmentView> {
  const { ctx, found, guards } = await Step.byLink(deps, token, requestId);
  const { stepId, routeId, assignment } = found.data;
  const id = attachmentId as AttachmentId;
  return removeAs(ctx, files, { id, routeId }, { reason }, async (_, file) => {
    if (file.stepId !== stepId || file.assignment !== assignment) throw notFound();
    return [{ check: found.key, expect: found.version }, ...guards];
  });
}

async function removeAs(
  ctx: Ctx,
  files: Files,
  { id, routeId }: { id: AttachmentId; routeId: RouteId },
  given: RemoveAttachment,
  mayRemove: (ctx: Ctx, file: Attachment) => Promise<Write[]>,
): Promise<AttachmentView> {
  const { reason } = parse(RemoveAttachment, given);
  const how = { action: "attachment.remove" };
  const { data } = await changed(routeId, mayRemove)(ctx, id, how, async ({ data: file }) => {
    if (file.removed) return { events: [] };
    const why = await writeNote(ctx, reason, { subject: file.childId, field: "attachment-note" });
    return { events: [removedEvent(file, why.noteId)], after: await emptied(ctx, file, reason), writes: [why.write] };
  });
  // Without its key the content is noise already; whoever asks again has it taken away again.
  await files.remove(fileName(ctx.tenant, id));
  return viewOf(ctx, data);
}

const removedEvent = ({ attachmentId, stepId, agencyId }: Attachment, noteId: NoteId): Removed => ({
  type: "attachment.removed",
  data: { attachmentId, stepId, agencyId, noteId },
});

const emptied = async (ctx: Ctx, file: Attachment, reason: string): Promise<Attachment> => ({
  ...file,
  sha256: "",
  sealedName: await ctx.keys.seal(reason, sealing(ctx, file, "name")),
  sealedKey: await ctx.keys.seal(randomBytes(32).toString("base64"), sealing(ctx, file, "key")),
  removed: { at: ctx.now().toString(), by: by(ctx.actor) },
});
