import * as Agency from "../../agencies/agency/index.ts";
import { mustBeStaff } from "../../ground/shared/authorise.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { YearPlanId } from "../../ground/shared/ids.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { endOf } from "./attend.actions.ts";
import * as entries from "./entry.decide.ts";
import type { EntryVersion, YearEntry } from "./entry.ts";
import { monthName } from "./year-plan.document.ts";
import { isOf, namesOfPlaces, placeOf, responsibleView } from "./year-plan.scope.ts";
import * as store from "./year-plan.store.ts";
import { titleOf, type YearPlan } from "./year-plan.ts";

// What calendars show of a plan: actions and who is responsible, no numbers.

/** A day of a plan, as a calendar has it. */
export interface PlanDay {
  id: string;
  /** ISO date. */
  day: string;
  summary: string;
  description: string;
}

/** Whoever may hand out the calendar of a plan. @throws Refusal not-found */
export const mustSteer = async (ctx: Ctx, planId: YearPlanId): Promise<void> =>
  mustBeStaff(ctx.actor, (await store.load(ctx, planId)).data);

/**
 * The edition in force, by its days: what is of a month alone stands on its last day, all of it together. A draft has none yet; of a plan that
 * was withdrawn there is nothing.
 */
export async function daysOf(ctx: Ctx, planId: YearPlanId): Promise<{ title: string; days: PlanDay[] } | undefined> {
  const { data: plan } = await store.load(ctx, planId);
  if (plan.status === "withdrawn") return undefined;
  const rows = plan.status === "approved" ? await rowsOf(ctx, plan) : [];
  const ids = [...new Set(rows.flatMap(({ says }) => says.responsible.agencyId ?? []))];
  const names = await Agency.namesOf(ctx, ids);
  const months = Map.groupBy(
    rows.filter(({ says }) => says.day === undefined),
    ({ says }) => says.month,
  );
  const lineOf = ({ says }: Row) => `${says.action.ru} — ${responsibleView(says.responsible, names).name.ru}`;
  return {
    title: titleOf(plan, placeOf(await namesOfPlaces(ctx), plan)).ru,
    days: [
      ...rows.filter(({ says }) => says.day !== undefined).map((row) => dayOf(row, lineOf(row))),
      ...[...months].map(([month, all]) => ({
        id: `${planId}.${month}`,
        day: endOf({ month }).toString(),
        summary: `План на ${monthName(month).toLowerCase()}: ${all.length}`,
        description: all.map(lineOf).join("\n").slice(0, mostText),
      })),
    ],
  };
}

/** Of a month with many lines the first ones; the plan has them all. */
const mostText = 8000;

/** What this year's plan and the next one's ask of an organisation beside its reports, which its calendar has already. */
export async function daysOfAgency(ctx: Ctx, agency: Agency.Agency): Promise<PlanDay[]> {
  const { year } = await Tenant.today(ctx);
  const days: PlanDay[] = [];
  for (const one of [year, year + 1]) {
    const planId = store.planIdOf(ctx.tenant, agency.municipality, one);
    const plan = (await unlessRefused(() => store.load(ctx, planId)))?.data;
    if (plan?.status !== "approved") continue;
    for (const row of await rowsOf(ctx, plan))
      if (row.entry.kind !== "report" && isOf(agency, plan, row.says)) days.push(dayOf(row, row.says.action.ru));
  }
  return days;
}

interface Row {
  entry: YearEntry;
  says: EntryVersion;
}

const rowsOf = async (ctx: Ctx, plan: YearPlan): Promise<Row[]> =>
  (await store.entries(ctx, plan.planId)).flatMap(({ data: entry }) => {
    const says = entries.versionIn(entry, plan.edition);
    return says && !says.struck ? [{ entry, says }] : [];
  });

const dayOf = ({ entry, says }: Row, description: string): PlanDay => ({
  id: entry.entryId,
  day: endOf(says).toString(),
  summary: `${entry.result?.status === "done" ? "Сделано" : "План"}: ${says.action.ru}`.slice(0, 200),
  description,
});
