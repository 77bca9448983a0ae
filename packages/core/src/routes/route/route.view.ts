import * as Provider from "../../agencies/provider/index.ts";
import * as Service from "../../agencies/service/former.ts";
import type { Actor, AgencyId, StepId, Stored } from "../../ground/shared/index.ts";
import type { Clock } from "../../ground/tenant/clock.ts";
import { dueOf, ruleOf } from "../step/due.ts";
import type { Step } from "../step/step.ts";
import type { PlanWords, StepWords } from "../step/words.ts";
import { asAssigned } from "./assigned.ts";
import { everyStageOf, requestInstant, stagesOf } from "./plan.ts";
import { isAsked, mayDo } from "./route.may.ts";
import type { PlanEntry, PlanEntryView, Route, RouteView } from "./route.ts";
import { shipped } from "./shipped.ts";
import type { Stage } from "./stage.ts";

/** How far a route is: the stages of its cycle, and the steps that are there. */
export interface Progress {
  stages: Stage[];
  made: ReadonlyMap<StepId, Step>;
}

/** What is looked at beside the record: how far it is, the plan's own words, opened, and the moment. */
export interface Beside extends Progress {
  words: PlanWords;
  clock: Clock;
  /** Version of the template that is in use since. */
  newerVersion?: number | undefined;
}

/** A route as the API shows it: the plan in the form's columns, every stage of its template with how far it is in this cycle. */
export function view(
  { data: route, version }: Pick<Stored<Route>, "data" | "version">,
  actor: Actor,
  { stages, made, words, clock, newerVersion }: Beside,
): RouteView {
  const reached = new Map(stages.filter((s) => s.cycle === route.cycle).map((s) => [s.stage, s]));
  const { status, draftedAt, approvedAt, unreviewed, entries } = asAssigned(route, made).plan;
  const template = shipped(route.template.key, route.template.version);
  const directions = new Map(everyStageOf(template).map(({ key, direction }) => [key, direction]));
  const shown = (entry: PlanEntry): PlanEntryView => ({
    ...columns(entry, words[entry.stepId] ?? {}),
    formerAgencies: formerOf(made.get(entry.stepId)),
    direction: directions.get(entry.stage)!,
    dueDate: made.get(entry.stepId)?.due.date ?? expectedDue(entry, clock),
  });
  return {
    routeId: route.routeId,
    childId: route.childId,
    template: route.template,
    newerVersion,
    status: route.status,
    cycle: route.cycle,
    cycleStartedAt: route.cycleStartedAt,
    cycleEndsAt: route.cycleEndsAt,
    generation: route.generation,
    plan: {
      status,
      draftedAt,
      approvedAt,
      unreviewed,
      entries: entries.map(shown),
      answers: answersOf(route),
    },
    // Where the way has parted is known once it has: until then it leads on.
    stages: everyStageOf(template)
      .filter((one) => reached.has(one.key) || stagesOf(template).includes(one))
      .map(({ key, title }) => {
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
    continues: route.former?.routeId,
    mayDo: mayDo(actor, route, { now: clock.now, asked: isAsked(route, made) }),
    version,
  };
}

/** What the family has said; none where nobody has. */
const answersOf = ({ plan: { answers } }: Route): RouteView["plan"]["answers"] =>
  answers && Object.entries(answers).map(([representativeId, { answer, at }]) => ({ representativeId, answer, at }));

/** Whose it was before, once each; none where it has always been the present one's. */
function formerOf(step: Step | undefined): AgencyId[] | undefined {
  const former = new Set(step?.formerAgencies.filter((id) => id !== step.agencyId));
  return former.size > 0 ? [...former] : undefined;
}

/** What of an entry is shown: no more than the answer's schema names, or what was read could not be sent. */
export function columns(entry: PlanEntry, own: StepWords): Omit<PlanEntryView, "direction" | "dueDate"> {
  const { rule: _, measure, worded: __, hours: ___, renews: ____, form, ...rest } = entry;
  return {
    ...rest,
    chosen: entry.chosen && Provider.choiceView(entry.chosen),
    service: entry.service && Service.keyOf(entry.service),
    keyMeasure: own.keyMeasure ?? entry.title,
    means: own.means ?? entry.means,
    expectedResult: own.expectedResult ?? entry.expectedResult,
    measureId: measure?.measureId,
    form: form?.key,
    todo: entry.agencyId ? undefined : (nobodyYet[entry.agencyKind as keyof typeof nobodyYet] ?? nobodyYet.other),
  };
}

const nobodyYet = {
  school: {
    ru: "Назначьте организацию: школа ребёнка не указана.",
    en: "Name an organisation: the child's school is not known.",
  },
  kindergarten: {
    ru: "Назначьте организацию: детский сад ребёнка не указан.",
    en: "Name an organisation: the child's kindergarten is not known.",
  },
  other: {
    ru: "Назначьте организацию: кому поручить, должен решить человек.",
    en: "Name an organisation: a person has to say who.",
  },
};

/** What the date would be, were the stage open now. */
function expectedDue(entry: PlanEntry, { now, zone, calendar }: Clock): string {
  const requestAt = requestInstant(entry, now, zone);
  return dueOf(ruleOf(entry, requestAt, zone), requestAt, zone, calendar).date;
}
