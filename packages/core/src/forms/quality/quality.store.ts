import {
  type Ctx,
  derivedId,
  type Expectation,
  type Key,
  type Page,
  type PageRequest,
  type QualityId,
  type Stored,
  type Write,
} from "../../ground/shared/index.ts";
import { known } from "../../ground/shared/known.ts";
import type { Assessed, Quality } from "./quality.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;
type What = Pick<Quality, "year" | "sphere" | "municipality">;

/** One for each year, sphere and place: two would be two truths. */
export const idOf = (tenant: string, { year, sphere, municipality = "-" }: What): QualityId =>
  derivedId("quality", [tenant, year, sphere, municipality]);

export const partition = (tenant: string, id: QualityId) => `T#${tenant}#QUALITY#${id}`;
export const tenantQuality = (tenant: string) => `T#${tenant}#QUALITY`;
const alike = (tenant: string, { sphere, municipality = "-" }: Pick<Quality, "sphere" | "municipality">) =>
  `${tenantQuality(tenant)}#OF#${sphere}#${municipality}`;

const keyOf = (tenant: string, id: QualityId): Key => ({
  table: "records",
  pk: partition(tenant, id),
  sk: "QUALITY",
});
const scoresKey = (tenant: string, id: QualityId): Key => ({ ...keyOf(tenant, id), sk: "SCORES" });

/** gsi1: of one sphere and place, by year; gsi2: the tenant's, by year. */
export const write = (tenant: string, one: Quality, expect: Expectation): Write => ({
  put: {
    key: keyOf(tenant, one.qualityId),
    kind: "quality",
    data: one,
    index: {
      gsi1: { pk: alike(tenant, one), sk: one.year },
      gsi2: { pk: tenantQuality(tenant), sk: `${one.year}#${one.sphere}#${one.municipality ?? "-"}` },
    },
  },
  expect,
});

export const read = (ctx: Bank, id: QualityId): Promise<Stored<Quality> | undefined> =>
  ctx.bank.get<Quality>(keyOf(ctx.tenant, id));

/** @throws Refusal not-found */
export const load = (ctx: Bank, id: QualityId): Promise<Stored<Quality>> =>
  known<Quality>("quality", id, () => read(ctx, id));

export const find = (ctx: Bank, year: string | undefined, page: PageRequest): Promise<Page<Stored<Quality>>> =>
  ctx.bank.find<Quality>(
    "gsi2",
    tenantQuality(ctx.tenant),
    year === undefined ? { descending: true } : { prefix: `${year}#` },
    page,
  );

/** Years that a trend goes back. */
const trendLength = 5;

/** The same sphere and place in the years before, the oldest first; eventually consistent. */
export async function before(ctx: Bank, one: Quality): Promise<Quality[]> {
  const { items } = await ctx.bank.find<Quality>(
    "gsi1",
    alike(ctx.tenant, one),
    { to: one.year, descending: true },
    { limit: trendLength + 1 },
  );
  return items
    .map(({ data }) => data)
    .filter(({ year, status }) => year < one.year && status === "counted")
    .slice(0, trendLength)
    .reverse();
}

interface Kept {
  organisations: Assessed[];
}

export const readScores = (ctx: Bank, id: QualityId): Promise<Stored<Kept> | undefined> =>
  ctx.bank.get<Kept>(scoresKey(ctx.tenant, id));

export const writeScores = (tenant: string, id: QualityId, kept: Kept, expect: Expectation): Write => ({
  put: { key: scoresKey(tenant, id), kind: "quality-scores", data: kept },
  expect,
});
