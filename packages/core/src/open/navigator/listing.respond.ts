import * as z from "zod";
import * as Agency from "../../agencies/agency/index.ts";
import * as Service from "../../agencies/service/index.ts";
import type { Deps } from "../../ground/shared/context.ts";
import { linkToken } from "../../ground/shared/schema.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { confirmListing, getListing, setListing } from "./listing.actions.ts";
import { accessSigns, ListingContent, ListingView } from "./listing.ts";
import { accessWords } from "./navigator.words.ts";

/** What comes by the link of an organisation's page. Looking uses nothing up. */
export const RespondListing = z.discriminatedUnion("action", [
  z.strictObject({ token: linkToken, action: z.literal("view") }),
  z.strictObject({ token: linkToken, action: z.literal("set"), version: z.int().min(0), listing: ListingContent }),
  z.strictObject({ token: linkToken, action: z.literal("confirm"), version: z.int().min(1) }),
]);
export type RespondListing = z.output<typeof RespondListing>;

const text = z.strictObject({ ru: z.string(), en: z.string() });
/** The organisation's public face, where everybody sees it, and what its lists are called. */
export const ListingPage = z.strictObject({
  agency: z.string(),
  url: z.string(),
  face: ListingView,
  services: z.array(text).meta({ description: "Услуги, которые увидят все / services that everybody will see" }),
  access: z.array(z.strictObject({ key: z.enum(accessSigns), title: text })),
});
export type ListingPage = z.infer<typeof ListingPage>;

/** An organisation says how everybody sees it, and that it is still so. @throws Refusal link.invalid, link.dead, input.invalid, conflict.version, not-found */
export async function respondListing(deps: Deps, request: RespondListing, requestId?: string): Promise<ListingPage> {
  const did = `listing.${request.action}`;
  const { ctx, agency } = await Agency.speaking(deps, Agency.ownLinks, request.token, did, requestId);
  const { agencyId } = agency;
  const known = await Service.lookup(ctx);
  const { publicUrl } = await Tenant.load(ctx);
  const face =
    request.action === "set"
      ? await setListing(ctx, agencyId, request.listing, request.version)
      : request.action === "confirm"
        ? await confirmListing(ctx, agencyId, request.version)
        : await getListing(ctx, agencyId);
  return {
    agency: agency.shortName,
    url: `${publicUrl}/organisations/${agencyId}`,
    face,
    services: agency.services.flatMap((key) => known.of(key)?.title ?? []),
    access: accessSigns.map((key) => ({ key, title: accessWords[key] })),
  };
}
