import * as Peer from "@marshrut/core/peer";
import type { ChildId } from "@marshrut/core/shared";
import * as z from "zod";
import { idText } from "../operation/index.ts";
import { type FamilyCall, familyAction } from "./action.ts";

const child = { childId: idText("child") };
const one = { ...child, peerSupportId: idText("peer") };
const answer = { peers: Peer.FamilyPeers };
const { topics, ways, words } = Peer.AskPeer.shape;
const said = { ...child, topics, ways, words, consents: Peer.consentsToSearch };

/** Whatever is said, it is shown as it is then. */
const shown = async ({ ctx }: FamilyCall, childId: ChildId) => ({ peers: await Peer.peersFor(ctx, childId) });

/** Parents who talk with parents: offering, asking, whether one wants to know the other, talks, the end. */
export const peerActions = [
  familyAction({
    action: "peers",
    input: child,
    answer,
    refusals: ["not-found"],
    run: (call, { childId }) => shown(call, childId),
  }),
  familyAction({
    action: "offer-peer",
    input: said,
    answer,
    refusals: ["child.left", "child.merging", "not-found"],
    run: async (call, { childId, topics, ways, words, consents }) => {
      await Peer.offerPeer(call.ctx, childId, { topics, ways, words, consents });
      return shown(call, childId);
    },
  }),
  familyAction({
    action: "withdraw-peer-offer",
    input: child,
    answer,
    refusals: ["not-found"],
    run: async (call, { childId }) => {
      await Peer.withdrawPeerOffer(call.ctx, childId);
      return shown(call, childId);
    },
  }),
  familyAction({
    action: "ask-peer",
    input: said,
    answer,
    refusals: ["conflict.exists", "limit.reached", "child.left", "child.merging", "not-found"],
    run: async (call, { childId, topics, ways, words, consents }) => {
      await Peer.askPeer(call.ctx, childId, { topics, ways, words, consents });
      return shown(call, childId);
    },
  }),
  familyAction({
    action: "agree-peer",
    input: { ...one, consents: Peer.consentsToContact },
    answer,
    refusals: ["peer.closed", "not-found"],
    run: async (call, { childId, peerSupportId }) => {
      await Peer.answerPeer(call.ctx, await Peer.ownPeer(call.ctx, childId, peerSupportId), true);
      return shown(call, childId);
    },
  }),
  familyAction({
    action: "refuse-peer",
    input: one,
    answer,
    refusals: ["peer.closed", "not-found"],
    run: async (call, { childId, peerSupportId }) => {
      await Peer.answerPeer(call.ctx, await Peer.ownPeer(call.ctx, childId, peerSupportId), false);
      return shown(call, childId);
    },
  }),
  familyAction({
    action: "tell-peer-contact",
    input: { ...one, ...Peer.TellPeerContact.shape },
    answer,
    refusals: ["peer.closed", "limit.reached", "not-found"],
    run: async (call, { childId, peerSupportId, on, way }) => {
      const at = await Peer.ownPeer(call.ctx, childId, peerSupportId);
      await Peer.tellPeerContact(call.ctx, at, { on, way });
      return shown(call, childId);
    },
  }),
  familyAction({
    action: "end-peer",
    input: { ...one, cause: z.enum(Peer.familyCauses) },
    answer,
    refusals: ["peer.closed", "not-found"],
    run: async (call, { childId, peerSupportId, cause }) => {
      await Peer.endPeer(call.ctx, await Peer.ownPeer(call.ctx, childId, peerSupportId), { cause });
      return shown(call, childId);
    },
  }),
];
