import { Temporal } from "temporal-polyfill";
import { auditReads, type Ctx, type Page, type PageRequest } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Indicator from "../../roadmaps/indicator/index.ts";
import type { Expiring } from "./inbox.ts";

/** Reports are due 50 days before an ИПРА ends in one region (DOMAIN.md, instruments [P]); a consent takes a signature. */
export const daysAhead: Indicator.DaysAhead = { instrument: 60, consent: 30 };

interface ExpiringQuery extends PageRequest {
  only?: string | undefined;
  counting: boolean;
}

/** What ends soon for children with an open route. A page may come short while `next` says there is more. */
export async function expiring(ctx: Ctx, { counting, ...query }: ExpiringQuery): Promise<Page<Expiring>> {
  const today = await Tenant.today(ctx);
  const find = (await Tenant.isUpToDate(ctx)) ? Indicator.ending : Indicator.endingOfRoutes;
  const { items, next } = await find(ctx, today, daysAhead, query);
  const children = new Set(items.map((e) => e.childId));
  if (!counting)
    await auditReads(
      ctx,
      [...children].map((subject) => ({ subject, action: "inbox.expiring" })),
    );
  return { items: items.map((e) => ({ ...e, daysLeft: daysUntil(today, e.until) })), next };
}

const daysUntil = (today: Temporal.PlainDate, until: string): number =>
  today.until(Temporal.PlainDate.from(until), { largestUnit: "day" }).days;
