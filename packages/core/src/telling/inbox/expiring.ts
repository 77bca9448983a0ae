import { Temporal } from "temporal-polyfill";
import type { Ctx, Page, PageRequest, Stored } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Consent from "../../people/consent/index.ts";
import * as Instrument from "../../routes/instrument/index.ts";
import * as Route from "../../routes/route/index.ts";
import type { Expiring } from "./inbox.ts";

/** Reports are due 50 days before an ИПРА ends in one region (DOMAIN.md, instruments [P]); a consent takes a signature. */
const daysAhead = { instrument: 60, consent: 30 };

/** What ends soon for children with an open route, route by route. A page may come short while `next` says there is more. */
export async function expiring(
  ctx: Ctx,
  page: PageRequest,
  isMine: (municipality: string) => boolean,
): Promise<Page<Expiring>> {
  const today = await Tenant.today(ctx);
  const found: Page<Stored<Route.Route>> = await ctx.bank.find<Route.Route>(
    "gsi2",
    Route.openRoutes(ctx.tenant),
    {},
    page,
  );
  const of = found.items.filter(({ data }) => isMine(data.municipality)).map(({ data }) => ofRoute(ctx, data, today));
  const items = (await Promise.all(of)).flat().toSorted((a, b) => a.until.localeCompare(b.until));
  return { items, next: found.next };
}

async function ofRoute(ctx: Ctx, { childId, routeId }: Route.Route, today: Temporal.PlainDate): Promise<Expiring[]> {
  const ends: { what: Expiring["what"]; id: string; until: string }[] = [];
  for (const { consentId, expiresOn, status } of await Consent.listFor(ctx, childId))
    if (status === "given" && expiresOn >= today.toString())
      ends.push({ what: "consent", id: consentId, until: expiresOn });
  for (const kind of Instrument.instrumentKinds) {
    const now = await Instrument.inForce(ctx, childId, kind, today);
    if (now?.validTo) ends.push({ what: "instrument", id: now.instrumentId, until: now.validTo });
  }
  return ends.flatMap(({ what, id, until }) => {
    const daysLeft = today.until(Temporal.PlainDate.from(until), { largestUnit: "day" }).days;
    return daysLeft <= daysAhead[what] ? [{ what, id, childId, routeId, until, daysLeft }] : [];
  });
}
