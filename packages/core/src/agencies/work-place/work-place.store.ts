import {
  type AgencyId,
  type Ctx,
  type Expectation,
  getAll,
  type Key,
  type Page,
  type PageRequest,
  type Stored,
  type WorkPlaceId,
  type Write,
} from "../../ground/shared/index.ts";
import { known } from "../../ground/shared/known.ts";
import type { WorkKind, WorkPlace } from "./work-place.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

export const partition = (tenant: string, id: WorkPlaceId) => `T#${tenant}#WORK-PLACE#${id}`;
const keyOf = (tenant: string, id: WorkPlaceId): Key => ({
  table: "records",
  pk: partition(tenant, id),
  sk: "WORK-PLACE",
});

export const tenantWorkPlaces = (tenant: string) => `T#${tenant}#WORK-PLACES`;
const inMunicipality = (tenant: string, municipality: string) => `${tenantWorkPlaces(tenant)}#IN#${municipality}`;
const ofAgency = (tenant: string, id: AgencyId) => `${tenantWorkPlaces(tenant)}#OF#${id}`;

/** gsi1: a municipality's; gsi2: the tenant's; gsi3: an organisation's. In each by status and kind, oldest first. */
export function write(tenant: string, place: WorkPlace, expect: Expectation): Write {
  const sk = `${place.status}#${place.kind}#${place.workPlaceId}`;
  return {
    put: {
      key: keyOf(tenant, place.workPlaceId),
      kind: "work-place",
      data: place,
      index: {
        gsi1: { pk: inMunicipality(tenant, place.municipality), sk },
        gsi2: { pk: tenantWorkPlaces(tenant), sk },
        gsi3: { pk: ofAgency(tenant, place.agencyId), sk },
      },
    },
    expect,
  };
}

/** @throws Refusal not-found */
export const load = (ctx: Bank, id: WorkPlaceId): Promise<Stored<WorkPlace>> =>
  known<WorkPlace>("workplace", id, () => ctx.bank.get(keyOf(ctx.tenant, id)));

/** Those that are there. */
export async function loadMany(ctx: Bank, ids: readonly WorkPlaceId[]): Promise<Stored<WorkPlace>[]> {
  const found = await getAll<WorkPlace>(
    ctx.bank,
    ids.map((id) => keyOf(ctx.tenant, id)),
  );
  return found.filter((one) => one !== undefined);
}

export interface WorkPlaceOrder {
  agency?: AgencyId | undefined;
  municipality?: string | undefined;
  kind?: WorkKind | undefined;
  status: WorkPlace["status"];
}

/** Eventually consistent. */
export function find(
  ctx: Bank,
  { agency, municipality, kind, status }: WorkPlaceOrder,
  page: PageRequest,
): Promise<Page<Stored<WorkPlace>>> {
  const range = { prefix: kind ? `${status}#${kind}#` : `${status}#` };
  if (agency) return ctx.bank.find<WorkPlace>("gsi3", ofAgency(ctx.tenant, agency), range, page);
  return municipality === undefined
    ? ctx.bank.find<WorkPlace>("gsi2", tenantWorkPlaces(ctx.tenant), range, page)
    : ctx.bank.find<WorkPlace>("gsi1", inMunicipality(ctx.tenant, municipality), range, page);
}
