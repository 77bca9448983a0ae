import * as Agency from "@marshrut/core/agency";
import * as Child from "@marshrut/core/child";
import * as Merging from "@marshrut/core/merging";
import { deps } from "../container/deps.ts";
import { log } from "../log.ts";
import { eachTenant } from "./each-tenant.ts";

/**
 * Every quarter of an hour: carries to its end what was cut short between two cards, and gives cards of an older program what they
 * are found and compared by, whatever became of the others. @returns what it finished
 */
export const handler = (): Promise<Record<string, string[]>> =>
  eachTenant(deps(), { actor: "schedule", what: "merging.not-finished" }, async (ctx) => {
    try {
      const finished = await Merging.unfinished(ctx);
      return finished.length > 0 ? finished : undefined;
    } finally {
      const indexed = await Child.indexAnew(ctx);
      if (indexed > 0) log("info", "children.indexed", { tenant: ctx.tenant, cards: indexed });
      const named = await Agency.indexNames(ctx);
      if (named > 0) log("info", "agencies.indexed", { tenant: ctx.tenant, agencies: named });
    }
  });
