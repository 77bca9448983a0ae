import type { NewEvent } from "../../ground/shared/events.ts";
import type { AgencyId, ChildId, HandoverId, RepresentativeId, RouteId } from "../../ground/shared/ids.ts";
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

/** Where the walk over all that a closed organisation had is: the step, route or child after which it goes on. */
export interface SuccessionPlace {
  agencyId: AgencyId;
  /** Absent where nobody succeeds it: then what it had is proposed, child by child. */
  successorId?: AgencyId | undefined;
  part: "steps" | "routes" | "children";
  from?: string | undefined;
}

/** In the organisation's partition. */
export type SuccessionEvent = NewEvent<"succession.continued", SuccessionPlace>;

/** A representative's paper of authority ends soon: `until` is its last day. In the child's partition. */
export type AuthorityEvent = NewEvent<
  "child.authority-ending",
  {
    childId: ChildId;
    representativeId: RepresentativeId;
    routeId?: RouteId | undefined;
    municipality: string;
    until: string;
  }
>;

/** Somebody with an open route will be of age within so many days, in that month (`YYYY-MM`). In the child's partition. */
export type AgeEvent = NewEvent<
  "child.coming-of-age",
  { childId: ChildId; routeId: RouteId; municipality: string; month: string; days: number }
>;
