import type { NewEvent } from "../../ground/shared/events.ts";
import type { AgencyId } from "../../ground/shared/ids.ts";

/** In the organisation's own partition. */
export type ResourceEvent = NewEvent<"agency.resources-said", { agencyId: AgencyId; year: string }>;
