import type { Ctx } from "../../ground/shared/context.ts";
import type { ChildId, MergingId } from "../../ground/shared/ids.ts";
import * as store from "./merging.store.ts";
import type { Merging } from "./merging.ts";

/** For other rooms, which have authorised by what they do. @throws Refusal not-found */
export const load = async (ctx: Pick<Ctx, "bank" | "tenant">, id: MergingId): Promise<Merging> =>
  (await store.load(ctx, id)).data;

/** Cards to which something of this one went, near ones first: there what was under its id may be found. */
export async function wentTo(ctx: Pick<Ctx, "bank" | "tenant">, childId: ChildId): Promise<ChildId[]> {
  const found = new Set([childId]);
  for (const one of found) for (const { from, to } of await store.listFor(ctx, one)) if (from === one) found.add(to);
  found.delete(childId);
  return [...found];
}
