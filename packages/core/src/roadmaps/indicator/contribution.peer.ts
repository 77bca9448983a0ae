import { Temporal } from "temporal-polyfill";
import { quarterId } from "../../ground/calendar/index.ts";
import type { Contribution } from "../../ground/counter/counter.ts";
import type { FamilyId } from "../../ground/shared/ids.ts";
import type { PeerOffer, PeerSupport } from "../../people/peer/peer.ts";
import type { UnionKind } from "../../people/union/union.ts";

/** Two who have talked: in the quarters and years in which they did, where whoever asked lives. */
export function ofPeer({ peerSupportId: subject, contacts, ended }: PeerSupport): Contribution {
  const cells: Contribution["cells"] = {};
  for (const { on, municipality } of ended?.cause === "mistake" ? [] : contacts)
    for (const period of [quarterId(Temporal.PlainDate.from(on)), on.slice(0, 4)]) {
      const group = `UNIONS#${period}#${municipality}`;
      cells[group] = { pairs: 1, talks: (cells[group]?.talks ?? 0) + 1 };
    }
  return { subject, cells };
}

export const offerSubject = (one: Pick<PeerOffer, "childId" | "memberId">) =>
  `peer-offer:${one.childId}:${one.memberId}`;

/** A parent who offers, now. @param offer absent where it was taken back */
export const ofOffer = (subject: string, offer: PeerOffer | undefined): Contribution => ({
  subject,
  cells: offer ? { [`UNION-MEMBERS#${offer.municipality}`]: { offers: 1 } } : {},
});

export const activeSubject = (familyId: FamilyId) => `active-family:${familyId}`;
/** By what a family takes part. */
export type TakesPart = UnionKind | "peer";

/** A family that takes part in public life (pilot, P17), now: once, however many of it do in however many ways; once in each of them. */
export const ofActiveFamily = (
  familyId: FamilyId,
  { municipality, by }: { municipality: string; by: ReadonlySet<TakesPart> },
): Contribution => ({
  subject: activeSubject(familyId),
  cells:
    by.size === 0
      ? {}
      : { [`UNION-MEMBERS#${municipality}`]: { families: 1, ...Object.fromEntries([...by].map((one) => [one, 1])) } },
});
