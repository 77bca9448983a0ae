import { all, type Expectation, getAll, type Key, type Stored, type Write } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { AgencyId } from "../../ground/shared/ids.ts";
import { ordersOf } from "../../ground/shared/orders.ts";
import { askOn } from "./listing.decide.ts";
import type { Listing } from "./listing.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

/** One partition for all of a tenant: the open pages read it whole, a few hundred of a kilobyte each. */
const listingsOf = (tenant: string) => `T#${tenant}#LISTINGS`;
export const keyOf = (tenant: string, agencyId: AgencyId): Key => ({
  table: "records",
  pk: listingsOf(tenant),
  sk: `LISTING#${agencyId}`,
});
/** Where its events live. */
export const streamOf = (tenant: string, agencyId: AgencyId) => `T#${tenant}#LISTING#${agencyId}`;

const orders = ordersOf("LISTINGS");
export const dueBy = orders.dueBy<Listing>;

export const write = (tenant: string, one: Listing, expect: Expectation): Write => ({
  put: {
    key: keyOf(tenant, one.agencyId),
    kind: "listing",
    data: one,
    index: { gsi3: orders.due(tenant, one.hidden ? undefined : askOn(one), one.agencyId) },
  },
  expect,
});

export const read = (ctx: Bank, agencyId: AgencyId): Promise<Stored<Listing> | undefined> =>
  ctx.bank.get<Listing>(keyOf(ctx.tenant, agencyId));

export async function byIds(ctx: Bank, ids: readonly AgencyId[]): Promise<Listing[]> {
  const keys = ids.map((id) => keyOf(ctx.tenant, id));
  return (await getAll<Listing>(ctx.bank, keys)).flatMap((one) => one?.data ?? []);
}

/** Strongly consistent. */
export async function list(ctx: Bank): Promise<Listing[]> {
  const found: Listing[] = [];
  for await (const { data } of all<Listing>(ctx.bank, "records", listingsOf(ctx.tenant), { prefix: "LISTING#" }))
    found.push(data);
  return found;
}
