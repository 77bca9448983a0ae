import * as Specialist from "../../../agencies/specialist/index.ts";
import type { AgencyId, DomainEvent, SiteId } from "../../../ground/shared/index.ts";
import * as Internship from "../../../people/internship/index.ts";
import * as Attendance from "../../../roadmaps/attendance/index.ts";
import * as Inbox from "../../inbox/index.ts";
import type { InternshipNotice } from "../../notification/index.ts";
import type { Relay } from "../deps.ts";
import type { Effects } from "../events.ts";
import { tellOrganisation } from "../tell.ts";

type What = InternshipNotice["what"];
type OfSite = DomainEvent<string, { siteId: SiteId; agencyId: AgencyId; municipality: string }>;
type Of = DomainEvent<string, Internship.InternshipRef>;

/** Who it is stands on the page that the letter leads to. */
const letter = (
  r: Relay,
  e: DomainEvent,
  {
    to,
    siteId,
    what,
    ...term
  }: { to: AgencyId } & Pick<InternshipNotice, "siteId" | "what" | "from" | "until" | "months">,
): Promise<void> =>
  tellOrganisation(r, e, to, "internship", async (agency, { publicUrl }) => ({
    kind: "internship",
    what,
    agencyId: to,
    agencyName: agency.name,
    siteId,
    title: (await Internship.loadSite(r.ctx, siteId)).data.title,
    ...term,
    link: await Attendance.officeLink(r.ctx, { publicUrl, agencyId: to, part: "internships" }),
    publicUrl,
  }));

const toSite =
  (what: What) =>
  (r: Relay, e: OfSite): Promise<void> =>
    letter(r, e, { to: e.data.agencyId, siteId: e.data.siteId, what });

async function tell(r: Relay, e: Of, side: "hostId" | "agencyId", what: What, months?: number): Promise<void> {
  const { siteId, internshipId } = e.data;
  const { from, until } = (await Internship.load(r.ctx, internshipId)).data;
  await letter(r, e, { to: e.data[side], siteId, what, from, until, months });
}
const toHost =
  (what: What) =>
  (r: Relay, e: Of): Promise<void> =>
    tell(r, e, "hostId", what);
const toSender =
  (what: What) =>
  (r: Relay, e: Of): Promise<void> =>
    tell(r, e, "agencyId", what);

/** Somebody sees what follows, where the intern's organisation is. */
const open = ({ ctx }: Relay, e: Of, kind: Inbox.TaskKind, because: string): Promise<unknown> => {
  const { internshipId, siteId, agencyId, municipality } = e.data;
  return Inbox.openTask(ctx, e, kind, internshipId, { internshipId, siteId, agencyId, municipality, because });
};
const present = async ({ ctx }: Relay, e: Of) => (await Internship.load(ctx, e.data.internshipId)).data;

/** Whether the site still owes an answer, as it is now: events are told in any order. */
async function unanswered(r: Relay, e: Of): Promise<void> {
  const { status, overdueAt } = await present(r, e);
  if (overdueAt === undefined) await Inbox.closeTask(r.ctx, "internship-unanswered", e.data.internshipId);
  else await open(r, e, "internship-unanswered", status === "applied" ? "application" : "end");
}
/** Likewise what came of it: nobody says, or nothing was introduced. */
async function outcome(r: Relay, e: Of): Promise<void> {
  const { looks } = await present(r, e);
  const last = looks.findLast(({ answered, overdueAt }) => answered || overdueAt);
  const because = last && !last.answered ? "unanswered" : last?.answered?.outcome;
  const before = await Inbox.openTaskOf(r.ctx, "internship-outcome", e.data.internshipId);
  // Told again it finds its own, and leaves it.
  if (before?.because === because) return;
  if (before) await Inbox.closeTask(r.ctx, "internship-outcome", e.data.internshipId);
  if (because === "unanswered" || because === "not-introduced") await open(r, e, "internship-outcome", because);
}

/** It did not come to what it was to come to, and that is a coordinator's to see to. */
const failed =
  (what: What, because: string) =>
  async (r: Relay, e: Of): Promise<void> => {
    await unanswered(r, e);
    await open(r, e, "internship-failed", because);
    await toSender(what)(r, e);
  };
const answered =
  (what: What) =>
  async (r: Relay, e: Of): Promise<void> => {
    await unanswered(r, e);
    await toSender(what)(r, e);
  };

/** A proposal waits for somebody, as long as it is one. */
async function proposal({ ctx }: Relay, e: OfSite): Promise<void> {
  const { siteId, agencyId, municipality } = e.data;
  const { status } = (await Internship.loadSite(ctx, siteId)).data;
  if (status === "proposed") await Inbox.openTask(ctx, e, "site-proposed", siteId, { siteId, agencyId, municipality });
  else await Inbox.closeTask(ctx, "site-proposed", siteId);
}

/** Sites and those who learn there. What is written first is what a letter that waits for the morning does again. */
export const effects: Effects = {
  "site.proposed": proposal,
  "site.approved": async (r, e) => {
    await proposal(r, e);
    await toSite("approved")(r, e);
  },
  "site.closed": async (r, e) => {
    await proposal(r, e);
    await Internship.callOffAll(r.ctx, e.data.siteId);
    await toSite("closed")(r, e);
  },
  "site.place-freed": toSite("place-freed"),
  "internship.applied": toHost("applied"),
  "internship.queued": answered("queued"),
  "internship.accepted": answered("accepted"),
  "internship.refused": failed("refused", "refused"),
  "internship.lapsed": failed("lapsed", "no-place"),
  "internship.called-off": failed("called-off", "called-off"),
  "internship.broken-off": failed("broken-off", "broken-off"),
  "internship.withdrawn": unanswered,
  "internship.gone": toHost("gone"),
  "internship.end-due": toHost("end-due"),
  "internship.unanswered": unanswered,
  "internship.completed": async (r, e) => {
    await learned(r, e);
    await answered("completed")(r, e);
  },
  "internship.look-due": (r, e) => tell(r, e, "agencyId", "look-due", e.data.months),
  "internship.look-unanswered": outcome,
  "internship.looked": outcome,
};

/** What somebody has a certificate of stands in the list of their organisation. */
async function learned({ ctx }: Relay, e: Of): Promise<void> {
  const { specialistId, siteId, certificate } = (await Internship.load(ctx, e.data.internshipId)).data;
  if (!certificate) return;
  const { title } = (await Internship.loadSite(ctx, siteId)).data;
  const { hours, on, number } = certificate;
  await Specialist.addCourse(ctx, specialistId, { title: `Стажировка: ${title}`.slice(0, 300), hours, on, number });
}
