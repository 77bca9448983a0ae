import type { NewEvent } from "../../ground/shared/events.ts";
import type { AgencyId, NoteId } from "../../ground/shared/ids.ts";
import type { AgencyKind } from "./agency.ts";

export interface ClosurePlace {
  agencyId: AgencyId;
  part:
    | "enrolments"
    | "work-places"
    | "slots"
    | "appointments"
    | "accompaniments"
    | "requests"
    | "occasions"
    | "courses"
    | "library"
    | "advice"
    | "sites"
    | "internships"
    | "reviews";
  from?: string | undefined;
}

/** What happens to an agency, in its own partition. */
export type AgencyEvent =
  | NewEvent<"agency.registered", { agencyId: AgencyId; kind: AgencyKind; municipality: string }>
  /** `fields` are names, not values. */
  | NewEvent<"agency.changed", { agencyId: AgencyId; fields: string[] }>
  | NewEvent<"agency.closed" | "agency.reopened", { agencyId: AgencyId }>
  /** What one that has closed did is being ended, piece by piece: the piece that is next, where it begins. */
  | NewEvent<"agency.closure-continued", ClosurePlace>
  /** All its links are dead. `resend`: whoever still has to answer gets a new one. */
  | NewEvent<"agency.links-revoked", { agencyId: AgencyId; resend: boolean; noteId?: NoteId }>
  /** Another one goes on with the work of one that has closed. */
  | NewEvent<"agency.succeeded", { agencyId: AgencyId; successorId: AgencyId }>;
