import { Temporal } from "temporal-polyfill";
import { fault, mustBeRight } from "../../ground/shared/input.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import type { PeerEvent, PeerRef } from "./peer.events.ts";
import type { EndCause, Match, PeerOffer, PeerStatus, PeerSupport, Side, TellPeerContact } from "./peer.ts";

// Pure. The days are ours, assumptions: so long one of two has to answer, somebody is looked for, and the first talk may wait.
const days = { answer: 7, search: 14, firstTalk: 21 } as const;

export interface Decided {
  events: PeerEvent[];
  after: PeerSupport;
}
type Verb = "propose" | "answer" | "tell" | "end";

/** What may follow what. */
const may: Record<Verb, readonly PeerStatus[]> = {
  propose: ["asked", "proposed"],
  answer: ["proposed"],
  tell: ["running"],
  end: ["asked", "proposed", "running"],
};

export const refOf = ({ peerSupportId, childId, memberId, municipality, match }: PeerSupport): PeerRef => ({
  peerSupportId,
  childId,
  memberId,
  municipality,
  peerId: match?.memberId,
  peerChildId: match?.childId,
});

/** @throws Refusal peer.closed */
function must(before: PeerSupport, verb: Verb): void {
  if (may[verb].includes(before.status)) return;
  throw new Refusal(
    "peer.closed",
    {
      ru: "Сейчас этого нельзя: родителя ещё ищут, оба уже согласились или поддержка закончилась.",
      en: "Not possible now: a parent is still looked for, both have agreed, or it is over.",
    },
    { current: { status: before.status } },
  );
}

/**
 * Two are to be asked. Another proposal takes the place of one that was a mistake: whoever had been asked is told that nothing is wanted.
 * @throws Refusal peer.closed, input.invalid: it is their own child, or the one who has said no
 */
export function propose(
  before: PeerSupport,
  { offerId, childId, memberId }: PeerOffer,
  { at, represents }: { at: string; represents: readonly string[] },
): Decided {
  must(before, "propose");
  if (before.match?.offerId === offerId) return { events: [], after: before };
  mustBeRight([
    ...(represents.includes(memberId)
      ? [fault("/offerId", "родитель другого ребёнка", "a parent of another child")]
      : []),
    ...(before.refused.some((one) => one.memberId === memberId && one.by !== "staff")
      ? [fault("/offerId", "с этим родителем уже не вышло", "with this parent it has come to nothing already")]
      : []),
  ]);
  const match: Match = { offerId, childId, memberId, proposedAt: at };
  const cleared = before.match ? unmatched(before, "staff", { at, today: before.searchedOn }) : undefined;
  const after: PeerSupport = { ...(cleared?.after ?? before), status: "proposed", match };
  return { events: [...(cleared?.events ?? []), { type: "peer.proposed", data: refOf(after) }], after };
}

/** Nobody is to be asked any more: somebody else is looked for. */
function unmatched(before: PeerSupport, by: Side | "silence", { at, today }: { at: string; today: string }): Decided {
  const { match } = before;
  const after: PeerSupport = {
    ...before,
    status: "asked",
    match: undefined,
    searchedOn: today,
    toldAt: undefined,
    refused: match ? [...before.refused, { memberId: match.memberId, by, at }] : before.refused,
  };
  return { events: [{ type: "peer.refused", data: { ...refOf(before), by } }], after };
}

/** One of the two says yes or no; with the second yes each learns who the other is. @throws Refusal peer.closed */
export function answer(
  before: PeerSupport,
  { side, agrees }: { side: "family" | "peer"; agrees: boolean },
  now: { at: string; today: string },
): Decided {
  const { match } = before;
  // Said twice is said once.
  if (agrees && match?.[side]) return { events: [], after: before };
  must(before, "answer");
  if (!agrees) return unmatched(before, side, now);
  const said: Match = { ...match!, [side]: now.at };
  const met = said.family !== undefined && said.peer !== undefined;
  const after: PeerSupport = {
    ...before,
    status: met ? "running" : "proposed",
    match: met ? { ...said, since: now.at } : said,
    toldAt: undefined,
  };
  return { events: [{ type: met ? "peer.met" : "peer.agreed", data: refOf(after) }], after };
}

/** They have talked. Twice on a day is once. @throws Refusal peer.closed, input.invalid: a day before they met, or to come */
export function contact(
  before: PeerSupport,
  { on, way }: TellPeerContact,
  { by, at, today }: { by: Side; at: string; today: string },
): Decided {
  must(before, "tell");
  const first = (before.match?.since ?? at).slice(0, 10);
  // The day of the zone may have begun before that of the instant.
  const earliest = shifted(first, -1);
  mustBeRight(on < earliest || on > today ? [fault("/on", `с ${first} по ${today}`, `from ${first} to ${today}`)] : []);
  if (before.contacts.some((one) => one.on === on)) return { events: [], after: before };
  const contacts = [...before.contacts, { on, way, by, at, municipality: before.municipality }];
  const after: PeerSupport = { ...before, contacts, toldAt: undefined };
  return {
    events: [{ type: "peer.contacted", data: { ...refOf(after), on, first: before.contacts.length === 0 } }],
    after,
  };
}

/** Twice is once. @throws Refusal peer.closed */
export function end(before: PeerSupport, { cause, by, on }: { cause: EndCause; by: Side; on: string }): Decided {
  if (before.status === "ended" && before.ended?.cause === cause) return { events: [], after: before };
  // What was closed as one thing and never was one is put right.
  if (before.status !== "ended" || cause !== "mistake" || by !== "staff") must(before, "end");
  const after: PeerSupport = { ...before, status: "ended", ended: { on, cause, by } };
  return { events: [{ type: "peer.ended", data: { ...refOf(after), cause, by } }], after };
}

/** Whoever helps, or was to, is here no more: somebody else is looked for; what ran is over. */
export function peerGone(before: PeerSupport, now: { at: string; today: string }): Decided {
  if (before.status === "proposed") return unmatched(before, "peer", now);
  if (before.status === "running") return end(before, { cause: "left", by: "peer", on: now.today });
  return { events: [], after: before };
}

const shifted = (day: string, by: number): string => Temporal.PlainDate.from(day).add({ days: by }).toString();

/** The day on which something is to be done about it by itself, if any. */
export function attendOn({ status, match, searchedOn, contacts, toldAt }: PeerSupport): string | undefined {
  if (status === "proposed") return shifted(match!.proposedAt.slice(0, 10), days.answer + 1);
  if (toldAt !== undefined) return undefined;
  if (status === "asked") return shifted(searchedOn, days.search + 1);
  if (status === "running" && contacts.length === 0) return shifted(match!.since!.slice(0, 10), days.firstTalk + 1);
  return undefined;
}

/** What time asks for. Nothing where it is not yet time. */
export function attend(before: PeerSupport, now: { at: string; today: string }): Decided | undefined {
  const day = attendOn(before);
  if (day === undefined || day > now.today) return undefined;
  if (before.status === "proposed") return unmatched(before, "silence", now);
  const type = before.status === "asked" ? "peer.unmatched" : "peer.silent";
  return { events: [{ type, data: refOf(before) }], after: { ...before, toldAt: now.at } };
}

/** It goes where the child is. */
export const move = (before: PeerSupport, municipality: string): Decided | undefined => {
  if (before.municipality === municipality) return undefined;
  const after = { ...before, municipality };
  return { events: [{ type: "peer.moved", data: refOf(after) }], after };
};
