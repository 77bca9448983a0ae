import * as Execution from "@marshrut/core/execution";
import * as Handover from "@marshrut/core/handover";
import * as Indicator from "@marshrut/core/indicator";
import * as Reporting from "@marshrut/core/reporting";
import * as Rescheduling from "@marshrut/core/rescheduling";
import * as Tenant from "@marshrut/core/tenant";
import { deps } from "../container/deps.ts";
import { eachTenant } from "./each-tenant.ts";

/**
 * Each hour: opens the quarter and the year that have begun where each tenant is, sees to what is due after a lock, asks
 * for the reports to the МСЭ whose day has come, ends consents whose last day has passed, proposes who is responsible next where
 * a child comes to another age, looks once more at deadlines whose calendar has changed, and asks in December for the next
 * year's calendar. @returns what it has opened
 */
export const handler = (): Promise<Record<string, string[]>> =>
  eachTenant(deps(), { actor: "schedule", what: "period.not-opened" }, async (ctx) => {
    const periods = await Reporting.openBegun(ctx);
    await Reporting.attendLater(ctx);
    await Execution.remindOfReports(ctx);
    await Indicator.endConsents(ctx);
    await Handover.attendAges(ctx);
    await Rescheduling.lookAgain(ctx);
    await Tenant.askForNextYear(ctx);
    return periods.length > 0 ? periods : undefined;
  });
