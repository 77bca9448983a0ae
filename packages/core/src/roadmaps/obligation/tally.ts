import type { AgencyKind } from "../../agencies/agency/agency.ts";
import { isOverdue, type PeriodId } from "../../ground/calendar/index.ts";
import type { AgencyId } from "../../ground/shared/ids.ts";
import type { Clock } from "../../ground/tenant/clock.ts";
import { isNoData, isOutstanding, type Obligation, type ObligationStatus } from "./obligation.ts";

/**
 * What one organisation owes for a period, added up: kept with each change of its obligations, so that «174 of 211» is one
 * read of 211 small records.
 */
export interface OrganisationTally {
  period: PeriodId;
  agencyId: AgencyId;
  kind: AgencyKind;
  municipality: string;
  name: string;
  /** By status. */
  tally: Record<ObligationStatus, number>;
  /** Those handed in after their date, whatever became of them. */
  late: number;
  /** Those that say of everything that there is no data. */
  noData?: number;
  /** Outstanding ones by due date. */
  outstanding: Record<string, number>;
  /**
   * What its obligations were last made to fit, of `askOf`: as long as the same is asked, nobody needs to look at them. Missing
   * where somebody has to.
   */
  asked?: string | undefined;
}

export const emptyTally = (of: Omit<OrganisationTally, "tally" | "late" | "outstanding">): OrganisationTally => ({
  ...of,
  tally: { pending: 0, submitted: 0, accepted: 0, returned: 0, withdrawn: 0 },
  late: 0,
  outstanding: {},
});

/** The tally after an obligation has come (`before` absent) or changed. */
export function tallied(
  counted: OrganisationTally,
  before: Obligation | undefined,
  after: Obligation,
): OrganisationTally {
  const tally = { ...counted.tally };
  if (before) tally[before.status]--;
  tally[after.status]++;
  const outstanding = { ...counted.outstanding };
  const add = (obligation: Obligation, n: number) => {
    const left = (outstanding[obligation.dueDate] ?? 0) + n;
    if (left > 0) outstanding[obligation.dueDate] = left;
    else delete outstanding[obligation.dueDate];
  };
  if (before && isOutstanding(before)) add(before, -1);
  if (isOutstanding(after)) add(after, 1);
  const grown = (n: number, of: (o: Obligation) => boolean) =>
    n + Number(of(after)) - Number(before !== undefined && of(before));
  return {
    ...counted,
    tally,
    outstanding,
    // What is to be handed in again takes the day that holds now: it may have changed while a report was in.
    asked: isOutstanding(after) && !(before && isOutstanding(before)) ? undefined : counted.asked,
    late: grown(counted.late, isLate),
    noData: grown(counted.noData ?? 0, saysNoData),
  };
}

const isLate = (o: Obligation): boolean =>
  (o.status === "submitted" || o.status === "accepted" || o.status === "returned") && o.submission.late;
/** What was returned is being redone. */
const saysNoData = (o: Obligation): boolean =>
  (o.status === "submitted" || o.status === "accepted") && isNoData(o.submission);

/** Obligations that count: all but those withdrawn. */
export const owed = ({ tally }: Pick<OrganisationTally, "tally">): number =>
  tally.pending + tally.submitted + tally.accepted + tally.returned;
export const isDone = ({ tally }: Pick<OrganisationTally, "tally">): boolean => tally.pending + tally.returned === 0;
/** Nothing at all has come. */
export const isSilent = ({ tally }: Pick<OrganisationTally, "tally">): boolean =>
  tally.submitted + tally.accepted + tally.returned === 0;

/** Outstanding ones whose date has passed. */
export const overdueOf = (
  { outstanding }: Pick<OrganisationTally, "outstanding">,
  { now, zone }: Pick<Clock, "now" | "zone">,
): number => Object.entries(outstanding).reduce((n, [due, left]) => (isOverdue(due, now, zone) ? n + left : n), 0);
