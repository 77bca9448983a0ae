import { Temporal } from "temporal-polyfill";
import type { Slot } from "../../agencies/slot/index.ts";
import { quarterId } from "../../ground/calendar/index.ts";
import { all } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { ChildId, RouteId, StepId } from "../../ground/shared/ids.ts";
import { openRouteKey } from "../../people/child/keeper.ts";
import * as Step from "../step/index.ts";
import { type Appointment, isEnded } from "./appointment.ts";

/**
 * The step of the child's plan that a consultation carries out without anybody naming it: the same service of the same organisation in
 * the quarter of its day. A family books what its page offers and knows no steps; the organisation is not to be asked for a report of
 * what it has held. None where another appointment carries it out already.
 */
export async function quarterStepOf(
  ctx: Ctx,
  childId: ChildId,
  { of, day, others }: { of: Pick<Slot, "agencyId" | "serviceKey">; day: string; others: readonly Appointment[] },
): Promise<StepId | undefined> {
  const route = await ctx.bank.get<{ routeId: RouteId }>(openRouteKey(ctx.tenant, childId));
  if (!route) return undefined;
  const quarter: string = quarterId(Temporal.PlainDate.from(day));
  const taken = new Set(others.flatMap((one) => (isEnded(one) ? [] : (one.stepId ?? []))));
  const fits = (step: Step.Step) =>
    step.quarter === quarter &&
    step.service === of.serviceKey &&
    step.agencyId === of.agencyId &&
    !Step.isSettled(step) &&
    !taken.has(step.stepId);
  const steps = Step.routePartition(ctx.tenant, route.data.routeId);
  for await (const { data } of all<Step.Step>(ctx.bank, "records", steps, { prefix: "STEP#" }))
    if (fits(data)) return data.stepId;
  return undefined;
}
