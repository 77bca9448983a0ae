import type { Page, Stored } from "../shared/bank.ts";
import * as Tenant from "../tenant/index.ts";
import { partitionOf } from "../vault/subject.ts";
import { keyOf, oldest } from "./job.store.ts";
import type { Job } from "./job.ts";

/**
 * What was imported and exported, and what became of it row by row. Its files have gone within days; rows that still say whom they are
 * about have a term of their own, and the import waits for them.
 */
export const expiring: Tenant.Expiring<Job> = {
  term: "jobYears",
  async over(ctx, before, { from = "import", ...page }) {
    const [of, rest] = [from.startsWith("import") ? "import" : "export", from.slice("import".length)] as const;
    const { items, next }: Page<Stored<Job>> = await oldest(ctx, of, before.at, { ...page, from: rest || undefined });
    const then = of === "import" ? "export" : undefined;
    return { items: items.map(({ data }) => data), next: next ? `${of}${next}` : then };
  },
  async held(ctx, { jobId, status }) {
    if (status === "working") return "under-way";
    const { items } = await ctx.bank.list("vault", partitionOf(ctx.tenant, jobId), {}, { limit: 1 });
    return items.length > 0 ? "rows" : undefined;
  },
  letGo: (ctx, _, { jobId, kind }) =>
    Tenant.removeWhole(ctx, [["records", partitionOf(ctx.tenant, jobId)]], {
      last: keyOf(ctx.tenant, jobId),
      audit: { subject: jobId, action: "job.expired", detail: { kind } },
    }),
};
