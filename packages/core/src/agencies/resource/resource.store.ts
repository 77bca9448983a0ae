import type { AgencyId } from "../../ground/shared/ids.ts";
import type { Ctx, Expectation, Key, Page, PageRequest, Stored, Write } from "../../ground/shared/index.ts";
import { keyOf as agencyKey } from "../agency/agency.store.ts";
import type { Resources } from "./resource.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

export const keyOf = (tenant: string, agencyId: AgencyId, year: string): Key => ({
  ...agencyKey(tenant, agencyId),
  sk: `RESOURCES#${year}`,
});

const ofYear = (tenant: string, year: string) => `T#${tenant}#RESOURCES#${year}`;
/** gsi2: all of the tenant, for whoever counts them anew. */
export const tenantSheets = (tenant: string) => `T#${tenant}#RESOURCES`;

/** gsi1: those of a year, municipality by municipality. */
export const write = (tenant: string, data: Resources, expect: Expectation): Write => ({
  put: {
    key: keyOf(tenant, data.agencyId, data.year),
    kind: "resources",
    data,
    index: {
      gsi1: { pk: ofYear(tenant, data.year), sk: `${data.municipality}#${data.agencyId}` },
      gsi2: { pk: tenantSheets(tenant), sk: `${data.year}#${data.agencyId}` },
    },
  },
  expect,
});

export const read = (ctx: Bank, agencyId: AgencyId, year: string): Promise<Stored<Resources> | undefined> =>
  ctx.bank.get<Resources>(keyOf(ctx.tenant, agencyId, year));

/** Eventually consistent. */
export const find = (
  ctx: Bank,
  { year, municipality }: { year: string; municipality?: string | undefined },
  page: PageRequest,
): Promise<Page<Stored<Resources>>> =>
  ctx.bank.find<Resources>(
    "gsi1",
    ofYear(ctx.tenant, year),
    municipality === undefined ? {} : { prefix: `${municipality}#` },
    page,
  );
