import * as z from "zod";
import type { Ctx, Deps } from "../../ground/shared/context.ts";
import { linkToken } from "../../ground/shared/schema.ts";
import * as Agency from "../agency/index.ts";
import * as Service from "../service/index.ts";
import { get, set } from "./capacity.actions.ts";
import { CapacityView, SetCapacity } from "./capacity.ts";
import { everyService } from "./standing.ts";

/** What comes by the link of an organisation's page. Looking uses nothing up. */
export const RespondCapacity = z.discriminatedUnion("action", [
  z.strictObject({ token: linkToken, action: z.literal("view") }),
  z.strictObject({ token: linkToken, action: z.literal("set"), version: z.int().min(0), ...SetCapacity.shape }),
]);
export type RespondCapacity = z.infer<typeof RespondCapacity>;

/** What the page shows: what was said, and each service that the organisation gives, by its title. */
export const CapacityPage = z.strictObject({
  agency: z.string(),
  services: z.array(z.strictObject({ service: z.string(), title: z.strictObject({ ru: z.string(), en: z.string() }) })),
  capacity: CapacityView,
});
export type CapacityPage = z.infer<typeof CapacityPage>;

/** The organisation says how much it can take. @throws Refusal link.invalid, link.dead, input.invalid, conflict.version */
export async function respondCapacity(deps: Deps, request: RespondCapacity, requestId?: string): Promise<CapacityPage> {
  const did = `capacity.${request.action}`;
  const { ctx, agency } = await Agency.speaking(deps, Agency.ownLinks, request.token, did, requestId);
  const { agencyId } = agency;
  const capacity =
    request.action === "set"
      ? await set(ctx, agencyId, { services: request.services }, request.version)
      : await get(ctx, agencyId);
  return { agency: agency.shortName, services: await titled(ctx, agency.services, capacity), capacity };
}

/** Those that it lists, those that it has said something of, and all others. */
async function titled(
  ctx: Ctx,
  listed: readonly string[],
  { services }: CapacityView,
): Promise<CapacityPage["services"]> {
  const known = await Service.lookup(ctx);
  const keys = new Set([...listed.map(Service.keyOf), ...services.map(({ service }) => service)]);
  keys.delete(everyService);
  const others = { service: everyService, title: { ru: "Все остальные услуги", en: "All other services" } };
  const named = [...keys].map((service) => ({
    service,
    title: known.of(service)?.title ?? { ru: service, en: service },
  }));
  return [...named.toSorted((a, b) => (a.title.ru < b.title.ru ? -1 : 1)), others];
}
