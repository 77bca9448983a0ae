import * as Agency from "@marshrut/core/agency";
import type { Ctx } from "@marshrut/core/shared";
import * as Tenant from "@marshrut/core/tenant";
import type { Cloud } from "@marshrut/local";
import { agencyOf, routeKinds, settingsOf } from "../../../packages/core/test/worlds/region.ts";

export const tenant = "pilot";

/** One agency of each kind that the school-age route needs, by kind; found again where it is there already. */
export async function foundRegion(ctx: Ctx, cloud: Cloud): Promise<Record<string, string>> {
  await Tenant.configure(ctx, settingsOf(cloud.urls.api));
  const agencies: Record<string, string> = {};
  for (const kind of routeKinds) {
    const { items } = await Agency.find(ctx, { kind });
    const name = `Организация ${kind}`;
    agencies[kind] = items[0]?.agency.agencyId ?? (await agencyOf(ctx, kind, kind, { name }));
  }
  const account = { tenant, role: "specialist", name: "ПМПК" } as const;
  await cloud.identity.registerAccount({ ...account, account: "pmpk", agency: agencies.pmpc! });
  return agencies;
}
