import type { NewEvent } from "../../ground/shared/events.ts";
import type { ChildId, HandoverId, RouteId } from "../../ground/shared/ids.ts";
import type { HandoverKind } from "./handover.ts";

export interface AboutHandover {
  handoverId: HandoverId;
  childId: ChildId;
  kind: HandoverKind;
  routeId?: RouteId | undefined;
}

/** What happens to a hand-over, in its own partition. */
export type HandoverEvent =
  | NewEvent<"handover.proposed", AboutHandover>
  /** The proposal is now about another municipality. */
  | NewEvent<"handover.redirected", AboutHandover>
  | NewEvent<"handover.accepted", AboutHandover>
  | NewEvent<"handover.declined", AboutHandover>
  | NewEvent<"handover.withdrawn", AboutHandover>;
