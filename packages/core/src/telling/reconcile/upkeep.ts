import { systemCtx } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import type { RelayDeps } from "../relay/deps.ts";

/**
 * Brings a bank that an older program wrote up to date: steps, routes, children, instruments and obligations get their places in the orders of
 * this one, consents of whoever represents a child no more end, and the counters are counted anew, with what the older did not
 * count. Done once for each tenant; afterwards it is one read. What is cut short is done by the next run.
 * @returns whether there was something to do
 */
export async function bringUpToDate(deps: RelayDeps, tenant: string): Promise<boolean> {
  const ctx = systemCtx(deps, tenant, "reconciler");
  if (await Tenant.isUpToDate(ctx)) return false;
  // Loaded for the one run that does it, and not with each that finds nothing to do.
  const { placeAll, placeNumbers } = await import("../../routes/step/place.actions.ts");
  const { placeRoutes } = await import("../../routes/route/drafts.actions.ts");
  const { rebuild } = await import("../../roadmaps/indicator/rebuild.actions.ts");
  const { placeChildren } = await import("../../people/child/place.actions.ts");
  const { endForeignConsents } = await import("../../people/consent/ending.actions.ts");
  const { placeObligations } = await import("../../roadmaps/obligation/obligation.store.ts");
  const { list: periods } = await import("../../roadmaps/period/period.store.ts");
  const { placeInstruments } = await import("../../routes/instrument/place.actions.ts");
  await placeAll(ctx);
  await placeNumbers(ctx);
  await placeRoutes(ctx);
  await placeChildren(ctx);
  await placeInstruments(ctx);
  for (const { period } of await periods(ctx)) await placeObligations(ctx, period);
  await endForeignConsents(ctx);
  await rebuild(ctx);
  await Tenant.setUpToDate(ctx);
  return true;
}
