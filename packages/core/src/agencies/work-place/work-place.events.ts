import type { NewEvent } from "../../ground/shared/events.ts";
import type { AgencyId, WorkPlaceId } from "../../ground/shared/ids.ts";

/** In the place's own partition. */
export type WorkPlaceEvent = NewEvent<
  "work-place.offered" | "work-place.changed" | "work-place.closed",
  { workPlaceId: WorkPlaceId; agencyId: AgencyId }
>;
