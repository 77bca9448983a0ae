import { Temporal } from "temporal-polyfill";
import { Refusal } from "../../ground/shared/refusal.ts";
import { event, mustTake } from "./route.decide.ts";
import type { RouteEvent, RouteEventData } from "./route.events.ts";
import { canReopen, daysToReopen } from "./route.may.ts";
import type { Route } from "./route.ts";

/** What is put right on a route: pure, as all decisions. */

/** With another version of the template the next generation goes on by that one's machine. */
export function amendPlan(route: Route, amended: RouteEventData["plan.amended"]): RouteEvent[] {
  mustTake("amendPlan", route);
  const { added, changed, dropped, template } = amended;
  if (template) return [next(event("plan.amended", route, amended))];
  return added.length + changed.length + dropped.length > 0 ? [event("plan.amended", route, amended)] : [];
}

/** The next generation waits for the approval again. @param asked whether somebody knows of the plan already */
export function undoApproval(
  route: Route,
  undone: RouteEventData["plan.approval-undone"],
  { asked }: { asked: boolean },
): RouteEvent[] {
  mustTake("undoApproval", route);
  if (asked)
    throw new Refusal("plan.asked", {
      ru: "По этому плану организации уже запрошены: утверждение не отменить. Измените план: POST plan/amend.",
      en: "Organisations have been asked by this plan: the approval cannot be undone. Amend the plan: POST plan/amend.",
    });
  return [next(event("plan.approval-undone", route, undone))];
}

export function reopen(route: Route, reopened: RouteEventData["route.reopened"], now: Temporal.Instant): RouteEvent[] {
  if (route.status === "open")
    throw new Refusal("route.exists", { ru: "Маршрут открыт.", en: "The route is open." }, { current: {} });
  if (!canReopen(route, now))
    throw new Refusal(
      "route.closed",
      {
        ru: `Маршрут завершён больше ${daysToReopen} дней назад. Откройте новый, назвав прежний в continues.`,
        en: `The route ended more than ${daysToReopen} days ago. Open a new one and name this one in continues.`,
      },
      { current: { status: route.status, endedAt: route.endedAt } },
    );
  const told = next(event("route.reopened", route, reopened));
  const cycle = route.cycle + (reopened.entries ? 1 : 0);
  return [{ ...told, data: { ...told.data, cycle } } as RouteEvent];
}

/** Until when the reopened cycle lasts: what was left of it when it ended is left again. */
export function endsAfter({ cycleEndsAt }: Route, endedAt: string, now: Temporal.Instant): Temporal.Instant {
  const left = Temporal.Instant.from(endedAt).until(Temporal.Instant.from(cycleEndsAt), { largestUnit: "hour" });
  return left.sign > 0 ? now.add(left) : now;
}

/** Told by the next generation, which takes over. */
const next = (of: RouteEvent): RouteEvent =>
  ({ ...of, data: { ...of.data, generation: of.data.generation + 1 } }) as RouteEvent;
