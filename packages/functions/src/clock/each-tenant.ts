import { type Ctx, type Deps, systemCtx } from "@marshrut/core/shared";
import * as Tenant from "@marshrut/core/tenant";
import { log, traceOf } from "../log.ts";

/**
 * A round of the platform over its tenants, one after the other. What goes wrong with one of them keeps nobody after it from
 * theirs: it is logged as `what`, and fails the run when all have been served. @param actor whose name stands in the audit
 * @returns what there is to tell, by tenant @throws the first fault there was
 */
export async function eachTenant<T>(
  deps: Deps,
  { actor, what, only }: { actor: string; what: string; only?: string },
  work: (ctx: Ctx) => Promise<T | undefined>,
): Promise<Record<string, T>> {
  const told: Record<string, T> = {};
  const faults: unknown[] = [];
  for (const tenant of only ? [only] : await Tenant.all(deps.bank)) {
    try {
      const one = await work(systemCtx(deps, tenant, actor));
      if (one !== undefined) told[tenant] = one;
    } catch (error) {
      log("error", what, { tenant, error: traceOf(error) });
      faults.push(error);
    }
  }
  if (faults.length > 0) throw faults[0];
  return told;
}
