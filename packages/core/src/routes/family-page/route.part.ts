import { Temporal } from "temporal-polyfill";
import * as Agency from "../../agencies/agency/index.ts";
import { isOverdue, localDay } from "../../ground/calendar/index.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { AgencyId, ChildId, MeasureId, RepresentativeId } from "../../ground/shared/ids.ts";
import type { Text } from "../../ground/shared/text.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Instrument from "../instrument/index.ts";
import * as Route from "../route/index.ts";
import * as Step from "../step/index.ts";
import type { ChildPart, StepPart } from "./page.ts";

/** So many lines of what comes; the rest is in the plan. */
const mostLines = 20;

/** The child's open route in plain words: what is done now and by whom, what comes next and by when. None where none is open. */
export async function routePart(ctx: Ctx, childId: ChildId, me: RepresentativeId): Promise<ChildPart["route"]> {
  const routeId = await Route.openRouteOf(ctx, childId);
  if (!routeId) return undefined;
  const { data: route } = await Route.load(ctx, routeId);
  const [shown, made, clock] = await Promise.all([
    Route.get(ctx, routeId),
    Route.madeSteps(ctx, routeId),
    Tenant.clock(ctx),
  ]);
  const { entries, status } = shown.plan;
  const steps = [...made.values()].filter(({ cycle }) => cycle === route.cycle);
  const agencies = [...steps, ...entries].flatMap(({ agencyId }) => (agencyId ? [agencyId as AgencyId] : []));
  const [names, wordings] = await Promise.all([
    Agency.namesOf(ctx, [...new Set(agencies)]),
    wordingsOf(ctx, childId, [...steps, ...route.plan.entries]),
  ]);
  const nameOf = (agencyId: string | undefined) => (agencyId === undefined ? undefined : names.get(agencyId));
  const inPlan = new Map<string, Route.PlanEntryView>(entries.map((entry) => [entry.stepId, entry]));
  const titleOf = ({ stepId, title }: { stepId: string; title: Text }, measureId: string | undefined): Text => {
    const wording = measureId && wordings.get(measureId as MeasureId);
    return wording
      ? { ru: `${title.ru} «${wording}»`, en: `${title.en} “${wording}”` }
      : own(inPlan.get(stepId), title);
  };
  const today = localDay(clock.now, clock.zone).toString();
  const open = steps.filter((step) => !Step.isConcluded(step)).sort((a, b) => (a.due.date < b.due.date ? -1 : 1));
  const isLater = ({ status: of, requestAt }: Step.Step) =>
    of === "planned" && localDay(Temporal.Instant.from(requestAt), clock.zone).toString() > today;
  const lineOf = (step: Step.Step, how: Text): StepPart => ({
    title: titleOf(step, step.measure?.measureId),
    organisation: nameOf(step.agencyId),
    by: step.due.date,
    how,
  });
  const template = Route.shipped(route.template.key, route.template.version);
  const place = Route.placesOf(template);
  const going = open.map((step) => ({ at: place.get(step.stage)!, step, line: lineOf(step, comes) }));
  const ahead = entries
    .filter(({ stepId }) => !made.has(stepId as Step.Step["stepId"]))
    .map((entry) => ({
      at: place.get(entry.stage)!,
      line: {
        title: titleOf(entry, entry.measureId),
        organisation: nameOf(entry.agencyId),
        by: entry.dueDate,
        notBefore: (entry.dueOn ?? entry.requestOn) ? undefined : (true as const),
        how: comes,
      },
    }));
  const later = going.filter(({ step }) => isLater(step));
  const { title } = template;
  return {
    routeId,
    title,
    stage: shown.stages.find((stage) => stage.status === "open")?.title,
    now: open
      .filter((step) => !isLater(step))
      .slice(0, mostLines)
      .map((step) => lineOf(step, howOf(step, isOverdue(step.due.date, clock.now, clock.zone)))),
    next: [...later, ...afterWhatIsBefore(ahead, going)]
      .toSorted((a, b) => (a.line.by === b.line.by ? a.at - b.at : a.line.by < b.line.by ? -1 : 1))
      .slice(0, mostLines)
      .map(({ line }) => line),
    done: steps.filter(Step.isConcluded).length,
    plan: status === "preparing" ? undefined : { status, answer: route.plan.answers?.[me]?.answer },
  };
}

interface Placed {
  /** Which part of the way it belongs to: what is in one part goes on beside the rest of it. */
  at: number;
  line: StepPart;
}

/**
 * The term of what has no day of its own runs from one that has not come: it is not known, but no earlier than if it came today, nor than
 * what has to be over before it begins.
 */
const afterWhatIsBefore = (ahead: readonly Placed[], going: readonly Placed[]): Placed[] =>
  ahead.map(({ at, line }) => {
    const before = [...ahead, ...going].flatMap((one) => (one.at < at ? [one.line.by] : []));
    return { at, line: line.notBefore ? { ...line, by: [line.by, ...before].toSorted().at(-1)! } : line };
  });

/** How the papers word the measures; the family's look at its page is on record. */
function wordingsOf(
  ctx: Ctx,
  childId: ChildId,
  of: readonly Pick<Step.Step, "measure">[],
): Promise<Map<MeasureId, string>> {
  const papers = new Set(of.flatMap(({ measure }) => measure?.instrumentId ?? []));
  return Instrument.measureTitles(ctx, childId, papers);
}

/** The plan's own words for a line, where a person wrote some. */
const own = (entry: Route.PlanEntryView | undefined, title: Text): Text => entry?.keyMeasure ?? title;

const comes: Text = { ru: "впереди", en: "still to come" };
const late: Text = { ru: "срок прошёл, координатор об этом знает", en: "late; the coordinator knows" };
const held: Text = { ru: "пока отложено", en: "put off for now" };
const how: Record<Step.StepStatus, Text> = {
  planned: { ru: "скоро попросим организацию", en: "the organisation will be asked soon" },
  requested: { ru: "попросили организацию, ждём ответа", en: "the organisation is asked" },
  received: { ru: "организация получила просьбу", en: "the organisation has the request" },
  accepted: { ru: "организация взялась", en: "the organisation has taken it on" },
  "in-progress": { ru: "организация этим занимается", en: "the organisation is at it" },
  rejected: { ru: "организация отказалась, координатор ищет другую", en: "refused; the coordinator looks for another" },
  "on-hold": held,
  failed: {
    ru: "не получилось, координатор решает, что дальше",
    en: "did not work; the coordinator decides what follows",
  },
  completed: { ru: "сделано, координатор решает, что дальше", en: "done; the coordinator decides what follows" },
  cancelled: { ru: "больше не нужно", en: "not needed any more" },
};

function howOf(step: Step.Step, isLate: boolean): Text {
  if (step.status === "on-hold" && step.hold.reason === "consent")
    return { ru: "ждёт согласия родителя", en: "waits for a parent's consent" };
  const isAsked = step.status !== "on-hold" && step.status !== "planned" && !Step.isSettled(step);
  return isLate && isAsked ? late : how[step.status];
}
