import * as Agency from "../../agencies/agency/index.ts";
import type { ChildId, DomainEvent, RouteId, StepId } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Route from "../../routes/route/index.ts";
import * as Step from "../../routes/step/index.ts";
import * as Delivery from "../delivery/index.ts";
import * as Inbox from "../inbox/index.ts";
import { type AgencyNoticeKind, type CoordinatorNoticeKind, compose } from "../notification/index.ts";
import * as Webhook from "../webhook/index.ts";
import type { Relay } from "./deps.ts";

/** A mail to the agency still makes sense: it has been asked and has not answered for good. While it waits only a link does. */
export const mayBeWrittenTo = (step: Step.Step, kind: AgencyNoticeKind): boolean =>
  Step.takesLinks(step) && (step.status !== "on-hold" || kind === "link-renewed");

/**
 * Writes to the agency that an event concerns, with the step's live link. Nothing is sent where the step has moved on, and
 * nothing without consent: that is asked at this last moment too, and its record is part of the claim's transaction.
 */
export async function tellAgency(
  r: Relay,
  event: DomainEvent<string, Step.StepRef>,
  kind: AgencyNoticeKind,
): Promise<void> {
  const { ctx, mailer, evenIfWebhook = false } = r;
  const { data: step } = await Step.load(ctx, event.data.stepId);
  if (step.assignment !== event.data.assignment || !mayBeWrittenTo(step, kind)) return;
  if (!evenIfWebhook && (await Webhook.replacesMail(ctx, step.agencyId, event))) return;
  const settings = await Tenant.load(ctx);
  notAtNight(r, settings);
  const { agency } = await Agency.load(ctx, step.agencyId);
  const { routeId, childId, stepId, agencyId } = step;
  const order = {
    deliveryId: Delivery.deliveryIdOf(event.eventId, "agency"),
    eventId: event.eventId,
    stream: r.stream,
    audience: "agency" as const,
    kind,
    about: { routeId, childId, stepId, agencyId, assignment: step.assignment },
    from: settings.mailFrom,
    // A closed organisation is written to no more; its coordinator hears that somebody else must do it.
    to: agency.status === "active" ? agency.contacts.map((c) => c.email) : [],
  };
  const consent = await Step.consentFor(ctx, step);
  if (!consent.allowed) {
    await Delivery.withhold(ctx, order);
    await Step.withholdUnlessAllowed(ctx, stepId);
    return;
  }
  const delivered = await Delivery.deliver(ctx, mailer, {
    ...order,
    guards: [consent.guard],
    compose: async () =>
      compose({
        to: "agency",
        kind,
        agencyName: agency.name,
        stepId,
        assignment: step.assignment,
        title: step.title,
        task: step.task,
        expectedResult: step.expectedResult,
        due: step.due,
        link: `${settings.publicUrl}/respond#${await Step.tokenOf(ctx, Step.linkOf(ctx.tenant, step, event.at))}`,
        now: ctx.now(),
        zone: settings.zone,
        coordinatorEmail: Tenant.coordinatorOf(settings, step.municipality),
      }),
  });
  if (delivered.status !== "refused") return;
  await Inbox.openTask(ctx, event, "undeliverable", agencyId, {
    agencyId,
    stepId,
    routeId,
    deliveryId: delivered.deliveryId,
  });
  await tellCoordinator(r, event, "undeliverable");
}

/** Writes to the municipality's coordinator. */
export async function tellCoordinator(
  { ctx, mailer, stream }: Relay,
  event: DomainEvent<string, { routeId: RouteId; childId: ChildId; stepId?: StepId }>,
  kind: CoordinatorNoticeKind,
  count?: number,
): Promise<void> {
  const settings = await Tenant.load(ctx);
  notAtNight({ ctx }, settings);
  const { routeId, childId, stepId } = event.data;
  const { data: route } = await Route.load(ctx, routeId);
  const step = stepId ? (await Step.load(ctx, stepId)).data : undefined;
  const agency = step && (await Agency.load(ctx, step.agencyId)).agency;
  await Delivery.deliver(ctx, mailer, {
    // That a mail did not arrive is told beside what the event itself has to tell.
    deliveryId: Delivery.deliveryIdOf(event.eventId, kind === "undeliverable" ? "undeliverable" : "coordinator"),
    eventId: event.eventId,
    stream,
    audience: "coordinator",
    kind,
    about: { routeId, childId, stepId, agencyId: step ? step.agencyId : undefined },
    from: settings.mailFrom,
    to: [Tenant.coordinatorOf(settings, route.municipality)],
    guards: [],
    compose: async () =>
      compose({
        to: "coordinator",
        kind,
        routeId,
        ...(step ? { stepId: step.stepId, title: step.title, dueDate: step.due.date } : {}),
        agencyName: agency ? agency.name : undefined,
        count,
        now: ctx.now(),
        zone: settings.zone,
        apiUrl: settings.publicUrl,
      }),
  });
}

/** @throws Postponed in the tenant's quiet hours: the sweeper tells it in the morning */
export function notAtNight({ ctx }: Pick<Relay, "ctx">, settings: Tenant.TenantSettings): void {
  if (Tenant.isQuiet(ctx.now(), settings)) throw new Delivery.Postponed("quiet hours");
}
