import { Temporal } from "temporal-polyfill";
import type { Ctx } from "../../ground/shared/context.ts";
import type { ChildId, ErasureId } from "../../ground/shared/ids.ts";
import { routesWithSteps } from "../merging/hangs.ts";
import * as Step from "../step/index.ts";
import { changed, event } from "./erasure.actions.ts";
import type { Erasure } from "./erasure.ts";

/** Rounds come each quarter of an hour: what a day of them has not brought to an end, another day will not. */
const stallsAfter = { hours: 24 };
/** So long a person has, before somebody is told of it again. */
const toldAgainAfter = { hours: 7 * 24 };

/** Steps of the child that keep it from being erased: an organisation is still asked. */
export const stepsLeft = async (ctx: Ctx, childId: ChildId): Promise<Step.Step[]> =>
  (await routesWithSteps(ctx, childId)).flatMap(({ steps }) => steps.filter((step) => !Step.isSettled(step)));

/** An erasure that does not come to its end becomes somebody's: the law's term goes on meanwhile. Safe to repeat. */
export async function tellStalled(ctx: Ctx, id: ErasureId): Promise<void> {
  await changed(ctx, id, { action: "erasure.stalled" }, async ({ data }) => {
    if (data.status !== "erasing" || !isDue(ctx, data)) return { events: [] };
    const after: Erasure = { ...data, stalledAt: ctx.now().toString() };
    const [step] = await stepsLeft(ctx, data.childId);
    const told = event("erasure.stalled", after);
    return { events: [{ ...told, data: { ...told.data, routeId: step?.routeId, stepId: step?.stepId } }], after };
  });
}

const isDue = (ctx: Ctx, { begun, stalledAt }: Erasure): boolean => {
  const from = stalledAt ? { at: stalledAt, wait: toldAgainAfter } : { at: begun!.at, wait: stallsAfter };
  return Temporal.Instant.compare(Temporal.Instant.from(from.at).add(from.wait), ctx.now()) <= 0;
};
