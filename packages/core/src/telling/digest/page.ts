import * as Agency from "../../agencies/agency/index.ts";
import * as Link from "../../ground/link/index.ts";
import type { Ctx } from "../../ground/shared/context.ts";
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

type Sealing = Pick<Ctx, "keys" | "bank" | "tenant">;

export const pageToken = async (ctx: Sealing, { tenant, agencyId, expiresAt }: PageLink): Promise<string> =>
  Link.seal(ctx.keys, "page", { tenant, fields: [agencyId, await Agency.linkEpoch(ctx, agencyId)], expiresAt });

export const quietToken = async (ctx: Sealing, { tenant, agencyId, email, expiresAt }: QuietLink): Promise<string> =>
  Link.seal(ctx.keys, "quiet", { tenant, fields: [agencyId, email, await Agency.linkEpoch(ctx, agencyId)], expiresAt });
