import * as Agency from "../../agencies/agency/index.ts";
import { mustBeStaff, within } from "../../ground/shared/authorise.ts";
import type { Page, PageRequest } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { AgencyId, ChildId } from "../../ground/shared/ids.ts";
import type { Cell } from "../../ground/workbook/write.ts";
import * as Child from "../../people/child/index.ts";
import * as Step from "../../routes/step/index.ts";
import { causeTexts, resultTexts } from "../../routes/step/step.cause.ts";
import { type Listing, nameOf, placesOf, who } from "./export.listing.ts";
import type { FilterOf } from "./export.ts";
import * as words from "./export.words.ts";
import { day, yesNo } from "./export.words.ts";

const stepEnd = [
  ["Состояние", 16],
  ["Срок", 12],
  ["Просрочено", 11],
  ["Итог", 16],
  ["Причина", 18],
  ["Шаг", 32],
  ["Ребёнок", 32],
] as const;

export const stepColumns = [
  ...who,
  ["Муниципалитет", 18],
  ["Мероприятие", 40],
  ["Организация", 30],
  ...stepEnd,
] as const;

export async function stepRows(ctx: Ctx, steps: readonly Step.StepView[]): Promise<Cell[][]> {
  const places = await placesOf(ctx);
  const children = await Child.summariesOf(
    ctx,
    steps.flatMap(({ childId }) => (childId ? [childId as ChildId] : [])),
  );
  const agencies = await Agency.namesOf(ctx, [...new Set(steps.map(({ agencyId }) => agencyId as AgencyId))]);
  return steps.map((step) => {
    const child = step.childId ? children.get(step.childId) : undefined;
    return [
      ...nameOf(child),
      child ? (places.get(child.record.municipality) ?? child.record.municipality) : "",
      step.title.ru,
      agencies.get(step.agencyId) ?? "",
      ...endOf(step),
    ];
  });
}

const endOf = (step: Step.StepView): Cell[] => [
  words.stepStatus(step.status),
  day(step.dueDate),
  yesNo(step.overdue),
  step.result ? resultTexts[step.result].ru : "",
  step.cause ? causeTexts[step.cause].ru : "",
  step.stepId,
  step.childId ?? "",
];

/** Buckets that are read one after the other; where one ends the next begins. */
async function stepPages(
  ctx: Ctx,
  buckets: readonly Step.StepBucket[],
  { agency, only }: { agency?: AgencyId | undefined; only?: string | undefined },
  { limit, from = "0:" }: PageRequest,
): Promise<Page<Step.StepView>> {
  const colon = from.indexOf(":");
  const at = Number(from.slice(0, colon));
  const { items, next } = await Step.find(ctx, {
    bucket: buckets[at],
    agency,
    only,
    limit,
    from: from.slice(colon + 1) || undefined,
  });
  if (next) return { items, next: `${at}:${next}` };
  return { items, next: at + 1 < buckets.length ? `${at + 1}:` : undefined };
}

export const steps: Listing<FilterOf<"steps">> = {
  title: "Шаги",
  columns: stepColumns,
  async page(ctx, { bucket = "open", agency, municipality }, page) {
    mustBeStaff(ctx.actor, "each");
    const buckets = bucket === "not-done" ? (["open", "failed"] as const) : [bucket];
    const { items, next } = await stepPages(ctx, buckets, { agency, only: within(ctx.actor, municipality) }, page);
    return { items: await stepRows(ctx, items), next };
  },
};

/** What an organisation was asked for, as its list tells it: whom a step is about is asked step by step, under consent. */
export const ownSteps: Listing<FilterOf<"steps">> = {
  title: "Шаги организации",
  columns: [["Мероприятие", 40], ...stepEnd],
  async page(ctx, { bucket = "open", agency }, page) {
    const buckets = bucket === "not-done" ? (["open", "failed"] as const) : [bucket];
    const { items, next } = await stepPages(ctx, buckets, { agency }, page);
    const rows = items.map((step) => [step.title.ru, ...endOf(step)]);
    return { items: rows, next };
  },
};
