import * as z from "zod";
import * as Agency from "../../agencies/agency/index.ts";
import * as Specialist from "../../agencies/specialist/specialist.actions.ts";
import { MaterialIdText, MaterialView, NewMaterial } from "../../ground/material/index.ts";
import type { Ctx, Deps } from "../../ground/shared/context.ts";
import type { Files } from "../../ground/shared/files.ts";
import { idText, linkToken } from "../../ground/shared/schema.ts";
import { TableFile } from "../../ground/table/index.ts";
import { recordAttendance } from "./attendance.actions.ts";
import { AttendanceOutcome, type AttendanceTaken, importAttendance } from "./attendance.file.ts";
import { certify } from "./certificate.actions.ts";
import { find } from "./find.actions.ts";
import { listSignUps } from "./list.actions.ts";
import { addMaterial, removeMaterial } from "./material.actions.ts";
import { announce, cancel, change, close, get } from "./occasion.actions.ts";
import { CancelOccasion, NewOccasion, OccasionPatch, OccasionSummary } from "./occasion.ts";
import { mustBeOurs, mustBeSpecialist, signUp } from "./sign-up.actions.ts";
import { NewSignUp, RecordAttendance, SignUpView } from "./sign-up.ts";

const occasionId = idText("occasion");
const of = { token: linkToken, occasionId };
const { agencyId: _, ...announced } = NewOccasion.shape;
const [person] = NewSignUp.options;

/** What comes by the link of an organisation's page. Looking uses nothing up. */
export const RespondEvents = z.discriminatedUnion("action", [
  z.strictObject({ token: linkToken, action: z.literal("view") }),
  z.strictObject({ token: linkToken, action: z.literal("announce"), event: z.strictObject(announced) }),
  z.strictObject({ ...of, action: z.literal("sign-ups"), from: z.string().max(2000).optional() }),
  z.strictObject({ ...of, action: z.literal("mark"), ...RecordAttendance.shape }),
  z.strictObject({ ...of, action: z.literal("upload"), file: TableFile, dryRun: z.boolean() }),
  z.strictObject({ ...of, action: z.literal("sign-up"), person }),
  z.strictObject({
    ...of,
    action: z.literal("move"),
    version: z.int().min(1),
    to: OccasionPatch.pick({ times: true, zone: true, place: true, online: true }),
  }),
  z.strictObject({
    ...of,
    action: z.literal("tell"),
    version: z.int().min(1),
    said: OccasionPatch.pick({ about: true, materials: true, recording: true }),
  }),
  z.strictObject({ ...of, action: z.literal("close") }),
  z.strictObject({ ...of, action: z.literal("certify") }),
  z.strictObject({ ...of, action: z.literal("files") }),
  z.strictObject({ ...of, action: z.literal("add-file"), file: NewMaterial }),
  z.strictObject({ ...of, action: z.literal("remove-file"), materialId: MaterialIdText }),
  z.strictObject({ ...of, action: z.literal("cancel"), ...CancelOccasion.shape }),
]);
export type RespondEvents = z.infer<typeof RespondEvents>;

/** What the organisation holds, and what its specialists may come to. */
export const EventsPage = z.strictObject({
  agency: z.string(),
  own: z.array(OccasionSummary),
  ahead: z.array(OccasionSummary),
  /** Programmes of training of which it may announce a group. */
  courses: z.array(z.strictObject({ courseId: z.string(), title: z.string() })),
  /** Who works there: whom it may sign up for events of others. */
  specialists: z.array(z.strictObject({ specialistId: z.string(), name: z.string().optional(), post: z.string() })),
  /** Of which the sign-ups are. */
  of: z.string().optional(),
  signUps: z.array(SignUpView).optional(),
  files: z.array(MaterialView).optional(),
  next: z.string().optional(),
  outcome: AttendanceOutcome.optional(),
});
export type EventsPage = z.infer<typeof EventsPage>;

const mostShown = 50;

/**
 * The organisation announces and closes, sees who comes, marks who came, and signs its specialists up wherever there is something for them.
 * @throws Refusal link.invalid, link.dead, not-found, input.invalid, event.closed, event.ahead
 */
export async function respondEvents(
  deps: Deps,
  files: Files,
  request: RespondEvents,
  requestId?: string,
): Promise<EventsPage> {
  const did = `events.${request.action}`;
  const { ctx, agency } = await Agency.speaking(deps, Agency.ownLinks, request.token, did, requestId);
  const done = await act(ctx, files, agency, request);
  const { agencyId } = agency;
  const [mine, closed, ahead, courses, here] = await Promise.all([
    find(ctx, { agency: agencyId, limit: mostShown }),
    find(ctx, { agency: agencyId, status: "closed", limit: mostShown }),
    find(ctx, { ahead: true, limit: mostShown }),
    import("../../agencies/course/course.actions.ts").then(({ taughtBy }) => taughtBy(ctx, agencyId)),
    Specialist.find(ctx, { limit: 100 }),
  ]);
  return {
    agency: agency.shortName,
    courses,
    specialists: here.items.map(({ specialistId, name, post }) => ({ specialistId, name, post })),
    own: [...mine.items, ...closed.items],
    ahead: ahead.items.filter((one) => one.audiences.includes("specialist") && one.agencyId !== agencyId),
    ...done,
  };
}

type Done = Pick<EventsPage, "of" | "signUps" | "next" | "files"> & { outcome?: AttendanceTaken };

async function act(
  ctx: Ctx,
  files: Files,
  { agencyId, shortName }: Agency.Agency,
  request: RespondEvents,
): Promise<Done> {
  switch (request.action) {
    case "view":
      return {};
    case "announce":
      await announce(ctx, { ...request.event, agencyId });
      return {};
    case "sign-ups": {
      const { items, next } = await listSignUps(ctx, request.occasionId, { limit: 100, from: request.from });
      return { of: request.occasionId, signUps: items, next };
    }
    case "mark":
      await recordAttendance(ctx, request.occasionId, { marks: request.marks, walkIns: request.walkIns });
      return {};
    case "upload":
      return { outcome: await importAttendance(ctx, request.occasionId, request) };
    case "sign-up": {
      const { who, municipality, specialistId, ...guest } = request.person;
      await mustBeOurs(ctx, municipality);
      if (specialistId) await mustBeSpecialist(ctx, specialistId, agencyId);
      const named = { ...guest, organisation: guest.organisation ?? shortName };
      await signUp(ctx, request.occasionId, {
        who,
        municipality,
        specialistId,
        by: "organisation",
        sentBy: agencyId,
        guest: named,
      });
      return {};
    }
    case "move":
      await change(ctx, request.occasionId, request.to, request.version);
      return {};
    case "tell":
      await change(ctx, request.occasionId, request.said, request.version);
      return {};
    case "close":
      await close(ctx, request.occasionId);
      return {};
    case "certify":
      await certify(ctx, request.occasionId);
      return {};
    case "files":
      return { of: request.occasionId, files: (await get(ctx, request.occasionId)).files };
    case "add-file": {
      const after = await addMaterial(ctx, files, request.occasionId, request.file);
      return { of: request.occasionId, files: after.files };
    }
    case "remove-file": {
      const after = await removeMaterial(ctx, files, request.occasionId, request.materialId);
      return { of: request.occasionId, files: after.files };
    }
    case "cancel":
      await cancel(ctx, request.occasionId, { reason: request.reason });
      return {};
  }
}
