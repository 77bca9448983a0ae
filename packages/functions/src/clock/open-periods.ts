import * as Execution from "@marshrut/core/execution";
import * as Handover from "@marshrut/core/handover";
import * as Indicator from "@marshrut/core/indicator";
import * as Reporting from "@marshrut/core/reporting";
import * as Rescheduling from "@marshrut/core/rescheduling";
import { type Ctx, errorCollector, Unavailable } from "@marshrut/core/shared";
import * as Tenant from "@marshrut/core/tenant";
import { deps } from "../container/deps.ts";
import { eachTenant } from "./each-tenant.ts";

/** Each by itself: what goes wrong in one keeps nobody from another. */
const rounds: ((ctx: Ctx) => Promise<unknown>)[] = [
  Reporting.attendLater,
  Execution.remindOfReports,
  Indicator.endConsents,
  Indicator.remindOfConsents,
  // Loaded when the hour comes to them: the function starts with less (decision 0101).
  async (ctx) => (await import("@marshrut/core/employment")).attendLooks(ctx),
  async (ctx) => (await import("@marshrut/core/accompaniment")).attendAccompaniments(ctx),
  async (ctx) => (await import("@marshrut/core/request")).attendRequests(ctx),
  async (ctx) =>
    (await import("@marshrut/core/year-plan")).attendPlans(ctx, {
      meeting: async () => (await import("@marshrut/core/meeting")).meetings,
    }),
  async (ctx) => (await import("@marshrut/core/round")).attendRounds(ctx),
  async (ctx) => (await import("@marshrut/core/occasion")).attendOccasions(ctx),
  async (ctx) => (await import("@marshrut/core/navigator")).askForConfirmation(ctx),
  async (ctx) => (await import("@marshrut/core/meeting")).attendMeetings(ctx),
  async (ctx) => (await import("@marshrut/core/agreement")).attendAgreements(ctx),
  async (ctx) => (await import("@marshrut/core/specialist")).attendSpecialists(ctx),
  Handover.attendAges,
  Handover.attendAuthorities,
  Rescheduling.lookAgain,
  Tenant.askForNextYear,
];

/**
 * Each hour: opens the quarter and the year that have begun where each tenant is, sees to what is due after a lock, asks
 * for the reports to the МСЭ whose day has come, counts what the plans of the year have come to, whether those who were placed still work there, opens and closes rounds of forms, sees to meetings of bodies and to agreements that end, ends consents whose last day has passed, and tells families of those that end within a month, lets offers of places at events lapse and reminds of them, tells organisations whose qualifications end, proposes who is responsible next where
 * a child comes to another age or somebody's authority for it ends, looks once more at deadlines whose calendar has changed, and
 * asks organisations once a year whether their public entry still holds, asks in December for the next year's calendar. @returns what it has opened
 */
export const handler = (): Promise<Record<string, string[]>> =>
  eachTenant(deps(), { actor: "schedule", what: "period.not-opened" }, async (ctx) => {
    const errors = errorCollector((error) => error instanceof Unavailable);
    let periods: string[] = [];
    await errors.collect(async () => {
      periods = await Reporting.openBegun(ctx);
    });
    for (const round of rounds) await errors.collect(() => round(ctx));
    errors.rethrow();
    return periods.length > 0 ? periods : undefined;
  });
