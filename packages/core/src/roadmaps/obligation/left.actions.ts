import { type Agency, worksOn } from "../../agencies/agency/index.ts";
import { isOfDecisions, periodBounds } from "../../ground/calendar/index.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { ObligationId } from "../../ground/shared/ids.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { readGate, takesReport } from "../period/gate.ts";
import * as periods from "../period/period.store.ts";
import * as store from "./obligation.store.ts";
import { isOutstanding } from "./obligation.ts";

/**
 * What an organisation that has closed still owes and may hand in: of periods in which it worked to their end, since of others nothing is
 * asked of it any more. The first due first.
 */
export async function leftBy(ctx: Ctx, agency: Agency): Promise<ObligationId[]> {
  const today = (await Tenant.today(ctx)).toString();
  const left = [];
  for (const { period } of await periods.list(ctx)) {
    if (isOfDecisions(period) || !worksOn(agency, periodBounds(period).end.toString())) continue;
    const gate = await readGate(ctx, period);
    for (const { data } of await store.ofAgency(ctx, period, agency.agencyId))
      if (isOutstanding(data) && gate && takesReport(gate.data, data, today)) left.push(data);
  }
  return left.sort((a, b) => (a.dueDate < b.dueDate ? -1 : 1)).map(({ obligationId }) => obligationId);
}
