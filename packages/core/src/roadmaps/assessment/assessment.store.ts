import {
  type AssessmentId,
  type Ctx,
  derivedId,
  type Expectation,
  type Key,
  type Page,
  type PageRequest,
  type Stored,
  type Write,
} from "../../ground/shared/index.ts";
import { known } from "../../ground/shared/known.ts";
import type { Assessment } from "./assessment.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

/** A year is assessed once. */
export const idOf = (tenant: string, year: string): AssessmentId => derivedId("assessment", [tenant, year]);

export const partition = (tenant: string, id: AssessmentId) => `T#${tenant}#ASSESSMENT#${id}`;
const ofTenant = (tenant: string) => `T#${tenant}#ASSESSMENTS`;
const keyOf = (tenant: string, id: AssessmentId): Key => ({
  table: "records",
  pk: partition(tenant, id),
  sk: "ASSESSMENT",
});

/** gsi2: the tenant's, by year. */
export const write = (tenant: string, one: Assessment, expect: Expectation): Write => ({
  put: {
    key: keyOf(tenant, one.assessmentId),
    kind: "assessment",
    data: one,
    index: { gsi2: { pk: ofTenant(tenant), sk: one.year } },
  },
  expect,
});

export const read = (ctx: Bank, id: AssessmentId): Promise<Stored<Assessment> | undefined> =>
  ctx.bank.get<Assessment>(keyOf(ctx.tenant, id));

/** @throws Refusal not-found */
export const load = (ctx: Bank, id: AssessmentId): Promise<Stored<Assessment>> =>
  known<Assessment>("assessment", id, () => read(ctx, id));

/** The newest year first; eventually consistent. */
export const find = (ctx: Bank, page: PageRequest): Promise<Page<Stored<Assessment>>> =>
  ctx.bank.find<Assessment>("gsi2", ofTenant(ctx.tenant), { descending: true }, page);

/** Years that a trend goes back. */
const trendLength = 5;

/** Those of the years before, the oldest first. */
export async function before(ctx: Bank, year: string): Promise<Assessment[]> {
  const { items } = await ctx.bank.find<Assessment>(
    "gsi2",
    ofTenant(ctx.tenant),
    { to: year, descending: true },
    { limit: trendLength + 1 },
  );
  return items
    .map(({ data }) => data)
    .filter((one) => one.year < year)
    .slice(0, trendLength)
    .reverse();
}
