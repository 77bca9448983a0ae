import * as Specialist from "../../../agencies/specialist/index.ts";
import * as Occasion from "../../../people/occasion/index.ts";
import * as Attendance from "../../../roadmaps/attendance/index.ts";
import type { Relay } from "../deps.ts";
import type { Effects, Happened } from "../events.ts";
import { tellOrganisation } from "../tell.ts";

/** Terms of some of its specialists end: how many, and when the first does. Who they are stands on its page. */
export const termsEnding = (r: Relay, e: Happened<"agency.terms-ending">): Promise<void> => {
  const { agencyId, count, until } = e.data;
  return tellOrganisation(r, e, agencyId, "terms-ending", async (agency, { publicUrl }) => ({
    kind: "terms-ending",
    agencyId,
    agencyName: agency.name,
    count,
    until,
    link: await Attendance.officeLink(r.ctx, { publicUrl, agencyId, part: "specialists" }),
    publicUrl,
  }));
};

/** What somebody has a certificate of stands in the list of their organisation. */
export async function certified({ ctx }: Relay, e: Happened<"sign-up.certified">): Promise<void> {
  const { specialistId, certificate, counts } = (await Occasion.loadSignUp(ctx, e.data)).data;
  if (!specialistId || !certificate || !counts) return;
  const { data } = await Occasion.load(ctx, e.data.occasionId);
  const { title, hours = 0 } = data;
  await Specialist.addCourse(ctx, specialistId, { title, hours, on: counts.day, number: certificate.number });
}

/** Whose name is kept no more stands in no programme either. */
export const effects: Effects = {
  "specialist.forgotten": async ({ ctx }, e) =>
    (await import("../../../people/talk/attend.actions.ts")).forgetSpecialist(ctx, e.data),
};
