import type { Expectation, Key, Write } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { ChildId, MergingId } from "../../ground/shared/ids.ts";
import { openFields, partitionOf, type Sealed, sealFields } from "../../ground/vault/index.ts";
import type { Snapshot } from "./card.ts";

const key = (ctx: Ctx, childId: ChildId, mergingId: MergingId): Key => ({
  table: "vault",
  pk: partitionOf(ctx.tenant, childId),
  sk: `MERGING#${mergingId}`,
});
const owner = (subject: ChildId, id: MergingId) => ({ subject, path: `mergings.${id}` });

/** How the card that goes on was before a merge and after it: as personal as the card, so it lies beside it. */
export async function writeSnapshot(
  ctx: Ctx,
  childId: ChildId,
  mergingId: MergingId,
  snapshot: Snapshot,
  expect: Expectation,
): Promise<Write> {
  const data = await sealFields(ctx, owner(childId, mergingId), { snapshot: JSON.stringify(snapshot) });
  return { put: { key: key(ctx, childId, mergingId), kind: "merging-snapshot", data }, expect };
}

/** @throws when there is none: it is written with the merge */
export async function readSnapshot(ctx: Ctx, childId: ChildId, mergingId: MergingId): Promise<Snapshot> {
  const found = await ctx.bank.get<Sealed<{ snapshot: string }>>(key(ctx, childId, mergingId));
  if (!found) throw new Error(`The vault has nothing of ${mergingId}`);
  return JSON.parse((await openFields(ctx, owner(childId, mergingId), found.data)).snapshot) as Snapshot;
}
