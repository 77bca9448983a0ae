import type { ChildId, Ctx } from "../../ground/shared/index.ts";
import { sealing as ofAttachment } from "./attachment.store.ts";
import type { Attachment } from "./attachment.ts";
import { sealing as ofSigned } from "./signed.store.ts";
import type { SignedPlan } from "./signed.ts";

type File = Attachment | SignedPlan;

/**
 * The record of a file as that of another card, or of the same: its name and its key are sealed under that child's own key. Its
 * bytes stay as they are, since the key is the same.
 */
export async function rebindFile<F extends File>(ctx: Pick<Ctx, "keys" | "tenant">, file: F, to: ChildId): Promise<F> {
  const place = (one: File, field: "name" | "key") =>
    "signedId" in one ? ofSigned(ctx, one, field) : ofAttachment(ctx, one, field);
  const bound = { ...file, childId: to };
  const seal = async (sealed: string, field: "name" | "key") =>
    ctx.keys.seal(await ctx.keys.open(sealed, place(file, field)), place(bound, field));
  return { ...bound, sealedName: await seal(file.sealedName, "name"), sealedKey: await seal(file.sealedKey, "key") };
}
