import { Temporal } from "temporal-polyfill";
import type { Ctx } from "../../ground/shared/context.ts";
import { periodExecution, periodMachine } from "../../ground/shared/names.ts";
import type { Workflows } from "../../ground/shared/workflows.ts";
import * as store from "../period/period.store.ts";

/** What began a moment ago is still on its way through the outbox. */
const grace = Temporal.Duration.from({ minutes: 10 });

/** Gives each unfinished period whose execution is gone a new one. @returns how many */
export async function restartLost(ctx: Ctx, workflows: Pick<Workflows, "status">): Promise<number> {
  let restarted = 0;
  for (const { period, status, generation, generationAt } of await store.list(ctx)) {
    const age = Temporal.Instant.from(generationAt).until(ctx.now());
    if (status === "submitted" || Temporal.Duration.compare(age, grace) < 0) continue;
    const found = await workflows.status(periodMachine, periodExecution(ctx.tenant, period, generation));
    if (found === "running") continue;
    // Seldom: loaded when one is lost (decision 0101).
    await (await import("./machine.actions.ts")).restart(ctx, period);
    restarted++;
  }
  return restarted;
}
