import type { Ctx } from "../../ground/shared/context.ts";
import type { AgencyId, InternshipId, SiteId } from "../../ground/shared/ids.ts";
import { readingAnew } from "../../ground/shared/read-once.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import * as internships from "../../people/internship/internship.store.ts";
import { adoptionsSubject, ofAdoptions, ofInternship, ofSite } from "./contribution.internship.ts";
import { count, countByMarks } from "./counting.ts";

export const countSite = (ctx: Ctx, id: SiteId): Promise<void> =>
  count(ctx, async () => {
    const found = await unlessRefused(() => internships.loadSite(ctx, id));
    return found && { adds: [ofSite(found.data)], from: [found] };
  });

export const countInternship = (ctx: Ctx, id: InternshipId): Promise<void> =>
  count(ctx, async () => {
    const found = await unlessRefused(() => internships.load(ctx, id));
    return found && { adds: [ofInternship(found.data)], from: [found] };
  });

/** All that an organisation has introduced together: it counts once in a period, however many of its people learned. */
export function countAdoptions(ctx: Ctx, agencyId: AgencyId): Promise<void> {
  const anew = readingAnew(ctx);
  return countByMarks(anew, [adoptionsSubject(agencyId)], async () => [
    ofAdoptions(agencyId, await internships.adoptions(anew, agencyId)),
  ]);
}
