import * as Execution from "@marshrut/core/execution";
import * as Reporting from "@marshrut/core/reporting";
import { deps } from "../container/deps.ts";
import { eachTenant } from "./each-tenant.ts";

/**
 * Each hour: opens the quarter and the year that have begun where each tenant is, sees to what is due after a lock, and asks
 * for the reports to the МСЭ whose day has come. @returns what it has opened
 */
export const handler = (): Promise<Record<string, string[]>> =>
  eachTenant(deps(), { actor: "schedule", what: "period.not-opened" }, async (ctx) => {
    const periods = await Reporting.openBegun(ctx);
    await Reporting.attendLater(ctx);
    await Execution.remindOfReports(ctx);
    return periods.length > 0 ? periods : undefined;
  });
