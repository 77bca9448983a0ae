import type { ChildId, EventId, FamilyId, RepresentativeId } from "../../ground/shared/ids.ts";

/** What is new for a family: each is a line of its members' next letter. What cannot wait (a booked hour, say) has a letter of its own. */
export const newsKinds = [
  "plan-asked",
  "plan-approved",
  "plan-changed",
  "step-asked",
  "step-done",
  "step-not-done",
  "step-refused",
  "step-moved",
  "step-elsewhere",
  "step-dropped",
  "consent-given",
  "consent-withdrawn",
  "consent-ended",
  "consent-ending",
  "paper-recorded",
  "handed-taken",
  "handed-returned",
  "handed-again",
  "document-made",
  "document-voided",
  "authority-ending",
  "emergency-read",
  "place-offered",
  "place-given",
  "lessons-set",
  "lesson-off",
  "lesson-soon",
  "curator-named",
  "route-ended",
  "handed-over",
  "meeting-called",
  "meeting-cancelled",
  "peer-asked",
  "peer-found",
  "peer-met",
  "peer-searching",
  "peer-ended",
  "meeting-soon",
  "survey-asked",
  "survey-reminded",
  "event-offered",
  "event-moved",
  "event-cancelled",
  "event-tomorrow",
] as const;
export type NewsKind = (typeof newsKinds)[number];

/** A line of a member's next letter. Ids, codes and dates only; what it says is made when it leaves. */
export interface News {
  kind: NewsKind;
  memberId: RepresentativeId;
  familyId: FamilyId;
  childId: ChildId;
  /** Id of what it is about: of one thing the newest stands. */
  about: string;
  /** ISO date: of what has a day, when. */
  on?: string | undefined;
  at: string;
  /** By which it came: what a letter has told is known by that. */
  eventId: EventId;
}

/** What an event has to say to a child's family. */
export interface Said extends Pick<News, "kind" | "childId" | "about" | "on"> {
  /** The one whom it concerns; without it all who represent the child. */
  only?: RepresentativeId | undefined;
  /** Who did it knows it. */
  except?: RepresentativeId | undefined;
}
