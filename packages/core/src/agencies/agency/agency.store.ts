import {
  type Expectation,
  getAll,
  type Page,
  type PageRequest,
  type Stored,
  type Write,
} from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import { type AgencyId, idPattern } from "../../ground/shared/ids.ts";
import { agencyKey as keyOf } from "../../ground/shared/standing.ts";
import type { Agency, AgencyKind } from "./agency.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

export { keyOf };

/** Strongly consistent. An id that cannot be one is simply not there. */
export const read = async (ctx: Bank, agencyId: AgencyId): Promise<Stored<Agency> | undefined> =>
  idPattern("agency").test(agencyId) ? ctx.bank.get<Agency>(keyOf(ctx.tenant, agencyId)) : undefined;

/** Short names of those that there are, by id. */
export async function namesOf(ctx: Bank, ids: readonly AgencyId[]): Promise<Map<string, string>> {
  const found = await byIds(ctx, ids);
  return new Map([...found].map(([id, { shortName }]) => [id, shortName]));
}

/** Those that there are, by id. */
export async function byIds(ctx: Bank, ids: readonly AgencyId[]): Promise<Map<AgencyId, Agency>> {
  const found = await getAll<Agency>(
    ctx.bank,
    ids.map((id) => keyOf(ctx.tenant, id)),
  );
  return new Map(found.flatMap((f) => (f ? [[f.data.agencyId, f.data] as const] : [])));
}

/** Orders: gsi1 by municipality and kind, gsi2 by kind; within each those that are active come first. */
export function write(tenant: string, agency: Agency, expect: Expectation): Write {
  const sk = `${agency.kind}#${agency.status}#${agency.agencyId}`;
  return {
    put: {
      key: keyOf(tenant, agency.agencyId),
      kind: "agency",
      data: agency,
      index: {
        gsi1: { pk: inMunicipality(tenant, agency.municipality), sk },
        gsi2: { pk: tenantAgencies(tenant), sk },
      },
    },
    expect,
  };
}

export interface Filter {
  kind?: AgencyKind | undefined;
  municipality?: string | undefined;
  status?: Agency["status"] | undefined;
}

/** Eventually consistent; by kind, then active before closed, then by age of registration. `status` needs `kind`. */
export const find = (
  ctx: Bank,
  { kind, municipality, status }: Filter,
  page: PageRequest,
): Promise<Page<Stored<Agency>>> => {
  const range = kind ? { prefix: `${kind}#${status ? `${status}#` : ""}` } : {};
  return municipality === undefined
    ? ctx.bank.find<Agency>("gsi2", tenantAgencies(ctx.tenant), range, page)
    : ctx.bank.find<Agency>("gsi1", inMunicipality(ctx.tenant, municipality), range, page);
};

/** gsi2: all of the tenant's, for whoever counts all of them. */
export const tenantAgencies = (tenant: string) => `T#${tenant}#AGENCIES`;
const inMunicipality = (tenant: string, municipality: string) => `T#${tenant}#AGENCIES#${municipality}`;
