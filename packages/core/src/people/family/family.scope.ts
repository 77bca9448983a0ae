import { type Changeable, changing } from "../../ground/change/index.ts";
import { caresFor } from "../../ground/shared/authorise.ts";
import type { Stored } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { FamilyId } from "../../ground/shared/ids.ts";
import { notFound } from "../../ground/shared/refusal.ts";
import { isGoverned } from "../child/child.scope.ts";
import type { FamilyEvent } from "./family.events.ts";
import * as store from "./family.store.ts";
import type { Family } from "./family.ts";
import { householdOf, isWelcome } from "./household.ts";

/** Whether it is the actor's business: by where the family lives, or by a child of it. */
async function isGovernedFamily(ctx: Ctx, family: Family): Promise<boolean> {
  if (caresFor(ctx.actor, family)) return true;
  if (!caresFor(ctx.actor, "each")) return false;
  const { records } = await householdOf(ctx, family);
  for (const record of records) if (await isGoverned(ctx, record)) return true;
  return false;
}

/** A member whose right counts today: one who was replaced is a stranger. */
async function isMember(ctx: Ctx, { familyId, members }: Family): Promise<boolean> {
  const { actor } = ctx;
  if (actor.kind !== "representative") return false;
  const member = members.find(({ memberId }) => memberId === actor.representative);
  // Whoever comes by a link was looked at when it was opened.
  return member !== undefined && (actor.family === familyId || (await isWelcome(ctx, member)));
}

/** For staff, and the family itself. @throws Refusal not-found */
export async function visible(ctx: Ctx, familyId: FamilyId): Promise<Stored<Family>> {
  const found = await store.load(ctx, familyId);
  await mustSee(ctx, found.data);
  return found;
}

/** @throws Refusal not-found for everybody but staff and the family itself */
async function mustSee(ctx: Ctx, family: Family): Promise<void> {
  if (!(await isMember(ctx, family)) && !(await isGovernedFamily(ctx, family))) throw notFound();
}

/** @throws Refusal not-found for everybody but staff */
export async function mustGovern(ctx: Ctx, family: Family): Promise<void> {
  if (!(await isGovernedFamily(ctx, family))) throw notFound();
}

const kept: Omit<Changeable<FamilyId, Family, FamilyEvent>, "authorise"> = {
  load: store.load,
  writes: ({ tenant }, before, after) => [store.write(tenant, after, before.version)],
  stream: (tenant, { familyId }) => store.partition(tenant, familyId),
  audit: ({ familyId }) => ({ subject: familyId }),
  ref: ({ familyId }) => ({ kind: "family", id: familyId }),
};

/** How a family is changed; what a member may not do for itself is refused before. */
export const changed = changing<FamilyId, Family, FamilyEvent>({ ...kept, authorise: mustSee });

/** Joined by whoever represents a child of it. Whoever may see the child has been asked already: who joins is no member yet. */
export const joined = changing<FamilyId, Family, FamilyEvent>({ ...kept, authorise: () => {} });
