import * as z from "zod";
import * as Agency from "../../agencies/agency/index.ts";
import { findingsFor, type OwnFinding, setFindingResult } from "../../forms/round/finding.actions.ts";
import { FindingView, RoundSummary } from "../../forms/round/round.ts";
import type { Ctx, Deps } from "../../ground/shared/context.ts";
import type { FindingId, RoundId, YearEntryId, YearPlanId } from "../../ground/shared/ids.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import { linkToken } from "../../ground/shared/schema.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { SetResult, YearEntryView } from "./entry.ts";
import { setResult } from "./result.actions.ts";
import { namesOfPlaces, placeOf, seen, viewsOf } from "./year-plan.scope.ts";
import * as store from "./year-plan.store.ts";
import { titleOf } from "./year-plan.ts";

const base = { token: linkToken };

/** What comes by the link of an organisation's page. Looking uses nothing up. */
export const RespondPlans = z.discriminatedUnion("action", [
  z.strictObject({ ...base, action: z.literal("view") }),
  z.strictObject({
    ...base,
    action: z.literal("result"),
    planId: z.string().max(60),
    entryId: z.string().max(60),
    ...SetResult.shape,
  }),
  z.strictObject({
    ...base,
    action: z.literal("finding"),
    roundId: z.string().max(60),
    findingId: z.string().max(60),
    ...SetResult.shape,
  }),
]);
export type RespondPlans = z.infer<typeof RespondPlans>;

/**
 * What plans of its municipality ask of the organisation, beside reports, which stand on the page of reports; and what rounds have found that
 * it is to see to.
 */
export const PlansPage = z.strictObject({
  agency: z.string(),
  plans: z.array(
    z.strictObject({
      planId: z.string(),
      title: z.strictObject({ ru: z.string(), en: z.string() }),
      lines: z.array(
        YearEntryView.pick({
          entryId: true,
          kind: true,
          month: true,
          day: true,
          action: true,
          measureKey: true,
          note: true,
          planned: true,
          fact: true,
          result: true,
          fulfilled: true,
          overdue: true,
        }).extend({
          asks: z.boolean().meta({
            description: "О строке можно сказать, что сделано / it can be said how the line went",
          }),
        }),
      ),
    }),
  ),
  findings: z.array(
    FindingView.pick({
      roundId: true,
      findingId: true,
      text: true,
      dueOn: true,
      result: true,
      overdue: true,
    }).extend({ round: RoundSummary.shape.title }),
  ),
});
export type PlansPage = z.infer<typeof PlansPage>;

/**
 * The organisation sees its lines and findings, and says how those went that name it. @throws Refusal link.invalid, link.dead, not-found, input.invalid,
 * year-plan.not-open, year-plan.struck
 */
export async function respondPlans(deps: Deps, request: RespondPlans, requestId?: string): Promise<PlansPage> {
  const did = `plans.${request.action}`;
  const { ctx, agency } = await Agency.speaking(deps, Agency.ownLinks, request.token, did, requestId);
  if (request.action === "finding") {
    const { roundId, findingId, status, words } = request;
    await setFindingResult(ctx, { roundId: roundId as RoundId, findingId: findingId as FindingId }, { status, words });
  }
  if (request.action === "result") {
    const { planId, entryId, status, words } = request;
    await setResult(ctx, { planId: planId as YearPlanId, entryId: entryId as YearEntryId }, { status, words });
  }
  return page(ctx, agency);
}

/** Of the year that has just ended, of this one and of the next. */
async function page(ctx: Ctx, agency: Agency.Agency): Promise<PlansPage> {
  const { year } = await Tenant.today(ctx);
  const places = await namesOfPlaces(ctx);
  const plans: PlansPage["plans"] = [];
  for (const one of [year - 1, year, year + 1]) {
    const planId = store.planIdOf(ctx.tenant, agency.municipality, one);
    const found = await unlessRefused(() => seen(ctx, planId));
    const rows = found?.rows.filter(({ entry }) => entry.kind !== "report") ?? [];
    if (!found || rows.length === 0) continue;
    const lines = await viewsOf(ctx, found, rows);
    plans.push({ planId, title: titleOf(found.plan, placeOf(places, found.plan)), lines: lines.map(shown) });
  }
  return { agency: agency.shortName, plans, findings: (await findingsFor(ctx, agency.agencyId)).map(found) };
}

const found = ({ roundId, findingId, round, text, dueOn, result, overdue }: OwnFinding) => ({
  roundId,
  findingId,
  round,
  text,
  dueOn,
  result,
  overdue,
});

const shown = (view: YearEntryView): PlansPage["plans"][number]["lines"][number] => ({
  entryId: view.entryId,
  kind: view.kind,
  month: view.month,
  day: view.day,
  action: view.action,
  measureKey: view.measureKey,
  note: view.note,
  planned: view.planned,
  fact: view.fact,
  result: view.result,
  fulfilled: view.fulfilled,
  overdue: view.overdue,
  asks: view.mayDo.includes("result"),
});
