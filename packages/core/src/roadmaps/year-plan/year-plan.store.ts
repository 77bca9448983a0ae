import {
  all,
  type Ctx,
  derivedId,
  type Expectation,
  idPattern,
  type Key,
  notFound,
  type OrderOf,
  ordersOf,
  type Page,
  type PageRequest,
  type Stored,
  type Write,
  type YearEntryId,
  type YearPlanId,
} from "../../ground/shared/index.ts";
import { known } from "../../ground/shared/known.ts";
import type { YearEntry } from "./entry.ts";
import type { PlanFacts, YearPlan } from "./year-plan.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

/** There is one for a municipality and year, so that beginning it twice begins it once. */
export const planIdOf = (tenant: string, municipality: string, year: number): YearPlanId =>
  derivedId("yearplan", [tenant, municipality, String(year)]);

/** What follows the same records in the same plan is the same line. */
export const entryIdOf = (planId: YearPlanId, source: string): YearEntryId => derivedId("yearentry", [planId, source]);

export const partition = (tenant: string, planId: YearPlanId) => `T#${tenant}#YEAR-PLAN#${planId}`;
const keyOf = (tenant: string, planId: YearPlanId): Key => ({
  table: "records",
  pk: partition(tenant, planId),
  sk: "PLAN",
});
const factsKey = (tenant: string, planId: YearPlanId): Key => ({ ...keyOf(tenant, planId), sk: "FACTS" });
const entryKey = (tenant: string, planId: YearPlanId, entryId: YearEntryId): Key => ({
  ...keyOf(tenant, planId),
  sk: `ENTRY#${entryId}`,
});

const orders = ordersOf("YEAR-PLANS");

/** By year. */
export const write = (tenant: string, plan: YearPlan, expect: Expectation): Write => ({
  put: {
    key: keyOf(tenant, plan.planId),
    kind: "year-plan",
    data: plan,
    index: {
      ...orders.index(tenant, { municipality: plan.municipality }, `${plan.year}#${plan.planId}`),
      gsi3: orders.due(tenant, plan.attendOn, plan.planId),
    },
  },
  expect,
});

export const read = (ctx: Bank, planId: YearPlanId): Promise<Stored<YearPlan> | undefined> =>
  ctx.bank.get<YearPlan>(keyOf(ctx.tenant, planId));

/** @throws Refusal not-found */
export const load = (ctx: Bank, planId: YearPlanId): Promise<Stored<YearPlan>> =>
  known<YearPlan>("yearplan", planId, () => read(ctx, planId));

/** As long as this holds no edition has come between. */
export const unchanged = ({ key, version }: Stored<YearPlan>): Write => ({ check: key, expect: version });

/** Eventually consistent. */
export const find = (
  ctx: Bank,
  { municipality, year }: Pick<OrderOf, "municipality"> & { year?: number | undefined },
  page: PageRequest,
): Promise<Page<Stored<YearPlan>>> =>
  orders.find<YearPlan>(ctx, { municipality }, year === undefined ? {} : { prefix: `${year}#` }, page);

export const dueBy = orders.dueBy<YearPlan>;

export const writeEntry = (tenant: string, entry: YearEntry, expect: Expectation): Write => ({
  put: { key: entryKey(tenant, entry.planId, entry.entryId), kind: "year-entry", data: entry },
  expect,
});
export const removeEntry = (tenant: string, { data, version }: Stored<YearEntry>): Write => ({
  remove: entryKey(tenant, data.planId, data.entryId),
  expect: version,
});

/** @throws Refusal not-found */
export async function loadEntry(ctx: Bank, planId: YearPlanId, entryId: YearEntryId): Promise<Stored<YearEntry>> {
  const isId = idPattern("yearplan").test(planId) && idPattern("yearentry").test(entryId);
  const found = isId ? await ctx.bank.get<YearEntry>(entryKey(ctx.tenant, planId, entryId)) : undefined;
  if (!found) throw notFound();
  return found;
}

/** All of a plan, as many as its limit: strongly consistent. */
export async function entries(ctx: Bank, planId: YearPlanId): Promise<Stored<YearEntry>[]> {
  const found: Stored<YearEntry>[] = [];
  const pk = partition(ctx.tenant, planId);
  for await (const one of all<YearEntry>(ctx.bank, "records", pk, { prefix: "ENTRY#" })) found.push(one);
  return found;
}

/** What the last look found; nobody has looked yet: a blank one of version 0. */
export async function readFacts(ctx: Bank, planId: YearPlanId): Promise<Stored<PlanFacts>> {
  const key = factsKey(ctx.tenant, planId);
  return (await ctx.bank.get<PlanFacts>(key)) ?? { key, version: 0, kind: "year-plan-facts", data: { facts: {} } };
}

export const writeFacts = ({ key, version }: Stored<PlanFacts>, data: PlanFacts): Write => ({
  put: { key, kind: "year-plan-facts", data },
  expect: version === 0 ? "absent" : version,
});
