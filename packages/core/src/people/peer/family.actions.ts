import {
  auditRead,
  type ChildId,
  type Ctx,
  newId,
  notFound,
  type PeerOfferId,
  type PeerSupportId,
  type RepresentativeId,
  retrying,
  save,
} from "../../ground/shared/index.ts";
import { parse } from "../../ground/shared/input.ts";
import { KeyDestroyed } from "../../ground/shared/keyring.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { noteRemoval, partitionOf, readNotesOf, writeNote } from "../../ground/vault/index.ts";
import { actsToday } from "../child/acting.ts";
import { heirsOf, mustBeHere, visible } from "../child/child.scope.ts";
import { read as readChild, unchanged } from "../child/child.store.ts";
import { readRepresentatives } from "../child/representatives.store.ts";
import * as decide from "./peer.decide.ts";
import { changed, notesOf, sideOf, speaker } from "./peer.scope.ts";
import * as store from "./peer.store.ts";
import { type FamilyPeers, OfferPeer, type OneOfTwo, type PeerOffer, type PeerSupport } from "./peer.ts";

/** A parent offers to talk with others: said anew, it takes the place of what was said. @throws Refusal input.invalid, child.left, child.merging, not-found */
export const offer = (ctx: Ctx, childId: ChildId, input: unknown): Promise<void> =>
  retrying(async () => {
    const { topics, ways, words } = parse(OfferPeer, input);
    const memberId = speaker(ctx);
    const { record, version } = await visible(ctx, childId);
    mustBeHere(record);
    const before = await ctx.bank.get<PeerOffer>(store.offerKey(ctx.tenant, { childId, memberId }));
    const now = ctx.now();
    const written = words === undefined ? undefined : await writeNote(ctx, words, notesOf(childId));
    const offerId: PeerOfferId = before?.data.offerId ?? newId("peeroffer", now.epochMilliseconds);
    const one: PeerOffer = {
      offerId,
      childId,
      memberId,
      municipality: record.municipality,
      topics,
      ways,
      wordsId: written?.noteId,
      consentedAt: now.toString(),
    };
    await save(ctx, {
      writes: [
        store.writeOffer(ctx.tenant, one, before?.version ?? "absent"),
        ...(written ? [written.write] : []),
        ...(before?.data.wordsId ? [noteRemoval(ctx, before.data.wordsId, notesOf(childId))] : []),
        unchanged(ctx.tenant, childId, version),
      ],
      stream: partitionOf(ctx.tenant, childId),
      events: [{ type: "peer.offered", data: { offerId, childId, memberId } }],
      audit: { subject: childId, action: "peer.offer", detail: { offerId } },
    });
  });

/** It is taken back: nothing of it is kept, and whoever was to talk with them is found another. Twice is once. @throws Refusal not-found */
export async function withdrawPeerOffer(ctx: Ctx, childId: ChildId): Promise<void> {
  const memberId = speaker(ctx);
  await visible(ctx, childId);
  const found = (await store.ofChild(ctx, childId)).offers.find(({ data }) => data.memberId === memberId);
  if (found) await removeOffer(ctx, found.data);
}

export const removeOffer = (ctx: Ctx, { offerId, childId, memberId, wordsId }: PeerOffer): Promise<void> =>
  save(ctx, {
    writes: [
      { remove: store.offerKey(ctx.tenant, { childId, memberId }), expect: "any" },
      ...(wordsId ? [noteRemoval(ctx, wordsId, notesOf(childId))] : []),
    ],
    stream: partitionOf(ctx.tenant, childId),
    events: [{ type: "peer.offer-withdrawn", data: { offerId, childId, memberId } }],
    audit: { subject: childId, action: "peer.withdraw-offer", detail: { offerId } },
  }).then(() => {});

/**
 * Where it is kept, for one of the two who knows its id and comes by way of their own child. @throws Refusal not-found
 */
export async function ownOf(ctx: Ctx, childId: ChildId, id: PeerSupportId): Promise<store.PeerAt> {
  const me = speaker(ctx);
  await visible(ctx, childId);
  const asked = (await store.ofChild(ctx, childId)).supports.find(({ data }) => data.peerSupportId === id);
  if (asked?.data.memberId === me) return { childId, peerSupportId: id };
  const helped = (await store.helpsOf(ctx, me)).find(({ data }) => data.peerSupportId === id)?.data;
  if (!helped) throw notFound();
  return { childId: helped.childId, peerSupportId: id };
}

/** One of the two says whether they want to know each other. @throws Refusal peer.closed, not-found */
export async function answer(ctx: Ctx, at: store.PeerAt, agrees: boolean): Promise<void> {
  const now = { at: ctx.now().toString(), today: (await Tenant.today(ctx)).toString() };
  await changed(ctx, at, { action: "peer.answer" }, ({ data }) => {
    const side = sideOf(ctx, data);
    if (side === "staff") throw notFound();
    return decide.answer(data, { side, agrees }, now);
  });
}

/** Whether somebody's answer is still waited for: what a letter is to tell may have been answered. By the platform alone. */
export async function waitsFor(
  ctx: Ctx,
  { childId, memberId, about }: { childId: ChildId; memberId: RepresentativeId; about: string },
): Promise<boolean> {
  const all = [...(await store.ofChild(ctx, childId)).supports, ...(await store.helpsOf(ctx, memberId))];
  const found = all.find(({ data }) => data.peerSupportId === about)?.data;
  if (found?.status !== "proposed") return false;
  return found.match?.[found.memberId === memberId ? "family" : "peer"] === undefined;
}

/** How many of those that are over are shown. */
const mostOver = 5;

/**
 * What somebody offers, asks, and whom they help, by way of this child; of another parent of it nothing. Who the other one is they read once
 * both have said yes, as long as it runs: on record with the other's child. @throws Refusal not-found
 */
export async function listFor(ctx: Ctx, childId: ChildId): Promise<FamilyPeers> {
  const { me, mine, asks, helps, heirOf } = await kept(ctx, childId);
  const given = await offersIn(ctx, asks, heirOf);
  const words = await wordsOf(ctx, [...given.values(), ...(mine ? [mine] : []), ...asks]);
  const ofAsk = async (one: PeerSupport): Promise<OneOfTwo> => {
    const offered = one.match && given.get(one.match.memberId);
    const said = { topics: offered?.topics ?? [], ways: offered?.ways ?? [], words: words(offered) };
    const other = one.match && { childId: heirOf(one.match.childId), memberId: one.match.memberId };
    return { ...oneOfTwo(one, "family", said, await contactIn(ctx, one, other)), words: words(one) };
  };
  const ofHelp = async (one: PeerSupport): Promise<OneOfTwo> =>
    oneOfTwo(one, "peer", { topics: one.topics, ways: one.ways }, await contactIn(ctx, one, one));
  return {
    offer: mine && { topics: mine.topics, ways: mine.ways, words: words(mine), since: mine.consentedAt },
    asks: await Promise.all(asks.filter(({ memberId }) => memberId === me).map(ofAsk)),
    helps: await Promise.all(helps.map(ofHelp)),
  };
}

/** The same for their copy of what is kept of them: their own words and days, and nothing of the other one. @throws Refusal not-found */
export async function copyFor(ctx: Ctx, childId: ChildId): Promise<FamilyPeers> {
  const { mine, asks, helps } = await kept(ctx, childId);
  const words = await wordsOf(ctx, [...(mine ? [mine] : []), ...asks]);
  const alone = (one: PeerSupport, side: "family" | "peer"): OneOfTwo => ({
    ...oneOfTwo(one, side, { topics: [], ways: [] }, undefined),
    other: undefined,
  });
  return {
    offer: mine && { topics: mine.topics, ways: mine.ways, words: words(mine), since: mine.consentedAt },
    asks: asks.map((one) => ({ ...alone(one, "family"), words: words(one) })),
    helps: helps.map((one) => alone(one, "peer")),
  };
}

/** On record. */
async function kept(ctx: Ctx, childId: ChildId) {
  const me = speaker(ctx);
  await visible(ctx, childId);
  await auditRead(ctx, { subject: childId, action: "peer.family-list" });
  const { offers, supports } = await store.ofChild(ctx, childId);
  const asks = recent(supports.map(({ data }) => data).filter(({ memberId }) => memberId === me));
  const helped = (await store.helpsOf(ctx, me)).map(({ data }) => data).filter(({ match }) => match?.memberId === me);
  const heirOf = await heirsOf(
    ctx,
    [...helped, ...asks].flatMap(({ match }) => match?.childId ?? []),
  );
  const helps = recent(helped.filter(({ match }) => heirOf(match!.childId) === childId));
  return { me, mine: offers.find(({ data }) => data.memberId === me)?.data, asks, helps, heirOf };
}

/** What people wrote, by one read. */
async function wordsOf(ctx: Ctx, of: readonly Pick<PeerOffer, "wordsId" | "childId">[]) {
  const found = await readNotesOf(
    ctx,
    new Map(of.flatMap(({ wordsId, childId }) => (wordsId ? [[wordsId, notesOf(childId)] as const] : []))),
  );
  return (one: Pick<PeerOffer, "wordsId"> | undefined): string | undefined => one?.wordsId && found.get(one.wordsId);
}

const recent = (all: readonly PeerSupport[]): PeerSupport[] => [
  ...all.filter(({ status }) => status !== "ended"),
  ...all.filter(({ status }) => status === "ended").slice(-mostOver),
];

/** What those offer with whom somebody is to talk, by who they are; one that was taken back says nothing any more. */
async function offersIn(ctx: Ctx, asks: readonly PeerSupport[], heirOf: (id: ChildId) => ChildId) {
  const found = new Map<RepresentativeId, PeerOffer>();
  for (const { match, status } of asks) {
    if (!match || status === "ended") continue;
    const at = { childId: heirOf(match.childId), memberId: match.memberId };
    const one = await ctx.bank.get<PeerOffer>(store.offerKey(ctx.tenant, at));
    if (one) found.set(match.memberId, one.data);
  }
  return found;
}

/** Name, telephone and address of the other one, while it runs and they act for their child. */
async function contactIn(
  ctx: Ctx,
  { status, peerSupportId }: PeerSupport,
  other: { childId: ChildId; memberId: RepresentativeId } | undefined,
): Promise<OneOfTwo["contact"]> {
  if (status !== "running" || !other) return undefined;
  const { childId, memberId } = other;
  const card = (await readChild(ctx, childId))?.data;
  if (!card || card.erasure || card.status !== "active") return undefined;
  if (!(await actsToday(ctx, card, memberId, await Tenant.today(ctx)))) return undefined;
  await auditRead(ctx, { subject: childId, action: "peer.read-contact", detail: { peerSupportId } });
  try {
    const { data } = await readRepresentatives(ctx, childId, [memberId]);
    const { givenName, phone, email } = data.find(({ representativeId }) => representativeId === memberId) ?? {};
    return { name: givenName, phone, email };
  } catch (error) {
    if (error instanceof KeyDestroyed) return undefined;
    throw error;
  }
}

function oneOfTwo(
  { peerSupportId, status, askedOn, topics, ways, match, contacts, ended }: PeerSupport,
  side: "family" | "peer",
  said: Omit<NonNullable<OneOfTwo["other"]>, "agreed">,
  contact: OneOfTwo["contact"],
): OneOfTwo {
  const agreed = match?.[side] !== undefined;
  const agreedToo = match?.[side === "family" ? "peer" : "family"] !== undefined;
  const mayAnswer = status === "proposed" && !agreed;
  return {
    peerSupportId,
    status,
    askedOn,
    topics,
    ways,
    other: match && status !== "ended" ? { ...said, agreed: agreedToo } : undefined,
    agreed,
    contact,
    contacts: contacts.length,
    ended: ended && { on: ended.on, cause: ended.cause },
    may: [
      ...(mayAnswer ? (["answer"] as const) : []),
      ...(status === "running" ? (["tell"] as const) : []),
      ...(status === "ended" || (side === "peer" && status !== "running") ? [] : (["end"] as const)),
    ],
  };
}
