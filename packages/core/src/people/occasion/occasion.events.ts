import type { NewEvent } from "../../ground/shared/events.ts";
import type { AgencyId, ChildId, OccasionId, RepresentativeId, SignUpId } from "../../ground/shared/ids.ts";

/** In the occasion's partition. */
export type OccasionEvent =
  | NewEvent<
      "occasion.announced" | "occasion.changed" | "occasion.moved" | "occasion.cancelled" | "occasion.closed",
      { occasionId: OccasionId; agencyId: AgencyId }
    >
  /** It is over for a week, and nobody has closed it. */
  | NewEvent<"occasion.unclosed", { occasionId: OccasionId; agencyId: AgencyId }>
  | NewEvent<"occasion.place-freed", { occasionId: OccasionId; agencyId: AgencyId }>
  | NewEvent<"occasion.walk-ins-said", { occasionId: OccasionId; agencyId: AgencyId }>;

/** Whose sign-up: ids alone. */
export interface SignUpRef {
  signUpId: SignUpId;
  occasionId: OccasionId;
  childId?: ChildId | undefined;
  representativeId?: RepresentativeId | undefined;
}

/** In the child's partition, or in the sign-up's own. */
export type SignUpEvent = NewEvent<
  | "sign-up.asked"
  | "sign-up.made"
  | "sign-up.queued"
  | "sign-up.offered"
  | "sign-up.accepted"
  | "sign-up.lapsed"
  | "sign-up.cancelled"
  | "sign-up.called-off"
  | "sign-up.moved"
  | "sign-up.reminded"
  | "sign-up.attended"
  | "sign-up.absent"
  | "sign-up.unreached"
  | "sign-up.certified"
  | "sign-up.forgotten",
  SignUpRef
>;
