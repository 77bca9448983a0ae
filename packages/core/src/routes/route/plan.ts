import { Temporal } from "temporal-polyfill";
import type { AgencyKind } from "../../agencies/agency/agency.ts";
import { periodBounds, quarterId, quarterStarts } from "../../ground/calendar/index.ts";
import type { AgencyId, InstrumentId, MeasureId, StepId } from "../../ground/shared/ids.ts";
import type { ChildRecord } from "../../people/child/child.ts";
import { type Block, dataClassOf, type InstrumentKind } from "../instrument/instrument.ts";
import { isOfAge } from "./ages.ts";
import type { PlanEntry } from "./plan.entry.ts";
import type { Module, RouteTemplate, StageTemplate, StepTemplate } from "./template.ts";

/** Instruments whose measures become steps; a board's referral recommends nothing that somebody carries out. */
export const carriedKinds = ["ipra", "pmpk", "iprp"] as const satisfies InstrumentKind[];
type CarriedKind = (typeof carriedKinds)[number];

/** A measure of an instrument in force, without its wording. */
export interface PlannedMeasure {
  kind: CarriedKind;
  instrumentId: InstrumentId;
  measureId: MeasureId;
  line?: MeasureId;
  corrects?: true;
  block: Block;
  providerKind: AgencyKind;
  serviceKey?: string;
  /** Nobody has confirmed it yet. */
  proposedBy?: "rule";
  agencyId?: AgencyId;
  from?: string;
}

/** By which service somebody is looked for: what a rule has guessed decides about nobody. */
export const serviceOf = ({ serviceKey, proposedBy }: Pick<PlannedMeasure, "serviceKey" | "proposedBy">) =>
  proposedBy ? undefined : serviceKey;

/** Who does a step: which kind of agency, and which service it has to offer. */
export interface Provider {
  kind: AgencyKind;
  service?: string;
}
export const nameOf = ({ kind, service = "" }: Provider): string => `${kind}:${service}`;

/** Whom a line is proposed for; `chosen`: where there was a choice. */
export interface Assigned extends Pick<PlanEntry, "chosen"> {
  agencyId: AgencyId;
}

/** What a plan is drafted from; `agencyFor` was asked beforehand for each provider, so that drafting stays pure. */
export interface PlanSources {
  today: Temporal.PlainDate;
  cycleEnd: Temporal.PlainDate;
  measures: PlannedMeasure[];
  /** Undefined where only a person can say who. */
  agencyFor(provider: Provider): Assigned | undefined;
  /** The ИПРА in force that ends within the cycle. */
  ending?: { instrumentId: InstrumentId; validTo: string };
  newStepId(): StepId;
}

export const stagesOf = (template: Pick<RouteTemplate, "flow">): StageTemplate[] =>
  template.flow.flatMap((part) => ("parallel" in part ? part.branches : [part]));

/** Those too that a route comes to only where the way parts. */
export const everyStageOf = (template: Pick<RouteTemplate, "flow">): StageTemplate[] =>
  stagesOf(template).flatMap((stage) => (stage.gate ? [stage, stage.gate.counsel] : [stage]));

/** Which part of the way each stage belongs to: those of one part go on beside each other, and the next begins when all of them are over. */
export const placesOf = ({ flow }: RouteTemplate): ReadonlyMap<string, number> =>
  new Map(flow.flatMap((part, at) => everyStageOf({ flow: [part] }).map(({ key }) => [key, at] as const)));

/** The stage after which the way parts to that one. */
export const gateBefore = (template: RouteTemplate, counsel: string): StageTemplate | undefined =>
  stagesOf(template).find(({ gate }) => gate?.counsel.key === counsel);

export const approvalOf = (template: RouteTemplate): StageTemplate | undefined =>
  stagesOf(template).find((s) => s.settledBy === "approval");

/** Stages before the approval run at once; those after it are what the plan proposes. */
export function splitAtApproval(template: RouteTemplate): { before: StageTemplate[]; after: StageTemplate[] } {
  const stages = stagesOf(template);
  const index = stages.findIndex((s) => s.settledBy === "approval");
  return index < 0 ? { before: stages, after: [] } : { before: stages.slice(0, index), after: stages.slice(index + 1) };
}

/** Whom the stages need, by name, so that the caller can look them up; measures that name their agency need nobody. */
export function providersOf(stages: StageTemplate[], measures: PlannedMeasure[]): Map<string, Provider> {
  const steps = stages.flatMap((s) => s.steps);
  const carried = steps.some(({ each }) => each === "measure") ? measures.filter((m) => !m.agencyId) : [];
  const providers = [
    ...steps.filter(({ each }) => each !== "measure").map((s) => ({ kind: s.agencyKind, service: s.service })),
    ...carried.map((m) => ({ kind: m.providerKind, service: serviceOf(m) })),
  ];
  return new Map(providers.map((provider) => [nameOf(provider), provider]));
}

/** The stages with those steps that are for a child of that age. */
export const ofAge = (stages: StageTemplate[], child: Pick<ChildRecord, "born">, today: Temporal.PlainDate) =>
  stages.map((stage) => ({ ...stage, steps: stage.steps.filter(({ ages }) => !ages || isOfAge(child, ages, today)) }));

/** The stages with what modules add to them. */
export const withModules = (stages: readonly StageTemplate[], modules: readonly Module[]): StageTemplate[] =>
  stages.map((stage) => {
    const more = modules.flatMap((module) => module.stages.filter(({ key }) => key === stage.key));
    return more.length === 0 ? stage : { ...stage, steps: [...stage.steps, ...more.flatMap(({ steps }) => steps)] };
  });

export const draftEntries = (stages: StageTemplate[], from: PlanSources): PlanEntry[] =>
  stages.flatMap((stage) => stage.steps.flatMap((step) => entriesOf(stage, step, from)));

function entriesOf(stage: StageTemplate, step: StepTemplate, from: PlanSources): PlanEntry[] {
  const entry = (more: Partial<PlanEntry> = {}, { service }: { service?: string | undefined } = step): PlanEntry => {
    const { agencyId, agencyKind = step.agencyKind } = more;
    const proposed = agencyId ? undefined : from.agencyFor({ kind: agencyKind, service });
    return {
      stepId: from.newStepId(),
      stage: stage.key,
      stepKey: step.key,
      title: step.title,
      task: step.task,
      expectedResult: step.expectedResult,
      means: step.means,
      service: step.service,
      agencyKind,
      dataClass: step.dataClass,
      rule: step.deadline,
      hours: step.hours,
      form: step.form,
      ...more,
      agencyId: agencyId ?? proposed?.agencyId,
      chosen: proposed?.chosen,
    };
  };
  switch (step.each) {
    case "once":
      return [entry()];
    case "measure":
      return from.measures.map((m) =>
        entry(
          {
            ...wordsOf[m.kind],
            agencyKind: m.providerKind,
            dataClass: dataClassOf[m.block],
            service: m.serviceKey ?? step.service,
            agencyId: m.agencyId,
            requestOn: m.from && m.from > from.today.toString() ? m.from : undefined,
            measure: {
              instrumentId: m.instrumentId,
              measureId: m.measureId,
              kind: m.kind === "ipra" ? undefined : m.kind,
              block: m.block,
              line: m.line,
              corrects: m.corrects,
            },
          },
          { service: serviceOf(m) },
        ),
      );
    case "renewal":
      return renewal(step, from).map((renewed) => entry(renewed));
    case "quarter":
      return quarters(from).map(({ id, requestOn }) => entry({ quarter: id, requestOn }));
  }
}

/** When the agency is asked: on the day that the plan names, in the morning, and never in the past. */
export function requestInstant({ requestOn }: Pick<PlanEntry, "requestOn">, now: Temporal.Instant, zone: string) {
  if (!requestOn) return now;
  const start = Temporal.PlainDate.from(requestOn).toZonedDateTime({ timeZone: zone, plainTime: "09:00" }).toInstant();
  return Temporal.Instant.compare(start, now) > 0 ? start : now;
}

/** What the step of a measure is called, by the instrument that recommends it; the ИПРА's words are the template's. */
const wordsOf: Record<CarriedKind, Partial<Pick<PlanEntry, "title" | "task">>> = {
  ipra: {},
  pmpk: {
    title: { ru: "Рекомендация ПМПК", en: "A recommendation of the commission (ПМПК)" },
    task: {
      ru: "Пожалуйста, обсудите рекомендацию ПМПК с семьёй, выполните её и сообщите результат. Если семья отказалась или выполнить её не удалось, выберите этот результат и укажите причину.",
      en: "Please discuss the commission's recommendation with the family, carry it out and report the result. If the family declined or it could not be done, choose that result and give the reason.",
    },
  },
  iprp: {
    title: { ru: "Мероприятие программы ранней помощи", en: "A measure of the early-help programme (ИПРП)" },
    task: {
      ru: "Пожалуйста, согласуйте с семьёй сроки, проведите мероприятие программы ранней помощи и сообщите результат. Если семья отказалась или мероприятие не состоялось, выберите этот результат и укажите причину.",
      en: "Please agree the dates with the family, carry out the measure of the early-help programme and report its result. If the family declined or it did not take place, choose that result and give the reason.",
    },
  },
};

/** Asked for before the ИПРА ends; at once, where that day has passed. */
function renewal(
  { daysBefore = 0, dueOnEnd }: StepTemplate,
  { ending, today, cycleEnd }: PlanSources,
): Array<Pick<PlanEntry, "requestOn" | "dueOn" | "renews">> {
  if (!ending) return [];
  const day = Temporal.PlainDate.from(ending.validTo).subtract({ days: daysBefore });
  if (Temporal.PlainDate.compare(day, cycleEnd) > 0) return [];
  const requestOn = Temporal.PlainDate.compare(day, today) > 0 ? day.toString() : undefined;
  return [{ requestOn, dueOn: dueOnEnd && ending.validTo, renews: ending.instrumentId }];
}

/** Fewer days than this are too few to invite a family in: the first quarter is then left out. */
const leastDays = 14;

/** The quarters that end within the cycle; the one that has begun counts if enough of it is left. */
function quarters({ today, cycleEnd }: PlanSources): Array<{ id: string; requestOn?: string }> {
  const current = quarterId(today);
  const left = today.until(periodBounds(current).end).days;
  const later = quarterStarts(today.add({ days: 1 }), cycleEnd)
    .filter((start) => Temporal.PlainDate.compare(periodBounds(quarterId(start)).end, cycleEnd) <= 0)
    .map((start) => ({ id: quarterId(start), requestOn: start.toString() }));
  return left >= leastDays || later.length === 0 ? [{ id: current }, ...later] : later;
}
