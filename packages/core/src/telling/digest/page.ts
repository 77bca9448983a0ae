import * as Link from "../../ground/link/index.ts";
import type { Ctx, Deps } from "../../ground/shared/context.ts";
import type { AgencyId } from "../../ground/shared/ids.ts";

/** Links of a whole organisation: one shows its open steps, one ends the digests that go to an address. */
export interface PageLink {
  tenant: string;
  agencyId: AgencyId;
  /** Epoch seconds. */
  expiresAt: number;
}
export interface QuietLink extends PageLink {
  /** Whose digests end. */
  email: string;
}

export const pageToken = ({ keys }: Pick<Ctx, "keys">, { tenant, agencyId, expiresAt }: PageLink): Promise<string> =>
  Link.seal(keys, "page", { tenant, fields: [agencyId], expiresAt });

export const quietToken = (
  { keys }: Pick<Ctx, "keys">,
  { tenant, agencyId, email, expiresAt }: QuietLink,
): Promise<string> => Link.seal(keys, "quiet", { tenant, fields: [agencyId, email], expiresAt });

/** @throws Refusal link.invalid, link.expired */
export async function openPage(deps: Deps, token: string): Promise<Omit<PageLink, "expiresAt">> {
  const { tenant, fields } = await Link.openLive(deps, "page", token);
  return { tenant, agencyId: fields[0] };
}

/** @throws Refusal link.invalid, link.expired */
export async function openQuiet(deps: Deps, token: string): Promise<Omit<QuietLink, "expiresAt">> {
  const { tenant, fields } = await Link.openLive(deps, "quiet", token);
  const [agencyId, email] = fields;
  return { tenant, agencyId, email };
}
