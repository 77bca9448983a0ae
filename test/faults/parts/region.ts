import * as Agency from "@marshrut/core/agency";
import type { Ctx } from "@marshrut/core/shared";
import * as Tenant from "@marshrut/core/tenant";
import type { Cloud } from "@marshrut/local";

export const tenant = "pilot";
const kinds = ["pmpc", "school", "health", "social", "resourceCentre"] as const;

/** One agency of each kind that the school-age route needs, by kind; found again where it is there already. */
export async function foundRegion(ctx: Ctx, cloud: Cloud): Promise<Record<string, string>> {
  await Tenant.configure(ctx, {
    name: { ru: "Пилотный регион", en: "Pilot region" },
    zone: "Asia/Novokuznetsk",
    municipalities: [
      {
        key: "novokuznetsk",
        name: { ru: "Новокузнецк", en: "Novokuznetsk" },
        coordinatorEmail: "curator@example.org",
      },
    ],
    mailFrom: "marshrut@example.org",
    publicUrl: cloud.urls.api,
    escalationEmail: "department@example.org",
  });
  const agencies: Record<string, string> = {};
  for (const kind of kinds) {
    const { items } = await Agency.find(ctx, { kind });
    agencies[kind] = (items[0] ?? (await register(ctx, kind))).agency.agencyId;
  }
  const account = { tenant, role: "specialist", name: "ПМПК" } as const;
  await cloud.identity.registerAccount({ ...account, account: "pmpk", agency: agencies.pmpc! });
  return agencies;
}

const register = (ctx: Ctx, kind: (typeof kinds)[number]) =>
  Agency.register(ctx, {
    kind,
    name: `Организация ${kind}`,
    shortName: kind,
    municipality: "novokuznetsk",
    contacts: [{ email: `${kind.toLowerCase()}@example.org` }],
  });
