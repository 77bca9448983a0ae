import type { NewEvent } from "../../ground/shared/events.ts";
import type { AccompanimentId, AgencyId, ChildId } from "../../ground/shared/ids.ts";
import type { EndCause, ReviewOutcome } from "./accompaniment.ts";

export interface AccompanimentRef {
  accompanimentId: AccompanimentId;
  childId: ChildId;
  agencyId: AgencyId;
  municipality: string;
}

/** In the child's partition: ids, codes, nothing that people wrote. */
export type AccompanimentEvent =
  | NewEvent<
      "accompaniment.started" | "accompaniment.curator-changed" | "accompaniment.curator-gone" | "accompaniment.moved",
      AccompanimentRef
    >
  | NewEvent<"accompaniment.contact-due" | "accompaniment.contact-unanswered", AccompanimentRef & { month: string }>
  | NewEvent<"accompaniment.contacted", AccompanimentRef & { month: string; held: boolean }>
  | NewEvent<"accompaniment.review-due" | "accompaniment.review-unanswered", AccompanimentRef>
  | NewEvent<"accompaniment.reviewed", AccompanimentRef & { outcome: ReviewOutcome }>
  | NewEvent<"accompaniment.ended", AccompanimentRef & { cause: EndCause }>;
