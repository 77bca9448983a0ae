import { Conflict, type Ctx, save } from "../shared/index.ts";
import { event } from "./step.decide.ts";
import { creation, routePartition } from "./step.store.ts";
import type { Step } from "./step.ts";

/** Brings a planned step into being; one that exists already is left as it is. @returns true when it is new. */
export async function create(ctx: Ctx, step: Step): Promise<boolean> {
  const planned = event("step.planned", step, { requestAt: step.requestAt, generation: step.generation });
  try {
    await save(ctx, {
      writes: creation(ctx.tenant, step),
      stream: routePartition(ctx.tenant, step.routeId),
      events: [planned],
      audit: { subject: step.childId, action: "step.plan", detail: { stepId: step.stepId } },
    });
    return true;
  } catch (error) {
    if (error instanceof Conflict) return false;
    throw error;
  }
}
