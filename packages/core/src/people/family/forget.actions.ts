import { all } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { FamilyId, RepresentativeId } from "../../ground/shared/ids.ts";
import { partitionOf } from "../../ground/vault/index.ts";
import { changed } from "./family.scope.ts";
import * as store from "./family.store.ts";
import { without } from "./family.ts";
import { forgetNews } from "./news.store.ts";
import { clearReturned } from "./reach.ts";

/**
 * Somebody is forgotten with the last of their children: they are no member any more, and what a family said as one goes with its last
 * member. Safe to repeat. For the platform's erasures, which have authorised.
 */
export async function forget(ctx: Ctx, memberId: RepresentativeId): Promise<void> {
  await clearReturned(ctx, memberId);
  await forgetNews(ctx, memberId);
  const familyId = (await store.membershipsOf(ctx, [memberId])).get(memberId);
  if (familyId === undefined) return;
  await changed(ctx, familyId, { action: "family.forget" }, async ({ data }) => {
    const after = without(data, [memberId]);
    if (after.members.length === 0) await destroyVault(ctx, familyId);
    const { municipality } = data;
    return {
      after,
      events: [{ type: "family.changed", data: { familyId, municipality, fields: [`members.${memberId}`] } }],
      writes: [store.part(ctx.tenant, memberId)],
    };
  });
}

/** The key, and then what it had opened: whoever comes between finds nothing that opens. */
export async function destroyVault(ctx: Ctx, subject: FamilyId | RepresentativeId): Promise<void> {
  await ctx.keys.destroy({ tenant: ctx.tenant, person: subject });
  for await (const { key } of all(ctx.bank, "vault", partitionOf(ctx.tenant, subject)))
    await ctx.bank.commit([{ remove: key, expect: "any" }]);
}
