import * as Malware from "../../ground/malware/index.ts";
import type { AttachmentId, Ctx, Files, SignedId, Stored } from "../../ground/shared/index.ts";
import { decrypt } from "../../ground/vault/crypt.ts";
import * as attachments from "./attachment.store.ts";
import { remove } from "./remove.actions.ts";
import { removeSigned } from "./signed.actions.ts";
import * as signed from "./signed.store.ts";
import type { SignedPlan } from "./signed.ts";

// For whoever looks for malware in what people sent: the content once more, and how it goes for good.

export const attachmentsIn = (files: Files): Malware.Kept => ({
  async bytes(ctx, { fileId }) {
    const found = await attachments.load(ctx, fileId as AttachmentId);
    if (!found || found.removed) return undefined;
    const sealed = await files.get(attachments.fileName(ctx.tenant, found.attachmentId));
    if (!sealed) return undefined;
    const key = await ctx.keys.open(found.sealedKey, attachments.sealing(ctx, found, "key"));
    return decrypt(sealed, key, found.attachmentId);
  },
  remove: (ctx, { fileId }) => remove(ctx, files, fileId as AttachmentId, Malware.removedAs),
});

export const signedIn = (files: Files): Malware.Kept => ({
  async bytes(ctx, check) {
    const found = await signedOf(ctx, check);
    const sealed = found && (await files.get(signed.fileName(ctx.tenant, found.data.signedId)));
    if (!found || !sealed) return undefined;
    return decrypt(
      sealed,
      await ctx.keys.open(found.data.sealedKey, signed.sealing(ctx, found.data, "key")),
      found.data.signedId,
    );
  },
  /** As one that was kept by mistake: the plan waits to be signed again. */
  remove: (ctx, { fileId, about }) =>
    removeSigned(ctx, files, { routeId: about.routeId!, signedId: fileId as SignedId }, Malware.removedAs),
});

const signedOf = async (ctx: Ctx, { fileId, about }: Malware.Check): Promise<Stored<SignedPlan> | undefined> =>
  about.routeId && ctx.bank.get<SignedPlan>(signed.keyOf(ctx.tenant, about.routeId, fileId as SignedId));
