import { type RouteId, type StepId, systemCtx } from "../../src/ground/shared/index.ts";
import * as Route from "../../src/routes/route/index.ts";
import * as Step from "../../src/routes/step/index.ts";
import { type RouteWorld, stepsOf } from "./relay.ts";

/** Drives a route into its next cycle: what is asked for is done, what is planned for later is cancelled. @param rest what follows is done */
export async function finishCycle(w: RouteWorld, routeId: RouteId, rest: () => Promise<void>): Promise<void> {
  for (let turn = 0; turn < 20; turn++) {
    const { cycle, plan } = await Route.get(w.ctx, routeId);
    if (cycle > 1) return;
    if (plan.status === "draft") await Route.approvePlan(w.ctx, routeId);
    for (const { stepId, status, settledAt } of Object.values(await stepsOf(w, routeId)))
      if (settledAt) continue;
      else if (status === "planned") await Step.cancel(w.ctx, stepId as StepId, { reason: "нет нужды" });
      else await Step.complete(w.ctx, stepId as StepId, { result: "performed" });
    await rest();
  }
  throw new Error("The route does not come to the end of its cycle");
}

/** What happened to a step more often than once, and letters that went out under two names. */
export async function doneTwice(w: RouteWorld, routeId: RouteId): Promise<string[]> {
  const { items } = await Route.history(systemCtx(w.deps, w.ctx.tenant, "test"), routeId, { limit: 200 });
  const events = items.filter(({ type }) => type.startsWith("step.")).map(({ type, stepId }) => `${type} ${stepId}`);
  // A letter whose sender died before it was on record comes again under its own name.
  const letters = new Map(w.mails.map(({ messageId, to, subject, text }) => [messageId, `${to} ${subject} ${text}`]));
  return [events, [...letters.values()]].flatMap((all) => all.filter((one, i) => all.indexOf(one) !== i));
}
