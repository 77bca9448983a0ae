import * as z from "zod";
import type { Ctx, Deps } from "../../ground/shared/context.ts";
import { idText, linkToken } from "../../ground/shared/schema.ts";
import * as Agency from "../agency/index.ts";
import * as Slot from "../slot/index.ts";
import * as Specialist from "../specialist/index.ts";
import { book, find, get, settle } from "./advice.actions.ts";
import { AdviceSummary, AdviceView, NewAdvice, SettleAdvice } from "./advice.ts";

/** What comes by the link of an organisation's page. Looking uses nothing up. */
export const RespondAdvice = z.discriminatedUnion("action", [
  z.strictObject({ token: linkToken, action: z.literal("view") }),
  z.strictObject({ token: linkToken, action: z.literal("show"), adviceId: idText("advice") }),
  z.strictObject({ token: linkToken, action: z.literal("book"), advice: NewAdvice }),
  z.strictObject({ token: linkToken, action: z.literal("settle"), adviceId: idText("advice"), how: SettleAdvice }),
]);
export type RespondAdvice = z.infer<typeof RespondAdvice>;

/** Whom the organisation advises, who of its own is advised, what came of it, and free hours of others. */
export const AdvicePage = z.strictObject({
  agency: z.string(),
  received: z.array(AdviceSummary),
  sent: z.array(AdviceSummary),
  /** What is over, of either side, the last first: whoever advised may put right there what was said of it. */
  advised: z.array(AdviceSummary),
  learned: z.array(AdviceSummary),
  /** The one that was asked for, with its question and what was advised. */
  shown: AdviceView.optional(),
  hours: z.array(Slot.OpenSlot),
  specialists: z.array(z.strictObject({ specialistId: z.string(), name: z.string().optional(), post: z.string() })),
});
export type AdvicePage = z.infer<typeof AdvicePage>;

const [mostShown, mostOver] = [50, 20];

/** @throws Refusal link.invalid, link.dead, not-found, input.invalid, slot.closed, slot.taken, advice.closed, agency.closed */
export async function respondAdvice(deps: Deps, request: RespondAdvice, requestId?: string): Promise<AdvicePage> {
  const did = `advice.${request.action}`;
  const { ctx, agency } = await Agency.speaking(deps, Agency.ownLinks, request.token, did, requestId);
  if (request.action === "book") await book(ctx, request.advice);
  if (request.action === "settle") await settle(ctx, { id: request.adviceId }, request.how);
  const shown = request.action === "show" ? await get(ctx, request.adviceId) : undefined;
  return { ...(await page(ctx, agency)), shown };
}

async function page(ctx: Ctx, { agencyId, shortName }: Agency.Agency): Promise<AdvicePage> {
  const [received, sent, advised, learned, hours, here] = await Promise.all([
    find(ctx, { host: agencyId, limit: mostShown }),
    find(ctx, { agency: agencyId, limit: mostShown }),
    find(ctx, { host: agencyId, stage: "ended", limit: mostOver }),
    find(ctx, { agency: agencyId, stage: "ended", limit: mostOver }),
    Slot.find(ctx, { forSpecialists: true, limit: mostShown }),
    Specialist.find(ctx, { limit: 100 }),
  ]);
  return {
    agency: shortName,
    received: received.items,
    sent: sent.items,
    advised: advised.items,
    learned: learned.items,
    hours: hours.items.filter((slot) => slot.agencyId !== agencyId),
    specialists: here.items.map(({ specialistId, name, post }) => ({ specialistId, name, post })),
  };
}
