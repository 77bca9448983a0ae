import * as Audit from "@marshrut/core/audit";
import { bankDeps } from "../container/bank.ts";
import { seals } from "../container/seals.ts";
import { log } from "../log.ts";
import { eachTenantOf } from "./each-tenant.ts";

/**
 * Each five minutes: seals what has come into each tenant's audit log, and tells what in it gives cause to look: an alarm reads the
 * lines `audit.alert`, so that it tells people whom no account of the product can keep from it. @returns the numbers of the seals
 */
export const handler = (): Promise<Record<string, number[]>> =>
  eachTenantOf(bankDeps().bank, { what: "audit.not-sealed" }, async (tenant) => {
    const made = await Audit.seal({ ...bankDeps(), tenant }, seals());
    // The function's own log is one more witness of the heads: who cuts the seals off would have to change it as well.
    for (const { no, hash, entries } of made) {
      log("info", "audit.sealed", { tenant, seal: no, hash, entries });
      for (const { what, by, at, count } of await Audit.alertsIn({ ...bankDeps(), tenant }, seals(), no))
        log("warn", "audit.alert", { tenant, alert: what, account: by, entryAt: at, count });
    }
    return made.length > 0 ? made.map(({ no }) => no) : undefined;
  });
