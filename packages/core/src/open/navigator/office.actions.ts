import * as Agency from "../../agencies/agency/index.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { AgencyId } from "../../ground/shared/ids.ts";
import type { Text } from "../../ground/shared/text.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as store from "./listing.store.ts";

/** Where an organisation receives: its town, and what it says of itself to everybody. */
export interface Office {
  agencyId: string;
  town: Text;
  city: string | undefined;
  street: string | undefined;
  phone: string | undefined;
}

/** Where a family goes to. One that is not listed, or is hidden, is told by its town. */
export async function officesOf(
  ctx: Pick<Ctx, "bank" | "tenant" | "now">,
  ids: readonly AgencyId[],
): Promise<Office[]> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return [];
  const [agencies, listings, { municipalities }] = await Promise.all([
    Agency.byIds(ctx, wanted),
    store.byIds(ctx, wanted),
    Tenant.load(ctx),
  ]);
  const shown = new Map(listings.filter(({ hidden }) => !hidden).map((one) => [one.agencyId, one]));
  return [...agencies.values()].map(({ agencyId, municipality }) => {
    const { address, phone } = shown.get(agencyId) ?? {};
    const town = municipalities.find(({ key }) => key === municipality)?.name ?? { ru: municipality, en: municipality };
    return { agencyId, town, city: address?.city, street: address?.street, phone };
  });
}
