import type { ChildId, Ctx, InstrumentId } from "../../ground/shared/index.ts";
import * as Instrument from "../instrument/index.ts";
import { bringForward, settleRenewed } from "../step/replan.actions.ts";
import { isSettled, type Step } from "../step/step.ts";
import { stagesOf } from "./plan.ts";
import * as store from "./route.store.ts";
import { shipped } from "./shipped.ts";

/** A new ИПРА settles what asked for it, on the child's open route; one that only corrects the old one does not. */
export async function settleRenewal(ctx: Ctx, childId: ChildId, instrumentId: InstrumentId): Promise<void> {
  const routeId = await store.openRouteOf(ctx, childId);
  const paper = (await Instrument.recordsOf(ctx, childId)).find((p) => p.instrumentId === instrumentId);
  if (!routeId || paper?.kind !== "ipra" || paper.corrects) return;
  for (const step of (await store.madeSteps(ctx, routeId)).values())
    if (step.renews && step.renews !== instrumentId && !isSettled(step)) await settleRenewed(ctx, step, instrumentId);
}

/** What waits for a step that has been performed is asked for now, and not on its day. */
export async function bringForwardAfter(ctx: Ctx, { routeId, stage, stepKey, cycle }: Step): Promise<void> {
  const { data: route } = await store.load(ctx, routeId);
  const template = shipped(route.template.key, route.template.version);
  const followers = stagesOf(template)
    .find(({ key }) => key === stage)
    ?.steps.filter(({ after }) => after === stepKey);
  if (!followers?.length) return;
  for (const step of (await store.madeSteps(ctx, routeId)).values())
    if (step.cycle === cycle && step.status === "planned" && followers.some(({ key }) => key === step.stepKey))
      await bringForward(ctx, step);
}
