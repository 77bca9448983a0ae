import { Temporal } from "temporal-polyfill";
import type { Page, Stored } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { partitionOf } from "../../ground/vault/index.ts";
import { keyOf, tenantTasks } from "./task.actions.ts";
import type { Task } from "./task.ts";

/** Tasks that somebody has seen to, with what was found in words. */
export const expiring: Tenant.Expiring<Task> = {
  term: "taskYears",
  async over(ctx, { at }, page) {
    const range = { from: "done#", to: `done#${at}` };
    const { items, next }: Page<Stored<Task>> = await ctx.bank.find<Task>("gsi1", tenantTasks(ctx.tenant), range, page);
    return {
      items: items
        .map(({ data }) => data)
        .filter(({ doneAt }) => doneAt !== undefined && Temporal.Instant.compare(doneAt, at) < 0),
      next,
    };
  },
  childOf: ({ childId }) => childId,
  letGo: (ctx, _, { taskId, kind }) => {
    const pk = partitionOf(ctx.tenant, taskId);
    const audit = { subject: "tenant", action: "task.expired", detail: { taskId, kind } };
    return Tenant.removeWhole(ctx, [["records", pk] as const, ["vault", pk] as const], {
      last: keyOf(ctx.tenant, taskId),
      audit,
    });
  },
};
