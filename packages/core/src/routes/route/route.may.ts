import type { Actor } from "../../ground/shared/actor.ts";
import { isStaff } from "../../ground/shared/authorise.ts";
import { type OfferedVerb, offeredVerbs, type PlanEntry, type Route } from "./route.ts";

type PlanStatus = Route["plan"]["status"];
const always: readonly PlanStatus[] = ["preparing", "draft", "approved"];

/** What an open route takes while its plan is so; one that has ended takes nothing. */
const may: Record<OfferedVerb, readonly PlanStatus[]> = {
  changePlan: ["draft"],
  approvePlan: ["draft"],
  evaluate: always,
  close: always,
};

/** Whether the route is so that it can take it: what every decision asks first. */
export const statusTakes = (verb: OfferedVerb, { status, plan }: Pick<Route, "status" | "plan">): boolean =>
  status === "open" && may[verb].includes(plan.status);

/** Lines of a plan for which nobody is named yet. */
export const unassigned = ({ plan }: Pick<Route, "plan">): PlanEntry[] =>
  plan.entries.filter(({ agencyId }) => agencyId === undefined);

/** Whether the route takes it: what a view promises. */
export const takes = (verb: OfferedVerb, route: Pick<Route, "status" | "plan">): boolean =>
  statusTakes(verb, route) && (verb !== "approvePlan" || unassigned(route).length === 0);

/** What this actor may do with the route now: routes are the coordinators' alone. */
export const mayDo = (actor: Actor, route: Route): OfferedVerb[] =>
  isStaff(actor) ? offeredVerbs.filter((verb) => takes(verb, route)) : [];
