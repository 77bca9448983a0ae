import type { NewEvent } from "../../ground/shared/events.ts";
import type { AgencyId, InternshipId, SiteId } from "../../ground/shared/ids.ts";
import type { LookMonths, LookOutcome } from "./internship.ts";

/** In the site's partition. `place-freed`: somebody waits for it. */
export type SiteEvent = NewEvent<
  "site.proposed" | "site.changed" | "site.approved" | "site.closed" | "site.place-freed",
  { siteId: SiteId; agencyId: AgencyId; municipality: string }
>;

export interface InternshipRef {
  internshipId: InternshipId;
  siteId: SiteId;
  hostId: AgencyId;
  agencyId: AgencyId;
  municipality: string;
}
/** In the internship's own: ids and codes. */
export type InternshipEvent =
  | NewEvent<
      | "internship.applied"
      | "internship.queued"
      | "internship.accepted"
      | "internship.refused"
      | "internship.withdrawn"
      | "internship.called-off"
      | "internship.lapsed"
      | "internship.noted"
      | "internship.completed"
      | "internship.broken-off"
      /** To whoever was to receive them: withdrawn, broken off or called off. */
      | "internship.gone"
      | "internship.end-due",
      InternshipRef
    >
  /** The site does not answer: an application, or how it ended. */
  | NewEvent<"internship.unanswered", InternshipRef & { what: "application" | "end" }>
  | NewEvent<"internship.look-due" | "internship.look-unanswered", InternshipRef & { months: LookMonths }>
  | NewEvent<"internship.looked", InternshipRef & { months: LookMonths; outcome: LookOutcome }>;
