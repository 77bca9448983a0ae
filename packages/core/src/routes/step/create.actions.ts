import { Conflict, type Ctx, commitLimit, save, type Write } from "../../ground/shared/index.ts";
import { event } from "./step.decide.ts";
import { creation, routePartition } from "./step.store.ts";
import type { Step } from "./step.ts";

/** Of one step: record, locator and event; beside them the audit entry and the guards must fit into the commit. */
const writesEach = 3;

/**
 * Brings planned steps of one route into being, as many in one commit as it holds; a step that exists already is left as it is.
 * @param guards what must still hold (the route is open). @throws Conflict when a guard fails
 */
export async function create(ctx: Ctx, steps: readonly Step[], guards: Write[] = []): Promise<void> {
  const most = Math.floor((commitLimit - 1 - guards.length) / writesEach);
  for (let i = 0; i < steps.length; i += most) await createTogether(ctx, steps.slice(i, i + most), guards);
}

async function createTogether(ctx: Ctx, steps: readonly Step[], guards: Write[]): Promise<void> {
  const [first] = steps;
  if (!first) return;
  const made = steps.flatMap((step) => creation(ctx.tenant, step));
  try {
    await save(ctx, {
      writes: [...made, ...guards],
      stream: routePartition(ctx.tenant, first.routeId),
      events: steps.map((step) =>
        event("step.planned", step, { requestAt: step.requestAt, generation: step.generation }),
      ),
      audit: {
        subject: first.childId,
        action: "step.plan",
        detail: { stepId: steps.map((step) => step.stepId).join(",") },
      },
    });
  } catch (error) {
    if (!(error instanceof Conflict) || error.at >= made.length) throw error;
    // Somebody has made this one meanwhile; the others are still to be made.
    const there = Math.floor(error.at / (made.length / steps.length));
    await createTogether(ctx, steps.toSpliced(there, 1), guards);
  }
}
