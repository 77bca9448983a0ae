import * as Reporting from "@marshrut/core/reporting";
import { systemCtx } from "@marshrut/core/shared";
import * as Tenant from "@marshrut/core/tenant";
import { deps } from "./container.ts";
import { log, traceOf } from "./log.ts";

/** Each hour: opens the quarter and the year that have begun where each tenant is. One tenant's fault is its own. */
export const handler = async (): Promise<Record<string, string[]>> => {
  const opened: Record<string, string[]> = {};
  for (const tenant of await Tenant.all(deps().bank)) {
    try {
      const periods = await Reporting.openBegun(systemCtx(deps(), tenant, "schedule"));
      if (periods.length > 0) opened[tenant] = periods;
    } catch (error) {
      log("error", "period.not-opened", { tenant, error: traceOf(error) });
    }
  }
  return opened;
};
