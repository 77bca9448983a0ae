import { Temporal } from "temporal-polyfill";
import type { Actor } from "../../ground/shared/actor.ts";
import { caresFor } from "../../ground/shared/authorise.ts";
import type { StepId } from "../../ground/shared/ids.ts";
import type { Step } from "../step/step.ts";
import { splitAtApproval } from "./plan.ts";
import { type OfferedVerb, offeredVerbs, type PlanEntry, type Route } from "./route.ts";
import { shipped } from "./shipped.ts";

type PlanStatus = Route["plan"]["status"];
const always: readonly PlanStatus[] = ["preparing", "draft", "approved"];

/** What an open route takes while its plan is so; one that has ended is only opened again. */
const may: Record<Exclude<OfferedVerb, "reopen">, readonly PlanStatus[]> = {
  changePlan: ["draft"],
  approvePlan: ["draft"],
  undoApproval: ["approved"],
  amendPlan: ["approved"],
  evaluate: always,
  close: always,
};

/** Whether the route is so that it can take it: what every decision asks first. */
export const statusTakes = (verb: OfferedVerb, { status, plan }: Pick<Route, "status" | "plan">): boolean =>
  verb === "reopen" ? status !== "open" : status === "open" && may[verb].includes(plan.status);

/** A child who is back in a month goes on; after this a new route is another piece of work. */
export const daysToReopen = 90;

export const canReopen = (route: Route, now: Temporal.Instant): boolean =>
  route.status !== "open" &&
  Temporal.Instant.compare(Temporal.Instant.from(route.endedAt).add({ hours: 24 * daysToReopen }), now) >= 0;

/** Lines of a plan for which nobody is named yet. */
export const unassigned = ({ plan }: Pick<Route, "plan">): PlanEntry[] =>
  plan.entries.filter(({ agencyId }) => agencyId === undefined);

/** Whether somebody has been asked by what the plan proposes. */
export function isAsked({ template, plan }: Route, made: ReadonlyMap<StepId, Step>): boolean {
  const { after } = splitAtApproval(shipped(template.key, template.version));
  const stages = new Set(after.map(({ key }) => key));
  return plan.entries.some(({ stage, stepId }) => stages.has(stage) && made.get(stepId)?.requestedAt !== undefined);
}

/** What a promise rests on beside the record. */
export interface Moment {
  now: Temporal.Instant;
  asked: boolean;
}

/** What must hold beside the status. */
const also: Partial<Record<OfferedVerb, (route: Route, moment: Moment) => boolean>> = {
  approvePlan: (route) => unassigned(route).length === 0,
  undoApproval: (_, { asked }) => !asked,
  reopen: (route, { now }) => canReopen(route, now),
};

/** What this actor may do with the route now: routes are the coordinators' alone. */
export const mayDo = (actor: Actor, route: Route, moment: Moment): OfferedVerb[] =>
  caresFor(actor, "each")
    ? offeredVerbs.filter((verb) => statusTakes(verb, route) && also[verb]?.(route, moment) !== false)
    : [];
