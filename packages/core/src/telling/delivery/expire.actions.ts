import { idAt, type Page, type Stored } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { keyOf, partition, tenantDeliveries } from "./delivery.store.ts";
import { type Delivery, isUnderWay } from "./delivery.ts";

/**
 * Deliveries go with their attempts and events: they say to which addresses of people of organisations was written. What is under way
 * stays.
 */
export const expiring: Tenant.Expiring<Delivery> = {
  term: "mailYears",
  async over(ctx, { at }, page) {
    const range = { from: "delivery_", to: idAt("delivery", at.epochMilliseconds) };
    const pk = tenantDeliveries(ctx.tenant);
    const { items, next }: Page<Stored<Delivery>> = await ctx.bank.find<Delivery>("gsi1", pk, range, page);
    return { items: items.map(({ data }) => data), next };
  },
  childOf: ({ childId }) => childId,
  held: async (_, delivery) => (isUnderWay(delivery) ? "under-way" : undefined),
  letGo: (ctx, _, { deliveryId }) =>
    Tenant.removeWhole(ctx, [["records", partition(ctx.tenant, deliveryId)]], {
      last: keyOf(ctx.tenant, deliveryId),
      audit: { subject: "tenant", action: "delivery.expired", detail: { deliveryId } },
    }),
};
