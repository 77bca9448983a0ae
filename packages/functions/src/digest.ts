import * as Delivery from "@marshrut/core/delivery";
import { type DigestRun, sendDigests } from "@marshrut/core/digest";
import { systemCtx } from "@marshrut/core/shared";
import * as Tenant from "@marshrut/core/tenant";
import { relayDeps } from "./container.relay.ts";
import { log } from "./log.ts";

/** Every hour: the digests of tenants where it is working time. Paused mail ends the run; the next one goes on. */
export const handler = async (): Promise<Record<string, DigestRun>> => {
  const deps = relayDeps();
  const runs: Record<string, DigestRun> = {};
  for (const tenant of await Tenant.all(deps.bank)) {
    try {
      runs[tenant] = await sendDigests(systemCtx(deps, tenant, "digest"), deps.mailer);
    } catch (error) {
      if (!(error instanceof Delivery.Postponed)) throw error;
      log("warn", "mail.postponed", { tenant });
    }
  }
  return runs;
};
