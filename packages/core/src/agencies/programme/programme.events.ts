import type { NewEvent } from "../../ground/shared/events.ts";
import type { AgencyId, ProgrammeId } from "../../ground/shared/ids.ts";

interface ProgrammeRef {
  programmeId: ProgrammeId;
  agencyId?: AgencyId | undefined;
}

/** What happens to a programme, in its own partition. */
export type ProgrammeEvent =
  | NewEvent<"programme.drafted", ProgrammeRef & { modelOf?: ProgrammeId | undefined }>
  /** `fields` are names, not values. */
  | NewEvent<"programme.revised", ProgrammeRef & { fields: string[] }>
  | NewEvent<"programme.approved", ProgrammeRef & { approved: number }>
  | NewEvent<"programme.withdrawn", ProgrammeRef>
  /** The model that it was copied from has a newer version. */
  | NewEvent<"programme.model-revised", ProgrammeRef & { modelOf: ProgrammeId; modelVersion: number }>
  | NewEvent<"programme.model-followed", ProgrammeRef & { answer: "adopt" | "keep" }>
  /** More stand in its queue than are seen to at once: the next of them. */
  | NewEvent<"programme.queue-continued", ProgrammeRef>;
