import { aliveIn, bringUpToDate, type Differences, reconcile } from "@marshrut/core/reconcile";
import * as Tenant from "@marshrut/core/tenant";
import { relayDeps } from "./container.relay.ts";
import { log, traceOf } from "./log.ts";

/**
 * Every quarter of an hour: compares each tenant's records with its executions and heals what differs. One tenant's fault is
 * its own, and fails the run when the others are done.
 */
export const handler = async (): Promise<Record<string, Differences>> => {
  const found: Record<string, Differences> = {};
  const alive = aliveIn(relayDeps().workflows);
  const accidents: unknown[] = [];
  for (const tenant of await Tenant.all(relayDeps().bank)) {
    try {
      found[tenant] = await reconcile(relayDeps(), tenant, { alive, share: 16 });
      if (await bringUpToDate(relayDeps(), tenant)) log("info", "reconcile.brought-up-to-date", { tenant });
    } catch (error) {
      log("error", "reconcile.failed", { tenant, error: traceOf(error) });
      accidents.push(error);
      continue;
    }
    if (Object.values(found[tenant]).some((n) => n > 0)) log("warn", "reconcile.healed", { tenant, ...found[tenant] });
  }
  if (accidents.length > 0) throw accidents[0];
  return found;
};
