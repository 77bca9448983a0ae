import type { Temporal } from "temporal-polyfill";
import type { Ctx } from "../../ground/shared/context.ts";
import type { ChildId, RepresentativeId } from "../../ground/shared/ids.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { actsToday } from "../child/acting.ts";
import * as children from "../child/child.store.ts";
import type { ChildRecord } from "../child/child.ts";
import * as store from "./family.store.ts";
import type { Member } from "./family.ts";

/** The children of a family as their cards are now: those that were merged, erased or have left are none of it. */
export interface Household {
  records: ChildRecord[];
  /** Whom each member represents, whatever their right is worth today. */
  represents: ReadonlyMap<RepresentativeId, ChildRecord[]>;
}

export async function householdOf(
  ctx: Pick<Ctx, "bank" | "tenant">,
  { members }: { members: readonly Pick<Member, "memberId">[] },
): Promise<Household> {
  const ofEach = await Promise.all(members.map(({ memberId }) => store.childrenOf(ctx, memberId)));
  const ids = [...new Set(ofEach.flat())];
  const found = ids.length > 0 ? await children.readMany(ctx, ids) : [];
  const records = found.flatMap((one) => (one && isHere(one.data) ? [one.data] : []));
  const represents = new Map(
    members.map(({ memberId }) => [memberId, records.filter((r) => r.representativeIds.includes(memberId))] as const),
  );
  return { records, represents };
}

export const isHere = ({ mergedInto, erasure, status }: ChildRecord): boolean =>
  !mergedInto && !erasure && status === "active";

/** For which of their children somebody may act today. */
export async function actsFor(
  ctx: Pick<Ctx, "bank" | "tenant" | "keys">,
  memberId: RepresentativeId,
  records: readonly ChildRecord[],
  today: Temporal.PlainDate,
): Promise<ChildId[]> {
  const acts = await Promise.all(records.map((record) => actsToday(ctx, record, memberId, today)));
  return records.filter((_, i) => acts[i]).map(({ childId }) => childId);
}

/**
 * Whether a member may come to the family's page: whoever acts for a child of it, or came as somebody else than a representative. One
 * whose authority is over, who was replaced, or whose only child is of age may not.
 */
export const mayCome = ({ kin }: Pick<Member, "kin">, acts: readonly ChildId[]): boolean =>
  acts.length > 0 || kin !== undefined;

/** Whether a member may come to the page today. */
export async function isWelcome(
  ctx: Pick<Ctx, "bank" | "tenant" | "keys" | "now">,
  member: Pick<Member, "memberId" | "kin">,
): Promise<boolean> {
  const { memberId } = member;
  const { represents } = await householdOf(ctx, { members: [member] });
  return mayCome(member, await actsFor(ctx, memberId, represents.get(memberId) ?? [], await Tenant.today(ctx)));
}
