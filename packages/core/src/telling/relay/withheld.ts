import { localDay } from "../../ground/calendar/index.ts";
import type { Ctx, DomainEvent, RouteId } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import type { ConsentEvent } from "../../people/consent/index.ts";
import * as Route from "../../routes/route/index.ts";
import * as Step from "../../routes/step/index.ts";
import * as Digest from "../digest/index.ts";
import type { Relay } from "./deps.ts";
import { openStepsOf } from "./open-steps.ts";
import { tellCoordinator } from "./tell.ts";

/**
 * The coordinator hears once a day that a route waits for consent, however many of its steps do: one consent heals all of
 * them. Asked again for the same event it says the same.
 */
async function isFirstOfDay(ctx: Ctx, routeId: RouteId, eventId: string): Promise<boolean> {
  const { municipality } = (await Route.load(ctx, routeId)).data;
  const today = localDay(ctx.now(), (await Tenant.load(ctx)).zone).toString();
  return Digest.isFirst(ctx, { municipality }, `withheld-${routeId}`, today, eventId);
}

export async function stepWithheld(r: Relay, e: DomainEvent<string, Step.StepRef>): Promise<void> {
  if (await isFirstOfDay(r.ctx, e.data.routeId, e.eventId)) await tellCoordinator(r, e, "consent-missing");
}

/** Withdrawal takes effect at once: nothing more goes out, and what is out is taken back as far as links can be. */
export async function consentWithdrawn(r: Relay, e: DomainEvent<string, ConsentEvent["data"]>): Promise<void> {
  const { childId } = e.data;
  const routeId = await Route.openRouteOf(r.ctx, childId);
  if (!routeId) return;
  for await (const step of openStepsOf(r, routeId)) {
    // Where consent still covers the step nothing is told, and the day stays free for what is withheld later.
    if (step.status === "planned" || (await Step.consentFor(r.ctx, step)).allowed) continue;
    await isFirstOfDay(r.ctx, routeId, e.eventId); // the mail below tells of this step too
    await Step.withholdUnlessAllowed(r.ctx, step);
  }
  // Counted from the record and not while doing it: an earlier attempt may have died half-way.
  let withheld = 0;
  for await (const step of openStepsOf(r, routeId)) if (Step.isWithheld(step)) withheld++;
  if (withheld > 0) await tellCoordinator(r, { ...e, data: { routeId, childId } }, "consent-withdrawn", withheld);
}
