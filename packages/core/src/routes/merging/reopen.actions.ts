import { Temporal } from "temporal-polyfill";
import type { Ctx } from "../../ground/shared/context.ts";
import type { RouteId } from "../../ground/shared/ids.ts";
import { Refusal, type RefusalCode } from "../../ground/shared/refusal.ts";
import * as Route from "../route/index.ts";
import * as store from "./merging.store.ts";
import type { Merge, Merging } from "./merging.ts";

const { compare } = Temporal.Instant;

/** The route that a merge ended, as long as nobody has opened it again since. */
export async function endedBy(
  ctx: Ctx,
  { ends, begunAt, endedAt }: Pick<Merge, "ends" | "begunAt" | "endedAt">,
): Promise<RouteId | undefined> {
  const route = ends && (await Route.load(ctx, ends)).data;
  if (route?.status !== "closed" || route.reason !== "other") return undefined;
  const isWithin = compare(begunAt, route.endedAt) <= 0 && (!endedAt || compare(route.endedAt, endedAt) <= 0);
  return isWithin ? route.routeId : undefined;
}

/**
 * The route that a merge ended goes on once that is undone. Safe to repeat.
 * @returns it with why it cannot go on, where it cannot: the child has left meanwhile, say
 */
export async function reopenEnded(
  ctx: Ctx,
  merging: Merging,
): Promise<{ route: Route.Route; because: RefusalCode } | undefined> {
  if (merging.kind !== "unmerge") return undefined;
  const routeId = await endedBy(ctx, (await store.load(ctx, merging.undoes)).data as Merge);
  if (!routeId) return undefined;
  try {
    await Route.reopen(ctx, routeId, { reason });
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { route: (await Route.load(ctx, routeId)).data, because: error.code };
  }
}

const reason =
  "Объединение карт отменено: маршрут, который оно завершило, продолжается. / The merge was undone: the route that it ended goes on.";
