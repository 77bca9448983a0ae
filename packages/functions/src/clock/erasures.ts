import * as Erasure from "@marshrut/core/erasure";
import { errorCollector, late, Unavailable } from "@marshrut/core/shared";
import { deps } from "../container/deps.ts";
import { files } from "../container/files.ts";
import { log } from "../log.ts";
import { eachTenant } from "./each-tenant.ts";

/** What is seen to beside erasures, loaded when its turn comes. */
const terms = late(() => import("./erasures.terms.ts"));

/**
 * Every quarter of an hour: opens requests for whoever left longer ago than they are kept, lets go of what is older than its term and of rows of papers, forgets whoever was taken out of a family, erases again what came back with a
 * restore, carries on every erasure that was begun, and seals by the keys of children what an older program sealed by the tenant's.
 * @returns what it finished
 */
export const handler = (): Promise<Record<string, string[]>> =>
  eachTenant(deps(), { actor: "schedule", what: "erasure.not-finished" }, async (ctx) => {
    // Once a day; whatever becomes of it, what was asked for goes on.
    const errors = errorCollector((error) => error instanceof Unavailable);
    await errors.collect(() => Erasure.attendTerms(ctx));
    await errors.collect(async () => {
      const gone = await (await terms()).endTerms(ctx, files());
      if (gone > 0) log("info", "terms.expired", { tenant: ctx.tenant, gone });
    });
    await errors.collect(async () => {
      const rows = await (await terms()).attendRows(ctx);
      if (rows > 0) log("info", "rows.expired", { tenant: ctx.tenant, rows });
    });
    await errors.collect(async () => {
      const exports = await (await terms()).withdrawExports(ctx, files());
      if (exports > 0) log("info", "exports.withdrawn", { tenant: ctx.tenant, exports });
    });
    await errors.collect(async () => {
      const people = await (await terms()).forgetDeparted(ctx);
      if (people > 0) log("info", "members.forgotten", { tenant: ctx.tenant, people });
    });
    await errors.collect(async () => {
      const rounds = await (await terms()).forgetLists(ctx);
      if (rounds > 0) log("info", "round-lists.forgotten", { tenant: ctx.tenant, rounds });
    });
    await errors.collect(async () => {
      const reports = await (await terms()).forgetFiles(ctx);
      if (reports > 0) log("info", "report-files.forgotten", { tenant: ctx.tenant, files: reports });
    });
    const again = await Erasure.reapply(ctx);
    if (again.length > 0) log("warn", "erasures.again", { tenant: ctx.tenant, erasures: again.length });
    try {
      const finished = await Erasure.unfinished(ctx, files());
      errors.rethrow();
      return finished.length > 0 ? finished : undefined;
    } finally {
      const sealed = await Erasure.sealAnew(ctx);
      if (sealed > 0) log("info", "children.sealed", { tenant: ctx.tenant, cards: sealed });
    }
  });
