import type { Agency } from "../../agencies/agency/index.ts";
import { type AgencyId, type AgreementId, type Ctx, eachOf } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as decide from "./agreement.decide.ts";
import * as store from "./agreement.store.ts";
import { followed } from "./attend.actions.ts";

/**
 * An organisation that has closed takes part in nothing any more; whoever goes on with its work takes part in its place. Safe to repeat.
 * @returns papers in force that have too few parties now
 */
export async function leaveOf(ctx: Ctx, agency: Agency, heir: AgencyId | undefined): Promise<AgreementId[]> {
  const { agencyId } = agency;
  const closedOn = agency.closedOn ?? (await Tenant.today(ctx)).toString();
  const alone: AgreementId[] = [];
  for (const id of await withParty(ctx, agencyId)) {
    const { data } = await followed(ctx, id, { action: "agreement.succeed" }, (one) =>
      decide.succeed(one.data, { agencyId, closedOn, heir }),
    );
    if (data.status === "active" && decide.isAlone(data)) alone.push(id);
  }
  return alone;
}

/** It works again, and takes part as before. Safe to repeat. */
export async function rejoin(ctx: Ctx, agencyId: AgencyId): Promise<void> {
  for (const id of await withParty(ctx, agencyId))
    await followed(ctx, id, { action: "agreement.rejoin" }, ({ data }) => decide.rejoin(data, agencyId));
}

/** Papers in force of which it is, or was, a party. A region has tens of them. */
async function withParty(ctx: Ctx, agencyId: AgencyId): Promise<AgreementId[]> {
  const found: AgreementId[] = [];
  for await (const { data } of eachOf((page) => store.find(ctx, { status: "active" }, page), 200))
    if (data.parties.some((one) => one.agencyId === agencyId)) found.push(data.agreementId);
  return found;
}
