import { type DomainEvent, derivedId } from "../../../ground/shared/index.ts";
import { heirsOf } from "../../../people/child/child.scope.ts";
import { keepNews } from "../../../people/family/news.store.ts";
import type { NewsKind } from "../../../people/family/news.ts";
import { peerLeft } from "../../../people/peer/attend.actions.ts";
import type { PeerRef } from "../../../people/peer/index.ts";
import { load } from "../../../people/peer/peer.store.ts";
import * as Route from "../../../routes/route/index.ts";
import * as Step from "../../../routes/step/index.ts";
import * as Inbox from "../../inbox/index.ts";
import type { Relay } from "../deps.ts";
import type { Effects, Happened } from "../events.ts";
import { openStepsOf } from "../open-steps.ts";

type Told = DomainEvent<string, PeerRef>;
type Side = "family" | "peer";

/** A line of the day's letter, of one of the two: who the other one is stands nowhere but on their pages. */
async function tell({ ctx }: Relay, e: Told, side: Side, kind: NewsKind): Promise<void> {
  const { peerSupportId, childId, memberId, peerId, peerChildId } = e.data;
  const who =
    side === "family" ? { childId, only: memberId } : peerId && peerChildId && { childId: peerChildId, only: peerId };
  if (!who) return;
  const heir = (await heirsOf(ctx, [who.childId]))(who.childId);
  // What was kept for one of the two is known for that one.
  const event: Pick<DomainEvent, "eventId" | "at"> = { eventId: derivedId("event", [e.eventId, who.only]), at: e.at };
  await keepNews(ctx, event, { kind, childId: heir, about: peerSupportId, only: who.only });
}

/** Somebody is to be found as long as it waits for that: whatever was told first, the record says which. */
async function wanted({ ctx }: Relay, e: Told, because?: string): Promise<void> {
  const { data } = await load(ctx, e.data);
  const { peerSupportId, childId, municipality, status } = data;
  const open = await Inbox.openTaskOf(ctx, "peer-wanted", peerSupportId);
  if (open && (status !== "asked" || open.municipality !== municipality))
    await Inbox.closeTask(ctx, "peer-wanted", peerSupportId);
  if (status === "asked")
    await Inbox.openTask(ctx, e, "peer-wanted", peerSupportId, { peerSupportId, childId, municipality, because });
}

/** The plan's meeting with another parent has been held by that: the organisation that was asked for it need not report it. */
async function carriedOut(r: Relay, { childId, on }: Happened<"peer.contacted">["data"]): Promise<void> {
  const routeId = await Route.openRouteOf(r.ctx, childId);
  if (!routeId) return;
  for await (const step of openStepsOf(r, routeId))
    if (step.stage === "PeerMeeting" && Step.isAsked(step))
      await Step.complete(r.ctx, step.stepId, {
        result: "performed",
        report: `Разговор с другим родителем состоялся ${on}.`,
      });
}

/** Parents who talk with parents. */
export const effects: Effects = {
  "peer.asked": (r, e) => wanted(r, e),
  "peer.proposed": async (r, e) => {
    await wanted(r, e);
    await tell(r, e, "peer", "peer-asked");
    await tell(r, e, "family", "peer-found");
  },
  "peer.refused": async (r, e) => {
    const { by } = e.data;
    await wanted(r, e, by);
    if (by !== "family") await tell(r, e, "family", "peer-searching");
    if (by !== "peer") await tell(r, e, "peer", "peer-ended");
  },
  "peer.met": async (r, e) => {
    await tell(r, e, "family", "peer-met");
    await tell(r, e, "peer", "peer-met");
  },
  "peer.contacted": async (r, e) => {
    await Inbox.closeTask(r.ctx, "peer-silent", e.data.peerSupportId);
    if (e.data.first) await carriedOut(r, e.data);
  },
  "peer.unmatched": (r, e) => wanted(r, e, "unmatched"),
  "peer.silent": async ({ ctx }, e) => {
    const { peerSupportId, childId, municipality } = e.data;
    await Inbox.openTask(ctx, e, "peer-silent", peerSupportId, { peerSupportId, childId, municipality });
  },
  "peer.moved": ({ ctx }, { data: { municipality, peerSupportId } }) =>
    Inbox.moveTasks(ctx, municipality, ["peer-wanted", "peer-silent"], [peerSupportId]),
  "peer.offer-withdrawn": ({ ctx }, e) => peerLeft(ctx, e.data),
  "peer.ended": async (r, e) => {
    await wanted(r, e);
    await Inbox.closeTask(r.ctx, "peer-silent", e.data.peerSupportId);
    if (e.data.by !== "family") await tell(r, e, "family", "peer-ended");
    if (e.data.by !== "peer") await tell(r, e, "peer", "peer-ended");
  },
};
