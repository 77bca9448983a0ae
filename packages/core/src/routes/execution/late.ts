import { Temporal } from "temporal-polyfill";
import { awaitCounting, lateOn } from "../../ground/job/late.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { JobId } from "../../ground/shared/ids.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import type { AlongResult } from "./result.actions.ts";

/** What one of many results brings with it: revisions of locked periods come when the job that records them has ended. */
export const alongJob =
  (ctx: Ctx, act: JobId): AlongResult =>
  async (_, is) => {
    // What is counted by the report is of the ИПРА's measures alone.
    const quarter = is?.kind === "ipra" ? lateOn(Temporal.PlainDate.from(is.on), await Tenant.today(ctx)) : undefined;
    if (!is || !quarter) return { writes: [], revisions: [] };
    return { writes: [awaitCounting(ctx.tenant, act, is.resultId)], revisions: [], late: { quarter, act } };
  };
