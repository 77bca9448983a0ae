import { freeIn, type PublicSite, type Site, waitingIn } from "./site.ts";

/** A site as everybody sees it. */
export const publicView = (site: Site, organisation: string): PublicSite => ({
  siteId: site.siteId,
  agencyId: site.agencyId,
  organisation,
  municipality: site.municipality,
  title: site.title,
  about: site.about,
  practiceId: site.practiceId,
  serviceKeys: site.serviceKeys,
  programme: site.programme,
  hours: site.hours,
  conditions: site.conditions,
  terms: site.terms.map((term) => ({
    ...term,
    free: freeIn(site, term.from),
    waiting: waitingIn(site, term.from),
  })),
});
