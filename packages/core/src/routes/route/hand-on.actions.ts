import { Temporal } from "temporal-polyfill";
import type { AgencyId, Ctx, RouteId } from "../../ground/shared/index.ts";
import { isSettled } from "../step/step.ts";
import { change, freePlace, openAfter } from "./route.actions.ts";
import * as decide from "./route.decide.ts";
import * as store from "./route.store.ts";

/**
 * A route ends because its child is of another age of help, and the next one opens with what it learned: which organisations
 * know the child. Safe to repeat, and where it broke off. @param template of the next one; none where nothing follows
 */
export async function handOn(ctx: Ctx, routeId: RouteId, template: string | undefined): Promise<void> {
  const { childId } = (await store.load(ctx, routeId)).data;
  await change(ctx, routeId, "route.hand-on", undefined, (route) => {
    const events = decide.handOver(route, route.generation, template ?? "none");
    return { events, writes: events.length > 0 ? [freePlace(ctx, route)] : [] };
  });
  if (!template || (await store.openRouteOf(ctx, childId))) return;
  const learned = await agenciesOf(ctx, routeId);
  await openAfter(ctx, childId, template, { routeId, learned });
}

/** Who did what kind of work for the child last: whoever did it, or was about to. */
async function agenciesOf(ctx: Ctx, routeId: RouteId): Promise<Record<string, AgencyId>> {
  const steps = [...(await store.madeSteps(ctx, routeId)).values()];
  const known = steps.filter((step) => !isSettled(step) || step.status === "completed");
  const inOrder = (known.length > 0 ? known : steps).toSorted((a, b) =>
    Temporal.Instant.compare(a.requestAt, b.requestAt),
  );
  return Object.fromEntries(inOrder.map(({ agencyKind, agencyId }) => [agencyKind, agencyId]));
}
