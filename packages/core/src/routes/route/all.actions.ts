import { auditReads, type Ctx, mustCareFor, type Page, type PageRequest } from "../../ground/shared/index.ts";
import * as store from "./route.store.ts";
import type { Route } from "./route.ts";

interface RoutesQuery extends PageRequest {
  status: "open" | "ended";
  /** Key of the one municipality to look at. */
  only?: string | undefined;
}

/**
 * The tenant's routes, oldest first; on record with each child. A page may hold fewer than asked and still have a next one. Staff
 * only. Eventually consistent. @throws Refusal not-found
 */
export async function findAll(ctx: Ctx, { status, only, ...page }: RoutesQuery): Promise<Page<Route>> {
  mustCareFor(ctx.actor, "each");
  const order = status === "open" ? store.openRoutes(ctx.tenant) : store.endedRoutes(ctx.tenant);
  const { items, next } = await ctx.bank.find<Route>("gsi2", order, {}, page);
  const mine = items.map(({ data }) => data).filter((route) => only === undefined || route.municipality === only);
  const subjects = [...new Set(mine.map(({ childId }) => childId))];
  await auditReads(
    ctx,
    subjects.map((subject) => ({ subject, action: "route.list" })),
  );
  return { items: mine, next };
}
