import type { AgencyKind } from "../../agencies/agency/agency.ts";
import type { AgencyId, Ctx, RouteId, StepId } from "../../ground/shared/index.ts";
import type { Text } from "../../ground/shared/text.ts";
import * as store from "../route/route.store.ts";
import type { Route } from "../route/route.ts";
import { isSettled, type Step } from "../step/step.ts";

/** What is still to be done on a route: a step that is not settled, or one that the plan has ahead. */
export interface Work {
  stepId: StepId;
  title: Text;
  agencyKind: AgencyKind;
  agencyId: AgencyId;
  /** Absent where the plan has it ahead. */
  step?: Step;
}

/** In the plan's order; one read of the route and one of its steps. */
export async function openWork(ctx: Ctx, routeId: RouteId): Promise<{ route: Route; work: Work[] }> {
  const [{ data: route }, made] = await Promise.all([store.load(ctx, routeId), store.madeSteps(ctx, routeId)]);
  if (route.status !== "open") return { route, work: [] };
  const planned = new Set(route.plan.entries.map(({ stepId }) => stepId));
  const steps = [...made.values()].filter((step) => !isSettled(step));
  return {
    route,
    work: [
      ...steps.filter(({ stepId }) => !planned.has(stepId)).map((step) => ({ ...workOf(step), step })),
      ...route.plan.entries.flatMap((entry) => {
        const step = made.get(entry.stepId);
        // What is nobody's yet stays so: the plan itself asks for a name.
        if (!step) return entry.agencyId ? [workOf({ ...entry, agencyId: entry.agencyId })] : [];
        return isSettled(step) ? [] : [{ ...workOf(step), step }];
      }),
    ],
  };
}

const workOf = ({ stepId, title, agencyKind, agencyId }: Omit<Work, "step">): Work => ({
  stepId,
  title,
  agencyKind,
  agencyId,
});
