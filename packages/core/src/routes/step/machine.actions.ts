import { Temporal } from "temporal-polyfill";
import { secondsBetween } from "../../ground/calendar/index.ts";
import {
  type Ctx,
  GenerationSuperseded,
  type RouteId,
  retrying,
  type StepId,
  save,
  unlessRefused,
  type Write,
} from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { nextMilestone } from "./milestones.ts";
import { change, wakeUp } from "./step.actions.ts";
import * as decide from "./step.decide.ts";
import { load, record, routePartition } from "./step.store.ts";
import { isSettled } from "./step.ts";

/** What the agency-step machine asks the domain. Its executions hold ids only and are never the truth. */
export interface StepCall {
  stepId: StepId;
  routeId: RouteId;
  generation: number;
}

/** Nothing is due any more: look again after this, in case the record moves without us. */
const idleSeconds = 30 * 24 * 3600;
/** A Standard execution lives one year (AWS quota); a margin of a day. */
const longestWait = 364 * 24 * 3600;

/**
 * The states `Dispatch` and `Milestone`: whatever is due happens now. @returns seconds until the next milestone.
 * @throws GenerationSuperseded
 */
export async function tick(ctx: Ctx, call: StepCall): Promise<{ secondsToMilestone: number }> {
  // An event that was told late may begin what is about nobody any more.
  const found = await unlessRefused(() => load(ctx, call));
  if (!found) throw new GenerationSuperseded(call.stepId, call.generation);
  mustBeLive(found.data.generation, call);
  const step = await wakeUp(ctx, call);
  const clock = await Tenant.clock(ctx);
  const next = nextMilestone(step, clock);
  const seconds = next ? secondsBetween(clock.now, Temporal.Instant.from(next.at)) : idleSeconds;
  return { secondsToMilestone: Math.min(Math.max(seconds, 1), longestWait) };
}

/**
 * The state `AwaitReport`: keeps the token under which the execution waits; bookkeeping, so no audit entry. Where the step is
 * settled already, the event that this leaves makes the relay answer at once. A retry with the same token changes nothing.
 * @throws GenerationSuperseded
 */
export const registerWait = (ctx: Ctx, call: StepCall & { taskToken: string }): Promise<void> =>
  retrying(async () => {
    const found = await load(ctx, call);
    mustBeLive(found.data.generation, call);
    const wait = { taskToken: call.taskToken, generation: call.generation };
    if (found.data.wait?.taskToken === wait.taskToken) return;
    const kept: Write = { put: record(ctx.tenant, { ...found.data, wait }), expect: found.version };
    if (!isSettled(found.data)) return ctx.bank.commit([kept]);
    await save(ctx, {
      writes: [kept],
      stream: routePartition(ctx.tenant, found.data.routeId),
      events: [decide.event("step.wait-answered", found.data, { generation: call.generation })],
      audit: { subject: found.data.childId, action: "step.wait", detail: { stepId: call.stepId } },
    });
  });

/** A new generation for a step whose execution is gone; nothing where it has got one already. */
export const restart = (ctx: Ctx, { stepId, generation }: Pick<StepCall, "stepId" | "generation">) =>
  change(ctx, stepId, "step.restart", {}, (step) => ({
    events: step.generation === generation ? decide.restart(step) : [],
  }));

function mustBeLive(live: number, { stepId, generation }: Pick<StepCall, "stepId" | "generation">): void {
  if (generation !== live) throw new GenerationSuperseded(stepId, generation, live);
}
