import type { PeriodId } from "../../ground/calendar/index.ts";
import type { NewEvent } from "../../ground/shared/events.ts";
import type { AgencyId, NoteId, ObligationId } from "../../ground/shared/ids.ts";
import type { Submission } from "./obligation.ts";

interface ObligationRef {
  obligationId: ObligationId;
  period: PeriodId;
  agencyId: AgencyId;
  measureKey: string;
  /** Its period was locked already: the figures follow in a revision. */
  afterLock?: true;
}

/** What each event tells beside whom it concerns; figures are no personal data, texts are in the vault. */
export interface ObligationEventData {
  /** `wished`: a later day had been asked for, and is needed no more. */
  "obligation.submitted": { submission: Submission; wished?: true };
  "obligation.accepted": Record<string, never>;
  "obligation.returned": { reasonId: NoteId };
  "obligation.withdrawn": { why: "measure" | "agency" };
  "obligation.rescheduled": { dueDate: string; workBy: string };
  "obligation.extended": {
    dueDate: string;
    workBy: string;
    by: string;
    askedBy?: string | undefined;
    reasonId: NoteId;
  };
  "obligation.extension-asked": { until: string; by: string; reasonId: NoteId };
  "obligation.restored": Record<string, never>;
  "obligation.file-removed": { attachmentId: NoteId; by: string; reasonId: NoteId };
  "obligation.corrected": { submission: Submission; reasonId: NoteId };
}
export type ObligationEventType = keyof ObligationEventData;
export type ObligationEvent = {
  [T in ObligationEventType]: NewEvent<T, ObligationRef & ObligationEventData[T]>;
}[ObligationEventType];
