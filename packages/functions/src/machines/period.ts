import * as Report from "@marshrut/core/report";
import * as Reporting from "@marshrut/core/reporting";
import * as Task from "@marshrut/workflows/tasks";
import { handling } from "./handling.ts";

// The states of reporting-period, in its own order.

export const openPeriod = handling(Task.openPeriod, Reporting.tick);

export const collectPeriod = handling(Task.collectPeriod, Reporting.registerWait);

export const periodMilestone = handling(Task.periodMilestone, Reporting.tick);

export const aggregatePeriod = handling(Task.aggregatePeriod, Reporting.aggregate);

export const handOverPeriod = handling(Task.handOverPeriod, async (ctx, call) => {
  await Report.requestAll(ctx, call.period);
  await Reporting.conclude(ctx, call);
});
