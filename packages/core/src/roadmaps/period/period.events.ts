import type { PeriodId } from "../../ground/calendar/index.ts";
import type { NewEvent } from "../../ground/shared/events.ts";
import type { AgencyId, ObligationId } from "../../ground/shared/ids.ts";

interface PeriodRef {
  period: PeriodId;
  generation: number;
}

/** What happens to a period, in its partition. */
export interface PeriodEventData {
  "period.opened": PeriodRef;
  "period.collecting": PeriodRef;
  "period.locked": PeriodRef & { by: "date" | "hand" };
  /** Its reports are taken again, and the next lock makes a revision. */
  "period.unlocked": PeriodRef;
  "period.submitted": PeriodRef;
  /** The execution came near its limits, or was found dead: the next generation takes over. */
  "period.continued": PeriodRef;
  /** The execution came to wait for a period that is locked already. */
  "period.wait-answered": PeriodRef;
}
export type PeriodEventType = keyof PeriodEventData;
export type PeriodEvent = { [T in PeriodEventType]: NewEvent<T, PeriodEventData[T]> }[PeriodEventType];

/** Somebody is to be written to: at most one of these for each organisation (or municipality) and day, whatever falls due. */
export type NoticeEvent =
  /** By its link, all that it says it hands in at once; each report is taken, or not, by itself. */
  | NewEvent<"agency.reports-handed-in", { agencyId: AgencyId; obligationIds: ObligationId[] }>
  | NewEvent<"agency.reports-due", { agencyId: AgencyId; day: string; reason: "remind" | "escalate"; period: PeriodId }>
  | NewEvent<"municipality.reports-overdue", { municipality: string; day: string; period: PeriodId }>;
