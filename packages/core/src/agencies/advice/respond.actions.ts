import * as z from "zod";
import type { Ctx, Deps } from "../../ground/shared/context.ts";
import { idText, linkToken } from "../../ground/shared/schema.ts";
import * as Agency from "../agency/index.ts";
import * as Slot from "../slot/index.ts";
import * as Specialist from "../specialist/index.ts";
import { book, find, settle } from "./advice.actions.ts";
import { AdviceSummary, NewAdvice, SettleAdvice } from "./advice.ts";

/** What comes by the link of an organisation's page. Looking uses nothing up. */
export const RespondAdvice = z.discriminatedUnion("action", [
  z.strictObject({ token: linkToken, action: z.literal("view") }),
  z.strictObject({ token: linkToken, action: z.literal("book"), advice: NewAdvice }),
  z.strictObject({ token: linkToken, action: z.literal("settle"), adviceId: idText("advice"), how: SettleAdvice }),
]);
export type RespondAdvice = z.infer<typeof RespondAdvice>;

/** Whom the organisation advises, who of its own is advised, and free hours of others. */
export const AdvicePage = z.strictObject({
  agency: z.string(),
  received: z.array(AdviceSummary),
  sent: z.array(AdviceSummary),
  hours: z.array(Slot.OpenSlot),
  specialists: z.array(z.strictObject({ specialistId: z.string(), name: z.string().optional(), post: z.string() })),
});
export type AdvicePage = z.infer<typeof AdvicePage>;

const mostShown = 50;

/** @throws Refusal link.invalid, link.dead, not-found, input.invalid, slot.closed, slot.taken, advice.closed, agency.closed */
export async function respondAdvice(deps: Deps, request: RespondAdvice, requestId?: string): Promise<AdvicePage> {
  const did = `advice.${request.action}`;
  const { ctx, agency } = await Agency.speaking(deps, Agency.ownLinks, request.token, did, requestId);
  if (request.action === "book") await book(ctx, request.advice);
  if (request.action === "settle") await settle(ctx, { id: request.adviceId }, request.how);
  return page(ctx, agency);
}

async function page(ctx: Ctx, { agencyId, shortName }: Agency.Agency): Promise<AdvicePage> {
  const [received, sent, hours, here] = await Promise.all([
    find(ctx, { host: agencyId, limit: mostShown }),
    find(ctx, { agency: agencyId, limit: mostShown }),
    Slot.find(ctx, { forSpecialists: true, limit: mostShown }),
    Specialist.find(ctx, { limit: 100 }),
  ]);
  return {
    agency: shortName,
    received: received.items,
    sent: sent.items,
    hours: hours.items.filter((slot) => slot.agencyId !== agencyId),
    specialists: here.items.map(({ specialistId, name, post }) => ({ specialistId, name, post })),
  };
}
