import { Temporal } from "temporal-polyfill";
import type { RouteId } from "../../ground/shared/index.ts";
import type * as Tenant from "../../ground/tenant/index.ts";
import type { Route } from "../../routes/route/route.ts";
import * as Step from "../../routes/step/index.ts";
import type { Platform } from "../relay/deps.ts";
import type { Alive } from "./alive.ts";

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
}

/** What is kept of a route's copy: a region has many. */
export type RouteSummary = Pick<Route, "routeId" | "template" | "generation" | "generationAt">;
/** A run of the reconciler over one tenant. */
export interface TenantRun {
  r: Platform;
  alive: Alive;
  share: number;
  clock: Tenant.Clock;
  /** Routes that are open, as the order has them; and those for which steps are open. */
  open: Set<RouteId>;
  busy: Set<RouteId>;
  found: Differences;
}

/** What began a moment ago is still on its way through the outbox and not a difference yet. */
const grace = { minutes: 10 };
/** Whatever loses one generation after the other is tried again later each time, at least daily: told, not flooded. */
export const backOff = (losses: number) => ({ minutes: Math.min(grace.minutes * 2 ** losses, 24 * 60) });

export const isYoung = ({ ctx }: Platform, at: string, until: { minutes: number } = grace): boolean =>
  Temporal.Instant.compare(Temporal.Instant.from(at).add(until), ctx.now()) > 0;

/** A milestone's time has come, and nobody has run it for a while. */
export function isMilestoneMissed(step: Step.Step, clock: Tenant.Clock): boolean {
  const next = Step.nextMilestone(step, clock);
  return next !== undefined && Temporal.Instant.compare(next.at.add(grace), clock.now) <= 0;
}
