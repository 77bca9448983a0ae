import { Temporal } from "temporal-polyfill";
import * as Agency from "../../agencies/agency/agency.links.ts";
import * as Link from "../../ground/link/index.ts";
import type { Ctx, Deps } from "../../ground/shared/context.ts";
import type { AgencyId } from "../../ground/shared/ids.ts";

/** Longer than from the first reminder to the last day on which a late report is taken. */
const validFor = Temporal.Duration.from({ hours: 24 * 60 });

/**
 * The link by which an organisation hands in all it owes. Each report can be handed in once, and only while its period is
 * open, so the link itself may be used again.
 */
export async function reportsToken(
  ctx: Pick<Ctx, "keys" | "now" | "tenant" | "bank">,
  agencyId: AgencyId,
): Promise<string> {
  const expiresAt = Math.floor(ctx.now().add(validFor).epochMilliseconds / 1000);
  const epoch = await Agency.linkEpoch(ctx, agencyId);
  return Link.seal(ctx.keys, "reports", { tenant: ctx.tenant, fields: [agencyId, epoch], expiresAt });
}

/** The organisation that a token speaks for. @throws Refusal link.invalid, link.dead */
export async function asLinked(
  deps: Deps,
  { token, action }: { token: string; action: string },
  requestId?: string,
): Promise<Ctx & { agencyId: AgencyId }> {
  const { ctx, agency } = await Agency.speaking(deps, "reports", token, action, requestId);
  return { ...ctx, agencyId: agency.agencyId };
}
