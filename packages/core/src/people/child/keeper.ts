import type { Key } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { ChildId, RouteId } from "../../ground/shared/ids.ts";
import type { ChildRecord } from "./child.ts";

/** One open route at a time for each child: its record holds the place. */
export const openRouteKey = (tenant: string, childId: ChildId): Key => ({
  table: "records",
  pk: `T#${tenant}#CHILD#${childId}`,
  sk: "OPEN-ROUTE",
});

export const routePartition = (tenant: string, routeId: RouteId) => `T#${tenant}#ROUTE#${routeId}`;
export const routeKey = (tenant: string, routeId: RouteId): Key => ({
  table: "records",
  pk: routePartition(tenant, routeId),
  sk: "ROUTE",
});

/**
 * The municipality that keeps the child's open route: of a family that has moved the former one, until the next has accepted the
 * hand-over; none without a route.
 */
export async function keeperOf(
  { bank, tenant }: Pick<Ctx, "bank" | "tenant">,
  { childId }: Pick<ChildRecord, "childId">,
): Promise<string | undefined> {
  const open = await bank.get<{ routeId: RouteId }>(openRouteKey(tenant, childId));
  return open && (await bank.get<{ municipality: string }>(routeKey(tenant, open.data.routeId)))?.data.municipality;
}
