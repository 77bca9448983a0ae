import { Temporal } from "temporal-polyfill";
import * as Agency from "../../agencies/agency/agency.links.ts";
import * as Link from "../../ground/link/index.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { AgencyId } from "../../ground/shared/ids.ts";

/** From the first question about a month to long after the last reminder. */
const validFor = Temporal.Duration.from({ hours: 24 * 60 });

/** The link to an organisation's own page: what it says of itself, and of the children whom it helps. It may be used again. */
export async function officeToken(
  ctx: Pick<Ctx, "keys" | "now" | "tenant" | "bank">,
  agencyId: AgencyId,
): Promise<string> {
  const expiresAt = Math.floor(ctx.now().add(validFor).epochMilliseconds / 1000);
  const epoch = await Agency.linkEpoch(ctx, agencyId);
  return Link.seal(ctx.keys, "office", { tenant: ctx.tenant, fields: [agencyId, epoch], expiresAt });
}

/** Parts of that page that letters are about, by the page's own names for them. */
export type OfficePart = "talks" | "internships" | "advice" | "specialists";

/** Where a letter leads: to the page, opened at what it is about. */
export const officeLink = async (
  ctx: Parameters<typeof officeToken>[0],
  to: { publicUrl: string; agencyId: AgencyId; part: OfficePart },
): Promise<string> => `${to.publicUrl}/office?part=${to.part}#${await officeToken(ctx, to.agencyId)}`;
