import { auditOnce, type Ctx } from "../../ground/shared/context.ts";
import type { RepresentativeId } from "../../ground/shared/ids.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import type { ChildRecord } from "../child/child.ts";
import * as store from "./family.store.ts";
import type { Family } from "./family.ts";
import { ofChild } from "./form.actions.ts";
import { actsFor, householdOf, isWelcome } from "./household.ts";
import { memberOf, type Speaking } from "./links.actions.ts";

/**
 * The member for whom somebody who has signed in speaks: of the family that whoever it is belongs to, formed at their first visit. What
 * they may do is what a link of theirs would let them do, and it counts for as long; each visit is on record of the family.
 * @param did what for, e.g. `show` @throws Refusal not-found, where nobody is represented (any more)
 */
export async function signedIn(ctx: Ctx, did: string): Promise<Speaking> {
  const { actor } = ctx;
  if (actor.kind !== "representative") throw nobodys();
  const memberId = actor.representative;
  const family = await familyFor(ctx, memberId);
  const member = family && memberOf(family, memberId);
  if (!member || !(await isWelcome(ctx, member))) throw nobodys();
  // Once a minute, as by a link; by the account, since somebody may come by both.
  const detail = { memberId, did };
  await auditOnce(ctx, { subject: family.familyId, action: "family.visit", detail }, `${actor.id}#${did}`);
  return { ctx, family, member };
}

/** The family that somebody is a member of; where there is none it is formed of a child for whom they act. @param known their children */
export async function familyFor(
  ctx: Ctx,
  memberId: RepresentativeId,
  known?: readonly ChildRecord[],
): Promise<Family | undefined> {
  const familyId = (await store.membershipsOf(ctx, [memberId])).get(memberId);
  if (familyId) return (await store.load(ctx, familyId)).data;
  const records = known ?? (await householdOf(ctx, { members: [{ memberId }] })).records;
  const [childId] = await actsFor(ctx, memberId, records, await Tenant.today(ctx));
  return childId && (await ofChild(ctx, childId)).data;
}

const nobodys = () =>
  new Refusal("not-found", {
    ru: "По этой учётной записи страница семьи не открывается: сейчас она никого не представляет. Обратитесь к координатору.",
    en: "No family's page opens by this account: it represents nobody now. Please turn to your coordinator.",
  });
