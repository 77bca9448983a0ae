import type { NewEvent } from "../../ground/shared/events.ts";
import type { AgencyId, OccasionId, TalkId } from "../../ground/shared/ids.ts";

/** In the event's partition. `undecided`: reviews are in for a week, and talks still wait for a word. */
export type CallEvent =
  | NewEvent<
      "call.set" | "call.closing" | "call.closed" | "call.late" | "call.undecided" | "call.programme-set",
      { occasionId: OccasionId; agencyId: AgencyId }
    >
  /** A reviewer has something to read, or has still not answered and the day is near. */
  | NewEvent<
      "call.reviews-asked" | "call.reviews-due",
      { occasionId: OccasionId; agencyId: AgencyId; reviewerId: AgencyId }
    >;

/** Whose: ids alone. */
export interface TalkRef {
  talkId: TalkId;
  occasionId: OccasionId;
  agencyId?: AgencyId | undefined;
}

/** In its own partition. */
export type TalkEvent =
  | NewEvent<
      | "talk.asked"
      | "talk.submitted"
      | "talk.corrected"
      | "talk.closing-soon"
      | "talk.reviewed"
      | "talk.review-declined"
      | "talk.reviews-late"
      | "talk.accepted"
      | "talk.reserve"
      | "talk.refused"
      | "talk.scheduled"
      | "talk.moved"
      | "talk.withdrawn"
      | "talk.lapsed"
      | "talk.called-off"
      | "talk.published"
      | "talk.unreached"
      | "talk.forgotten",
      TalkRef
    >
  | NewEvent<"talk.reviews-asked", TalkRef & { reviewers: AgencyId[]; byHand: boolean }>;
