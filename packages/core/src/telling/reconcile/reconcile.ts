import * as Job from "../../ground/job/index.ts";
import { errorCollector } from "../../ground/shared/errors.ts";
import {
  executionName,
  routeMachine,
  type Stored,
  stepMachine,
  systemCtx,
  Unavailable,
} from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Reporting from "../../roadmaps/reporting/index.ts";
import { openRoutes } from "../../routes/route/route.store.ts";
import type { Route } from "../../routes/route/route.ts";
import * as Step from "../../routes/step/index.ts";
import type { Platform, RelayDeps } from "../relay/deps.ts";
import * as Webhook from "../webhook/index.ts";
import { type Alive, aliveIn } from "./alive.ts";
import { type Differences, isMilestoneMissed, isYoung, type RouteSummary, type TenantRun } from "./run.ts";

/** Loaded when something must be looked at closely: most runs find little. */
const heal = () => import("./heal.ts");

export interface Run {
  /** What runs, asked once for all tenants of a run. */
  alive?: Alive;
  /**
   * Of the routes that look right, one in so many is looked at stage by stage, each in its turn: sixteen make it every four
   * hours.
   */
  share?: number;
}

const summaryOf = ({ routeId, template, generation, generationAt }: Route): RouteSummary => ({
  routeId,
  template,
  generation,
  generationAt,
});

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
  for await (const { data } of every<Route>(r, openRoutes(tenant), "")) routes.push(summaryOf(data));
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
      if (await isDue(run, data)) await (await heal()).healStep(run, data);
    });
  }
  for (const route of routes)
    await errors.collect(async () => {
      if (await isDoubtful(run, route)) await (await heal()).healRoute(r, route, found);
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
