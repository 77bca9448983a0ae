export { attendPeers, endPeers, followPeers, peerLeft } from "./attend.actions.ts";
export {
  answer as answerPeer,
  copyFor as copyOfPeers,
  listFor as peersFor,
  offer as offerPeer,
  ownOf as ownPeer,
  withdrawPeerOffer,
} from "./family.actions.ts";
export {
  again as getPeer,
  ask as askPeer,
  end as endPeer,
  find as findPeers,
  findOffers as findPeerOffers,
  listOf as listPeers,
  propose as proposePeer,
  tellPeerContact,
} from "./peer.actions.ts";
export type * from "./peer.events.ts";
export * from "./peer.ts";
