import * as z from "zod";
import type { Ctx, Deps } from "../../ground/shared/context.ts";
import type { AgencyId } from "../../ground/shared/ids.ts";
import { idText, linkToken } from "../../ground/shared/schema.ts";
import * as Agency from "../agency/index.ts";
import { add, change, find, forget } from "./specialist.actions.ts";
import { NewSpecialist, SpecialistPatch, SpecialistView, specialistStatuses } from "./specialist.ts";

const of = {
  token: linkToken,
  specialistId: idText("specialist"),
};
/** What comes by the link of an organisation's page. Looking uses nothing up. */
export const RespondSpecialists = z.discriminatedUnion("action", [
  z.strictObject({
    token: linkToken,
    action: z.literal("view"),
    status: z.enum(specialistStatuses).optional(),
    from: z.string().max(2000).optional(),
  }),
  z.strictObject({ token: linkToken, action: z.literal("add"), specialist: NewSpecialist }),
  z.strictObject({ ...of, action: z.literal("change"), version: z.int().min(1), specialist: SpecialistPatch }),
  z.strictObject({ ...of, action: z.literal("forget") }),
]);
export type RespondSpecialists = z.infer<typeof RespondSpecialists>;

export const SpecialistsPage = z.strictObject({
  agency: z.string(),
  specialists: z.array(SpecialistView),
  next: z.string().optional(),
});
export type SpecialistsPage = z.infer<typeof SpecialistsPage>;

/** The organisation keeps its list of specialists. @throws Refusal link.invalid, link.dead, not-found, input.invalid, conflict.version */
export async function respondSpecialists(
  deps: Deps,
  request: RespondSpecialists,
  requestId?: string,
): Promise<SpecialistsPage> {
  const did = `specialists.${request.action}`;
  const { ctx, agency } = await Agency.speaking(deps, Agency.ownLinks, request.token, did, requestId);
  await act(ctx, agency.agencyId, request);
  const { from, status } = request.action === "view" ? request : {};
  const { items, next } = await find(ctx, { limit: 100, from, status });
  return { agency: agency.shortName, specialists: items, next };
}

async function act(ctx: Ctx, agencyId: AgencyId, request: RespondSpecialists): Promise<unknown> {
  switch (request.action) {
    case "view":
      return undefined;
    case "add":
      return add(ctx, agencyId, request.specialist);
    case "change":
      return change(ctx, request.specialistId, request.specialist, request.version);
    case "forget":
      return forget(ctx, request.specialistId);
  }
}
