import { Temporal } from "temporal-polyfill";
import { localDay } from "../../ground/calendar/index.ts";
import type { Ctx, StepId, Write } from "../../ground/shared/index.ts";
import { Refusal } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Step from "../step/index.ts";
import * as store from "./route.store.ts";

/** Puts a step on hold: beyond the end of its plan only staff do, two of them. @throws Refusal as `Step.hold` */
export async function holdStep(ctx: Ctx, stepId: StepId, request: Step.Hold, how: Step.How = {}) {
  const { data: step } = await Step.load(ctx, stepId);
  const { cycleEndsAt } = (await store.load(ctx, step.routeId)).data;
  const { zone } = await Tenant.load(ctx);
  const planEnds = localDay(Temporal.Instant.from(cycleEndsAt), zone).toString();
  return Step.hold(ctx, stepId, request, how, planEnds);
}

/** A coordinator decides about a failed step of an open route. @throws Refusal route.closed, and those of `Step.decideOn` */
export const decideStep = (ctx: Ctx, stepId: StepId, request: Step.Decide, how: Step.How = {}) =>
  Step.decideOn(ctx, stepId, request, how, async (step) => ({ writes: [await routeIsOpen(ctx, step)], revisions: [] }));

/** @param along what else is written with it @throws Refusal route.closed, and those of `Step.reopen` */
export const reopenStep = (ctx: Ctx, stepId: StepId, request: Step.Reopen, how: Step.How, along: Step.Along) =>
  Step.reopen(ctx, stepId, request, how, async (step) => {
    const isOpen = await routeIsOpen(ctx, step);
    const { writes, revisions } = await along(step);
    return { writes: [isOpen, ...writes], revisions };
  });

/** A route that ends at the same moment cancels its steps: one that is asked again then would be left behind. */
async function routeIsOpen(ctx: Ctx, { routeId }: Step.Step): Promise<Write> {
  const route = await store.load(ctx, routeId);
  if (route.data.status === "open") return store.unchanged(route);
  throw new Refusal(
    "route.closed",
    {
      ru: "Маршрут завершён: сначала возобновите его.",
      en: "The route has ended: reopen it first.",
    },
    { current: { routeId, status: route.data.status } },
  );
}
