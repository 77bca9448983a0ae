import * as Advice from "../../agencies/advice/index.ts";
import * as Agency from "../../agencies/agency/index.ts";
import * as Course from "../../agencies/course/index.ts";
import * as Slot from "../../agencies/slot/index.ts";
import * as WorkPlace from "../../agencies/work-place/index.ts";
import type { AgencyId, Ctx, PageRequest } from "../../ground/shared/index.ts";
import * as Library from "../../open/library/index.ts";
import * as Internship from "../../people/internship/index.ts";
import * as Occasion from "../../people/occasion/index.ts";
import * as Accompaniment from "../../routes/accompaniment/index.ts";
import * as Appointment from "../../routes/appointment/index.ts";
import * as Enrolment from "../../routes/enrolment/index.ts";
import { leaveOfAgency } from "../../routes/request/attend.actions.ts";
import type { Relay } from "./deps.ts";

// Whoever goes on with the work of an organisation that has closed has programmes, places of work and hours of its own; who goes on with a
// family is asked.

type Part = Agency.ClosurePlace["part"];
type EndPage = (ctx: Ctx, agencyId: AgencyId, page: PageRequest) => Promise<string | undefined>;
const parts: Record<Part, { end: EndPage; next?: Part }> = {
  enrolments: { end: Enrolment.endOfAgency, next: "work-places" },
  "work-places": { end: WorkPlace.closeOfAgency, next: "slots" },
  slots: { end: Slot.closeOfAgency, next: "appointments" },
  appointments: { end: Appointment.endOfAgency, next: "accompaniments" },
  accompaniments: { end: Accompaniment.leaveOfAgency, next: "requests" },
  requests: { end: leaveOfAgency, next: "occasions" },
  occasions: { end: Occasion.cancelOfAgency, next: "courses" },
  courses: { end: Course.leaveOfAgency, next: "library" },
  library: { end: Library.leaveOfAgency, next: "advice" },
  advice: { end: Advice.cancelOfAgency, next: "sites" },
  sites: { end: Internship.closeSitesOfAgency, next: "internships" },
  internships: { end: Internship.callOffOfAgency, next: "reviews" },
  reviews: {
    end: async (ctx, agencyId, page) =>
      (await import("../../people/talk/attend.actions.ts")).leaveOfAgency(ctx, agencyId, page),
  },
};
/** So many at once; an event asks for the next of them. */
const portion = 20;

export const agencyClosed = (r: Pick<Relay, "ctx">, { data }: { data: { agencyId: AgencyId } }): Promise<void> =>
  closureContinued(r, { data: { ...data, part: "enrolments" } });

/** The next piece, unless the organisation works again. */
export async function closureContinued(
  { ctx }: Pick<Relay, "ctx">,
  { data: { agencyId, ...place } }: { data: Agency.ClosurePlace },
  limit = portion,
): Promise<void> {
  if ((await Agency.load(ctx, agencyId)).agency.status !== "closed") return;
  let part: Part | undefined = place.part;
  let { from } = place;
  while (part) {
    from = await parts[part].end(ctx, agencyId, { from, limit });
    if (from) return void (await Agency.goOnClosing(ctx, { agencyId, part, from }));
    part = parts[part].next;
  }
}
