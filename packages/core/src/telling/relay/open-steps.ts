import { all, type RouteId } from "../../ground/shared/index.ts";
import { isSettled, routePartition, type Step } from "../../routes/step/index.ts";
import type { Relay } from "./deps.ts";

/** The steps of a route that are not settled; strongly consistent. */
export async function* openStepsOf({ ctx }: Pick<Relay, "ctx">, routeId: RouteId): AsyncGenerator<Step> {
  for await (const { data } of all<Step>(ctx.bank, "records", routePartition(ctx.tenant, routeId), { prefix: "STEP#" }))
    if (!isSettled(data)) yield data;
}
