import { Conflict, type Ctx, save, type Write } from "../../ground/shared/index.ts";
import { event } from "./step.decide.ts";
import { creation, routePartition } from "./step.store.ts";
import type { Step } from "./step.ts";

/**
 * Brings a planned step into being; one that exists already is left as it is. @param guards what must still hold (the route
 * is open) @returns true when it is new. @throws Conflict when a guard fails
 */
export async function create(ctx: Ctx, step: Step, guards: Write[] = []): Promise<boolean> {
  const made = creation(ctx.tenant, step);
  const planned = event("step.planned", step, { requestAt: step.requestAt, generation: step.generation });
  try {
    await save(ctx, {
      writes: [...made, ...guards],
      stream: routePartition(ctx.tenant, step.routeId),
      events: [planned],
      audit: { subject: step.childId, action: "step.plan", detail: { stepId: step.stepId } },
    });
    return true;
  } catch (error) {
    if (error instanceof Conflict && error.at < made.length) return false;
    throw error;
  }
}
