import { isOverdue, localDay } from "../../ground/calendar/index.ts";
import type { AgencyId, Ctx } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Obligation from "../../roadmaps/obligation/index.ts";
import * as Period from "../../roadmaps/period/index.ts";
import * as Reporting from "../../roadmaps/reporting/index.ts";
import type { OwedReports } from "../notification/index.ts";

/** What falls due so soon is asked for now: the first reminder, 14 working days ahead, is 32 days away in January. */
export const soonDays = 35;

/** What an organisation owes as it is now. */
export async function owedReports(ctx: Ctx, agencyId: AgencyId): Promise<OwedReports> {
  const { now, zone } = await Tenant.clock(ctx);
  const today = localDay(now, zone);
  const lists = await Promise.all(
    (await Reporting.takingOn(ctx, today.toString())).map(async (period) =>
      (await Obligation.outstanding(ctx, period.period, agencyId)).filter((one) =>
        Period.takes(period, one, today.toString()),
      ),
    ),
  );
  const owed = lists.flat().sort(Obligation.inOrder);
  const soon = today.add({ days: soonDays }).toString();
  const isPast = ({ dueDate }: Obligation.Outstanding) => isOverdue(dueDate, now, zone);
  return {
    overdue: owed.filter(isPast),
    soon: owed.filter((one) => !isPast(one) && one.dueDate <= soon),
    later: owed.filter(({ dueDate }) => dueDate > soon),
  };
}

/** Where an organisation hands in all it owes. */
export const reportsLink = async (ctx: Ctx, agencyId: AgencyId): Promise<string> =>
  `${(await Tenant.load(ctx)).publicUrl}/reports#${await Period.reportsToken(ctx, agencyId)}`;
