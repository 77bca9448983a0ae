import type { Key } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { ChildId, NoteId, ObligationId } from "../../ground/shared/ids.ts";
import * as children from "../../people/child/child.store.ts";
import * as Child from "../../people/child/index.ts";

/** Of whom a file tells; kept beside the report: its own record is about an organisation, and tells of nobody. */
export interface Naming {
  obligationId: ObligationId;
  fileId: NoteId;
  childIds: ChildId[];
  by: string;
  at: string;
}

export const partition = (tenant: string) => `T#${tenant}#REPORT-FILES-NAMING`;
export const keyOf = (tenant: string, obligationId: ObligationId, fileId: string): Key => ({
  table: "records",
  pk: partition(tenant),
  sk: `${obligationId}#${fileId}`,
});

/** Of whom it was said that a file tells. */
export const namedIn = async (ctx: Ctx, id: ObligationId, fileId: string): Promise<ChildId[]> =>
  (await ctx.bank.get<Naming>(keyOf(ctx.tenant, id, fileId)))?.data.childIds ?? [];

/** Whether any of them is being destroyed, or was. */
export async function isErased(ctx: Ctx, childIds: readonly ChildId[]): Promise<boolean> {
  if (childIds.length === 0) return false;
  const heir = await Child.heirsOf(ctx, childIds);
  const cards = await children.readMany(ctx, [...new Set(childIds.map(heir))]);
  return cards.some((card) => card?.data.erasure !== undefined);
}
