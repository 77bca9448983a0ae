import { namesOf } from "../../agencies/agency/agency.store.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as store from "./internship.store.ts";
import type { PublicSite, Site } from "./site.ts";
import { publicView } from "./site.view.ts";

type Bank = Pick<Ctx, "bank" | "tenant" | "now">;

/** Seconds for which what was read is shown again. */
const shownFor = 60;
/** A region has dozens of sites; more than this many are read by nobody on one page. */
const most = 500;
const remembered = new WeakMap<object, Map<string, { at: number; sites: PublicSite[] }>>();

/** Approved sites as everybody sees them, with the terms that are still to come; eventually consistent, by a minute. */
export async function openSites(ctx: Bank): Promise<PublicSite[]> {
  const at = ctx.now().epochMilliseconds;
  const ofBank = remembered.get(ctx.bank) ?? new Map<string, { at: number; sites: PublicSite[] }>();
  remembered.set(ctx.bank, ofBank);
  const known = ofBank.get(ctx.tenant);
  if (known && at >= known.at && at - known.at < shownFor * 1000) return known.sites;
  const sites = await read(ctx);
  ofBank.set(ctx.tenant, { at, sites });
  return sites;
}

async function read(ctx: Bank): Promise<PublicSite[]> {
  const today = (await Tenant.today(ctx)).toString();
  const found: Site[] = [];
  let from: string | undefined;
  do {
    const page = await store.findSites(ctx, { status: "approved" }, { limit: 100, from });
    found.push(...page.items.map(({ data }) => data));
    from = page.next;
  } while (from && found.length < most);
  const names = await namesOf(ctx, [...new Set(found.map(({ agencyId }) => agencyId))]);
  return found.map((site) => {
    const shown = publicView(site, names.get(site.agencyId) ?? "");
    return { ...shown, terms: shown.terms.filter((term) => term.from > today) };
  });
}
