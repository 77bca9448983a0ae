import { type Ctx, type DataBank, type Deps, systemCtx } from "@marshrut/core/shared";
import * as Tenant from "@marshrut/core/tenant";
import { log, traceOf } from "../log.ts";

interface Round {
  /** As which a fault is logged. */
  what: string;
  only?: string | undefined;
}

/** {@link eachTenantOf} for work that acts as the platform. @param actor whose name stands in the audit */
export const eachTenant = <T>(
  deps: Deps,
  { actor, ...round }: Round & { actor: string },
  work: (ctx: Ctx) => Promise<T | undefined>,
): Promise<Record<string, T>> => eachTenantOf(deps.bank, round, (tenant) => work(systemCtx(deps, tenant, actor)));

/**
 * A round of the platform over its tenants, one after the other. What goes wrong with one of them keeps nobody after it from
 * theirs: it is logged as `what`, and fails the run when all have been served.
 * @returns what there is to tell, by tenant @throws the first fault there was
 */
export async function eachTenantOf<T>(
  bank: DataBank,
  { what, only }: Round,
  work: (tenant: string) => Promise<T | undefined>,
): Promise<Record<string, T>> {
  const told: Record<string, T> = {};
  const faults: unknown[] = [];
  for (const tenant of only ? [only] : await Tenant.all(bank)) {
    try {
      const one = await work(tenant);
      if (one !== undefined) told[tenant] = one;
    } catch (error) {
      log("error", what, { tenant, error: traceOf(error) });
      faults.push(error);
    }
  }
  if (faults.length > 0) throw faults[0];
  return told;
}
