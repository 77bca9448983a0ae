import type { Ctx } from "../../ground/shared/context.ts";
import type { ChildId, RepresentativeId } from "../../ground/shared/ids.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { actingOn } from "../child/authority.ts";
import * as children from "../child/child.store.ts";
import * as store from "./family.store.ts";
import { ofChild } from "./form.actions.ts";
import { invited } from "./links.actions.ts";

/**
 * Whoever represented the child is replaced, and had the family's page: whoever represents it now comes into the family and gets a link
 * of their own at once, so that a child is not without anybody who can read of it. A family that nobody has formed stays so. Told again
 * it is one link. @param gone who represents the child no more @param at when it was recorded
 */
export async function succeed(
  ctx: Ctx,
  childId: ChildId,
  { gone, at }: { gone: readonly RepresentativeId[]; at: string },
): Promise<void> {
  const record = (await children.read(ctx, childId))?.data;
  if (!record || (await store.membershipsOf(ctx, gone)).size === 0) return;
  // An organisation comes by its own page (decision 0207).
  const acting = actingOn((await Tenant.today(ctx)).toString(), record).filter(
    (id) => record.standings?.[id]?.agencyId === undefined,
  );
  const known = await store.membershipsOf(ctx, acting);
  const isNew = async (id: RepresentativeId, familyId = known.get(id)) =>
    familyId === undefined ||
    (await store.load(ctx, familyId)).data.members.some(
      (one) => one.memberId === id && one.since >= at && one.invitedAt === undefined,
    );
  const coming: RepresentativeId[] = [];
  for (const id of acting) if (await isNew(id)) coming.push(id);
  if (coming.length === 0) return;
  const family = await unlessRefused(() => ofChild(ctx, childId));
  if (family) for (const id of coming) await invited(ctx, family.data.familyId, id);
}
