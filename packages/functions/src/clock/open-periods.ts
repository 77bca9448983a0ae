import * as Reporting from "@marshrut/core/reporting";
import { deps } from "../container/deps.ts";
import { eachTenant } from "./each-tenant.ts";

/** Each hour: opens the quarter and the year that have begun where each tenant is, and sees to what is due after a lock. @returns what it has opened */
export const handler = (): Promise<Record<string, string[]>> =>
  eachTenant(deps(), { actor: "schedule", what: "period.not-opened" }, async (ctx) => {
    const periods = await Reporting.openBegun(ctx);
    await Reporting.attendLater(ctx);
    return periods.length > 0 ? periods : undefined;
  });
