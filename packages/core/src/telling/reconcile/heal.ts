import { executionName, type RouteId, readOnce, routeMachine, stepMachine } from "../../ground/shared/index.ts";
import * as Route from "../../routes/route/index.ts";
import * as Step from "../../routes/step/index.ts";
import type { Platform } from "../relay/deps.ts";
import { doubt } from "../relay/doubts.ts";
import { startRoute, startStep } from "../relay/executions.ts";
import * as Webhook from "../webhook/index.ts";
import { type Differences, isMilestoneMissed, isYoung, judgedFrom, type TenantRun } from "./run.ts";
import { isTooEarly, type Suspect } from "./suspects.ts";

type Healed = Pick<TenantRun, "r" | "clock" | "found">;

/** Judges one record by itself and by its execution, and heals it where they differ. */
export async function heal(run: Healed, suspect: Suspect): Promise<void> {
  // It is read by several rooms, and by each once.
  const r = { ...run.r, ctx: { ...run.r.ctx, bank: readOnce(run.r.ctx.bank) } };
  if (suspect.of === "step") await healStep({ ...run, r }, suspect);
  else if (suspect.of === "route") await healRoute(r, suspect, run.found);
  else if (suspect.of === "delivery") await healDelivery({ ...run, r }, suspect);
  else if (suspect.of === "enrolment") await (await import("./enrolments.ts")).healEnrolment({ ...run, r }, suspect);
  else await (await import("./appointments.ts")).healAppointment({ ...run, r }, suspect);
}

async function healStep({ r, clock, found }: Healed, suspect: Suspect & { of: "step" }): Promise<void> {
  const { stepId, hasEnded } = suspect;
  const { data: step } = await Step.load(r.ctx, suspect);
  if (Step.isSettled(step) || (hasEnded === undefined ? isYoung(r, step.generationAt) : step.generation !== hasEnded))
    return;
  if ((await Route.load(r.ctx, step.routeId)).data.status !== "open") {
    await Step.cancel(r.ctx, stepId, { reason: Route.endedReason, because: "route-ended" });
    found.stepsCancelled++;
    return;
  }
  await restartStep(r, step, found, hasEnded !== undefined);
  const overdue = isMilestoneMissed(step, clock);
  // Consent may have come while the step was being withheld, and then nobody else looks again.
  if (!overdue && !Step.isWithheld(step)) return;
  const { status } = await Step.wakeUp(r.ctx, stepId);
  if (overdue || status !== step.status) found.stepsWoken++;
}

async function restartStep(r: Platform, step: Step.Step, found: Differences, hasEnded: boolean): Promise<void> {
  const { stepId, routeId, generation, generationAt } = step;
  const status = hasEnded ? "ended" : await r.workflows.status(stepMachine, executionName(stepId, generation));
  if (status === "running") return;
  if (await isTooEarly(r, { of: "step", stepId, routeId }, { generationAt, losses: generation - 1, hasEnded })) return;
  // It never began: the same generation will do.
  if (status === "absent" && !step.wait) await startStep(r, step);
  else await Step.restart(r.ctx, { stepId, generation });
  found.stepsRestarted++;
}

async function healRoute(
  r: Platform,
  { routeId, hasEnded }: { routeId: RouteId; hasEnded?: number },
  found: Differences,
): Promise<void> {
  const { data: route } = await Route.load(r.ctx, routeId);
  const { generation, generationAt, lost: losses = 0 } = route;
  if (route.status !== "open" || (hasEnded === undefined ? isYoung(r, generationAt) : generation !== hasEnded)) return;
  const stages = await Route.stagesIn(r.ctx, route);
  for (const stage of stages.filter((s) => s.status === "open" && !isYoung(r, s.openedAt))) {
    await Route.makeSteps(r.ctx, routeId, stage.stage);
    if (await Route.settleStage(r.ctx, routeId, route.cycle, stage.stage)) found.stagesSettled++;
  }
  const entered = stages.filter((s) => s.wait.generation === generation);
  const machine = routeMachine(route.template);
  const name = executionName(routeId, generation);
  const status = hasEnded !== undefined ? "ended" : await statusOf(r, { machine, name }, entered);
  if (status === "running" && !(await isStale(r, routeId, entered))) return;
  if (await isTooEarly(r, { of: "route", routeId }, { generationAt, losses, hasEnded: hasEnded !== undefined })) return;
  if (status === "absent" && entered.length === 0) {
    await startRoute(r, route);
    found.routesRestarted++;
    return;
  }
  if (status === "running") await r.workflows.stop(machine, name, "stale wait");
  if (await Route.continueRoute(r.ctx, { routeId, generation }, "lost")) found.routesRestarted++;
}

/** Where somebody waits for a stage under its token, the execution runs; only where nobody does it is asked for itself. */
async function statusOf(
  { workflows }: Platform,
  { machine, name }: { machine: string; name: string },
  entered: Route.Stage[],
) {
  const open = entered.find((s) => s.status === "open");
  if (open && (await workflows.waits(open.wait.taskToken))) return "running";
  return workflows.status(machine, name);
}

/**
 * A settled stage's execution should have moved on. Told once more, it either does now, or the token is gone. Gone also means
 * that the relay, or another reconciler, told it a moment ago; so only what was gone in an earlier run as well, with nothing
 * entered since, is stale.
 */
async function isStale(r: Platform, routeId: RouteId, entered: Route.Stage[]): Promise<boolean> {
  const last = entered.toSorted((a, b) => (since(a) < since(b) ? 1 : -1))[0];
  if (!last || entered.some((s) => s.status === "open") || isYoung(r, since(last))) return false;
  for (const stage of entered)
    if ((await r.workflows.succeed(stage.wait.taskToken, { outcome: stage.outcome })) === "done") return false;
  if (last.wait.goneAt) return !isYoung(r, last.wait.goneAt);
  await Route.markGone(r.ctx, last);
  await doubt(r.ctx, { at: judgedFrom(r.ctx.now()), of: "route", routeId });
  return false;
}

const since = (stage: Route.Stage): string => stage.settledAt ?? stage.openedAt;

async function healDelivery(
  { r, found }: Healed,
  { deliveryId, hasEnded }: Suspect & { of: "delivery" },
): Promise<void> {
  const restarted = await Webhook.restartLost(r.ctx, r, deliveryId, hasEnded);
  if (restarted === true) found.webhooksRestarted++;
  else if (restarted && hasEnded !== undefined)
    await doubt(r.ctx, { at: restarted.notBefore, of: "delivery", deliveryId });
}
