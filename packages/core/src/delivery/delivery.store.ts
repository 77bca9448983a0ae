import type { Ctx, DeliveryId, EventId, Key, Stored } from "../shared/index.ts";
import type { Audience, Delivery } from "./delivery.ts";

/** The same event never makes two deliveries to the same audience: their id follows from it. */
export const deliveryIdOf = (eventId: EventId, audience: Audience): DeliveryId =>
  `delivery_${eventId.slice("event_".length)}${audience === "agency" ? "A" : "C"}`;

const keyOf = (tenant: string, deliveryId: DeliveryId): Key => ({
  table: "records",
  pk: `T#${tenant}#DELIVERY#${deliveryId}`,
  sk: "DELIVERY",
});

/** gsi1: all of the tenant's deliveries by time; gsi2: those of a step. */
export const tenantDeliveries = (tenant: string) => `T#${tenant}#DELIVERIES`;
export const stepDeliveries = (tenant: string, stepId: string) => `T#${tenant}#STEP#${stepId}#DELIVERIES`;

export const record = (tenant: string, delivery: Delivery): Omit<Stored<Delivery>, "version"> => ({
  key: keyOf(tenant, delivery.deliveryId),
  kind: "delivery",
  data: delivery,
  index: {
    gsi1: { pk: tenantDeliveries(tenant), sk: delivery.deliveryId },
    ...(delivery.stepId ? { gsi2: { pk: stepDeliveries(tenant, delivery.stepId), sk: delivery.deliveryId } } : {}),
  },
});

export const load = (
  ctx: Pick<Ctx, "bank" | "tenant">,
  deliveryId: DeliveryId,
): Promise<Stored<Delivery> | undefined> => ctx.bank.get<Delivery>(keyOf(ctx.tenant, deliveryId));
