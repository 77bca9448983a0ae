import type { AgencyId, StepId } from "../../ground/shared/ids.ts";
import { isSettled, type Step } from "../step/step.ts";
import { added, edited, type Place, type Worded, wrong } from "./plan.edit.ts";
import type { AmendPlan, PlanEntryDraft } from "./route.ts";
import type { StageTemplate } from "./template.ts";

/** Pure: what an amendment makes of an approved plan. */

/** How far the plan is when it is amended. */
export interface Standing {
  lines: Map<StepId, Worded>;
  /** The stages after the approval. */
  stages: readonly StageTemplate[];
  isPast(stage: string): boolean;
  made: ReadonlyMap<StepId, Step>;
  bounds: Pick<Place, "today" | "lastDay">;
  newStepId(): StepId;
}

export interface Amended {
  plan: Worded[];
  /** The lines that were given, as they are now; none where one was dropped. */
  given: Array<Worded | undefined>;
  added: StepId[];
  changed: Array<{ stepId: StepId; agencyId?: AgencyId }>;
  dropped: StepId[];
}

/** @throws Refusal input.invalid with the line that cannot be so */
export function amended(items: AmendPlan["entries"], standing: Standing): Amended {
  const lines = new Map(standing.lines);
  const result: Amended = { plan: [], given: [], added: [], changed: [], dropped: [] };
  const named = new Set<StepId>();
  for (const [i, { drop, ...item }] of items.entries()) {
    const at: Place = { pointer: `/entries/${i}`, ...standing.bounds };
    if (item.stepId === undefined) {
      const line = addedLine(item, standing, at);
      lines.set(line.entry.stepId, line);
      result.added.push(line.entry.stepId);
      result.given.push(line);
      continue;
    }
    const { stepId } = item;
    if (named.has(stepId)) throw wrong(`${at.pointer}/stepId`, "каждый шаг один раз", "each step once");
    named.add(stepId);
    const next = drop ? droppedLine(stepId, standing, at) : changedLine(stepId, item, standing, at);
    if (next) lines.set(stepId, next);
    else lines.delete(stepId);
    if (next)
      result.changed.push({ stepId, agencyId: item.agencyId ? otherAgency(stepId, standing, next) : undefined });
    else result.dropped.push(stepId);
    result.given.push(next);
  }
  return { ...result, plan: [...lines.values()] };
}

function addedLine(item: PlanEntryDraft, { stages, isPast, newStepId }: Standing, at: Place): Worded {
  const line = added(stages, item, newStepId(), at);
  if (isPast(line.entry.stage)) throw wrong(`${at.pointer}/stage`, "этап уже завершён", "the stage is settled");
  return mustHaveAgency(line, at);
}

function changedLine(stepId: StepId, item: PlanEntryDraft, standing: Standing, at: Place): Worded {
  const { line, stage } = openLine(stepId, standing, at);
  const next = edited(line, item, stage.direction, at);
  if (standing.made.get(stepId)?.requestedAt && next.entry.requestOn !== line.entry.requestOn)
    throw wrong(`${at.pointer}/requestOn`, "шаг уже запрошен", "the step has been asked for already");
  return mustHaveAgency(next, at);
}

function droppedLine(stepId: StepId, standing: Standing, at: Place): undefined {
  const { stage } = openLine(stepId, standing, at);
  if (stage.settledBy === "evaluation")
    throw wrong(`${at.pointer}/drop`, "оценку цикла не исключают", "the evaluation cannot be dropped");
}

/** A line about which something can still be said. */
function openLine(stepId: StepId, { lines, stages, made, isPast }: Standing, { pointer }: Place) {
  const line = lines.get(stepId);
  const stage = stages.find(({ key }) => key === line?.entry.stage);
  if (!line || !stage)
    throw wrong(`${pointer}/stepId`, "шаг плана после утверждения", "a step of the plan after the approval");
  const step = made.get(stepId);
  if (step ? isSettled(step) : isPast(stage.key))
    throw wrong(pointer, "по шагу уже есть итог", "the step has its result already");
  return { line, stage };
}

function mustHaveAgency(line: Worded, { pointer }: Place): Worded {
  if (line.entry.agencyId) return line;
  throw wrong(`${pointer}/agencyId`, "кому поручить", "whom to ask");
}

/** Whom the step is not with yet: it may have been given to another than the plan says. */
function otherAgency(stepId: StepId, { made, lines }: Standing, { entry }: Worded): AgencyId | undefined {
  const now = (made.get(stepId) ?? lines.get(stepId)?.entry)?.agencyId;
  return entry.agencyId === now ? undefined : entry.agencyId;
}
