import type { Ctx } from "../../ground/shared/context.ts";
import type { RepresentativeId } from "../../ground/shared/ids.ts";
import { type Contact, readContacts, readRepresentatives } from "../child/representatives.store.ts";
import type { Family } from "./family.ts";
import { householdOf } from "./household.ts";

/** How a member is reached: what is kept of them for all their children, or what their child's card has. The caller has authorised. */
export async function contactOf(
  ctx: Pick<Ctx, "bank" | "tenant" | "keys">,
  { members }: Pick<Family, "members">,
  id: RepresentativeId,
): Promise<Partial<Contact>> {
  const own = (await readContacts(ctx, [id])).get(id);
  if (own) return own.data;
  const { represents } = await householdOf(ctx, { members: members.filter(({ memberId }) => memberId === id) });
  const [child] = represents.get(id) ?? [];
  if (!child) return {};
  const { data } = await readRepresentatives(ctx, child.childId, [id]);
  return data.find(({ representativeId }) => representativeId === id) ?? {};
}
