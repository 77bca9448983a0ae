import { changing } from "../../ground/change/index.ts";
import type { ChildId, Ctx, RepresentativeId } from "../../ground/shared/index.ts";
import { notFound } from "../../ground/shared/refusal.ts";
import { type NotePlace, partitionOf } from "../../ground/vault/index.ts";
import { mustGovern, visible } from "../child/child.scope.ts";
import type { PeerEvent } from "./peer.events.ts";
import * as store from "./peer.store.ts";
import type { PeerSupport, Side } from "./peer.ts";

/** Words are kept with the child of whoever said them, so that they go when the child's data go. */
export const notesOf = (childId: ChildId): NotePlace => ({ subject: childId, field: "peer" });

/** Somebody of a family, for themselves. @throws Refusal not-found */
export function speaker({ actor }: Ctx): RepresentativeId {
  if (actor.kind !== "representative") throw notFound();
  return actor.representative;
}

/** On which side of it somebody stands; staff on neither. @throws Refusal not-found: of another parent's nothing is told */
export function sideOf({ actor }: Ctx, { memberId, match }: PeerSupport): Side {
  if (actor.kind !== "representative") return "staff";
  if (actor.representative === memberId) return "family";
  if (actor.representative === match?.memberId) return "peer";
  throw notFound();
}

/** Staff by the child; whoever asks, and whoever helps, each for themselves. */
async function mustSee(ctx: Ctx, support: PeerSupport): Promise<void> {
  if (ctx.actor.kind === "system") return;
  const side = sideOf(ctx, support);
  if (side === "staff") await mustGovern(ctx, support);
  if (side === "family") await visible(ctx, support.childId);
}

export const changed = changing<store.PeerAt, PeerSupport, PeerEvent>({
  load: store.load,
  authorise: mustSee,
  writes: ({ tenant }, before, after) => [store.write(tenant, after, before.version)],
  stream: (tenant, { childId }) => partitionOf(tenant, childId),
  audit: ({ childId, peerSupportId }) => ({ subject: childId, detail: { peerSupportId } }),
  ref: ({ childId, peerSupportId }) => ({ kind: "peer-support", id: peerSupportId, parent: childId }),
});
