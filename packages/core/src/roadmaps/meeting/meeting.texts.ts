import type { MeetingId } from "../../ground/shared/index.ts";
import type { NotePlace } from "../../ground/vault/index.ts";

export const placeOf = (id: MeetingId, field: "reason" | "heard" | "correction" | "late"): NotePlace => ({
  subject: id,
  field: `meeting-${field}`,
});
