import * as Merging from "@marshrut/core/merging";
import { deps } from "../container/deps.ts";
import { eachTenant } from "./each-tenant.ts";

/** Every quarter of an hour: carries to its end what was cut short between two cards. @returns what it finished */
export const handler = (): Promise<Record<string, string[]>> =>
  eachTenant(deps(), { actor: "schedule", what: "merging.not-finished" }, async (ctx) => {
    const finished = await Merging.unfinished(ctx);
    return finished.length > 0 ? finished : undefined;
  });
