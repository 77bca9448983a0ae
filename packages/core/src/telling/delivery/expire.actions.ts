import { all } from "../../ground/shared/bank.ts";
import { auditWrite } from "../../ground/shared/context.ts";
import {
  type Ctx,
  commitLimit,
  type DeliveryId,
  type Key,
  type Page,
  type Stored,
  type Write,
} from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { idAt } from "./deliveries.actions.ts";
import { partition, tenantDeliveries } from "./delivery.store.ts";
import { type Delivery, isUnderWay } from "./delivery.ts";

/** So many in a round; a round comes each quarter of an hour. */
const mostAtOnce = 100;

/**
 * Lets go of deliveries that are older than their term, with their attempts and events: they say to which addresses of people of
 * organisations was written. The oldest first, a portion at a time; each write has its entry in the log. @returns how many
 */
export async function letGo(ctx: Ctx): Promise<number> {
  const { retention, zone } = await Tenant.load(ctx);
  const years = retention?.mailYears ?? Tenant.terms.mailYears.usual;
  const before = ctx.now().toZonedDateTimeISO(zone).subtract({ years }).toInstant().toString();
  const page: Page<Stored<Delivery>> = await ctx.bank.find<Delivery>(
    "gsi1",
    tenantDeliveries(ctx.tenant),
    { from: "delivery_", to: idAt(before) },
    { limit: mostAtOnce },
  );
  const over = page.items.map(({ data }) => data).filter((one) => !isUnderWay(one));
  for (const { deliveryId } of over) await remove(ctx, deliveryId, before);
  return over.length;
}

/** Its record last: what is cut short is found again. */
async function remove(ctx: Ctx, deliveryId: DeliveryId, before: string): Promise<void> {
  const keys: Key[] = [];
  for await (const { key } of all(ctx.bank, "records", partition(ctx.tenant, deliveryId))) keys.push(key);
  const last = keys.filter(({ sk }) => sk === "DELIVERY");
  const ordered = [...keys.filter(({ sk }) => sk !== "DELIVERY"), ...last];
  const entry = auditWrite(ctx, { subject: "tenant", action: "delivery.expired", detail: { deliveryId, before } });
  for (let i = 0; i < ordered.length; i += commitLimit - 1) {
    const chunk = ordered.slice(i, i + commitLimit - 1);
    const gone = chunk.map((key): Write => ({ remove: key, expect: "any" }));
    await ctx.bank.commit(i + chunk.length === ordered.length ? [...gone, entry] : gone);
  }
}
