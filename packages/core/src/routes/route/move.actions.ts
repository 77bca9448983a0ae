import type { AgencyId, Ctx, RouteId, StepId } from "../../ground/shared/index.ts";
import { change } from "./route.actions.ts";
import * as decide from "./route.decide.ts";

/** Another municipality keeps the route from now on; safe to repeat. */
export const move = (ctx: Ctx, routeId: RouteId, municipality: string) =>
  change(ctx, routeId, "route.move", undefined, (route) => ({
    events:
      route.status === "open" && route.municipality !== municipality
        ? [decide.event("route.moved", route, { municipality })]
        : [],
  }));

/** What the plan has ahead goes to these organisations; safe to repeat. */
export const reassignPlan = (ctx: Ctx, routeId: RouteId, to: ReadonlyMap<StepId, AgencyId>) =>
  change(ctx, routeId, "route.plan.reassign", undefined, (route) => {
    const entries = route.plan.entries.filter((e) => to.has(e.stepId) && e.agencyId !== to.get(e.stepId));
    const agencies = Object.fromEntries(entries.map(({ stepId }) => [stepId, to.get(stepId)!]));
    const open = route.status === "open" && entries.length > 0;
    return { events: open ? [decide.event("plan.reassigned", route, { agencies })] : [] };
  });
