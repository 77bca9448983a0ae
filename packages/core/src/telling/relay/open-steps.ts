import { all, type RouteId } from "../../ground/shared/index.ts";
import { isSettled, isUndecided, routePartition, type Step } from "../../routes/step/index.ts";
import type { Relay } from "./deps.ts";

/** The steps of a route that are not settled; strongly consistent. */
export const openStepsOf = (r: Pick<Relay, "ctx">, routeId: RouteId) => stepsOf(r, routeId, (step) => !isSettled(step));

/** Those about which a coordinator has to decide. */
export const undecidedStepsOf = (r: Pick<Relay, "ctx">, routeId: RouteId) => stepsOf(r, routeId, isUndecided);

async function* stepsOf(
  { ctx }: Pick<Relay, "ctx">,
  routeId: RouteId,
  wanted: (step: Step) => boolean,
): AsyncGenerator<Step> {
  for await (const { data } of all<Step>(ctx.bank, "records", routePartition(ctx.tenant, routeId), { prefix: "STEP#" }))
    if (wanted(data)) yield data;
}
