import type { NewEvent } from "../../ground/shared/events.ts";
import type { AgencyId, ChildId, PlacementId, SeekerId } from "../../ground/shared/ids.ts";
import type { EndOutcome, LookMonths, LookOutcome } from "./placement.ts";

interface SeekerRef {
  seekerId: SeekerId;
  childId: ChildId;
}
interface PlacementRef {
  placementId: PlacementId;
  childId: ChildId;
  agencyId: AgencyId;
  municipality: string;
}

/** In the child's partition: ids, codes, nothing that people wrote. */
export type EmploymentEvent =
  | NewEvent<"seeker.registered" | "seeker.left" | "seeker.moved", SeekerRef>
  | NewEvent<"placement.made", PlacementRef & { seekerId: SeekerId }>
  | NewEvent<"placement.look-due" | "placement.look-unanswered", PlacementRef & { months: LookMonths }>
  | NewEvent<"placement.looked", PlacementRef & { months: LookMonths; outcome: LookOutcome }>
  | NewEvent<"placement.ended", PlacementRef & { outcome: EndOutcome; failed: boolean }>
  | NewEvent<"placement.moved", PlacementRef>;
