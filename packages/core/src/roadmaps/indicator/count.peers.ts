import type { Ctx } from "../../ground/shared/context.ts";
import type { FamilyId, RepresentativeId } from "../../ground/shared/ids.ts";
import { readingAnew } from "../../ground/shared/read-once.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import { childrenOf, loadMany, membershipsOf } from "../../people/family/family.store.ts";
import * as peers from "../../people/peer/peer.store.ts";
import type { PeerOffer } from "../../people/peer/peer.ts";
import * as unions from "../../people/union/union.store.ts";
import { kindOf } from "../../people/union/union.ts";
import { activeSubject, ofActiveFamily, offerSubject, ofOffer, ofPeer, type TakesPart } from "./contribution.peer.ts";
import type { Contribution } from "./contribution.ts";
import { count, countByMarks } from "./counting.ts";

/** One that went to another card meanwhile is counted there, by what was carried. */
export const countPeer = (ctx: Ctx, at: peers.PeerAt): Promise<void> =>
  count(ctx, async () => {
    const found = await unlessRefused(() => peers.load(ctx, at));
    return found && { adds: [ofPeer(found.data)], from: [found] };
  });

export function countOffer(ctx: Ctx, at: peers.OfferAt): Promise<void> {
  const anew = readingAnew(ctx);
  const subject = offerSubject(at);
  return countByMarks(anew, [subject], async () => [
    ofOffer(subject, (await anew.bank.get<PeerOffer>(peers.offerKey(ctx.tenant, at)))?.data),
  ]);
}

/** The family of one of its members. */
export async function countActiveOf(ctx: Ctx, memberId: RepresentativeId): Promise<void> {
  const familyId = (await membershipsOf(ctx, [memberId])).get(memberId);
  if (familyId) await countActive(ctx, familyId);
}

export function countActive(ctx: Ctx, familyId: FamilyId): Promise<void> {
  const anew = readingAnew(ctx);
  return countByMarks(anew, [activeSubject(familyId)], async () => [await activeOf(anew, familyId)]);
}

/**
 * What its members take part in, strongly consistent: what each has joined, offers or has found, by whichever child of theirs. Whoever
 * helps does so by an offer.
 */
export async function activeOf(ctx: Ctx, familyId: FamilyId): Promise<Contribution> {
  const [family] = await loadMany(ctx, [familyId]);
  const by = new Set<TakesPart>();
  for (const { memberId } of family?.members ?? [])
    for (const childId of await childrenOf(ctx, memberId)) {
      for (const { data } of await unions.ofChild(ctx, childId)) {
        const union = data.memberId === memberId && (await unlessRefused(() => unions.load(ctx, data.unionId)))?.data;
        if (union && union.status === "active") by.add(kindOf(union));
      }
      const { offers, supports } = await peers.ofChild(ctx, childId);
      const isHelped = supports.some(({ data }) => data.memberId === memberId && data.status === "running");
      if (isHelped || offers.some(({ data }) => data.memberId === memberId)) by.add("peer");
    }
  return ofActiveFamily(familyId, { municipality: family?.municipality ?? "", by });
}
