import { Temporal } from "temporal-polyfill";
import * as Link from "../../ground/link/index.ts";
import type { Ctx, Deps } from "../../ground/shared/context.ts";
import { type AgencyId, newId } from "../../ground/shared/ids.ts";

/** Longer than from the first reminder to the last day on which a late report is taken. */
const validFor = Temporal.Duration.from({ hours: 24 * 60 });

/**
 * The link by which an organisation hands in all it owes. Each report can be handed in once, and only while its period is
 * open, so the link itself may be used again.
 */
export function reportsToken(
  { keys, now, tenant }: Pick<Ctx, "keys" | "now" | "tenant">,
  agencyId: AgencyId,
): Promise<string> {
  const expiresAt = Math.floor(now().add(validFor).epochMilliseconds / 1000);
  return Link.seal(keys, "reports", { tenant, fields: [agencyId], expiresAt });
}

/** The organisation that a token speaks for. @throws Refusal link.invalid, link.expired */
export async function asLinked(deps: Deps, token: string, requestId?: string): Promise<Ctx & { agencyId: AgencyId }> {
  const { tenant, fields } = await Link.openLive(deps, "reports", token);
  const [agencyId] = fields;
  const actor = { kind: "link" as const, id: `reports.${agencyId}`, tenant, agency: agencyId };
  return { ...deps, tenant, actor, agencyId, requestId: requestId ?? newId("request", deps.now().epochMilliseconds) };
}
