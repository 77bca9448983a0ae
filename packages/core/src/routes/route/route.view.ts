import type { Actor, StepId, Stored } from "../../ground/shared/index.ts";
import { stagesOf } from "./plan.ts";
import { mayDo } from "./route.may.ts";
import type { PlanEntry, Route, RouteView } from "./route.ts";
import { shipped } from "./shipped.ts";
import type { Stage } from "./stage.ts";

/** How far a route is: the stages of its cycle, and the steps that are there. */
export interface Progress {
  stages: Stage[];
  made: ReadonlyMap<StepId, unknown>;
}

/** A route as the API shows it: every stage of its template with how far it is in this cycle. No personal data. */
export function view(
  { data: route, version }: Pick<Stored<Route>, "data" | "version">,
  actor: Actor,
  { stages, made }: Progress,
): RouteView {
  const reached = new Map(stages.filter((s) => s.cycle === route.cycle).map((s) => [s.stage, s]));
  const { status, approvedAt, entries } = route.plan;
  return {
    routeId: route.routeId,
    childId: route.childId,
    template: route.template,
    status: route.status,
    cycle: route.cycle,
    cycleStartedAt: route.cycleStartedAt,
    cycleEndsAt: route.cycleEndsAt,
    generation: route.generation,
    plan: { status, approvedAt, entries: entries.map(entryView) },
    stages: stagesOf(shipped(route.template.key, route.template.version)).map(({ key, title }) => {
      const stage = reached.get(key);
      return {
        stage: key,
        title,
        status: stage?.status ?? "waiting",
        outcome: stage?.outcome ? stage.outcome : undefined,
        // What is named here can be asked for.
        stepIds: stage?.stepIds.filter((id) => made.has(id)) ?? [],
      };
    }),
    ...(route.status === "open" ? {} : { endedAt: route.endedAt }),
    reason: route.status === "closed" ? route.reason : undefined,
    mayDo: mayDo(actor, route),
    version,
  };
}

const entryView = ({ rule: _, measure, ...entry }: PlanEntry) => ({
  ...entry,
  measureId: measure?.measureId,
});
