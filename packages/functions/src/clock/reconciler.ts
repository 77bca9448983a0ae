import { aliveIn, bringUpToDate, type Differences, reconcile } from "@marshrut/core/reconcile";
import { relayDeps } from "../container/relay.ts";
import { log } from "../log.ts";
import { eachTenant } from "./each-tenant.ts";

/** Every quarter of an hour: compares each tenant's records with its executions and heals what differs. */
export const handler = (): Promise<Record<string, Differences>> => {
  const alive = aliveIn(relayDeps().workflows);
  return eachTenant(relayDeps(), { actor: "reconciler", what: "reconcile.failed" }, async ({ tenant }) => {
    try {
      const found = await reconcile(relayDeps(), tenant, { alive, share: 16 });
      if (Object.values(found).some((n) => n > 0)) log("warn", "reconcile.healed", { tenant, ...found });
      return found;
    } finally {
      // Also where something could not be healed: an older bank would never be brought up to date as long as that lasts.
      if (await bringUpToDate(relayDeps(), tenant)) log("info", "reconcile.brought-up-to-date", { tenant });
    }
  });
};
