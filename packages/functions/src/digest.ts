import * as Delivery from "@marshrut/core/delivery";
import * as Digest from "@marshrut/core/digest";
import { systemCtx } from "@marshrut/core/shared";
import * as Tenant from "@marshrut/core/tenant";
import * as z from "zod";
import { relayDeps } from "./container.relay.ts";
import { log } from "./log.ts";

/** The machine names a tenant; a schedule's event names none, and all are looked at. */
const Call = z.object({
  tenant: z
    .string()
    .regex(/^[a-z0-9-]{1,60}$/)
    .optional(),
});

/** The digests that are due where it is working time. Paused mail ends a tenant's run; the hourly one goes on. */
export const handler = async (event: unknown): Promise<Record<string, Digest.DigestRun>> => {
  const deps = relayDeps();
  const { tenant: one } = Call.parse(event ?? {});
  const runs: Record<string, Digest.DigestRun> = {};
  for (const tenant of one ? [one] : await Tenant.all(deps.bank)) {
    const ctx = systemCtx(deps, tenant, "digest");
    try {
      runs[tenant] = await Digest.sendDigests(ctx, deps.mailer);
      if (runs[tenant].waiting > 0)
        await Digest.wakeForDigest(ctx, deps.workflows, Tenant.tomorrowsDigest(ctx.now(), await Tenant.load(ctx)));
    } catch (error) {
      if (!(error instanceof Delivery.Postponed)) throw error;
      log("warn", "mail.postponed", { tenant });
    }
  }
  return runs;
};
