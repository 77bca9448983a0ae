import { hourly } from "@marshrut/core/hour";
import * as Reporting from "@marshrut/core/reporting";
import { errorCollector, Unavailable } from "@marshrut/core/shared";
import { deps } from "../container/deps.ts";
import { eachTenant } from "./each-tenant.ts";

/** Each hour: opens the quarter and the year that have begun where each tenant is, then sees to what time has come for in every room. @returns what it has opened */
export const handler = (): Promise<Record<string, string[]>> =>
  eachTenant(deps(), { actor: "schedule", what: "period.not-opened" }, async (ctx) => {
    const errors = errorCollector((error) => error instanceof Unavailable);
    let periods: string[] = [];
    await errors.collect(async () => {
      periods = await Reporting.openBegun(ctx);
    });
    for (const attend of hourly) await errors.collect(() => attend(ctx));
    errors.rethrow();
    return periods.length > 0 ? periods : undefined;
  });
