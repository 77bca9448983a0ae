import { Temporal } from "temporal-polyfill";
import * as Agency from "../../agencies/agency/index.ts";
import * as Link from "../../ground/link/index.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { AgencyId } from "../../ground/shared/ids.ts";
import * as Tenant from "../../ground/tenant/index.ts";

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

/** Longer than from an invitation to the day after the next meeting of a quarter. */
const meetingsFor = Temporal.Duration.from({ hours: 24 * 100 });

/** Where an organisation answers to invitations, and reads what was decided. */
export async function meetingsLink(ctx: Ctx, agencyId: AgencyId): Promise<string> {
  const expiresAt = Math.floor(ctx.now().add(meetingsFor).epochMilliseconds / 1000);
  const token = await pageToken(ctx, { tenant: ctx.tenant, agencyId, expiresAt });
  return `${(await Tenant.load(ctx)).publicUrl}/organisation#${token}`;
}

type Sealing = Pick<Ctx, "keys" | "bank" | "tenant">;

export const pageToken = async (ctx: Sealing, { tenant, agencyId, expiresAt }: PageLink): Promise<string> =>
  Link.seal(ctx.keys, "page", { tenant, fields: [agencyId, await Agency.linkEpoch(ctx, agencyId)], expiresAt });

export const quietToken = async (ctx: Sealing, { tenant, agencyId, email, expiresAt }: QuietLink): Promise<string> =>
  Link.seal(ctx.keys, "quiet", { tenant, fields: [agencyId, email, await Agency.linkEpoch(ctx, agencyId)], expiresAt });
