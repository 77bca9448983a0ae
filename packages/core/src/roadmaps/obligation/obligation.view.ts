import { isOverdue, localDay } from "../../ground/calendar/index.ts";
import type { Actor } from "../../ground/shared/actor.ts";
import type { Stored } from "../../ground/shared/bank.ts";
import { nameOf } from "../../ground/shared/file-type.ts";
import type { Clock } from "../../ground/tenant/clock.ts";
import { submittedOf } from "../indicator/indicator.ts";
import type { Gate } from "../period/gate.ts";
import { explanation, type ReportingDuty } from "./duty.ts";
import { mayDo } from "./obligation.may.ts";
import { isNoData, isOutstanding, type Obligation, type ObligationView } from "./obligation.ts";

/** Texts that stand in the vault, already read (and put on record) by the caller. */
export interface ObligationTexts {
  narrative?: string;
  returnReason?: string;
}

/** Who looks, when, and whether the report's period takes reports then. */
export interface Look {
  actor: Actor;
  clock: Clock;
  gate: Gate | undefined;
}

export function view(
  { data: obligation, version }: Stored<Obligation>,
  duty: ReportingDuty,
  { actor, clock: { now, zone }, gate }: Look,
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
    calendarVersion: duty.due.explain.calendarVersion,
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
          noData: isNoData(submission) || undefined,
          submittedAt: submission.at,
          attachments: submission.attachments.map(({ noteId, name, ...rest }) => ({
            attachmentId: noteId,
            name: nameOf(name, rest.type),
            ...rest,
          })),
        }
      : {}),
    narrative: more.narrative,
    returnReason: more.returnReason,
    mayDo: mayDo(actor, obligation, gate, localDay(now, zone).toString()),
    version,
  };
}
