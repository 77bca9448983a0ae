import type { NewEvent } from "../../ground/shared/events.ts";
import type { ChildId, PeerOfferId, PeerSupportId, RepresentativeId } from "../../ground/shared/ids.ts";
import type { EndCause, Side } from "./peer.ts";

export interface PeerRef {
  peerSupportId: PeerSupportId;
  childId: ChildId;
  memberId: RepresentativeId;
  municipality: string;
  /** Whoever helps, or was to, and the child by whom they are known. */
  peerId?: RepresentativeId | undefined;
  peerChildId?: ChildId | undefined;
}

/** In the child's partition: ids, codes and dates. `lapsed`: one of the two did not answer. */
export type PeerEvent =
  | NewEvent<
      "peer.offered" | "peer.offer-withdrawn",
      { offerId: PeerOfferId; childId: ChildId; memberId: RepresentativeId }
    >
  | NewEvent<
      "peer.asked" | "peer.proposed" | "peer.agreed" | "peer.met" | "peer.moved" | "peer.unmatched" | "peer.silent",
      PeerRef
    >
  | NewEvent<"peer.refused", PeerRef & { by: Side | "silence" }>
  | NewEvent<"peer.contacted", PeerRef & { on: string; first: boolean }>
  | NewEvent<"peer.ended", PeerRef & { cause: EndCause; by: Side }>;
