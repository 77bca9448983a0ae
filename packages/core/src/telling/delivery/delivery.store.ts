import {
  type AgencyId,
  all,
  type Ctx,
  type DeliveryId,
  type EventId,
  type Key,
  type NewEvent,
  type Page,
  type PageRequest,
  type RepresentativeId,
  type Stored,
  save,
  type WebhookId,
  type Write,
} from "../../ground/shared/index.ts";
import { type Attempt, type Audience, type Delivery, isUnderWay } from "./delivery.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

/** The same event never makes two deliveries to the same audience: their id follows from it. */
export const deliveryIdOf = (eventId: EventId, to: Exclude<Audience, "family"> | "undeliverable"): DeliveryId =>
  `delivery_${eventId.slice("event_".length)}${{ agency: "A", coordinator: "C", guest: "G", undeliverable: "U" }[to]}`;

/** Nor two to the same representative. */
export const familyDeliveryIdOf = (eventId: EventId, id: RepresentativeId): DeliveryId =>
  `delivery_${eventId.slice("event_".length)}F${id.slice(-12)}`;

/** Nor two to the same endpoint. The chance part of the endpoint's id tells an agency's few endpoints apart. */
export const webhookDeliveryIdOf = (eventId: EventId, webhookId: WebhookId, agencyId: AgencyId): DeliveryId =>
  `delivery_${eventId.slice("event_".length)}W${webhookId.slice(-8)}${agencyId.slice(-4)}`;

export const partition = (tenant: string, deliveryId: DeliveryId) => `T#${tenant}#DELIVERY#${deliveryId}`;
export const keyOf = (tenant: string, deliveryId: DeliveryId): Key => ({
  table: "records",
  pk: partition(tenant, deliveryId),
  sk: "DELIVERY",
});
/** What the retry machines have in hand: their guarantee (reconciler) looks here. */
const pendingPk = (tenant: string) => `T#${tenant}#DELIVERIES#RETRYING`;
const pendingKey = (tenant: string, deliveryId: DeliveryId): Key => ({
  table: "records",
  pk: pendingPk(tenant),
  sk: deliveryId,
});

/** gsi1: all of the tenant's deliveries by time; gsi2: those that concern an agency; gsi3: those of a municipality. */
export const tenantDeliveries = (tenant: string, municipality?: string) =>
  `T#${tenant}#DELIVERIES${municipality === undefined ? "" : `#IN#${municipality}`}`;
export const agencyDeliveries = (tenant: string, agencyId: AgencyId) => `T#${tenant}#AGENCY#${agencyId}#DELIVERIES`;

export const record = (tenant: string, delivery: Delivery): Omit<Stored<Delivery>, "version"> => ({
  key: keyOf(tenant, delivery.deliveryId),
  kind: "delivery",
  data: delivery,
  index: {
    gsi1: { pk: tenantDeliveries(tenant), sk: delivery.deliveryId },
    gsi2: delivery.agencyId ? { pk: agencyDeliveries(tenant, delivery.agencyId), sk: delivery.deliveryId } : undefined,
    gsi3: delivery.municipality
      ? { pk: tenantDeliveries(tenant, delivery.municipality), sk: delivery.deliveryId }
      : undefined,
  },
});

export const load = (ctx: Bank, deliveryId: DeliveryId): Promise<Stored<Delivery> | undefined> =>
  ctx.bank.get<Delivery>(keyOf(ctx.tenant, deliveryId));

/** What one write of a delivery brings beside its state. */
export interface More {
  /** What must still hold, and what changes with it. */
  writes?: Write[];
  events?: NewEvent[];
  attempt?: Attempt;
}

/** Saves the delivery's next state. Who retries is on record in the same transaction. @throws Conflict */
export async function write(
  ctx: Ctx,
  data: Delivery,
  found: Stored<Delivery> | undefined,
  { writes = [], events = [], attempt }: More = {},
): Promise<Stored<Delivery>> {
  const { deliveryId } = data;
  const tries: Write[] = attempt
    ? [{ put: { key: attemptKey(ctx.tenant, deliveryId, attempt.n), kind: "attempt", data: attempt }, expect: "any" }]
    : [];
  await save(ctx, {
    writes: [
      { put: record(ctx.tenant, data), expect: found?.version ?? "absent" },
      ...tries,
      ...pending(ctx.tenant, data, found?.data),
      ...writes,
    ],
    stream: partition(ctx.tenant, deliveryId),
    events,
    audit: {
      subject: data.childId ?? data.agencyId ?? "tenant",
      action: `${data.channel ?? "mail"}.${data.status}`,
      detail: {
        deliveryId,
        kind: data.kind,
        audience: data.audience,
        agencyId: data.agencyId,
      },
    },
    ref: { kind: "delivery", id: deliveryId },
  });
  return { ...record(ctx.tenant, data), version: (found?.version ?? 0) + 1 };
}

/** Mails wait in the outbox: only webhooks stand here. */
function pending(tenant: string, { deliveryId, status, channel }: Delivery, before: Delivery | undefined): Write[] {
  if (channel !== "webhook") return [];
  const key = pendingKey(tenant, deliveryId);
  if (status === "retrying") return [{ put: { key, kind: "retrying", data: {} }, expect: "any" }];
  return before && isUnderWay(before) ? [{ remove: key, expect: "any" }] : [];
}

const attemptKey = (tenant: string, deliveryId: DeliveryId, n: number): Key => ({
  table: "records",
  pk: partition(tenant, deliveryId),
  sk: `ATTEMPT#${String(n).padStart(4, "0")}`,
});

/** A delivery's attempts, oldest first. */
export async function attemptsOf(ctx: Bank, deliveryId: DeliveryId): Promise<Attempt[]> {
  const found: Attempt[] = [];
  const range = { prefix: "ATTEMPT#" };
  for await (const { data } of all<Attempt>(ctx.bank, "records", partition(ctx.tenant, deliveryId), range))
    found.push(data);
  return found;
}

/** A page of the deliveries that wait for another attempt; strongly consistent. */
export async function retryingPage(ctx: Bank, page: PageRequest): Promise<Page<DeliveryId>> {
  const { items, next } = await ctx.bank.list("records", pendingPk(ctx.tenant), {}, page);
  return { items: items.map(({ key }) => key.sk as DeliveryId), next };
}
