import type { z } from "zod";
import { isSameAct } from "../../ground/shared/act.ts";
import type { AgencyId, DecisionId, NoteId } from "../../ground/shared/ids.ts";
import { fault, mustBeRight } from "../../ground/shared/input.ts";
import { mustHaveRoom } from "../../ground/shared/limits.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import type { YearPlanEvent } from "./year-plan.events.ts";
import type { ApprovePlan } from "./year-plan.ts";
import { may, type PlanEdition, type PlanVerb, type YearPlan, type YearPlanStatus } from "./year-plan.ts";

export interface Decided {
  events: YearPlanEvent[];
  after: YearPlan;
}

/** When something is said, and by whom. */
export interface Said {
  at: string;
  by: string;
  /** The tenant's day (ISO). */
  today: string;
  /** The recorded decision of a meeting that the act is. */
  decisionId?: DecisionId | undefined;
}

export const refOf = ({ planId, municipality }: YearPlan) => ({ planId, municipality });

/** Whether a plan in this status takes it: what every decision asks, and what a view promises. */
export const takes = (verb: PlanVerb, { status }: Pick<YearPlan, "status">): boolean =>
  (may[verb] as readonly YearPlanStatus[]).includes(status);

const words: Record<YearPlanStatus, { ru: string; en: string }> = {
  draft: {
    ru: "План ещё не утверждён: сначала утвердите его.",
    en: "The plan has not been approved yet: approve it first.",
  },
  approved: {
    ru: "План уже утверждён: изменённые строки вводит новая редакция (`amend`).",
    en: "The plan is approved already: lines that were changed come in by a new edition (`amend`).",
  },
  withdrawn: {
    ru: "План отозван. Чтобы вернуться к нему, начните план на этот год снова.",
    en: "The plan was withdrawn. To go back to it, begin the plan of that year again.",
  },
};

/** @throws Refusal year-plan.not-open */
export function mustTake(verb: PlanVerb, plan: YearPlan): void {
  if (takes(verb, plan)) return;
  throw new Refusal("year-plan.not-open", words[plan.status], { current: { status: plan.status } });
}

/** @throws Refusal year-plan.drafting: what comes in now would not have been read by whoever approves */
function mustBeWhole({ drafting }: YearPlan): void {
  if (!drafting) return;
  throw new Refusal("year-plan.drafting", {
    ru: "Строки плана ещё собираются из записей. Подождите минуту и прочитайте план.",
    en: "Lines are still being brought in from the records. Wait a minute, and read the plan.",
  });
}

/** One that is there and not withdrawn stays as it is. @throws Refusal conflict.exists */
export function begin(known: YearPlan | undefined, fresh: YearPlan): Decided {
  if (known && known.status !== "withdrawn")
    throw new Refusal(
      "conflict.exists",
      {
        ru: "План этого муниципалитета на этот год уже есть.",
        en: "There is a plan of this municipality for this year already.",
      },
      { current: { planId: known.planId, status: known.status } },
    );
  // Begun again, it goes on from what it was: editions that were in force stay on record.
  const after: YearPlan = known
    ? { ...known, status: "draft", drafting: true, pending: true, withdrawn: undefined }
    : fresh;
  return { events: [asked(after)], after };
}

const asked = (plan: YearPlan): YearPlanEvent => ({
  type: "year-plan.drafting-asked",
  data: { ...refOf(plan), year: plan.year },
});

/** Lines that the records foresee by now come in; nothing while they do. @throws Refusal year-plan.not-open */
export function refresh(plan: YearPlan): Decided {
  mustTake("refresh", plan);
  if (plan.drafting) return { events: [], after: plan };
  const after: YearPlan = { ...plan, drafting: true };
  return { events: [asked(after)], after };
}

/** They are in. */
export function drafted(
  plan: YearPlan,
  { added, removed, leftOut }: { added: number; removed: number; leftOut: number },
) {
  const moved = added + removed > 0;
  const after: YearPlan = {
    ...plan,
    drafting: undefined,
    pending: moved ? true : plan.pending,
    leftOut: leftOut > 0 ? leftOut : undefined,
  };
  return {
    events: [{ type: "year-plan.drafted", data: { ...refOf(plan), added, removed } }] as YearPlanEvent[],
    after,
  };
}

type Input = z.output<typeof ApprovePlan>;

/**
 * The plan counts from now on. Nothing when the same act approved it already.
 * @param lines how many there are @throws Refusal year-plan.not-open, year-plan.drafting, input.invalid, limit.reached
 */
export function approve(plan: YearPlan, { act }: Input, { at, today, decisionId }: Said, lines: number): Decided {
  const last = plan.editions.at(-1);
  if (plan.status === "approved" && plan.edition === 1 && last && isSameAct(last, act))
    return { events: [], after: plan };
  mustTake("approve", plan);
  mustBeWhole(plan);
  mustBeRight([
    ...ofAct(act, today),
    ...(lines === 0 ? [fault("", "в плане хотя бы одна строка", "a plan of one line at least")] : []),
  ]);
  return inForce(plan, "year-plan.approved", { ...act, recordedAt: at, decisionId }, today);
}

/**
 * What was changed since counts from now on. @throws Refusal year-plan.not-open, year-plan.drafting, year-plan.unchanged, input.invalid,
 * limit.reached
 */
export function amend(plan: YearPlan, { act }: Input, reasonId: NoteId, { at, today, decisionId }: Said): Decided {
  mustTake("amend", plan);
  mustBeWhole(plan);
  if (!plan.pending)
    throw new Refusal("year-plan.unchanged", {
      ru: "В плане ничего не изменено с последней редакции.",
      en: "Nothing of the plan was changed since its last edition.",
    });
  mustBeRight(ofAct(act, today));
  return inForce(plan, "year-plan.amended", { ...act, recordedAt: at, decisionId, reasonId }, today);
}

const ofAct = (act: Input["act"], today: string) =>
  act.date > today ? [fault("/act/date", "сегодня или раньше", "today or earlier")] : [];

function inForce(
  plan: YearPlan,
  type: "year-plan.approved" | "year-plan.amended",
  approval: Omit<PlanEdition, "edition">,
  today: string,
): Decided {
  mustHaveRoom("yearEditions", plan.edition);
  const edition = plan.edition + 1;
  const after: YearPlan = {
    ...plan,
    status: "approved",
    edition,
    editions: [...plan.editions, { edition, ...approval }],
    pending: undefined,
    attendOn: today,
  };
  return { events: [{ type, data: { ...refOf(plan), edition } }], after };
}

/** It binds nobody any more. @throws Refusal year-plan.not-open */
export function withdraw(plan: YearPlan, reasonId: NoteId, { at, by }: Said): Decided {
  mustTake("withdraw", plan);
  const { edition, status, behind = {} } = plan;
  const after: YearPlan = {
    ...plan,
    status: "withdrawn",
    drafting: undefined,
    withdrawn: { at, by, reasonId },
    behind: undefined,
    attendOn: undefined,
  };
  const settled = Object.keys(behind).map((month): YearPlanEvent => settledMonth(plan, month));
  // Of a draft nobody was told.
  const told: YearPlanEvent = {
    type: "year-plan.withdrawn",
    data: { ...refOf(plan), edition: status === "approved" ? edition : 0 },
  };
  return { events: [told, ...settled], after };
}

const settledMonth = (plan: YearPlan, month: string): YearPlanEvent => ({
  type: "year-plan.month-settled",
  data: { ...refOf(plan), month },
});

/** Months that fell behind are somebody's, and those that did not stay so are nobody's any more. */
export function attended(
  plan: YearPlan,
  { behind, due }: { behind: Record<string, number>; due: readonly AgencyId[] },
  { today, until, tomorrow }: { today: string; until: string; tomorrow: string },
): Decided {
  const before = plan.behind ?? {};
  const about = refOf(plan);
  const asked = (): YearPlanEvent => ({ type: "year-plan.due", data: { ...about, agencyIds: [...due] } });
  const late = ([month, count]: [string, number]): YearPlanEvent => ({
    type: "year-plan.month-behind",
    data: { ...about, month, count },
  });
  const events = [
    ...(due.length > 0 ? [asked()] : []),
    ...Object.entries(behind)
      .filter(([month]) => before[month] === undefined)
      .map(late),
    ...Object.keys(before)
      .filter((month) => behind[month] === undefined)
      .map((month) => settledMonth(plan, month)),
  ];
  const after: YearPlan = { ...plan, behind, attendedOn: today, attendOn: tomorrow <= until ? tomorrow : undefined };
  return { events, after };
}
