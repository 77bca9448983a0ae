import * as Agency from "../../agencies/agency/index.ts";
import {
  type AgencyId,
  agencyKey,
  type ChildId,
  type DomainEvent,
  type RouteId,
  type StepId,
} from "../../ground/shared/index.ts";
import { askAhead } from "../../ground/shared/read-once.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Route from "../../routes/route/index.ts";
import * as Step from "../../routes/step/index.ts";
import { keyOf as deliveryKey } from "../delivery/delivery.store.ts";
import * as Delivery from "../delivery/index.ts";
import * as Inbox from "../inbox/index.ts";
import { type AgencyNoticeKind, type CoordinatorNoticeKind, compose, type PlainNotice } from "../notification/index.ts";
import * as Webhook from "../webhook/index.ts";
import type { Relay } from "./deps.ts";
import type { Happened } from "./events.ts";

/** A mail to the agency still makes sense: it has been asked and has not answered for good. While it waits only a link does. */
export const mayBeWrittenTo = (step: Step.Step, kind: AgencyNoticeKind): boolean =>
  Step.takesLinks(step) && (step.status !== "on-hold" || kind === "link-renewed");

/** The organisation's own system takes an event in place of a mail, unless it could not be reached. */
export const isToldBySystem = async ({ ctx, evenIfWebhook = false }: Relay, agencyId: AgencyId, event: DomainEvent) =>
  !evenIfWebhook && (await Webhook.replacesMail(ctx, agencyId, event));

/** A closed organisation is written to no more; its coordinator hears that somebody else must do it. */
const contactsOf = ({ status, contacts }: Agency.Agency): string[] =>
  status === "active" ? contacts.map((c) => c.email) : [];

/** What every mail of an event has. @throws Postponed in the tenant's quiet hours: the sweeper tells it in the morning */
export function orderOf({ ctx, stream }: Relay, { eventId }: DomainEvent, settings: Tenant.TenantSettings) {
  const now = ctx.now();
  if (Tenant.isQuiet(now, settings))
    throw new Delivery.Postponed("quiet hours", { until: Tenant.quietUntil(now, settings) });
  return { eventId, stream, from: settings.mailFrom, guards: [] };
}

/**
 * Writes to the agency that an event concerns, with the step's live link. Nothing is sent where the step has moved on, and
 * nothing without consent: that is asked at this last moment too, and its record is part of the claim's transaction.
 */
export async function tellAgency(
  r: Relay,
  event: DomainEvent<string, Step.StepRef>,
  kind: AgencyNoticeKind,
): Promise<void> {
  const { ctx, mailer } = r;
  const { data: step } = await Step.load(ctx, event.data);
  if (step.assignment !== event.data.assignment || !mayBeWrittenTo(step, kind)) return;
  if (await isToldBySystem(r, step.agencyId, event)) return;
  const settings = await Tenant.load(ctx);
  const { routeId, childId, stepId, agencyId, assignment, municipality } = step;
  const common = orderOf(r, event, settings);
  const deliveryId = Delivery.deliveryIdOf(event.eventId, "agency");
  // The organisation is looked at now, and whether it was written to before the letter goes: by one read.
  await askAhead(ctx, [agencyKey(ctx.tenant, agencyId), deliveryKey(ctx.tenant, deliveryId)]);
  const { agency } = await Agency.load(ctx, agencyId);
  const order = {
    ...common,
    deliveryId,
    audience: "agency" as const,
    kind,
    about: { routeId, childId, stepId, agencyId, assignment, municipality },
    to: contactsOf(agency),
  };
  const consent = await Step.consentFor(ctx, step);
  if (!consent.allowed) {
    await Delivery.withhold(ctx, order);
    await Step.withholdUnlessAllowed(ctx, step);
    return;
  }
  const { title, task, expectedResult, means, due } = step;
  const { status } = await Delivery.deliver(ctx, mailer, {
    ...order,
    guards: [consent.guard],
    compose: async () =>
      compose({
        to: "agency",
        kind,
        agencyName: agency.name,
        stepId,
        assignment,
        title,
        task,
        expectedResult,
        means,
        due,
        link: `${settings.publicUrl}/respond#${await Step.tokenOf(ctx, Step.linkOf(ctx.tenant, step, event.at))}`,
        now: ctx.now(),
        zone: settings.zone,
        coordinatorEmail: Tenant.coordinatorOf(settings, step.municipality),
      }),
  });
  if (status !== "refused") return;
  await Inbox.openTask(ctx, event, "undeliverable", agencyId, { agencyId, stepId, routeId, deliveryId });
  await tellCoordinator(r, event, "undeliverable");
}

/** Writes to the municipality's coordinator of a route or a step. */
export async function tellCoordinator(
  r: Relay,
  event: DomainEvent<string, { routeId: RouteId; childId: ChildId; stepId?: StepId }>,
  kind: CoordinatorNoticeKind,
  count?: number,
): Promise<void> {
  const { ctx, mailer } = r;
  const settings = await Tenant.load(ctx);
  const order = orderOf(r, event, settings);
  const { routeId, childId, stepId } = event.data;
  const { data: route } = await Route.load(ctx, routeId);
  const step = stepId && (await Step.load(ctx, { stepId, routeId })).data;
  const agency = step && (await Agency.load(ctx, step.agencyId)).agency;
  await Delivery.deliver(ctx, mailer, {
    ...order,
    // That a mail did not arrive is told beside what the event itself has to tell.
    deliveryId: Delivery.deliveryIdOf(event.eventId, kind === "undeliverable" ? "undeliverable" : "coordinator"),
    audience: "coordinator",
    kind,
    about: { routeId, childId, stepId, agencyId: step?.agencyId, municipality: route.municipality },
    to: [Tenant.coordinatorOf(settings, route.municipality)],
    compose: async () =>
      compose({
        to: "coordinator",
        kind,
        routeId,
        stepId,
        title: step?.title,
        dueDate: step?.due.date,
        agencyName: agency?.name,
        count,
        now: ctx.now(),
        zone: settings.zone,
        apiUrl: settings.publicUrl,
      }),
  });
}

/**
 * Writes to an organisation of what is about no step; what one that has closed still owes is told to its successor.
 * @param notice is asked for when the mail is written
 */
export async function tellOrganisation(
  r: Relay,
  event: DomainEvent,
  agencyId: AgencyId,
  kind: PlainNotice["kind"],
  notice: (agency: Agency.Agency, settings: Tenant.TenantSettings) => Promise<PlainNotice>,
): Promise<void> {
  const { ctx, mailer } = r;
  const settings = await Tenant.load(ctx);
  const order = orderOf(r, event, settings);
  const { agency } = await Agency.load(ctx, agencyId);
  const answering = await Agency.answering(ctx, agencyId);
  if (!answering) return;
  const { status, deliveryId } = await Delivery.deliver(ctx, mailer, {
    ...order,
    deliveryId: Delivery.deliveryIdOf(event.eventId, "agency"),
    audience: "agency",
    kind,
    about: { agencyId, municipality: agency.municipality },
    to: contactsOf(answering),
    compose: async () => compose(await notice(agency, settings)),
  });
  if (status === "refused") await Inbox.openTask(ctx, event, "undeliverable", agencyId, { agencyId, deliveryId });
}

/** Writes to the municipality's coordinator of what is about no step. */
export async function tellMunicipality(
  r: Relay,
  event: DomainEvent,
  municipality: string,
  noticeOf: (settings: Tenant.TenantSettings) => PlainNotice,
): Promise<void> {
  const settings = await Tenant.load(r.ctx);
  const notice = noticeOf(settings);
  await Delivery.deliver(r.ctx, r.mailer, {
    ...orderOf(r, event, settings),
    deliveryId: Delivery.deliveryIdOf(event.eventId, "coordinator"),
    audience: "coordinator",
    kind: notice.kind,
    about: { municipality },
    to: [Tenant.coordinatorOf(settings, municipality)],
    compose: () => compose(notice),
  });
}

/** An endpoint is not called any more: its organisation is told, and the coordinator gets a task. */
export async function webhookDisabled(r: Relay, event: Happened<"webhook.disabled">): Promise<void> {
  const { agencyId, webhookId, because } = event.data;
  await Inbox.openTask(r.ctx, event, "webhook-disabled", webhookId, { agencyId, webhookId });
  const { url } = (await Webhook.load(r.ctx, webhookId)).data;
  await tellOrganisation(r, event, agencyId, "webhook-disabled", async (_, { publicUrl }) => ({
    kind: "webhook-disabled",
    webhookId,
    host: new URL(url).host,
    because,
    publicUrl,
  }));
}
