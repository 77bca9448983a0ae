import { within } from "../../ground/shared/authorise.ts";
import {
  auditRead,
  auditReads,
  type ChildId,
  type Ctx,
  caresFor,
  newId,
  notFound,
  type Page,
  type PageRequest,
  type PeerSupportId,
  Refusal,
  type RepresentativeId,
  retrying,
  type Stored,
  save,
  unlessRefused,
} from "../../ground/shared/index.ts";
import { fault, invalid, mustBeRight, parse } from "../../ground/shared/input.ts";
import { mustHaveRoom } from "../../ground/shared/limits.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { partitionOf, readNotes, readNotesOf, writeNote } from "../../ground/vault/index.ts";
import { actsToday } from "../child/acting.ts";
import { governed, mustBeHere, visible } from "../child/child.scope.ts";
import { read as readChild, unchanged } from "../child/child.store.ts";
import type { ChildRecord } from "../child/child.ts";
import * as Family from "../family/form.actions.ts";
import * as decide from "./peer.decide.ts";
import { changed, notesOf, sideOf } from "./peer.scope.ts";
import * as store from "./peer.store.ts";
import {
  AskPeer,
  EndPeer,
  type PeerOfferView,
  type PeerStatus,
  type PeerSupport,
  type PeerSupportView,
  ProposePeer,
  TellPeerContact,
} from "./peer.ts";

/**
 * Somebody wants to talk with a parent who has come that way; staff may write down what they said, with their consent. A coordinator looks.
 * @throws Refusal input.invalid, conflict.exists: they have asked already, limit.reached, child.left, child.merging, not-found
 */
export const ask = (ctx: Ctx, childId: ChildId, input: unknown): Promise<PeerSupportView> =>
  retrying(async () => {
    const { topics, ways, words, representativeId } = parse(AskPeer, input);
    const { record, version } = await visible(ctx, childId);
    mustBeHere(record);
    const memberId = speakerOf(ctx, record, representativeId);
    // Whoever has no page yet has a family from now on: it is there that they answer.
    if (ctx.actor.kind !== "representative") await Family.ofChild(ctx, childId);
    const alone = await store.oneAtATime(ctx, childId);
    const known = (await store.ofChild(ctx, childId)).supports.map(({ data }) => data);
    mustHaveRoom("peerSupports", known.length);
    mustBeNew(known, memberId);
    const now = ctx.now();
    const today = (await Tenant.today(ctx)).toString();
    const written = words === undefined ? undefined : await writeNote(ctx, words, notesOf(childId));
    const peerSupportId: PeerSupportId = newId("peer", now.epochMilliseconds);
    const support: PeerSupport = {
      peerSupportId,
      childId,
      memberId,
      municipality: record.municipality,
      topics,
      ways,
      wordsId: written?.noteId,
      consentedAt: now.toString(),
      askedOn: today,
      searchedOn: today,
      status: "asked",
      refused: [],
      contacts: [],
      createdAt: now.toString(),
    };
    await save(ctx, {
      writes: [
        store.write(ctx.tenant, support, "absent"),
        alone,
        ...(written ? [written.write] : []),
        unchanged(ctx.tenant, childId, version),
      ],
      stream: partitionOf(ctx.tenant, childId),
      events: [{ type: "peer.asked", data: decide.refOf(support) }],
      audit: { subject: childId, action: "peer.ask", detail: { peerSupportId } },
      ref: { kind: "peer-support", id: peerSupportId, parent: childId },
    });
    return view({ data: support, version: 1 }, new Map(written ? [[written.noteId, words!]] : []));
  });

/** A family speaks for itself, staff says who it was. @throws Refusal input.invalid */
function speakerOf({ actor }: Ctx, record: ChildRecord, named: RepresentativeId | undefined): RepresentativeId {
  if (actor.kind === "representative") return actor.representative;
  if (named === undefined || !record.representativeIds.includes(named))
    throw invalid([
      fault(
        "/representativeId",
        "кто просит: представитель этого ребёнка",
        "who asks: somebody who represents this child",
      ),
    ]);
  return named;
}

/** @throws Refusal conflict.exists */
function mustBeNew(known: readonly PeerSupport[], memberId: RepresentativeId): void {
  const open = known.find((one) => one.memberId === memberId && one.status !== "ended");
  if (open)
    throw new Refusal(
      "conflict.exists",
      {
        ru: "Родителя уже ищут или он уже есть. Чтобы начать заново, завершите прежнее.",
        en: "A parent is looked for already, or there is one. To begin anew, end that first.",
      },
      { current: { peerSupportId: open.peerSupportId } },
    );
}

/** All of a child's, on record. Staff only: a family has its own page of it. @throws Refusal not-found */
export async function listOf(ctx: Ctx, childId: ChildId): Promise<PeerSupportView[]> {
  await governed(ctx, childId);
  await auditRead(ctx, { subject: childId, action: "peer.list" });
  const { supports } = await store.ofChild(ctx, childId);
  await readHelpers(ctx, supports);
  const words = await readNotes(
    ctx,
    supports.flatMap(({ data }) => data.wordsId ?? []),
    notesOf(childId),
  );
  return supports.map((one) => view(one, words));
}

/** What the request of the API has made or changed, again. @throws Refusal not-found */
export async function again(ctx: Ctx, at: store.PeerAt): Promise<PeerSupportView> {
  const found = (await listOf(ctx, at.childId)).find((one) => one.peerSupportId === at.peerSupportId);
  if (!found) throw notFound();
  return found;
}

/** Those for whom somebody is looked for unless asked otherwise, without words, on record with each child. Staff only. @throws Refusal cursor.invalid, not-found */
export async function find(
  ctx: Ctx,
  {
    municipality,
    status = "asked",
    ...page
  }: { municipality?: string | undefined; status?: PeerStatus | undefined } & PageRequest,
): Promise<Page<PeerSupportView>> {
  if (!caresFor(ctx.actor, "each")) throw notFound();
  const only = within(ctx.actor, municipality);
  const { items, next } = await store.find(ctx, { municipality: only, status }, page);
  const seen = items.filter(({ data }) => !only || data.municipality === only);
  await auditReads(
    ctx,
    [...new Set(seen.map(({ data }) => data.childId))].map((subject) => ({ subject, action: "peer.find" })),
  );
  await readHelpers(ctx, seen);
  return { items: seen.map((one) => view(one, new Map())), next };
}

/** Who offers to talk, in their words, on record with each child. Staff only. @throws Refusal cursor.invalid, not-found */
export async function findOffers(
  ctx: Ctx,
  { municipality, ...page }: { municipality?: string | undefined } & PageRequest,
): Promise<Page<PeerOfferView>> {
  if (!caresFor(ctx.actor, "each")) throw notFound();
  const only = within(ctx.actor, municipality);
  const { items, next } = await store.findOffers(ctx, { municipality: only }, page);
  const seen = items.map(({ data }) => data).filter((one) => !only || one.municipality === only);
  await auditReads(
    ctx,
    [...new Set(seen.map(({ childId }) => childId))].map((subject) => ({ subject, action: "peer.offers" })),
  );
  const words = await readNotesOf(
    ctx,
    new Map(seen.flatMap(({ wordsId, childId }) => (wordsId ? [[wordsId, notesOf(childId)] as const] : []))),
  );
  const busy = await Promise.all(seen.map(({ memberId }) => busyWith(ctx, memberId)));
  return {
    items: seen.map(({ wordsId, consentedAt, ...one }, i) => ({
      ...one,
      words: wordsId && words.get(wordsId),
      busy: busy[i]!,
      since: consentedAt,
    })),
    next,
  };
}

const busyWith = async (ctx: Ctx, memberId: RepresentativeId): Promise<number> =>
  (await store.helpsOf(ctx, memberId)).filter(
    ({ data: { status, match } }) => status !== "ended" && match?.memberId === memberId,
  ).length;

/**
 * A coordinator brings two together: both are asked. Another one takes the place of one who has not answered. Staff only.
 * @throws Refusal input.invalid: no such offer, of their own child, one that came to nothing; peer.closed, conflict.version, not-found
 */
export async function propose(
  ctx: Ctx,
  at: store.PeerAt,
  input: unknown,
  expectedVersion?: number,
): Promise<PeerSupportView> {
  if (!caresFor(ctx.actor, "each")) throw notFound();
  const { offerId } = parse(ProposePeer, input);
  const after = await changed(ctx, at, { action: "peer.propose", expectedVersion }, async ({ data }) => {
    const today = await Tenant.today(ctx);
    const offer = await unlessRefused(() => store.offerOf(ctx, offerId));
    const helper = offer && (await readChild(ctx, offer.data.childId))?.data;
    mustBeRight(
      offer && helper && caresFor(ctx.actor, offer.data) && (await actsToday(ctx, helper, offer.data.memberId, today))
        ? []
        : [
            fault(
              "/offerId",
              "предложение родителя вашего муниципалитета",
              "an offer of a parent of your municipality",
            ),
          ],
    );
    const represents = (await readChild(ctx, data.childId))?.data.representativeIds ?? [];
    const decided = decide.propose(data, offer!.data, { at: ctx.now().toString(), represents });
    // Whoever takes the offer back at this moment is not asked.
    return { ...decided, writes: [{ check: offer!.key, expect: offer!.version }] };
  });
  await readHelpers(ctx, [after]);
  return view(after, new Map());
}

/** They have talked: by whoever of the two says so, or by staff. @throws Refusal peer.closed, input.invalid, conflict.version, not-found */
export async function tellPeerContact(
  ctx: Ctx,
  at: store.PeerAt,
  input: unknown,
  expectedVersion?: number,
): Promise<PeerSupportView> {
  const told = parse(TellPeerContact, input);
  const today = (await Tenant.today(ctx)).toString();
  const after = await changed(ctx, at, { action: "peer.contact", expectedVersion }, ({ data }) => {
    mustHaveRoom("peerContacts", data.contacts.length);
    return decide.contact(data, told, { by: sideOf(ctx, data), at: ctx.now().toString(), today });
  });
  await readHelpers(ctx, [after]);
  return view(after, new Map());
}

/** By either of the two, or by staff; the other one is told. @throws Refusal peer.closed, conflict.version, not-found */
export async function end(
  ctx: Ctx,
  at: store.PeerAt,
  input: unknown,
  expectedVersion?: number,
): Promise<PeerSupportView> {
  const { cause } = parse(EndPeer, input);
  const on = (await Tenant.today(ctx)).toString();
  const after = await changed(ctx, at, { action: "peer.end", expectedVersion }, ({ data }) =>
    decide.end(data, { cause, by: sideOf(ctx, data), on }),
  );
  await readHelpers(ctx, [after]);
  return view(after, new Map());
}

/** Who helps is told with the child by whom they are known: on record of that child as well. A family sees neither here. */
async function readHelpers(ctx: Ctx, of: readonly Pick<Stored<PeerSupport>, "data">[]): Promise<void> {
  if (ctx.actor.kind === "representative") return;
  const known = new Set(of.flatMap(({ data }) => data.match?.childId ?? []));
  if (known.size > 0)
    await auditReads(
      ctx,
      [...known].map((subject) => ({ subject, action: "peer.find" })),
    );
}

function view(
  { data, version }: Pick<Stored<PeerSupport>, "data" | "version">,
  words: ReadonlyMap<string, string>,
): PeerSupportView {
  const { peerSupportId, childId, memberId, municipality, topics, ways, wordsId, askedOn, status, match } = data;
  const { refused, contacts, ended } = data;
  return {
    peerSupportId,
    childId,
    memberId,
    municipality,
    topics,
    ways,
    words: wordsId && words.get(wordsId),
    askedOn,
    status,
    match: match && {
      offerId: match.offerId,
      childId: match.childId,
      memberId: match.memberId,
      proposedAt: match.proposedAt,
      familyAgreed: match.family !== undefined,
      peerAgreed: match.peer !== undefined,
      since: match.since,
    },
    refused,
    contacts: contacts.map(({ on, way, by }) => ({ on, way, by })),
    ended: ended && { on: ended.on, cause: ended.cause },
    version,
  };
}
