import type { StepId } from "../../ground/shared/ids.ts";
import type { Ctx } from "../../ground/shared/index.ts";
import type { Step } from "../step/step.ts";
import { editionOf } from "./edition.ts";
import * as store from "./route.store.ts";
import type { Route } from "./route.ts";

/** The route with each line of its plan as whose it is now: of a step that was given to another, that one's. */
export const asAssigned = (route: Route, made: ReadonlyMap<StepId, Pick<Step, "agencyId">>): Route => ({
  ...route,
  plan: {
    ...route.plan,
    entries: route.plan.entries.map((entry) => {
      const agencyId = made.get(entry.stepId)?.agencyId ?? entry.agencyId;
      return { ...entry, agencyId, chosen: agencyId === entry.agencyId ? entry.chosen : undefined };
    }),
  },
});

/** Which plan would be printed now. */
export const currentEdition = async (ctx: Pick<Ctx, "bank" | "tenant">, route: Route): Promise<string> =>
  editionOf(asAssigned(route, await store.madeSteps(ctx, route.routeId)));
