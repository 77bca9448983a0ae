import { Temporal } from "temporal-polyfill";
import { quarterId } from "../../ground/calendar/index.ts";
import type { Contribution } from "../../ground/counter/counter.ts";
import type { AgencyId, DecisionId, MeetingId } from "../../ground/shared/ids.ts";

// What bodies did (II.I-1.1), in the quarter and the year of its day: meetings that were held with a quorum and have approved minutes, and
// decisions that took effect and were carried out. A region's body counts where its secretary is.

/** As far as a meeting counts. */
export interface CountedMeeting {
  meetingId: MeetingId;
  on: string;
  place: string;
  status: string;
  quorate?: boolean | undefined;
  /** Whose secretary's report it stands in. */
  secretaryId?: AgencyId | undefined;
}

/** As far as a decision counts. */
export interface CountedDecision {
  decisionId: DecisionId;
  place: string;
  effectiveOn?: string | undefined;
  fulfilledOn?: string | undefined;
  status: string;
}

const periodsOf = (day: string): string[] => [quarterId(Temporal.PlainDate.from(day)), day.slice(0, 4)];
export const meetingsBy = (period: string, agencyId: AgencyId): string => `MEETINGSBY#${period}#${agencyId}`;

export function ofMeeting({
  meetingId: subject,
  on,
  place,
  status,
  quorate,
  secretaryId,
}: CountedMeeting): Contribution {
  const cells: Contribution["cells"] = {};
  if (status === "minuted" && quorate)
    for (const period of periodsOf(on)) {
      cells[`MEETINGS#${period}#${place}`] = { held: 1 };
      if (secretaryId) cells[meetingsBy(period, secretaryId)] = { held: 1 };
    }
  return { subject, cells };
}

export function ofDecision({
  decisionId: subject,
  place,
  status,
  effectiveOn,
  fulfilledOn,
}: CountedDecision): Contribution {
  const cells: Contribution["cells"] = {};
  const add = (day: string, cell: string) => {
    for (const period of periodsOf(day)) {
      const group = `MEETINGS#${period}#${place}`;
      cells[group] = { ...cells[group], [cell]: 1 };
    }
  };
  if (effectiveOn && status !== "withdrawn") add(effectiveOn, "decided");
  if (fulfilledOn && status === "fulfilled") add(fulfilledOn, "fulfilled");
  return { subject, cells };
}
