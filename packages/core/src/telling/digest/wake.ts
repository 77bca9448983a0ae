import type { Temporal } from "temporal-polyfill";
import { type Ctx, digestMachine, type MachineInputs, type Workflows } from "../../ground/shared/index.ts";
import { nextDigest } from "../../ground/tenant/hours.ts";
import * as Tenant from "../../ground/tenant/index.ts";

/** Sees to it that somebody looks at the tenant's digests when they can leave. One execution for each moment. */
export async function wakeForDigest(ctx: Ctx, workflows: Workflows, at?: Temporal.Instant): Promise<void> {
  const instant = at ?? nextDigest(ctx.now(), await Tenant.load(ctx), (await Tenant.clock(ctx)).calendar);
  const moment = instant
    .toString()
    .replace(/[^0-9]/g, "")
    .slice(0, 12);
  await workflows.start({
    machine: digestMachine,
    name: `${ctx.tenant}-${moment}`,
    input: { tenant: ctx.tenant, at: instant.toString() } satisfies MachineInputs["digest"],
  });
}
