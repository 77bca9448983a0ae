import { Temporal } from "temporal-polyfill";
import type { Slot } from "../../agencies/slot/index.ts";
import { quarterId } from "../../ground/calendar/index.ts";
import { all } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { ChildId, RouteId, StepId } from "../../ground/shared/ids.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import { openRouteKey } from "../../people/child/keeper.ts";
import * as Step from "../step/index.ts";
import { type Appointment, isEnded } from "./appointment.ts";

const quarterOf = (day: string): string => quarterId(Temporal.PlainDate.from(day));

/**
 * Whether it leaves the quarter whose step it carries out. What was said to carry out another quarter's, late say, stays where somebody
 * has put it.
 */
export async function leavesQuarter(
  ctx: Ctx,
  { stepId, day: before }: Pick<Appointment, "stepId" | "day">,
  day: string,
): Promise<boolean> {
  if (!stepId || before === undefined || quarterOf(before) === quarterOf(day)) return false;
  const step = (await unlessRefused(() => Step.load(ctx, stepId)))?.data;
  return step?.quarter === quarterOf(before);
}

/** A plan that has one consultation for all of its time has it in whatever quarter it is held. */
const quarterFor = ({ quarter, stage }: Step.Step, held: string): string | undefined =>
  quarter ?? (stage === "FamilyConsultations" ? held : undefined);

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
  const quarter = quarterOf(day);
  const taken = new Set(others.flatMap((one) => (isEnded(one) ? [] : (one.stepId ?? []))));
  const fits = (step: Step.Step) =>
    quarterFor(step, quarter) === quarter &&
    step.service === of.serviceKey &&
    step.agencyId === of.agencyId &&
    !Step.isSettled(step) &&
    !taken.has(step.stepId);
  const steps = Step.routePartition(ctx.tenant, route.data.routeId);
  for await (const { data } of all<Step.Step>(ctx.bank, "records", steps, { prefix: "STEP#" }))
    if (fits(data)) return data.stepId;
  return undefined;
}
