import {
  all,
  type ChildId,
  type Ctx,
  type Expectation,
  oneAtATime as inPartition,
  type Key,
  notFound,
  type OrderOf,
  ordersOf,
  type Page,
  type PageRequest,
  type PeerOfferId,
  type PeerSupportId,
  type RepresentativeId,
  type Stored,
  type Write,
} from "../../ground/shared/index.ts";
import { known } from "../../ground/shared/known.ts";
import { partitionOf } from "../../ground/vault/index.ts";
import { attendOn } from "./peer.decide.ts";
import type { PeerOffer, PeerStatus, PeerSupport } from "./peer.ts";

// Kept with the child of whoever asks, or offers: it goes with the card when cards are merged, and its words when the key is destroyed.

type Bank = Pick<Ctx, "bank" | "tenant">;

const offers = ordersOf("PEER-OFFERS");
const supports = ordersOf("PEERS");
export const tenantPeers = supports.ofTenant;
export const tenantPeerOffers = offers.ofTenant;

export interface OfferAt {
  childId: ChildId;
  memberId: RepresentativeId;
}
export const offerKey = (tenant: string, { childId, memberId }: OfferAt): Key => ({
  table: "records",
  pk: partitionOf(tenant, childId),
  sk: `PEER-OFFER#${memberId}`,
});

/** One for each parent. */
export const writeOffer = (tenant: string, one: PeerOffer, expect: Expectation): Write => ({
  put: {
    key: offerKey(tenant, one),
    kind: "peer-offer",
    data: one,
    index: offers.index(tenant, one, one.offerId),
  },
  expect,
});

/** Eventually consistent, the oldest first. */
export const findOffers = (ctx: Bank, of: OrderOf, page: PageRequest): Promise<Page<Stored<PeerOffer>>> =>
  offers.find(ctx, of, {}, page);

/** @throws Refusal not-found */
export async function offerOf(ctx: Bank, id: PeerOfferId): Promise<Stored<PeerOffer>> {
  const range = { from: id, to: `${id}$` };
  const { items } = await ctx.bank.find<PeerOffer>("gsi2", offers.ofTenant(ctx.tenant), range, { limit: 1 });
  const at = items[0]?.data;
  // The order is read a moment late.
  const found = at?.offerId === id && (await ctx.bank.get<PeerOffer>(offerKey(ctx.tenant, at)));
  if (!found || found.data.offerId !== id) throw notFound();
  return found;
}

export interface PeerAt {
  childId: ChildId;
  peerSupportId: PeerSupportId;
}
const keyOf = (tenant: string, { childId, peerSupportId }: PeerAt): Key => ({
  table: "records",
  pk: partitionOf(tenant, childId),
  sk: `PEER#${peerSupportId}`,
});
const helpedBy = (tenant: string, id: RepresentativeId) => `T#${tenant}#PEER-OF#${id}`;

/** By status; gsi1 has those of whoever helps, or is asked to. */
export const write = (tenant: string, one: PeerSupport, expect: Expectation): Write => {
  const { peerSupportId, status, match } = one;
  return {
    put: {
      key: keyOf(tenant, one),
      kind: "peer-support",
      data: one,
      index: {
        ...supports.index(tenant, one, `${status}#${peerSupportId}`),
        gsi1: match && { pk: helpedBy(tenant, match.memberId), sk: peerSupportId },
        gsi3: supports.due(tenant, attendOn(one), peerSupportId),
      },
    },
    expect,
  };
};

export const oneAtATime = (ctx: Bank, childId: ChildId): Promise<Write> =>
  inPartition(ctx.bank, { pk: partitionOf(ctx.tenant, childId), sk: "PEERS" });

/** @throws Refusal not-found */
export const load = (ctx: Bank, at: PeerAt): Promise<Stored<PeerSupport>> =>
  known<PeerSupport>("peer", at.peerSupportId, () => ctx.bank.get(keyOf(ctx.tenant, at)));

/** What is kept with a child of both kinds. Strongly consistent. */
export async function ofChild(
  ctx: Bank,
  childId: ChildId,
): Promise<{ offers: Stored<PeerOffer>[]; supports: Stored<PeerSupport>[] }> {
  const [found, given]: [Stored<PeerSupport>[], Stored<PeerOffer>[]] = [[], []];
  const pk = partitionOf(ctx.tenant, childId);
  for await (const one of all<PeerSupport>(ctx.bank, "records", pk, { prefix: "PEER#" })) found.push(one);
  for await (const one of all<PeerOffer>(ctx.bank, "records", pk, { prefix: "PEER-OFFER#" })) given.push(one);
  return { offers: given, supports: found };
}

/** Those in which somebody helps, or is asked to, or did. Eventually consistent. */
export async function helpsOf(ctx: Bank, id: RepresentativeId): Promise<Stored<PeerSupport>[]> {
  const found: Stored<PeerSupport>[] = [];
  let from: string | undefined;
  do {
    const page: Page<Stored<PeerSupport>> = await ctx.bank.find<PeerSupport>(
      "gsi1",
      helpedBy(ctx.tenant, id),
      {},
      { limit: 100, from },
    );
    found.push(...page.items);
    from = page.next;
  } while (from);
  return found;
}

export interface Order extends OrderOf {
  status: PeerStatus;
}

/** Eventually consistent. */
export const find = (ctx: Bank, { status, ...of }: Order, page: PageRequest): Promise<Page<Stored<PeerSupport>>> =>
  supports.find(ctx, of, { prefix: `${status}#` }, page);

export const dueBy = supports.dueBy<PeerSupport>;
