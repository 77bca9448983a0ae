import { auditRead, type ChildId, type Ctx } from "../../ground/shared/index.ts";
import * as Child from "../../people/child/index.ts";
import type { Step } from "../step/step.ts";
import * as store from "./route.store.ts";
import type { Route, RouteSummary } from "./route.ts";

/** A child's routes, oldest first, open and ended; for staff and the family. Eventually consistent. @throws Refusal not-found */
export async function listFor(ctx: Ctx, childId: ChildId): Promise<RouteSummary[]> {
  await Child.visible(ctx, childId);
  await auditRead(ctx, { subject: childId, action: "route.list" });
  // A child opens one after the other and seldom a second: they fit into one page.
  const { items } = await ctx.bank.find<Route>("gsi1", store.childRoutes(ctx.tenant, childId));
  return items.map(({ data }) => summary(data));
}

/** The steps of all of a child's routes. For other rooms, which have authorised. */
export async function stepsOf(ctx: Pick<Ctx, "bank" | "tenant">, childId: ChildId): Promise<Step[]> {
  const { items } = await ctx.bank.find<Route>("gsi1", store.childRoutes(ctx.tenant, childId));
  const made = await Promise.all(items.map(({ data }) => store.madeSteps(ctx, data.routeId)));
  return made.flatMap((steps) => [...steps.values()]);
}

const summary = (route: Route): RouteSummary => ({
  routeId: route.routeId,
  childId: route.childId,
  template: route.template,
  status: route.status,
  cycle: route.cycle,
  cycleStartedAt: route.cycleStartedAt,
  cycleEndsAt: route.cycleEndsAt,
  ...(route.status === "open" ? {} : { endedAt: route.endedAt }),
});
