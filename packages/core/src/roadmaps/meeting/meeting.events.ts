import type { NewEvent } from "../../ground/shared/events.ts";
import type { AgencyId, BodyId, DecisionId, MeetingId } from "../../ground/shared/ids.ts";

interface BodyRef {
  bodyId: BodyId;
  municipality?: string | undefined;
  /** Whose coordinators it concerns: its own, else its secretary's. */
  place: string;
}
interface MeetingRef extends BodyRef {
  meetingId: MeetingId;
  on: string;
}
interface DecisionRef extends BodyRef {
  decisionId: DecisionId;
}

/** Ids, codes and dates. In the body's partition, the meeting's, the decision's. */
export type BodyEvent =
  | NewEvent<"body.formed" | "body.changed", BodyRef>
  /** No meeting is planned in a period of its rhythm, and the day is near. */
  | NewEvent<"body.meeting-due", BodyRef & { by: string }>;

export type MeetingEvent = NewEvent<
  | "meeting.planned"
  | "meeting.agenda-set"
  | "meeting.invited"
  | "meeting.moved"
  | "meeting.cancelled"
  | "meeting.answered"
  | "meeting.held"
  | "meeting.minutes-written"
  | "meeting.minuted"
  | "meeting.corrected"
  /** Time asks for it: there is no agenda to invite to, nobody says whether it was held, its minutes are not there. */
  | "meeting.near"
  | "meeting.invitation-due"
  | "meeting.recording-due"
  | "meeting.minutes-due",
  MeetingRef
>;

export type DecisionEvent =
  | NewEvent<
      | "decision.taken"
      | "decision.effective"
      | "decision.fulfilled"
      | "decision.reopened"
      | "decision.failed"
      | "decision.withdrawn",
      DecisionRef
    >
  /** Another organisation goes on where one of its executors has closed. */
  | NewEvent<"decision.handed-over", DecisionRef & { from: AgencyId; to: AgencyId }>;

/** An organisation is to be told. */
export type MeetingNotice =
  | NewEvent<
      "agency.meeting",
      {
        agencyId: AgencyId;
        meetingId: MeetingId;
        what: "invited" | "moved" | "cancelled" | "near" | "minuted";
        on: string;
      }
    >
  | NewEvent<
      "agency.decision",
      {
        agencyId: AgencyId;
        decisionId: DecisionId;
        what: "taken" | "withdrawn" | "fulfilled";
        period?: string | undefined;
      }
    >;
