import { executionName, routeMachine, stepMachine } from "../../ground/shared/index.ts";
import * as Route from "../../routes/route/index.ts";
import * as Step from "../../routes/step/index.ts";
import type { Platform } from "../relay/deps.ts";
import { startRoute, startStep } from "../relay/executions.ts";
import { backOff, type Differences, isMilestoneMissed, isYoung, type RouteSummary, type TenantRun } from "./run.ts";

export async function healStep({ r, clock, found }: TenantRun, { stepId }: Step.Step): Promise<void> {
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

export async function healRoute(r: Platform, { routeId }: RouteSummary, found: Differences): Promise<void> {
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
