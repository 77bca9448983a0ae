import { Temporal } from "temporal-polyfill";
import * as Job from "../../ground/job/index.ts";
import { errorCollector } from "../../ground/shared/errors.ts";
import {
  executionName,
  type RouteId,
  routeMachine,
  type Stored,
  stepMachine,
  systemCtx,
  Unavailable,
} from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Reporting from "../../roadmaps/reporting/index.ts";
import * as Route from "../../routes/route/index.ts";
import * as Step from "../../routes/step/index.ts";
import type { Platform, RelayDeps } from "../relay/deps.ts";
import { startRoute, startStep } from "../relay/executions.ts";
import * as Webhook from "../webhook/index.ts";
import { type Alive, aliveIn } from "./alive.ts";

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

/** What began a moment ago is still on its way through the outbox and not a difference yet. */
const grace = { minutes: 10 };
/** Whatever loses one generation after the other is tried again later each time, at least daily: told, not flooded. */
const backOff = (losses: number) => ({ minutes: Math.min(grace.minutes * 2 ** losses, 24 * 60) });

export interface Run {
  /** What runs, asked once for all tenants of a run. */
  alive?: Alive;
  /**
   * Of the routes that look right, one in so many is looked at stage by stage, each in its turn: sixteen make it every four
   * hours.
   */
  share?: number;
}

/** What is kept of a route's copy: a region has many. */
type RouteSummary = Pick<Route.Route, "routeId" | "template" | "generation" | "generationAt">;
const summaryOf = ({ routeId, template, generation, generationAt }: Route.Route): RouteSummary => ({
  routeId,
  template,
  generation,
  generationAt,
});

/** A run of the reconciler over one tenant. */
interface TenantRun {
  r: Platform;
  alive: Alive;
  share: number;
  clock: Tenant.Clock;
  /** Routes that are open, as the order has them; and those for which steps are open. */
  open: Set<RouteId>;
  busy: Set<RouteId>;
  found: Differences;
}

/**
 * Compares records with executions and heals what differs: the record is the truth (DESIGN §4). An execution that is lost,
 * aborted or deleted gets a successor of the next generation; a milestone whose timer was lost is run; a stage whose last
 * step settled unnoticed is settled. Safe to run at any time.
 *
 * Nearly everything is as it should be, and is looked at every quarter of an hour; so the copies in the orders are judged
 * first, which are cheap to read and may be a moment old, and the record itself only where they raise a doubt.
 * A record that cannot be healed keeps nobody else's from it. @throws the first such accident, when all others are done;
 * Unavailable at once
 */
export async function reconcile(
  deps: RelayDeps,
  tenant: string,
  { alive = aliveIn(deps.workflows), share = 1 }: Run = {},
): Promise<Differences> {
  const { workflows, mailer, outgoing } = deps;
  const r: Platform = { ctx: systemCtx(deps, tenant, "reconciler"), workflows, mailer, outgoing };
  const found: Differences = {
    routesRestarted: 0,
    stepsRestarted: 0,
    stepsWoken: 0,
    stepsCancelled: 0,
    stagesSettled: 0,
    webhooksRestarted: 0,
    periodsRestarted: 0,
    jobsRestarted: 0,
  };
  // A service that does not answer would not do so for the others either.
  const errors = errorCollector((error) => error instanceof Unavailable);
  const routes: RouteSummary[] = [];
  for await (const { data } of every<Route.Route>(r, Route.openRoutes(tenant), "")) routes.push(summaryOf(data));
  const open = new Set(routes.map(({ routeId }) => routeId));
  let asked: Promise<boolean> | undefined;
  /** Before that, all get their places at once (bringUpToDate). */
  const upToDate = () => {
    asked ??= Tenant.isUpToDate(r.ctx);
    return asked;
  };
  const run: TenantRun = { r, alive, share, clock: await Tenant.clock(r.ctx), open, busy: new Set(), found };
  for await (const step of every<Step.Step>(r, Step.tenantSteps(tenant), "open#")) {
    const { data } = step;
    run.busy.add(data.routeId);
    await errors.collect(async () => {
      // Functions are replaced one after the other: an older one may have written it after all had got their places.
      if (!Step.isPlaced(tenant, step) && (await upToDate())) await Step.place(r.ctx, step);
      if (await isDue(run, data)) await healStep(run, data);
    });
  }
  for (const route of routes)
    await errors.collect(async () => {
      if (await isDoubtful(run, route)) await healRoute(r, route, found);
    });
  await errors.collect(async () => {
    found.webhooksRestarted = await Webhook.restartLost(r.ctx, r);
  });
  await errors.collect(async () => {
    found.periodsRestarted = await Reporting.restartLost(r.ctx, r.workflows);
  });
  await errors.collect(async () => {
    found.jobsRestarted = await Job.restartLost(r.ctx, r.workflows);
  });
  errors.rethrow();
  return found;
}

/** Whether the record of a route must be read: nobody has anything to do for it, its execution is gone, or it is its turn. */
async function isDoubtful({ r, alive, share, busy, clock }: TenantRun, route: RouteSummary): Promise<boolean> {
  const { routeId, template, generation, generationAt } = route;
  if (isYoung(r, generationAt)) return false;
  // By the time at which the run began: one that goes on into the next quarter of an hour skips nobody's turn.
  const quarters = Math.floor(clock.now.epochMilliseconds / 900_000);
  if (!busy.has(routeId) || (quarters + routeId.charCodeAt(routeId.length - 1)) % share === 0) return true;
  return !(await alive(routeMachine(template), executionName(routeId, generation)));
}

/** Whether the record of a step must be read: something about it is late, or its execution or route is gone. */
async function isDue({ r, alive, clock, open }: TenantRun, step: Step.Step): Promise<boolean> {
  if (isYoung(r, step.generationAt)) return false;
  if (!open.has(step.routeId) || Step.isWithheld(step) || isMilestoneMissed(step, clock)) return true;
  return !(await alive(stepMachine, executionName(step.stepId, step.generation)));
}

/** A milestone's time has come, and nobody has run it for a while. */
function isMilestoneMissed(step: Step.Step, clock: Tenant.Clock): boolean {
  const next = Step.nextMilestone(step, clock);
  return next !== undefined && Temporal.Instant.compare(next.at.add(grace), clock.now) <= 0;
}

async function healStep({ r, clock, found }: TenantRun, { stepId }: Step.Step): Promise<void> {
  const { data: step } = await Step.load(r.ctx, stepId);
  if (Step.isSettled(step) || isYoung(r, step.generationAt)) return;
  if ((await Route.load(r.ctx, step.routeId)).data.status !== "open") {
    await Step.cancel(r.ctx, stepId, { reason: Route.endedReason, because: "route-ended" });
    found.stepsCancelled++;
    return;
  }
  await restartStep(r, step, found);
  const overdue = isMilestoneMissed(step, clock);
  // Consent may have come while the step was being withheld, and then nobody else looks again.
  if (!overdue && !Step.isWithheld(step)) return;
  const { status } = await Step.wakeUp(r.ctx, stepId);
  if (overdue || status !== step.status) found.stepsWoken++;
}

async function restartStep(r: Platform, step: Step.Step, found: Differences): Promise<void> {
  const { stepId } = step;
  if (isYoung(r, step.generationAt, backOff(step.generation - 1))) return;
  const status = await r.workflows.status(stepMachine, executionName(stepId, step.generation));
  if (status === "absent" && !step.wait) {
    await startStep(r, step); // it never began: the same generation will do
    found.stepsRestarted++;
  } else if (status !== "running") {
    await Step.restart(r.ctx, stepId);
    found.stepsRestarted++;
  }
}

async function healRoute(r: Platform, { routeId }: RouteSummary, found: Differences): Promise<void> {
  const { data: route } = await Route.load(r.ctx, routeId);
  if (route.status !== "open" || isYoung(r, route.generationAt)) return;
  const stages = await Route.stagesIn(r.ctx, route);
  for (const stage of stages.filter((s) => s.status === "open" && !isYoung(r, s.openedAt))) {
    await Route.makeSteps(r.ctx, routeId, stage.stage);
    if (await Route.settleStage(r.ctx, routeId, route.cycle, stage.stage)) found.stagesSettled++;
  }
  if (isYoung(r, route.generationAt, backOff(route.lost ?? 0))) return;
  const name = executionName(routeId, route.generation);
  const status = await r.workflows.status(routeMachine(route.template), name);
  const entered = stages.some((s) => s.wait.generation === route.generation);
  if (status === "absent" && !entered) {
    await startRoute(r, route);
    found.routesRestarted++;
  } else if (status !== "running" || (await isStale(r, route, stages))) {
    if (status === "running") await r.workflows.stop(routeMachine(route.template), name, "stale wait");
    if (await Route.continueRoute(r.ctx, { routeId, generation: route.generation }, "lost")) found.routesRestarted++;
  }
}

/**
 * A settled stage's execution should have moved on. Told once more, it either does now, or the token is gone. Gone also means
 * that the relay, or another reconciler, told it a moment ago; so only what was gone in an earlier run as well, with nothing
 * entered since, is stale.
 */
async function isStale(r: Platform, route: Route.Route, stages: Route.Stage[]): Promise<boolean> {
  const waiting = stages.filter((s) => s.wait.generation === route.generation);
  const last = waiting.toSorted((a, b) => (since(a) < since(b) ? 1 : -1))[0];
  if (!last || waiting.some((s) => s.status === "open") || isYoung(r, since(last))) return false;
  for (const stage of waiting)
    if ((await r.workflows.succeed(stage.wait.taskToken, { outcome: stage.outcome })) === "done") return false;
  if (last.wait.goneAt) return !isYoung(r, last.wait.goneAt);
  await Route.markGone(r.ctx, last);
  return false;
}

const since = (stage: Route.Stage): string => stage.settledAt ?? stage.openedAt;

const isYoung = ({ ctx }: Platform, at: string, until: { minutes: number } = grace): boolean =>
  Temporal.Instant.compare(Temporal.Instant.from(at).add(until), ctx.now()) > 0;

async function* every<T>({ ctx }: Platform, pk: string, prefix: string): AsyncGenerator<Stored<T>> {
  let from: string | undefined;
  do {
    const page = await ctx.bank.find<T>("gsi2", pk, prefix ? { prefix } : {}, {
      limit: 200,
      from,
    });
    yield* page.items;
    from = page.next;
  } while (from);
}
