import * as z from "zod";
import * as Agency from "../../agencies/agency/index.ts";
import type { Deps } from "../../ground/shared/context.ts";
import { linkToken } from "../../ground/shared/schema.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { ChildIdText } from "../child/child.ts";
import { wards, wardToken } from "./wards.actions.ts";

/** What comes by the link of an organisation's page. Looking uses nothing up. */
export const RespondWards = z.discriminatedUnion("action", [
  z.strictObject({ token: linkToken, from: z.string().max(2000).optional(), action: z.literal("view") }),
  z.strictObject({ token: linkToken, action: z.literal("open"), childId: ChildIdText }),
]);
export type RespondWards = z.infer<typeof RespondWards>;

/** For whom the organisation speaks as a guardian. */
export const WardsPage = z.strictObject({
  agency: z.string(),
  wards: z.array(z.strictObject({ childId: z.string(), name: z.string() })),
  next: z.string().optional().meta({ description: "Спросить дальше с этим `from` / ask on with this `from`" }),
  link: z.string().optional().meta({ description: "Страница подопечного / the page of a ward" }),
});
export type WardsPage = z.infer<typeof WardsPage>;

const pageSize = 50;

/** An organisation that is a guardian sees for whom, and opens the page of one. @throws Refusal link.invalid, link.dead, not-found */
export async function respondWards(deps: Deps, request: RespondWards, requestId?: string): Promise<WardsPage> {
  const did = `wards.${request.action}`;
  const { ctx, agency } = await Agency.speaking(deps, Agency.ownLinks, request.token, did, requestId);
  const { agencyId, shortName } = agency;
  if (request.action === "open") {
    const token = await wardToken(ctx, agencyId, request.childId);
    return { agency: shortName, wards: [], link: `${(await Tenant.load(ctx)).publicUrl}/family#${token}` };
  }
  const { items, next } = await wards(ctx, agencyId, { limit: pageSize, from: request.from });
  return { agency: shortName, wards: items, next };
}
