import { isOverdue } from "../../ground/calendar/index.ts";
import type { Stored } from "../../ground/shared/bank.ts";
import type { Clock } from "../../ground/tenant/clock.ts";
import { submittedOf } from "../indicator/indicator.ts";
import { explanation, type ReportingDuty } from "./duty.ts";
import { isOutstanding, type Obligation, type ObligationView } from "./obligation.ts";

/** Texts that stand in the vault, already read (and put on record) by the caller. */
export interface ObligationTexts {
  narrative?: string;
  returnReason?: string;
}

export function view(
  { data: obligation, version }: Stored<Obligation>,
  duty: ReportingDuty,
  { now, zone }: Clock,
  more: ObligationTexts & { agencyName?: string } = {},
): ObligationView {
  const submission = "submission" in obligation ? obligation.submission : undefined;
  const { obligationId, period, roadmapId, measureKey, agencyId, municipality, status, dueDate, workBy } = obligation;
  return {
    obligationId,
    period,
    roadmapId,
    measureKey,
    section: duty.section,
    title: duty.title,
    expectedResult: duty.expectedResult,
    wording: duty.wording,
    agencyId,
    municipality,
    status,
    dueDate,
    workBy,
    explain: explanation(duty.due),
    agencyName: more.agencyName,
    overdue: isOutstanding(obligation) && isOverdue(dueDate, now, zone),
    indicators: submittedOf(duty.indicators).map(({ key, title, type, most }) => ({
      key,
      title,
      type,
      most,
    })),
    ...(submission
      ? {
          late: submission.late,
          values: submission.values,
          submittedAt: submission.at,
          attachments: submission.attachments.map(({ noteId, ...rest }) => ({ attachmentId: noteId, ...rest })),
        }
      : {}),
    narrative: more.narrative,
    returnReason: more.returnReason,
    version,
  };
}
