import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { localDay } from "../../ground/calendar/index.ts";
import {
  auditReads,
  Conflict,
  type Ctx,
  mustCareFor,
  type Page,
  type PageRequest,
  type Stored,
} from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { unassigned } from "./route.may.ts";
import * as store from "./route.store.ts";
import type { Route } from "./route.ts";

/** A plan that waits for its approval. */
export const DraftItem = z.strictObject({
  routeId: z.string(),
  childId: z.string(),
  template: z.string(),
  /** ISO date. */
  since: z.string(),
  daysWaiting: z.int(),
  lines: z.int(),
  unassigned: z.int().meta({ description: "Строк без организации / lines of nobody" }),
});
export type DraftItem = z.infer<typeof DraftItem>;

interface DraftsQuery extends PageRequest {
  /** Key of the one municipality to look at. */
  only?: string | undefined;
  counting?: boolean;
}

/** Plans that wait, the longest first in each municipality; on record with each child. Staff only. Eventually consistent. */
export async function findDrafts(ctx: Ctx, { only, counting = false, ...page }: DraftsQuery): Promise<Page<DraftItem>> {
  mustCareFor(ctx.actor, "each");
  const range = only ? { prefix: `${only}#` } : {};
  const { items, next } = await ctx.bank.find<Route>("gsi3", store.draftsPk(ctx.tenant), range, page);
  if (!counting)
    await auditReads(
      ctx,
      [...new Set(items.map(({ data }) => data.childId))].map((subject) => ({ subject, action: "inbox.drafts" })),
    );
  const { zone } = await Tenant.load(ctx);
  const today = localDay(ctx.now(), zone);
  return { items: items.map(({ data }) => itemOf(data, today, zone)), next };
}

function itemOf(route: Route, today: Temporal.PlainDate, zone: string): DraftItem {
  const since = localDay(Temporal.Instant.from(route.plan.draftedAt ?? route.generationAt), zone);
  return {
    routeId: route.routeId,
    childId: route.childId,
    template: route.template.key,
    since: since.toString(),
    daysWaiting: since.until(today, { largestUnit: "day" }).days,
    lines: route.plan.entries.length,
    unassigned: unassigned(route).length,
  };
}

/** Gives routes that an older program wrote the places in which this one looks for them. @returns how many were written */
export async function placeRoutes(ctx: Pick<Ctx, "bank" | "tenant">): Promise<number> {
  let placed = 0;
  for (const order of [store.openRoutes(ctx.tenant), store.endedRoutes(ctx.tenant)]) {
    let from: string | undefined;
    do {
      const page: Page<Stored<Route>> = await ctx.bank.find<Route>("gsi2", order, {}, { from });
      for (const { data, index, version } of page.items) {
        const put = store.record(ctx.tenant, data);
        if (index?.gsi3?.sk === put.index?.gsi3?.sk && index?.gsi4) continue;
        // Who has changed it meanwhile has placed it.
        await ctx.bank.commit([{ put, expect: version }]).catch((error: unknown) => {
          if (!(error instanceof Conflict)) throw error;
        });
        placed++;
      }
      from = page.next;
    } while (from);
  }
  return placed;
}
