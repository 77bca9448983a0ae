import { randomBytes } from "node:crypto";
import { changing } from "../../ground/change/index.ts";
import {
  type AttachmentId,
  by,
  type Ctx,
  type Deps,
  type Files,
  notFound,
  type Stored,
  type Write,
} from "../../ground/shared/index.ts";
import { parse } from "../../ground/shared/input.ts";
import * as Step from "../step/index.ts";
import { visible } from "./attachment.actions.ts";
import { fileName, filesPartition, find, sealing, viewOf, write } from "./attachment.store.ts";
import { type Attachment, type AttachmentView, RemoveAttachment, type RemoveByLink } from "./attachment.ts";

interface Removed {
  type: "attachment.removed";
  data: Pick<Attachment, "attachmentId" | "stepId" | "agencyId">;
}

const changed = (mayRemove: (ctx: Ctx, file: Attachment) => Promise<Write[]>) =>
  changing<AttachmentId, Attachment, Removed>({
    load: async (ctx, id) => {
      const found: Stored<Attachment> | undefined = await find(ctx, id);
      if (!found) throw notFound();
      return found;
    },
    authorise: mayRemove,
    writes: ({ tenant }, { version }, after) => [write(tenant, after, version)],
    stream: (tenant, { stepId }) => filesPartition(tenant, stepId),
    audit: ({ childId, attachmentId, stepId }) => ({ subject: childId, detail: { attachmentId, stepId } }),
    ref: ({ attachmentId }) => ({ kind: "attachment", id: attachmentId }),
  });

/**
 * Takes a file away that was sent by mistake: its content, its name and its key are gone for good, and the record of when it
 * came and why it went stays with the step. Staff, and the organisation whose file it is as long as the step is its own. A file
 * that is removed already stays removed as it was. @throws Refusal not-found
 */
export const remove = (ctx: Ctx, files: Files, id: AttachmentId, given: RemoveAttachment): Promise<AttachmentView> =>
  removeAs(ctx, files, id, given, async (mine) => {
    await visible(mine, id);
    return [];
  });

/** The same by a live one-time link, of a file that came for its assignment. @throws Refusal link.*, not-found */
export async function removeByLink(
  deps: Deps,
  files: Files,
  { token, attachmentId, reason }: RemoveByLink,
  requestId?: string,
): Promise<AttachmentView> {
  const { ctx, found, guards } = await Step.byLink(deps, token, requestId);
  const { stepId, assignment } = found.data;
  return removeAs(ctx, files, attachmentId as AttachmentId, { reason }, async (_, file) => {
    if (file.stepId !== stepId || file.assignment !== assignment) throw notFound();
    return [{ check: found.key, expect: found.version }, ...guards];
  });
}

async function removeAs(
  ctx: Ctx,
  files: Files,
  id: AttachmentId,
  given: RemoveAttachment,
  mayRemove: (ctx: Ctx, file: Attachment) => Promise<Write[]>,
): Promise<AttachmentView> {
  const { reason } = parse(RemoveAttachment, given);
  const { data } = await changed(mayRemove)(ctx, id, { action: "attachment.remove" }, async ({ data: file }) =>
    file.removed ? { events: [] } : { events: [removedEvent(file)], after: await emptied(ctx, file, reason) },
  );
  // Without its key the content is noise already; whoever asks again has it taken away again.
  await files.remove(fileName(ctx.tenant, id));
  return viewOf(ctx, data);
}

const removedEvent = ({ attachmentId, stepId, agencyId }: Attachment): Removed => ({
  type: "attachment.removed",
  data: { attachmentId, stepId, agencyId },
});

const emptied = async (ctx: Ctx, file: Attachment, reason: string): Promise<Attachment> => ({
  ...file,
  sha256: "",
  sealedName: await ctx.keys.seal(reason, sealing(ctx, file, "name")),
  sealedKey: await ctx.keys.seal(randomBytes(32).toString("base64"), sealing(ctx, file, "key")),
  removed: { at: ctx.now().toString(), by: by(ctx.actor) },
});
