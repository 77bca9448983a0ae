import { Temporal } from "temporal-polyfill";
import type { ErrorCollector } from "../../ground/shared/errors.ts";
import type * as Tenant from "../../ground/tenant/index.ts";
import { nextMilestone } from "../../routes/step/milestones.ts";
import type { Step } from "../../routes/step/step.ts";
import type { Platform } from "../relay/deps.ts";

/** What a run found and healed; all zeros when records and executions agree. */
export interface Differences {
  routesRestarted: number;
  stepsRestarted: number;
  stepsWoken: number;
  stepsCancelled: number;
  stagesSettled: number;
  webhooksRestarted: number;
  periodsRestarted: number;
  jobsRestarted: number;
  enrolmentsRestarted: number;
  enrolmentsWoken: number;
  appointmentsRestarted: number;
  appointmentsWoken: number;
}

export const none = (): Differences => ({
  routesRestarted: 0,
  stepsRestarted: 0,
  stepsWoken: 0,
  stepsCancelled: 0,
  stagesSettled: 0,
  webhooksRestarted: 0,
  periodsRestarted: 0,
  jobsRestarted: 0,
  enrolmentsRestarted: 0,
  enrolmentsWoken: 0,
  appointmentsRestarted: 0,
  appointmentsWoken: 0,
});

/** A run of the reconciler over one tenant. */
export interface TenantRun {
  r: Platform;
  clock: Tenant.Clock;
  /** Before that, all get their places at once (bringUpToDate). */
  upToDate: () => Promise<boolean>;
  /** A record that cannot be healed keeps nobody else's from it. */
  errors: ErrorCollector;
  found: Differences;
}

/** What began a moment ago is still on its way through the outbox and not a difference yet. */
const grace = { minutes: 10 };
/** When what is gone, or begun, at this instant may be judged. */
export const judgedFrom = (at: Temporal.Instant): string => at.add(grace).toString();
/** Whatever loses one generation after the other is tried again later each time, at least daily: told, not flooded. */
export const backOff = (losses: number) => ({ minutes: Math.min(grace.minutes * 2 ** losses, 24 * 60) });

export const isYoung = ({ ctx }: Platform, at: string, until: { minutes: number } = grace): boolean =>
  Temporal.Instant.compare(Temporal.Instant.from(at).add(until), ctx.now()) > 0;

/** A milestone's time has come, and nobody has run it for a while. */
export function isMilestoneMissed(step: Step, clock: Tenant.Clock): boolean {
  const next = nextMilestone(step, clock);
  return next !== undefined && Temporal.Instant.compare(next.at.add(grace), clock.now) <= 0;
}
