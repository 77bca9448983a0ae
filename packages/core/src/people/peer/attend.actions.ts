import {
  attendEach,
  attendedAtOnce,
  type ChildId,
  type Ctx,
  type RepresentativeId,
  save,
} from "../../ground/shared/index.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { partitionOf } from "../../ground/vault/index.ts";
import { actsToday } from "../child/acting.ts";
import { heirsOf, load } from "../child/child.scope.ts";
import * as children from "../child/child.store.ts";
import { removeOffer } from "./family.actions.ts";
import * as decide from "./peer.decide.ts";
import { changed } from "./peer.scope.ts";
import * as store from "./peer.store.ts";
import type { PeerOffer, PeerSupport } from "./peer.ts";

// What the platform does by itself. Each may be done twice.

const nowOf = async (ctx: Ctx) => ({ at: ctx.now().toString(), today: (await Tenant.today(ctx)).toString() });

/** Who does not answer is asked no more, and what goes on for long without anybody is a person's. @throws the first accident, when all others are done */
export async function attendPeers(ctx: Ctx, most = attendedAtOnce): Promise<number> {
  const now = await nowOf(ctx);
  return attendEach(
    (page) => store.dueBy(ctx, now.today, page),
    (one) => changed(ctx, one, { action: "peer.attend" }, ({ data }) => decide.attend(data, now) ?? { events: [] }),
    most,
  );
}

/** It is where the child is now: after a move, and after cards were merged or parted. */
export async function followPeers(ctx: Ctx, childId: ChildId): Promise<void> {
  const child = await unlessRefused(() => load(ctx, childId));
  if (!child) return;
  const { municipality } = child.record;
  const { offers, supports } = await store.ofChild(ctx, childId);
  for (const { data } of supports)
    await changed(
      ctx,
      data,
      { action: "peer.move" },
      ({ data: one }) => decide.move(one, municipality) ?? { events: [] },
    );
  for (const { data, version } of offers)
    if (data.municipality !== municipality) await moveOffer(ctx, { ...data, municipality }, version);
}

/** It counts, and is found, where its parent is. */
const moveOffer = (ctx: Ctx, offer: PeerOffer, version: number): Promise<unknown> => {
  const { offerId, childId, memberId } = offer;
  return save(ctx, {
    writes: [store.writeOffer(ctx.tenant, offer, version)],
    stream: partitionOf(ctx.tenant, childId),
    events: [{ type: "peer.offered", data: { offerId, childId, memberId } }],
    audit: { subject: childId, action: "peer.move", detail: { offerId } },
  });
};

/** Who acts for the child today; of one who is forgotten or has left, nobody does any more. */
async function actingFor(ctx: Ctx, childId: ChildId) {
  const card = (await children.read(ctx, childId))?.data;
  const isHere = card && !card.erasure && card.status === "active";
  const today = await Tenant.today(ctx);
  const acts = async (id: RepresentativeId): Promise<boolean> => isHere === true && actsToday(ctx, card, id, today);
  return { acts, known: card?.representativeIds ?? [] };
}

/**
 * Of a child who is forgotten or has left, or for whom somebody acts no more, nobody offers, asks or helps by way of it. Whoever they
 * talked with is told, and found another.
 * @param gone who stands on the card no more: they may help, and have taken back their offer
 */
export async function endPeers(ctx: Ctx, childId: ChildId, gone: readonly RepresentativeId[] = []): Promise<void> {
  const { acts, known } = await actingFor(ctx, childId);
  const { offers, supports } = await store.ofChild(ctx, childId);
  for (const { data } of offers) if (!(await acts(data.memberId))) await removeOffer(ctx, data);
  const now = await nowOf(ctx);
  for (const { data } of supports)
    if (!(await acts(data.memberId)))
      await changed(ctx, data, { action: "peer.end" }, ({ data: one }) =>
        one.status === "ended" ? { events: [] } : decide.end(one, { cause: "left", by: "family", on: now.today }),
      );
  for (const memberId of new Set([...gone, ...known]))
    if (!(await acts(memberId))) await peerLeft(ctx, { childId, memberId });
}

/** Whoever offered does so no more: nobody waits for their answer, and what ran without them is over. */
export async function peerLeft(
  ctx: Ctx,
  { childId, memberId }: { childId: ChildId; memberId: RepresentativeId },
): Promise<void> {
  const now = await nowOf(ctx);
  const isHere = await (await actingFor(ctx, childId)).acts(memberId);
  const helped = (await store.helpsOf(ctx, memberId)).map(({ data }) => data);
  const heirOf = await heirsOf(
    ctx,
    helped.flatMap(({ match }) => match?.childId ?? []),
  );
  const theirs = (one: PeerSupport) =>
    one.match?.memberId === memberId && heirOf(one.match.childId) === heirOf(childId);
  for (const one of helped)
    await changed(ctx, one, { action: "peer.leave" }, ({ data }) =>
      // Who has taken back the offer may go on with whom they know.
      theirs(data) && (data.status === "proposed" || !isHere) ? decide.peerGone(data, now) : { events: [] },
    );
}
