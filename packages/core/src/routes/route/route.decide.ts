import { Temporal } from "temporal-polyfill";
import type { MeasureId, NoteId, RepresentativeId, StepId } from "../../ground/shared/ids.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import { same } from "../../ground/shared/same.ts";
import { lineOf } from "../instrument/lines.ts";
import type { RouteEvent, RouteEventData, RouteEventType, TakenVersion } from "./route.events.ts";
import { statusTakes, unassigned } from "./route.may.ts";
import type { CloseReason, OfferedVerb, Outcome, PlanAnswer, PlanEntry, Route } from "./route.ts";
import type { RouteTemplate } from "./template.ts";

/** Pure decisions about a route: events, or a {@link Refusal}. */

export function draftPlan(route: Route, { entries, unreviewed }: RouteEventData["plan.drafted"]): RouteEvent[] {
  return route.plan.status === "preparing" ? [event("plan.drafted", route, { entries, unreviewed })] : [];
}

export function changePlan(route: Route, { entries, words }: { entries: PlanEntry[]; words?: NoteId }): RouteEvent[] {
  mustTake("changePlan", route);
  return [event("plan.changed", route, { entries, words })];
}

/** @param measures what the plan proposes beside the evaluation */
export function approvePlan(route: Route, approvalStage: string, measures: readonly PlanEntry[]): RouteEvent[] {
  mustTake("approvePlan", route);
  mustBeWhole(route, measures);
  return [
    event("plan.approved", route, {}),
    event("stage.settled", route, { stage: approvalStage, outcome: "approved" }),
  ];
}

/** A representative's word on the plan as it is; said again, nothing happens. @throws Refusal route.closed, plan.not-open */
export function answerPlan(
  route: Route,
  { representativeId, answer, noteId }: { representativeId: RepresentativeId; answer: PlanAnswer; noteId?: NoteId },
): RouteEvent[] {
  if (route.status !== "open") throw ended(route);
  if (route.plan.status === "preparing") throw notYet();
  if (route.plan.answers?.[representativeId]?.answer === answer && noteId === undefined) return [];
  return answer === "agree"
    ? [event("plan.agreed", route, { representativeId })]
    : [event("plan.disagreed", route, { representativeId, noteId })];
}

/** A plan of nothing would run through by itself, and a step of nobody would never be asked for. */
function mustBeWhole(route: Route, measures: readonly PlanEntry[]): void {
  if (measures.length === 0)
    throw new Refusal("plan.empty", {
      ru: "В плане нет ни одного мероприятия: добавьте их и утвердите план снова.",
      en: "There is no measure in the plan: add some and approve it again.",
    });
  const stepIds = unassigned(route).map(({ stepId }) => stepId);
  if (stepIds.length === 0) return;
  throw new Refusal(
    "plan.unassigned",
    {
      ru: `Назначьте организацию: строк плана без неё — ${stepIds.length}. Кому поручить, решает человек.`,
      en: `Name an organisation: ${stepIds.length} lines of the plan have none. The platform does not guess.`,
    },
    { current: { stepIds } },
  );
}

/**
 * Entries that come after the plan was drafted: a measure of a new ИПРА, say. One that the old ИПРА had too is not asked for
 * twice while it is under way; what is over is asked for anew, unless the new document only corrects the old.
 * @param over steps that are settled
 */
export function joinPlan(route: Route, entries: PlanEntry[], over: ReadonlySet<StepId>): RouteEvent[] {
  if (route.status !== "open" || route.plan.status === "preparing") return [];
  const ids = new Set(route.plan.entries.map((e) => e.measure?.measureId));
  const lines = linesOf(route.plan.entries);
  const running = linesOf(route.plan.entries.filter((e) => !over.has(e.stepId)));
  const isKnown = (m: NonNullable<PlanEntry["measure"]>) =>
    ids.has(m.measureId) || (m.corrects ? lines : running).has(lineOf(m));
  const renewing = new Set(
    route.plan.entries.flatMap(({ renews, stepKey }) => (renews ? [`${stepKey} ${renews}`] : [])),
  );
  const news = entries.filter((e) =>
    e.measure ? !isKnown(e.measure) : e.renews && !renewing.has(`${e.stepKey} ${e.renews}`),
  );
  return news.length ? [event("plan.joined", route, { entries: news })] : [];
}

/** @param entries the plan's lines as they now say, in its order */
export function confirmServices(route: Route, entries: PlanEntry[]): RouteEvent[] {
  const changed = entries.filter((entry, i) => !same(entry, route.plan.entries[i])).length;
  return changed > 0 ? [event("plan.services-followed", route, { entries, changed })] : [];
}

/** What the plan still has of measures that the ИПРА in force has no more; `entries` are what it has. */
export function notInForce(route: Route, entries: PlanEntry[]): PlanEntry[] {
  const inForce = linesOf(entries);
  return route.plan.entries.filter(({ measure }) => measure && !inForce.has(lineOf(measure)));
}

const linesOf = (entries: PlanEntry[]): Set<MeasureId> =>
  new Set(entries.flatMap(({ measure }) => (measure ? [lineOf(measure)] : [])));

export function decideOutcome(route: Route, { outcome, noteId }: { outcome: Outcome; noteId?: NoteId }): RouteEvent[] {
  mustTake("evaluate", route);
  return [event("cycle.decided", route, { outcome, noteId })];
}

/** How a cycle ends when nobody decided otherwise: at the template's age limit the route is handed over, else renewed. */
export function outcomeOf(route: Route, template: RouteTemplate, born: string, today: Temporal.PlainDate): Outcome {
  const lastMonth = Temporal.PlainYearMonth.from(born).add({ years: template.ages.to });
  const grown = Temporal.PlainYearMonth.compare(lastMonth, today.toPlainYearMonth()) <= 0;
  // Nobody can decide that a child stays young: past the template's age a decision to renew means a hand-off.
  if (route.decided && !(grown && route.decided.outcome === "renew")) return route.decided.outcome;
  return grown ? "hand-off" : "renew";
}

/** What the coordinator decided after the machine had its answer still counts, except against a hand-off by age. */
export function endOf({ decided }: Route, asked: { outcome: Outcome }): Outcome {
  if (!decided || (asked.outcome === "hand-off" && decided.outcome === "renew")) return asked.outcome;
  return decided.outcome;
}

/** The end of a cycle, told by the live execution; a repeat, or an older generation, changes nothing. */
export function concludeCycle(
  route: Route,
  asked: { cycle: number; generation: number; outcome: Outcome },
  { counselled, ...next }: RouteEventData["cycle.renewed"] & { counselled?: boolean },
): RouteEvent[] {
  if (route.status !== "open" || route.generation !== asked.generation || route.cycle !== asked.cycle) return [];
  const outcome = endOf(route, asked);
  if (outcome === "close")
    return [event("route.closed", route, { reason: counselled ? "counselled" : "goals-reached" })];
  if (outcome === "hand-off") return [event("route.handed-over", route, {})];
  const renewed = event("cycle.renewed", route, next);
  return [
    { ...renewed, data: { ...renewed.data, cycle: route.cycle + 1, generation: route.generation + 1 } } as RouteEvent,
  ];
}

/** Continue-as-new within the cycle; a repeat, or an older generation, changes nothing. */
export function continueRoute(
  route: Route,
  generation: number,
  { cycleEndsAt, why }: RouteEventData["route.continued"],
): RouteEvent[] {
  if (route.status !== "open" || route.generation !== generation) return [];
  const continued = event("route.continued", route, { cycleEndsAt, why });
  return [{ ...continued, data: { ...continued.data, generation: generation + 1 } } as RouteEvent];
}

/**
 * The route ends because its child is of another age; a repeat, or an older generation, changes nothing.
 * @param to template of the route that follows, as somebody accepted; absent where the machine ends it at its limit
 */
export const handOver = (route: Route, generation: number, to?: string): RouteEvent[] =>
  route.status === "open" && route.generation === generation ? [event("route.handed-over", route, { to })] : [];

export function close(route: Route, { reason, noteId }: { reason: CloseReason; noteId?: NoteId }): RouteEvent[] {
  mustTake("close", route);
  return [event("route.closed", route, { reason, noteId })];
}

export const event = <T extends RouteEventType>(type: T, route: Route, data: RouteEventData[T]): RouteEvent =>
  ({
    type,
    data: {
      routeId: route.routeId,
      childId: route.childId,
      cycle: route.cycle,
      generation: route.generation,
      ...data,
    },
  }) as RouteEvent;

/** Of all ends what any of them has. */
type Ended = Route & Partial<Record<"endedAt" | "reason" | "noteId", unknown>>;

const versionOf = ({ key, version }: TakenVersion): Route["template"] => ({ key, version });
/** A new cycle goes by the version that is in use when it begins. */
const begun = (route: Route, taken: TakenVersion | undefined): Route =>
  taken ? { ...route, template: versionOf(taken) } : route;

/** The route after an event that happened at `at`. */
export function evolve(route: Route, event: RouteEvent, at: string): Route {
  switch (event.type) {
    case "route.opened":
    case "stage.opened":
    case "stage.settled":
    case "stage.wait-answered":
      return route;
    case "plan.drafted":
      return {
        ...route,
        plan: {
          status: "draft",
          entries: [...route.plan.entries, ...event.data.entries],
          unreviewed: event.data.unreviewed,
          draftedAt: at,
        },
      };
    case "plan.changed":
      return {
        ...route,
        plan: { ...route.plan, entries: event.data.entries, words: event.data.words, answers: undefined },
      };
    case "plan.agreed":
    case "plan.disagreed": {
      const { representativeId } = event.data;
      const said =
        event.type === "plan.agreed"
          ? { answer: "agree" as const, at }
          : { answer: "disagree" as const, at, noteId: event.data.noteId };
      return { ...route, plan: { ...route.plan, answers: { ...route.plan.answers, [representativeId]: said } } };
    }
    case "plan.services-followed":
      // What the family had agreed with is another plan now.
      return { ...route, plan: { ...route.plan, entries: event.data.entries, answers: undefined } };
    case "plan.reassigned": {
      const { agencies } = event.data;
      const entries = route.plan.entries.map((e) => ({ ...e, agencyId: agencies[e.stepId] ?? e.agencyId }));
      return { ...route, plan: { ...route.plan, entries } };
    }
    case "route.moved":
      return { ...route, municipality: event.data.municipality };
    case "plan.joined":
      return { ...route, plan: { ...route.plan, entries: [...route.plan.entries, ...event.data.entries] } };
    case "plan.approved":
      return { ...route, plan: { ...route.plan, status: "approved", approvedAt: at } };
    case "plan.amended": {
      const { entries, words, dropped, template, generation } = event.data;
      const amended = {
        ...route,
        plan: {
          ...route.plan,
          entries,
          words,
          dropped: [...(route.plan.dropped ?? []), ...dropped],
          answers: undefined,
        },
      };
      return template ? { ...amended, template: versionOf(template), generation, generationAt: at } : amended;
    }
    case "plan.approval-undone": {
      const { entries, words, generation } = event.data;
      return {
        ...route,
        generation,
        generationAt: at,
        plan: { status: "draft", entries, words, unreviewed: route.plan.unreviewed, draftedAt: at },
      };
    }
    case "route.reopened": {
      const { cycle, generation, cycleEndsAt, entries, template } = event.data;
      const { endedAt: _, reason: __, noteId: ___, lost: ____, decided: _____, ...rest } = route as Ended;
      const open = { ...rest, status: "open", cycle, generation, cycleEndsAt, generationAt: at } as Route;
      return entries ? { ...begun(open, template), cycleStartedAt: at, plan: { status: "preparing", entries } } : open;
    }
    case "cycle.decided": {
      const { outcome, noteId } = event.data;
      return { ...route, decided: { outcome, noteId } };
    }
    case "cycle.renewed": {
      const { decided: _, lost: __, ...rest } = route;
      const { cycle, generation, cycleEndsAt, entries, template } = event.data;
      return {
        ...begun(rest as Route, template),
        cycle,
        generation,
        cycleEndsAt,
        cycleStartedAt: at,
        generationAt: at,
        plan: { status: "preparing", entries },
      } as Route;
    }
    case "route.continued": {
      const { generation, cycleEndsAt } = event.data;
      const { lost = 0, ...rest } = route;
      const counted = event.data.why === "lost" ? { lost: lost + 1 } : {};
      return { ...rest, ...counted, generation, cycleEndsAt, generationAt: at };
    }
    case "route.handed-over":
      return { ...route, status: "handed-over", endedAt: at };
    case "route.closed": {
      const { reason, noteId } = event.data;
      return { ...route, status: "closed", endedAt: at, reason, noteId };
    }
  }
}

/** @throws Refusal route.closed, plan.approved, plan.not-open */
export function mustTake(verb: OfferedVerb, route: Route): void {
  if (statusTakes(verb, route)) return;
  if (route.status !== "open") throw ended(route);
  throw route.plan.status === "approved"
    ? new Refusal("plan.approved", { ru: "План уже утверждён.", en: "The plan is approved already." })
    : notYet();
}

const ended = ({ status }: Route) =>
  new Refusal("route.closed", { ru: "Маршрут завершён.", en: "The route has ended." }, { current: { status } });
const notYet = () =>
  new Refusal("plan.not-open", {
    ru: "План ещё готовится: сначала должен завершиться этап ПМПК.",
    en: "The plan is being prepared: the commission's stage must be settled first.",
  });
