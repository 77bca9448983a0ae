import * as Audit from "@marshrut/core/audit";
import { deps } from "../container/deps.ts";
import { seals } from "../container/seals.ts";
import { eachTenant } from "./each-tenant.ts";

/**
 * Each five minutes: makes of what the sealed log gives cause to look at a task and a letter. The notary's alarm stands outside of
 * the product, and this within: one tells who runs it, the other who answers for the data. @returns how many, by tenant
 */
export const handler = (): Promise<Record<string, number>> =>
  eachTenant(deps(), { what: "audit.not-watched", actor: "watch" }, async (ctx) => {
    const raised = await Audit.watch(ctx, seals());
    return raised > 0 ? raised : undefined;
  });
