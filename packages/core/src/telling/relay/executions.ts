import type { PeriodId } from "../../ground/calendar/index.ts";
import * as Job from "../../ground/job/index.ts";
import {
  executionName,
  jobMachine,
  type MachineInputs,
  periodExecution,
  periodMachine,
  type RouteId,
  routeMachine,
  stepMachine,
} from "../../ground/shared/index.ts";
import * as Period from "../../roadmaps/period/index.ts";
import * as Route from "../../routes/route/index.ts";
import * as Step from "../../routes/step/index.ts";
import type { Relay } from "./deps.ts";
import { doubt } from "./doubts.ts";

/** Starts the route's execution of this generation, unless the record has moved on. Inputs are ids and instants only. */
export async function startRoute(
  { ctx, workflows }: Pick<Relay, "ctx" | "workflows">,
  { routeId, generation }: { routeId: RouteId; generation: number },
): Promise<void> {
  const { data: route } = await Route.load(ctx, routeId);
  if (route.status !== "open" || route.generation !== generation) return;
  await workflows.start({
    machine: routeMachine(route.template),
    name: executionName(routeId, generation),
    input: {
      tenant: ctx.tenant,
      routeId,
      cycle: route.cycle,
      generation,
      cycleEndsAt: route.cycleEndsAt,
    } satisfies MachineInputs["route"],
  });
}

/** A closed route's execution has nothing to wait for. @param version of the template by which it runs, where the route has another since */
export async function stopRoute(
  { ctx, workflows }: Pick<Relay, "ctx" | "workflows">,
  { routeId, generation }: { routeId: RouteId; generation: number },
  version?: number,
): Promise<void> {
  const { template } = (await Route.load(ctx, routeId)).data;
  const machine = routeMachine({ ...template, version: version ?? template.version });
  await workflows.stop(machine, executionName(routeId, generation), "route closed");
}

/** Starts a step's execution of this generation, unless the record has moved on. */
export async function startStep(
  r: Pick<Relay, "ctx" | "workflows">,
  at: Pick<Step.Step, "stepId" | "routeId" | "generation">,
): Promise<void> {
  const { data: step } = await Step.load(r.ctx, at);
  if (Step.isSettled(step) || step.generation !== at.generation) return;
  await beginStep(r, step);
}

/** A step's first execution begins by what its planning says: it looks at the record itself, and ends where that has moved on. */
export async function beginStep(
  { ctx, workflows }: Pick<Relay, "ctx" | "workflows">,
  { stepId, routeId, generation, requestAt }: Pick<Step.Step, "stepId" | "routeId" | "generation" | "requestAt">,
): Promise<void> {
  await workflows.start({
    machine: stepMachine,
    name: executionName(stepId, generation),
    input: { tenant: ctx.tenant, routeId, stepId, generation, requestAt } satisfies MachineInputs["step"],
  });
}

/**
 * Ends the execution of a settled step: by an answer to its wait, or, where nobody waits under this token, by force. Its
 * token may be dead (FAULTS F4, F5), or it may not have come to wait yet; an earlier attempt may also have been heard
 * although its reply was lost (F3), and then nothing is left to stop.
 */
export async function answerStep(
  { ctx, workflows }: Pick<Relay, "ctx" | "workflows">,
  at: Pick<Step.Step, "stepId" | "routeId">,
): Promise<void> {
  const { data: step } = await Step.load(ctx, at);
  if (!Step.isSettled(step)) return;
  const { wait, status, generation } = step;
  if (wait && (await workflows.succeed(wait.taskToken, { status })) === "done") return;
  await workflows.stop(stepMachine, executionName(at.stepId, generation), "step settled");
}

/** The step's timetable has moved: its machine shall not sleep over what is now due earlier. */
export async function retime(
  { ctx, workflows }: Pick<Relay, "ctx" | "workflows">,
  at: Pick<Step.Step, "stepId" | "routeId">,
): Promise<void> {
  const { data: step } = await Step.load(ctx, at);
  if (!Step.isSettled(step) && step.wait) await workflows.wake(step.wait.taskToken);
}

/**
 * Ends the wait of a settled stage with its outcome. Where nobody waits, an earlier attempt may have been heard, or the execution
 * that entered the stage is gone: it is looked at once that is certain.
 */
export async function answerStage(
  { ctx, workflows }: Pick<Relay, "ctx" | "workflows">,
  key: Pick<Route.Stage, "routeId" | "cycle" | "stage">,
): Promise<void> {
  const stage = await Route.loadStage(ctx, key);
  if (stage?.data.status !== "settled") return;
  const answered = await workflows.succeed(stage.data.wait.taskToken, { outcome: stage.data.outcome });
  const at = ctx.now().add({ minutes: 10 }).toString();
  if (answered === "gone") await doubt(ctx, { at, of: "route", routeId: key.routeId });
}

/** Starts the period's execution of this generation, unless the record has moved on. */
export async function startPeriod(
  { ctx, workflows }: Pick<Relay, "ctx" | "workflows">,
  { period, generation }: { period: PeriodId; generation: number },
): Promise<void> {
  const { data } = await Period.load(ctx, period);
  if (data.generation !== generation || data.status === "submitted") return;
  await workflows.start({
    machine: periodMachine,
    name: periodExecution(ctx.tenant, period, generation),
    input: { tenant: ctx.tenant, period, generation } satisfies MachineInputs["period"],
  });
}

/** Ends the wait of a locked period; `gone` is as good: another attempt has told it, or it is the reconciler's business. */
export async function answerPeriod(
  { ctx, workflows }: Pick<Relay, "ctx" | "workflows">,
  { period }: { period: PeriodId },
): Promise<void> {
  const { data } = await Period.load(ctx, period);
  if (!Period.isTaking(data) && data.wait) await workflows.succeed(data.wait.taskToken, { status: data.status });
}

/** A piece of an import or export is worked on by a machine, unless the record has moved on. */
export async function startJob({ ctx, workflows }: Pick<Relay, "ctx" | "workflows">, call: Job.JobCall): Promise<void> {
  const { jobId, generation } = call;
  const { data: job } = await Job.load(ctx, jobId);
  if (job.status !== "working" || job.generation !== generation) return;
  await workflows.start({
    machine: jobMachine,
    name: executionName(jobId, generation),
    input: { tenant: ctx.tenant, jobId, generation } satisfies MachineInputs["job"],
  });
}
