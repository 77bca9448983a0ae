import { Temporal } from "temporal-polyfill";
import type { AgencyKind } from "../../agencies/agency/agency.ts";
import { periodBounds, quarterId, quarterStarts } from "../../ground/calendar/index.ts";
import type { AgencyId, InstrumentId, MeasureId, StepId } from "../../ground/shared/ids.ts";
import { type Block, dataClassOf } from "../instrument/instrument.ts";
import type { PlanEntry } from "./route.ts";
import type { RouteTemplate, StageTemplate, StepTemplate } from "./template.ts";

/** A measure of the ИПРА in force, without its wording. */
export interface PlannedMeasure {
  instrumentId: InstrumentId;
  measureId: MeasureId;
  line?: MeasureId;
  corrects?: true;
  block: Block;
  providerKind: AgencyKind;
  agencyId?: AgencyId;
  from?: string;
}

/** What a plan is drafted from; `agencyFor` was asked beforehand for each kind, so that drafting stays pure. */
export interface PlanSources {
  today: Temporal.PlainDate;
  cycleEnd: Temporal.PlainDate;
  measures: PlannedMeasure[];
  agencyFor(kind: AgencyKind): AgencyId;
  newStepId(): StepId;
}

export const stagesOf = (template: RouteTemplate): StageTemplate[] =>
  template.flow.flatMap((part) => ("parallel" in part ? part.branches : [part]));

export const approvalOf = (template: RouteTemplate): StageTemplate | undefined =>
  stagesOf(template).find((s) => s.settledBy === "approval");

/** Stages before the approval run at once; those after it are what the plan proposes. */
export function splitAtApproval(template: RouteTemplate): { before: StageTemplate[]; after: StageTemplate[] } {
  const stages = stagesOf(template);
  const index = stages.findIndex((s) => s.settledBy === "approval");
  return index < 0 ? { before: stages, after: [] } : { before: stages.slice(0, index), after: stages.slice(index + 1) };
}

/** Which kinds of agency the stages need, so that the caller can look them up. */
export const kindsOf = (stages: StageTemplate[], measures: PlannedMeasure[]): AgencyKind[] => [
  ...new Set([...stages.flatMap((s) => s.steps.map((t) => t.agencyKind)), ...measures.map((m) => m.providerKind)]),
];

export const draftEntries = (stages: StageTemplate[], from: PlanSources): PlanEntry[] =>
  stages.flatMap((stage) => stage.steps.flatMap((step) => entriesOf(stage, step, from)));

function entriesOf(stage: StageTemplate, step: StepTemplate, from: PlanSources): PlanEntry[] {
  const entry = (more: Partial<PlanEntry> = {}): PlanEntry => ({
    stepId: from.newStepId(),
    stage: stage.key,
    stepKey: step.key,
    title: step.title,
    task: step.task,
    expectedResult: step.expectedResult,
    means: step.means,
    agencyKind: step.agencyKind,
    dataClass: step.dataClass,
    rule: step.deadline,
    ...more,
    agencyId: more.agencyId ?? from.agencyFor(more.agencyKind ?? step.agencyKind),
  });
  switch (step.each) {
    case "once":
      return [entry()];
    case "measure":
      return from.measures.map((m) =>
        entry({
          agencyKind: m.providerKind,
          dataClass: dataClassOf[m.block],
          agencyId: m.agencyId,
          requestOn: m.from && m.from > from.today.toString() ? m.from : undefined,
          measure: {
            instrumentId: m.instrumentId,
            measureId: m.measureId,
            block: m.block,
            line: m.line,
            corrects: m.corrects,
          },
        }),
      );
    case "quarter":
      return quarters(from).map(({ id, requestOn }) => entry({ quarter: id, requestOn }));
  }
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
