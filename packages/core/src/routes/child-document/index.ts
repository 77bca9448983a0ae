import type { Ctx } from "../../ground/shared/context.ts";
import type { ChildId } from "../../ground/shared/ids.ts";
import type { DocumentView } from "./child-document.ts";

export { familyDocuments, familyFile, file, get, list, voidDocument } from "./child-document.actions.ts";
export type * from "./child-document.events.ts";
export * from "./child-document.ts";

/** What fills a paper in is loaded by whoever does: a family's page needs none of it (decision 0101). @throws see fill.actions */
export const fill = async (ctx: Ctx, childId: ChildId, input: unknown): Promise<DocumentView> =>
  (await import("./fill.actions.ts")).fill(ctx, childId, input);
