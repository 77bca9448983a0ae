import type { NewEvent } from "../../ground/shared/events.ts";
import type { ChildId, MeetingId, RepresentativeId, UnionId } from "../../ground/shared/ids.ts";

/** In the union's partition: ids and dates. */
export type UnionEvent =
  | NewEvent<"union.formed" | "union.changed", { unionId: UnionId; municipality: string }>
  | NewEvent<
      "union.meeting-called" | "union.meeting-cancelled" | "union.meeting-soon",
      { unionId: UnionId; municipality: string; meetingId: MeetingId; on: string }
    >;

/** In the child's. */
export type MembershipEvent = NewEvent<
  "union.joined" | "union.left" | "union.answered",
  { unionId: UnionId; childId: ChildId; memberId: RepresentativeId }
>;
