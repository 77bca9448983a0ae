import { Temporal } from "temporal-polyfill";
import { namesOf } from "../../agencies/agency/agency.store.ts";
import type { AgencyId, Ctx, Page, PageRequest } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as store from "./occasion.store.ts";
import type { Occasion, OccasionSummary } from "./occasion.ts";
import { summary } from "./occasion.view.ts";

export const nameOf = async (ctx: Ctx, id: AgencyId): Promise<string> => (await namesOf(ctx, [id])).get(id) ?? "";

export interface OccasionQuery extends PageRequest {
  agency?: AgencyId | undefined;
  municipality?: string | undefined;
  status?: Occasion["status"] | undefined;
  /** Only what is still to come. */
  ahead?: boolean | undefined;
  /** Instant: of what is still to come, only what begins then or later. */
  after?: string | undefined;
  /** Days (ISO), by the region's clock: what begins on the first or later, and on the last or before. */
  since?: string | undefined;
  until?: string | undefined;
}

const later = (a: string | undefined, b: string | undefined) => ((a ?? "") > (b ?? "") ? a : b);

/** The instants at which the first day begins and the last one is over. */
async function edges(ctx: Ctx, since: string | undefined, until: string | undefined): Promise<[string?, string?]> {
  if (since === undefined && until === undefined) return [];
  const { zone } = await Tenant.load(ctx);
  const begins = (day: string, more: number) =>
    Temporal.PlainDate.from(day)
      .add({ days: more })
      .toZonedDateTime(zone)
      .toInstant()
      .toString({ smallestUnit: "second" });
  return [since && begins(since, 0), until && begins(until, 1)];
}

/** By beginning; announced ones unless asked otherwise. @throws Refusal cursor.invalid */
export async function find(
  ctx: Ctx,
  { agency, municipality, status = "announced", ahead = false, after: from = "", since, until, ...page }: OccasionQuery,
): Promise<Page<OccasionSummary>> {
  const now = ctx.now().toString({ smallestUnit: "second" });
  const [first, last] = await edges(ctx, since, until);
  const after = later(ahead ? later(from, now) : undefined, first);
  const { items, next } = await store.find(ctx, { agency, municipality, status, after, before: last }, page);
  const names = await namesOf(ctx, [...new Set(items.map(({ data }) => data.agencyId))]);
  return { items: items.map((one) => summary(one, names.get(one.data.agencyId) ?? "")), next };
}
