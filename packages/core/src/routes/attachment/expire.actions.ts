import { Temporal } from "temporal-polyfill";
import { all, getAll, type Page, type Stored } from "../../ground/shared/bank.ts";
import { auditWrite } from "../../ground/shared/context.ts";
import type { ChildId, Ctx, Files, Key, RouteId } from "../../ground/shared/index.ts";
import { idAt } from "../../ground/shared/index.ts";
import type * as Tenant from "../../ground/tenant/index.ts";
import { endedRoutes, madeSteps, routePartition } from "../route/route.store.ts";
import type { Route } from "../route/route.ts";
import { ofStep } from "./attachment.store.ts";
import { remove } from "./remove.actions.ts";
import { removeSigned } from "./signed.actions.ts";
import { prefix } from "./signed.store.ts";
import type { SignedPlan } from "./signed.ts";

interface Ended {
  routeId: RouteId;
  childId: ChildId;
}

/** That a route's files have gone: nobody looks for them again. */
const goneKey = (tenant: string, routeId: RouteId): Key => ({
  table: "records",
  pk: `T#${tenant}#ROUTE-FILES-GONE`,
  sk: routeId,
});

/** Files of a route that has ended: those beside its steps, and the scans of its signed plan. What they were stays on record. */
export const expiring: Tenant.Expiring<Ended> = {
  term: "fileYears",
  async over(ctx, { at }, page) {
    const range = { from: "route_", to: idAt("route", at.epochMilliseconds) };
    const pk = endedRoutes(ctx.tenant);
    const { items, next }: Page<Stored<Route>> = await ctx.bank.find<Route>("gsi2", pk, range, page);
    const ended = items
      .map(({ data }) => data)
      .filter((route) => route.status !== "open" && Temporal.Instant.compare(route.endedAt, at) < 0);
    const gone = await getAll(
      ctx.bank,
      ended.map(({ routeId }) => goneKey(ctx.tenant, routeId)),
    );
    return { items: ended.filter((_, i) => !gone[i]).map(({ routeId, childId }) => ({ routeId, childId })), next };
  },
  childOf: ({ childId }) => childId,
  letGo: async (ctx, files, { routeId, childId }, reason) => {
    const steps = await removeBeside(ctx, files, routeId, reason);
    const scans = await removeScans(ctx, files, routeId, reason);
    const detail = { routeId, files: steps + scans };
    await ctx.bank.commit([
      { put: { key: goneKey(ctx.tenant, routeId), kind: "files-gone", data: { routeId } }, expect: "absent" },
      auditWrite(ctx, { subject: childId, action: "route.files-expired", detail }),
    ]);
  },
};

async function removeBeside(ctx: Ctx, files: Files, routeId: RouteId, reason: string): Promise<number> {
  let removed = 0;
  for (const stepId of (await madeSteps(ctx, routeId)).keys())
    for (const file of await ofStep(ctx, stepId)) {
      if (file.removed) continue;
      await remove(ctx, files, file.attachmentId, { reason });
      removed += 1;
    }
  return removed;
}

async function removeScans(ctx: Ctx, files: Files, routeId: RouteId, reason: string): Promise<number> {
  let removed = 0;
  const pk = routePartition(ctx.tenant, routeId);
  for await (const { data } of all<SignedPlan>(ctx.bank, "records", pk, { prefix })) {
    if (data.removed) continue;
    await removeSigned(ctx, files, { routeId, signedId: data.signedId }, { reason });
    removed += 1;
  }
  return removed;
}
