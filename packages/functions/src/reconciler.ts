import { aliveIn, type Differences, reconcile } from "@marshrut/core/reconcile";
import * as Tenant from "@marshrut/core/tenant";
import { relayDeps } from "./container.relay.ts";
import { log } from "./log.ts";

/** Every quarter of an hour: compares each tenant's records with its executions and heals what differs. */
export const handler = async (): Promise<Record<string, Differences>> => {
  const found: Record<string, Differences> = {};
  const alive = aliveIn(relayDeps().workflows);
  for (const tenant of await Tenant.all(relayDeps().bank)) {
    found[tenant] = await reconcile(relayDeps(), tenant, { alive, share: 16 });
    if (Object.values(found[tenant]).some((n) => n > 0)) log("warn", "reconcile.healed", { tenant, ...found[tenant] });
  }
  return found;
};
