import type { NewEvent } from "../../ground/shared/events.ts";
import type { AdviceId, AgencyId } from "../../ground/shared/ids.ts";

export interface AdviceRef {
  adviceId: AdviceId;
  hostId: AgencyId;
  agencyId: AgencyId;
  municipality: string;
  /** Of `advice.held`: it was told to whoever sent the specialist that it had not been. */
  corrected?: true | undefined;
}
/** In its own partition. `called-off` is told to whoever sends, `given-up` to whoever advises; `unsaid`: nobody says what came of it. */
export type AdviceEvent = NewEvent<
  | "advice.booked"
  | "advice.held"
  | "advice.missed"
  | "advice.called-off"
  | "advice.given-up"
  | "advice.outcome-due"
  | "advice.unsaid",
  AdviceRef
>;
