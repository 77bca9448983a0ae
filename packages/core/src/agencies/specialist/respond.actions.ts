import * as z from "zod";
import type { Ctx, Deps } from "../../ground/shared/context.ts";
import type { AgencyId } from "../../ground/shared/ids.ts";
import { idText, linkToken } from "../../ground/shared/schema.ts";
import { TableFile } from "../../ground/table/read.ts";
import * as Agency from "../agency/index.ts";
import { add, change, find, forget } from "./specialist.actions.ts";
import { NewSpecialist, SpecialistPatch, SpecialistView, specialistStatuses } from "./specialist.ts";

const of = {
  token: linkToken,
  specialistId: idText("specialist"),
};
const UploadSpecialists = z.strictObject({
  token: linkToken,
  action: z.literal("upload"),
  file: TableFile,
  dryRun: z.boolean(),
});
export type UploadSpecialists = z.infer<typeof UploadSpecialists>;

/** What comes by the link of an organisation's page. Looking uses nothing up. A list is taken by the room of files. */
export const RespondSpecialists = z.discriminatedUnion("action", [
  UploadSpecialists,
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
type RespondSpecialists = Exclude<z.infer<typeof RespondSpecialists>, UploadSpecialists>;

const text = z.strictObject({ ru: z.string(), en: z.string() });

export const SpecialistsPage = z.strictObject({
  agency: z.string(),
  specialists: z.array(SpecialistView),
  next: z.string().optional(),
  /** What came of a list. */
  outcome: z
    .strictObject({
      dryRun: z.boolean(),
      rows: z.int(),
      /** Rows by which somebody was entered, or something of them; those that said nothing new. */
      taken: z.int(),
      known: z.int(),
      /** By their numbers in the file, with what is wrong; the first of them. */
      failed: z.array(z.strictObject({ row: z.int(), message: text })),
    })
    .optional(),
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
