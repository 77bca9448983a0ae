import type { AgencyId, RepresentativeId } from "@marshrut/core/shared";
import type { Account } from "../identity/index.ts";
import { commissionKey, firstSchoolKey } from "./organisations.ts";
import { pilotTenant } from "./settings.ts";

/** What the accounts are tied to, as `loadRegion` gives it. */
export interface Linkable {
  /** Id of each organisation by its key. */
  agencies: ReadonlyMap<string, AgencyId>;
  /** The first family of the first school; absent as long as none is loaded. */
  family?: { representativeId: RepresentativeId } | undefined;
}

/**
 * Which local account stands for whom: `pmpk` for the ПМПК of Novokuznetsk, `school-1` for the first school, `family-1` for the
 * representative of a child of school age who goes there, so that the three meet in one child's route. What is not loaded yet
 * is left out.
 */
export function linkedAccounts({ agencies, family }: Linkable, tenant = pilotTenant): Account[] {
  const specialist = (account: string, key: string, name: string): Account[] => {
    const agency = agencies.get(key);
    return agency ? [{ account, role: "specialist", tenant, agency, name }] : [];
  };
  return [
    ...specialist("pmpk", commissionKey("novokuznetsk"), "Специалист ПМПК, г. Новокузнецк"),
    ...specialist("school-1", firstSchoolKey, "Специалист школы № 1, г. Новокузнецк"),
    ...(family
      ? [
          {
            account: "family-1",
            role: "representative" as const,
            tenant,
            representative: family.representativeId,
            name: "Семья № 1",
          },
        ]
      : []),
  ];
}
