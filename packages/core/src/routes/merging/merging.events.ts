import type { NewEvent } from "../../ground/shared/events.ts";
import type { ChildId, MergingId, RouteId } from "../../ground/shared/ids.ts";

interface About {
  /** The card that goes on. */
  childId: ChildId;
  /** The other card: merged into that one, standing by itself again, or given a part of it. */
  otherId: ChildId;
  mergingId: MergingId;
  /** Routes that changed their card. */
  routeIds: RouteId[];
}

/** What happens to two cards, in the partition of the one that goes on, when all has been carried. */
export type MergingEvent =
  | NewEvent<"child.merged", About>
  | NewEvent<"child.unmerged", About>
  | NewEvent<"child.split", About>;
