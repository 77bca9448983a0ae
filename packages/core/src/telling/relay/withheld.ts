import { Temporal } from "temporal-polyfill";
import { localDay } from "../../ground/calendar/index.ts";
import type { ChildId, Ctx, DomainEvent, RepresentativeId, RouteId } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Child from "../../people/child/index.ts";
import type { ConsentEvent } from "../../people/consent/index.ts";
import * as Consent from "../../people/consent/index.ts";
import * as Handover from "../../routes/handover/index.ts";
import * as Route from "../../routes/route/index.ts";
import * as Step from "../../routes/step/index.ts";
import * as Digest from "../digest/index.ts";
import * as Inbox from "../inbox/index.ts";
import type { Relay } from "./deps.ts";
import type { Happened } from "./events.ts";
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
  const { childId, routeId } = e.data;
  // Told late: consent was given since, or the route has ended.
  if (!Step.isWithheld((await Step.load(r.ctx, e.data)).data)) return;
  const { municipality } = (await Route.load(r.ctx, routeId)).data;
  await Inbox.openTask(r.ctx, e, "consent-needed", childId, { childId, municipality, routeId });
  if (await isFirstOfDay(r.ctx, e.data.routeId, e.eventId)) await tellCoordinator(r, e, "consent-missing");
}

type About = ConsentEvent["data"];

/** Withdrawal takes effect at once: nothing more goes out, and what is out is taken back as far as links can be. */
export async function consentWithdrawn(r: Relay, e: DomainEvent<string, About>): Promise<void> {
  await withholdWithout(r, e, "consent-withdrawn");
  await tellDisagreement(r, e);
  const { zone } = await Tenant.load(r.ctx);
  const on = localDay(Temporal.Instant.from(e.at), zone).toString();
  await (await erasure()).startClock(r.ctx, e.data.childId, on);
}

/** Loaded for those few events alone. */
const erasure = () => import("../../routes/erasure/withdrawal.actions.ts");

/** So does the end of a giver's authority. */
export const consentEnded = (r: Relay, e: DomainEvent<string, About>): Promise<void> =>
  withholdWithout(r, e, "consent-ended");

async function withholdWithout(
  r: Relay,
  e: DomainEvent<string, About>,
  kind: "consent-withdrawn" | "consent-ended",
): Promise<void> {
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
  // Also where nobody has been asked yet: what is planned would rest as soon as its day comes.
  if ((await Consent.standing(r.ctx, childId)).length === 0) {
    const { municipality } = (await Route.load(r.ctx, routeId)).data;
    await Inbox.openTask(r.ctx, e, "consent-needed", childId, { childId, municipality, routeId });
  }
  if (withheld > 0) await tellCoordinator(r, { ...e, data: { routeId, childId } }, kind, withheld);
}

/** One parent agrees, the other has withdrawn: what stands goes on to count, and a person settles it (decision 0089). */
async function tellDisagreement(r: Relay, e: DomainEvent<string, About>): Promise<void> {
  const { childId, consentId } = e.data;
  const found = await Consent.disagreement(r.ctx, consentId);
  if (!found) return Inbox.closeTask(r.ctx, "consent-disputed", childId);
  const { withdrawn, agreed } = found;
  const { zone } = await Tenant.load(r.ctx);
  const routeId = await Route.openRouteOf(r.ctx, childId);
  const { municipality } = (await Child.load(r.ctx, childId)).record;
  const dispute = {
    agreedConsentId: agreed.consentId,
    agreedOn: agreed.signedOn,
    withdrawnConsentId: consentId,
    withdrawnOn: localDay(Temporal.Instant.from(withdrawn.withdrawnAt), zone).toString(),
  };
  await Inbox.openTask(r.ctx, e, "consent-disputed", childId, { childId, municipality, routeId, dispute });
  if (routeId) await tellCoordinator(r, { ...e, data: { routeId, childId } }, "consent-disputed");
}

/** A consent that is given wakes what waits for it, and settles what was asked about it. */
export async function consentGiven(r: Relay, e: DomainEvent<string, About>): Promise<void> {
  const { childId } = e.data;
  const routeId = await Route.openRouteOf(r.ctx, childId);
  let withheld = false;
  if (routeId)
    for await (const step of openStepsOf(r, routeId))
      if (step.status === "on-hold") withheld = Step.isWithheld(await Step.wakeUp(r.ctx, step)) || withheld;
  if (!withheld) await Inbox.closeTask(r.ctx, "consent-needed", childId);
  await closeDispute(r, childId);
  await (await erasure()).stopClock(r.ctx, childId);
  await Handover.acceptByConsent(r.ctx, childId);
}

/** Over when who withdrew has agreed again or represents the child no more, or nobody agrees any more. */
async function closeDispute({ ctx }: Relay, childId: ChildId): Promise<void> {
  const task = await Inbox.openTaskOf(ctx, "consent-disputed", childId);
  if (task?.dispute && !(await Consent.isDisputed(ctx, task.dispute.withdrawnConsentId)))
    await Inbox.closeTask(ctx, "consent-disputed", childId);
}

/** Whoever represents a child no more consents to nothing: what did not fit into the card's own commit is ended here. */
export async function childChanged(r: Relay, e: Happened<"child.changed">): Promise<void> {
  const { ctx } = r;
  const { childId, fields } = e.data;
  const touched = fields.flatMap((field) => /^representatives\.(rep_\w+)$/.exec(field)?.[1] ?? []);
  if (touched.length === 0) return;
  await Consent.endConsents(ctx, childId, "gone");
  const { representativeIds } = (await Child.load(ctx, childId)).record;
  const gone = touched.find((id) => !(representativeIds as string[]).includes(id));
  if (!gone) return;
  await closeDispute(r, childId);
  await Handover.proposeRepresentative(ctx, childId, gone as RepresentativeId, e.eventId);
}
