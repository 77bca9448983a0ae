import * as Agency from "../../agencies/agency/index.ts";
import {
  type AgencyId,
  all,
  Conflict,
  type Ctx,
  type DeliveryId,
  type DomainEvent,
  executionName,
  type MachineInputs,
  type Outgoing,
  type RouteId,
  type StepId,
  type Workflows,
  webhookMachine,
} from "../../ground/shared/index.ts";
import { askAhead } from "../../ground/shared/read-once.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Step from "../../routes/step/index.ts";
import { type Delivery, load as loadDelivery, webhookDeliveryIdOf, write } from "../delivery/index.ts";
import { catalogue, publicType, type WebhookEventType } from "./catalogue.ts";
import { payloadOf } from "./payload.ts";
import { attempt } from "./send.actions.ts";
import { hears } from "./webhook.actions.ts";
import { endpointsKey, hearing, thereIs } from "./webhook.store.ts";
import type { Webhook } from "./webhook.ts";

/** What webhooks need beside the data bank. */
export interface Doors {
  outgoing: Outgoing;
  workflows: Workflows;
}

/** An event, and the partition in which it lives: by it a resend finds it again. */
export type StreamedEvent = DomainEvent & { stream: string };

/** Ids that the events of our rooms carry; which of them depends on the type. */
interface About {
  agencyId?: AgencyId;
  from?: AgencyId;
  stepId?: StepId;
  routeId?: RouteId;
  routeIds?: RouteId[];
  childId?: Delivery["childId"];
  obligationId?: string;
  webhookId?: string;
  assignment?: number;
}

/** Tells an event to the endpoints that hear it: the first attempt here, later ones by the retry machine. */
export async function dispatch(ctx: Ctx, doors: Doors, { stream, ...event }: StreamedEvent): Promise<void> {
  const { webhookId, agencyId } = (event.data ?? {}) as About;
  if (webhookId && agencyId) await thereIs(ctx, agencyId);
  const type = publicType(event);
  if (!type) return;
  const told = await listeners(ctx, event);
  await askAhead(
    ctx,
    told.map(({ agencyId }) => endpointsKey(ctx.tenant, agencyId)),
  );
  for (const { agencyId, ...about } of told) {
    for (const { data: endpoint } of await hearing(ctx, agencyId)) {
      const only = (event.data as About).webhookId;
      if (
        type === "webhook.test" ? endpoint.webhookId !== only || endpoint.status !== "active" : !hears(endpoint, type)
      )
        continue;
      const deliveryId = webhookDeliveryIdOf(event.eventId, endpoint.webhookId, agencyId);
      await begin(ctx, { ...event, stream }, type, endpoint, { deliveryId, agencyId, ...about });
      await send(ctx, doors, deliveryId);
    }
  }
}

/** The attempt that is due, and the machine when it failed. What the machine has in hand already is left to it. */
export async function send(ctx: Ctx, doors: Doors, deliveryId: DeliveryId): Promise<Delivery> {
  const found = (await loadDelivery(ctx, deliveryId))!.data;
  if (found.status === "retrying") {
    await startRetry(ctx, doors, found);
    return found;
  }
  const sent = await attempt(ctx, doors.outgoing, deliveryId);
  if (!sent.done) await startRetry(ctx, doors, sent.delivery);
  return sent.delivery;
}

/** Starting it twice starts it once. */
async function startRetry(ctx: Ctx, { workflows }: Pick<Doors, "workflows">, delivery: Delivery): Promise<void> {
  const { deliveryId, round = 1, nextAttemptAt } = delivery;
  await workflows.start({
    machine: webhookMachine,
    name: executionName(deliveryId, round),
    input: {
      tenant: ctx.tenant,
      deliveryId,
      round,
      nextAttemptAt: nextAttemptAt ?? ctx.now().toString(),
    } satisfies MachineInputs["webhook"],
  });
}

/**
 * For the reconciler: a delivery whose machine is gone is tried here and gets a new one.
 * @param hasEnded of the round that is known to be over
 * @returns whether it was, or when it may be judged, where it is still too early
 */
export async function restartLost(
  ctx: Ctx,
  doors: Doors,
  deliveryId: DeliveryId,
  hasEnded?: number,
): Promise<boolean | { notBefore: string }> {
  const found = await loadDelivery(ctx, deliveryId);
  if (found?.data.status !== "retrying") return false;
  const { round = 1, nextAttemptAt = "" } = found.data;
  if (hasEnded !== undefined && hasEnded !== round) return false;
  const status =
    hasEnded !== undefined ? "ended" : await doors.workflows.status(webhookMachine, executionName(deliveryId, round));
  if (status === "running") return false;
  if (status === "absent") await startRetry(ctx, doors, found.data);
  else {
    if (nextAttemptAt > ctx.now().toString()) return { notBefore: nextAttemptAt };
    // A name that has run is not free again: the delivery goes on under the next round's, its count of attempts too.
    await write(ctx, { ...found.data, round: round + 1 }, found);
    await send(ctx, doors, deliveryId);
  }
  return true;
}

type AboutWhat = (typeof catalogue)[WebhookEventType]["about"];
const aboutStep: readonly AboutWhat[] = ["step", "route", "child"];
const aboutChild: readonly AboutWhat[] = [...aboutStep, "enrolment", "placement"];

async function begin(
  ctx: Ctx,
  event: StreamedEvent,
  type: NonNullable<ReturnType<typeof publicType>>,
  endpoint: Webhook,
  {
    deliveryId,
    agencyId,
    stepId,
    assignment,
  }: { deliveryId: DeliveryId; agencyId: AgencyId; stepId?: StepId; assignment?: number },
): Promise<void> {
  if (await loadDelivery(ctx, deliveryId)) return;
  const { publicUrl } = await Tenant.load(ctx);
  const { municipality } = (await Agency.load(ctx, agencyId)).agency;
  const { routeId, childId, obligationId } = event.data as About;
  const about = catalogue[type].about;
  const delivery: Delivery = {
    deliveryId,
    eventId: event.eventId,
    stream: event.stream,
    channel: "webhook",
    audience: "agency",
    kind: type,
    municipality,
    agencyId,
    ...(aboutChild.includes(about) ? { routeId, childId } : {}),
    stepId: aboutStep.includes(about) ? stepId : undefined,
    assignment,
    obligationId,
    webhookId: endpoint.webhookId,
    to: new URL(endpoint.url).host,
    attempts: 0,
    createdAt: ctx.now().toString(),
    // A failing endpoint would hold the relay up: its machine makes the first attempt too.
    ...(endpoint.health.failingSince
      ? { status: "retrying", nextAttemptAt: ctx.now().toString() }
      : { status: "sending" }),
    payload: payloadOf(type, event, {
      agencyId,
      publicUrl,
      assignment: about === "step" && assignment ? assignment : undefined,
    }),
  };
  await write(ctx, delivery, undefined).catch((error: unknown) => {
    if (!(error instanceof Conflict)) throw error; // another relay was faster
  });
}

interface Listener {
  agencyId: AgencyId;
  stepId?: StepId;
  assignment?: number;
}

/** Which agencies an event concerns. Of routes: those that they ask for something, each by one step. */
async function listeners(ctx: Ctx, event: DomainEvent): Promise<Listener[]> {
  const { agencyId, from, stepId, routeId, routeIds = routeId ? [routeId] : [], assignment } = event.data as About;
  if (event.type === "step.reassigned")
    return from && stepId && assignment ? [{ agencyId: from, stepId, assignment: assignment - 1 }] : [];
  if (agencyId) return [{ agencyId, stepId, assignment }];
  const found = new Map<AgencyId, Listener>();
  for (const id of routeIds)
    for await (const { data } of all<Step.Step>(ctx.bank, "records", Step.routePartition(ctx.tenant, id), {
      prefix: "STEP#",
    }))
      if (data.requestedAt && !found.has(data.agencyId))
        found.set(data.agencyId, { agencyId: data.agencyId, stepId: data.stepId });
  return [...found.values()];
}

/** Whether an agency's own system takes messages of this type in place of mails. */
export const hearsInPlaceOfMail = async (ctx: Ctx, agencyId: AgencyId, type: WebhookEventType): Promise<boolean> =>
  (await hearing(ctx, agencyId)).some(({ data }) => data.mail === "fallback" && hears(data, type));

/** Whether it takes this event so. */
export async function replacesMail(ctx: Ctx, agencyId: AgencyId, event: DomainEvent): Promise<boolean> {
  const type = publicType(event);
  return type !== undefined && hearsInPlaceOfMail(ctx, agencyId, type);
}
