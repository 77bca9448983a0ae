import type { PeriodId, WorkCalendar } from "../../ground/calendar/index.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { ReportingDuty } from "../obligation/duty.ts";
import * as obligations from "../obligation/obligation.store.ts";
import * as periods from "../period/period.store.ts";
import { isTaking, type Period } from "../period/period.ts";
import { wanted } from "../reporting/reporting.actions.ts";

/** A measure whose reports are due on another day, or whose last working day is another one. */
export interface MovedDuty {
  before: ReportingDuty;
  after: ReportingDuty;
}

/** What a calendar changes in the dates of a period that takes reports. */
export async function movedDuties(ctx: Ctx, period: PeriodId, calendar: WorkCalendar): Promise<MovedDuty[]> {
  const before = new Map((await obligations.duties(ctx, period)).map(({ data }) => [data.dutyKey, data]));
  return (await wanted(ctx, period, calendar)).flatMap((after) => {
    const found = before.get(after.dutyKey);
    if (found?.status !== "active") return [];
    const moved = found.due.date !== after.due.date || found.due.workBy !== after.due.workBy;
    return moved ? [{ before: found, after }] : [];
  });
}

/** Periods whose reports are taken now, in order. */
export const takingNow = async (ctx: Ctx): Promise<Period[]> => (await periods.list(ctx)).filter(isTaking);
