import * as Agency from "../../agencies/agency/index.ts";
import { isStaff, mustBeStaff, within } from "../../ground/shared/authorise.ts";
import type { Page, PageRequest } from "../../ground/shared/bank.ts";
import { by, type Ctx, retrying, save } from "../../ground/shared/context.ts";
import type { DecisionId, YearPlanId } from "../../ground/shared/ids.ts";
import { fault, mustBeRight, parse } from "../../ground/shared/input.ts";
import { notFound } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { writeNote } from "../../ground/vault/index.ts";
import * as decide from "./year-plan.decide.ts";
import { changed, namesOfPlaces, placeOf, seen, summary, view, wordsOf } from "./year-plan.scope.ts";
import * as store from "./year-plan.store.ts";
import {
  AmendPlan,
  ApprovePlan,
  NewYearPlan,
  WithReason,
  type YearPlan,
  type YearPlanSummary,
  type YearPlanView,
} from "./year-plan.ts";

/** Plans are made for a year that runs, ran just now, or comes next. */
const yearsAround = 1;

/**
 * Begins the plan of a municipality for a year: its lines come in by themselves, from what routes, the roadmaps and slots foresee. Staff of the
 * region, or of that municipality. One that was withdrawn is begun again, with what it was.
 * @throws Refusal input.invalid, conflict.exists, not-found
 */
export const begin = (ctx: Ctx, input: unknown): Promise<YearPlanView> =>
  retrying(async () => {
    mustBeStaff(ctx.actor, "each");
    const { municipality, year } = parse(NewYearPlan, input);
    const today = await Tenant.today(ctx);
    const places = await namesOfPlaces(ctx);
    mustBeRight([
      ...(places.has(municipality) && isStaff(ctx.actor, { municipality })
        ? []
        : [fault("/municipality", "ваш муниципалитет региона", "a municipality of yours")]),
      ...(Math.abs(year - today.year) > yearsAround
        ? [fault("/year", "прошлый, текущий или следующий год", "the year before, this year or the next one")]
        : []),
    ]);
    const planId = store.planIdOf(ctx.tenant, municipality, year);
    const known = await store.read(ctx, planId);
    const fresh: YearPlan = {
      planId,
      municipality,
      year,
      status: "draft",
      edition: 0,
      editions: [],
      drafting: true,
      pending: true,
      createdAt: ctx.now().toString(),
    };
    const { events, after } = decide.begin(known?.data, fresh);
    await save(ctx, {
      writes: [store.write(ctx.tenant, after, known?.version ?? "absent")],
      stream: store.partition(ctx.tenant, planId),
      events,
      audit: { subject: planId, action: "year-plan.begin", detail: { municipality, year } },
      ref: { kind: "year-plan", id: planId },
    });
    return get(ctx, planId);
  });

export interface YearPlanQuery extends PageRequest {
  municipality?: string | undefined;
  year?: number | undefined;
}

/** For staff those of their territory, for an organisation those of its municipality that are in force. @throws Refusal not-found */
export async function find(ctx: Ctx, { municipality, year, ...page }: YearPlanQuery): Promise<Page<YearPlanSummary>> {
  const { actor } = ctx;
  const isOfStaff = isStaff(actor, "each");
  if (!isOfStaff && actor.kind !== "specialist") throw notFound();
  const own = isOfStaff ? undefined : await municipalityOf(ctx);
  if (!isOfStaff && (own === undefined || (municipality ?? own) !== own)) return { items: [] };
  const places = await namesOfPlaces(ctx);
  const found = await store.find(ctx, { municipality: own ?? within(actor, municipality), year }, page);
  const items = found.items.filter(({ data }) => isOfStaff || data.status === "approved");
  return {
    items: items.map((one) => {
      const told = summary(one, placeOf(places, one.data));
      return isOfStaff ? told : { ...told, pending: false, drafting: false, leftOut: undefined };
    }),
    next: found.next,
  };
}

/** Where the organisation that asks is. */
const municipalityOf = async (ctx: Ctx): Promise<string | undefined> =>
  "agency" in ctx.actor ? (await Agency.byIds(ctx, [ctx.actor.agency])).get(ctx.actor.agency)?.municipality : undefined;

/** For staff, and for organisations that are to do something of it: plan and fact by month. @throws Refusal not-found */
export const get = async (ctx: Ctx, planId: YearPlanId): Promise<YearPlanView> => view(ctx, await seen(ctx, planId));

const deciding = async (ctx: Ctx): Promise<decide.Said> => ({
  at: ctx.now().toString(),
  by: by(ctx.actor),
  today: (await Tenant.today(ctx)).toString(),
});

/** What the records foresee by now comes in as well; what somebody has changed stays. Staff. @throws Refusal year-plan.not-open, not-found */
export async function refresh(ctx: Ctx, planId: YearPlanId): Promise<YearPlanView> {
  await changed(ctx, planId, { action: "year-plan.refresh" }, ({ data }) => decide.refresh(data));
  return get(ctx, planId);
}

/** By an act. Staff. @throws Refusal year-plan.not-open, year-plan.drafting, input.invalid, limit.reached, not-found */
export async function approve(
  ctx: Ctx,
  planId: YearPlanId,
  input: unknown,
  decisionId?: DecisionId,
): Promise<YearPlanView> {
  const given = parse(ApprovePlan, input);
  await Tenant.mustBeDecided(ctx, "year-plan", decisionId);
  const said = await deciding(ctx);
  await changed(ctx, planId, { action: "year-plan.approve" }, async ({ data }) =>
    decide.approve(
      data,
      given,
      { ...said, decisionId },
      (await store.entries(ctx, planId)).filter(({ data: one }) => stands(one)).length,
    ),
  );
  return get(ctx, planId);
}

const stands = ({ versions }: { versions: readonly { struck?: true | undefined }[] }): boolean =>
  versions.at(-1)?.struck !== true;

/**
 * What was changed since comes into force as the next edition, by an act and with a reason. Staff.
 * @throws Refusal year-plan.not-open, year-plan.drafting, year-plan.unchanged, input.invalid, limit.reached, not-found
 */
export async function amend(
  ctx: Ctx,
  planId: YearPlanId,
  input: unknown,
  decisionId?: DecisionId,
): Promise<YearPlanView> {
  const given = parse(AmendPlan, input);
  await Tenant.mustBeDecided(ctx, "year-plan", decisionId);
  const said = await deciding(ctx);
  await changed(ctx, planId, { action: "year-plan.amend" }, async ({ data }) => {
    const note = await writeNote(ctx, given.reason, wordsOf(planId));
    return { ...decide.amend(data, given, note.noteId, { ...said, decisionId }), writes: [note.write] };
  });
  return get(ctx, planId);
}

/** It was begun or approved by mistake: whoever it bound is told. Staff. @throws Refusal year-plan.not-open, input.invalid, not-found */
export async function withdraw(ctx: Ctx, planId: YearPlanId, input: unknown): Promise<YearPlanView> {
  const { reason } = parse(WithReason, input);
  const said = await deciding(ctx);
  await changed(ctx, planId, { action: "year-plan.withdraw" }, async ({ data }) => {
    const note = await writeNote(ctx, reason, wordsOf(planId));
    return { ...decide.withdraw(data, note.noteId, said), writes: [note.write] };
  });
  return get(ctx, planId);
}
