import * as z from "zod";
import * as Agency from "../../agencies/agency/index.ts";
import { MaterialIdText, NewMaterial } from "../../ground/material/index.ts";
import type { Deps } from "../../ground/shared/context.ts";
import type { Files } from "../../ground/shared/files.ts";
import { idText, linkToken } from "../../ground/shared/schema.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { correct, ofAgency, propose, review, withdraw } from "./library.actions.ts";
import { ItemContent, ItemView, WithdrawItem } from "./library.ts";
import { addFile, removeFile } from "./material.actions.ts";

const itemId = idText("item");

/** What an organisation says of its own in the library, by the link of its page. Looking uses nothing up. */
export const RespondLibrary = z.discriminatedUnion("action", [
  z.strictObject({ token: linkToken, action: z.literal("view") }),
  z.strictObject({ token: linkToken, action: z.literal("propose"), content: ItemContent }),
  z.strictObject({
    token: linkToken,
    action: z.literal("correct"),
    itemId,
    version: z.int().min(1),
    content: ItemContent,
  }),
  z.strictObject({ token: linkToken, action: z.literal("confirm"), itemId }),
  z.strictObject({ token: linkToken, action: z.literal("add-file"), itemId, file: NewMaterial }),
  z.strictObject({ token: linkToken, action: z.literal("remove-file"), itemId, materialId: MaterialIdText }),
  z.strictObject({ token: linkToken, action: z.literal("withdraw"), itemId, reason: WithdrawItem.shape.reason }),
]);
export type RespondLibrary = z.output<typeof RespondLibrary>;

export const LibraryPage = z.strictObject({ agency: z.string(), url: z.string(), items: z.array(ItemView) });
export type LibraryPage = z.infer<typeof LibraryPage>;

/** @throws Refusal link.invalid, link.dead, input.invalid, library.closed, conflict.version, not-found */
export async function respondLibrary(
  deps: Deps,
  files: Files,
  request: RespondLibrary,
  requestId?: string,
): Promise<LibraryPage> {
  const did = `library.${request.action}`;
  const { ctx, agency } = await Agency.speaking(deps, Agency.ownLinks, request.token, did, requestId);
  if (request.action === "propose") await propose(ctx, { content: request.content });
  else if (request.action === "correct")
    await correct(ctx, request.itemId, { content: request.content }, request.version);
  else if (request.action === "confirm") await review(ctx, request.itemId, { answer: "still-valid" });
  else if (request.action === "add-file") await addFile(ctx, files, request.itemId, request.file);
  else if (request.action === "remove-file") await removeFile(ctx, files, request.itemId, request.materialId);
  else if (request.action === "withdraw") await withdraw(ctx, request.itemId, { reason: request.reason });
  const { publicUrl } = await Tenant.load(ctx);
  return { agency: agency.shortName, url: `${publicUrl}/library`, items: await ofAgency(ctx, agency.agencyId) };
}
