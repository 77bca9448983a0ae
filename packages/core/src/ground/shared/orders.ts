import type { Page, PageRequest, Place, Range, Stored } from "./bank.ts";
import type { Ctx } from "./context.ts";
import type { AgencyId } from "./ids.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

/** Whose records are looked through: an organisation's, else a municipality's, else all of the tenant's. */
export interface OrderOf {
  agency?: AgencyId | undefined;
  municipality?: string | undefined;
}

/**
 * Where records stand with which an organisation of some place has to do: gsi1 has an organisation's, gsi2 the tenant's, gsi4 a
 * municipality's; gsi3, of kinds to which time comes, those to see to, by day. @param name of the kind, as keys have it: `REQUESTS`
 */
export function ordersOf(name: string) {
  const ofTenant = (tenant: string) => `T#${tenant}#${name}`;
  const ofAgency = (tenant: string, agencyId: AgencyId) => `T#${tenant}#AGENCY#${agencyId}#${name}`;
  const inPlace = (tenant: string, municipality: string) => `${ofTenant(tenant)}#IN#${municipality}`;
  const toAttend = (tenant: string) => `${ofTenant(tenant)}#ATTEND`;
  return {
    /** Partitions, for whoever reads a whole one or a part. */
    ofTenant,
    ofAgency,
    /** @param sk the order within each */
    index: (
      tenant: string,
      { agencyId, municipality }: { agencyId?: AgencyId | undefined; municipality: string },
      sk: string,
    ) => ({
      gsi1: agencyId && { pk: ofAgency(tenant, agencyId), sk },
      gsi2: { pk: ofTenant(tenant), sk },
      gsi4: { pk: inPlace(tenant, municipality), sk },
    }),
    /** @param day (ISO) from which something is to be done about it; nothing without one */
    due: (tenant: string, day: string | undefined, id: string): Place | undefined =>
      day === undefined ? undefined : { pk: toAttend(tenant), sk: `${day}#${id}` },
    /** The narrowest that is named; eventually consistent. */
    find: <T>(
      { bank, tenant }: Bank,
      { agency, municipality }: OrderOf,
      range: Range,
      page: PageRequest,
    ): Promise<Page<Stored<T>>> => {
      if (agency) return bank.find<T>("gsi1", ofAgency(tenant, agency), range, page);
      return municipality === undefined
        ? bank.find<T>("gsi2", ofTenant(tenant), range, page)
        : bank.find<T>("gsi4", inPlace(tenant, municipality), range, page);
    },
    /** Those about which something is to be done by the end of this day (ISO), the oldest first; eventually consistent. */
    dueBy: <T>({ bank, tenant }: Bank, day: string, page: PageRequest): Promise<Page<Stored<T>>> =>
      bank.find<T>("gsi3", toAttend(tenant), { to: `${day}$` }, page),
  };
}
