import * as z from "zod";
import * as Agency from "../../agencies/agency/index.ts";
import * as specialists from "../../agencies/specialist/specialist.store.ts";
import { auditRead, type Ctx, type Deps } from "../../ground/shared/context.ts";
import { type AgencyId, type InternshipId, idPattern } from "../../ground/shared/ids.ts";
import { linkToken } from "../../ground/shared/schema.ts";
import * as actions from "./internship.actions.ts";
import {
  AnswerInternship,
  DiaryEntry,
  EndInternship,
  InternshipSummary,
  InternshipView,
  NewInternship,
  SayOutcome,
} from "./internship.ts";
import { openSites } from "./openly.actions.ts";
import * as sites from "./site.actions.ts";
import { CloseSite, OwnSite, PublicSite, SiteIdText, SitePatch, SiteView } from "./site.ts";

const internshipId = z
  .string()
  .regex(idPattern("internship"))
  .transform((id) => id as InternshipId);
const of = { token: linkToken, internshipId };
const ofSite = { token: linkToken, siteId: SiteIdText };

/** What comes by the link of an organisation's page. Looking uses nothing up. */
export const RespondInternships = z.discriminatedUnion("action", [
  z.strictObject({ token: linkToken, action: z.literal("view") }),
  z.strictObject({ ...of, action: z.literal("show") }),
  z.strictObject({ ...of, action: z.literal("certificate") }),
  z.strictObject({ token: linkToken, action: z.literal("open"), site: OwnSite }),
  z.strictObject({ ...ofSite, action: z.literal("change"), version: z.int().min(1), site: SitePatch }),
  z.strictObject({ ...ofSite, action: z.literal("close"), ...CloseSite.shape }),
  z.strictObject({ token: linkToken, action: z.literal("apply"), application: NewInternship }),
  z.strictObject({ ...of, action: z.literal("answer"), answer: AnswerInternship }),
  z.strictObject({ ...of, action: z.literal("diary"), entry: DiaryEntry }),
  z.strictObject({ ...of, action: z.literal("end"), end: EndInternship }),
  z.strictObject({ ...of, action: z.literal("outcome"), outcome: SayOutcome }),
]);
export type RespondInternships = z.infer<typeof RespondInternships>;

/** The organisation's own sites and who comes there; where its specialists are or want to be; sites of others. */
export const InternshipsPage = z.strictObject({
  agency: z.string(),
  sites: z.array(SiteView),
  received: z.array(InternshipSummary),
  sent: z.array(InternshipSummary),
  others: z.array(PublicSite),
  /** Who works here, for mentors and applications. */
  specialists: z.array(z.strictObject({ specialistId: z.string(), name: z.string().optional(), post: z.string() })),
  /** The one that was asked for, with what was written. */
  shown: InternshipView.optional(),
  /** Asked for, the certificate as PDF in base64. */
  paper: z.string().optional(),
});
export type InternshipsPage = z.infer<typeof InternshipsPage>;

const mostShown = 30;

/**
 * An organisation keeps its sites, answers applications, and sends its specialists to sites of others.
 * @throws Refusal link.invalid, link.dead, not-found, input.invalid, site.closed, internship.closed, conflict.exists, conflict.version, limit.reached
 */
export async function respondInternships(
  deps: Deps,
  request: RespondInternships,
  practices: (ctx: Ctx) => sites.Practices,
  requestId?: string,
): Promise<InternshipsPage> {
  const did = `internships.${request.action}`;
  const { ctx, agency } = await Agency.speaking(deps, Agency.ownLinks, request.token, did, requestId);
  const shown = await act(ctx, agency.agencyId, request, practices(ctx));
  const paper = request.action === "certificate" ? await paperOf(ctx, request.internshipId) : undefined;
  return { ...(await page(ctx, agency)), shown, paper };
}

async function act(
  ctx: Ctx,
  agencyId: AgencyId,
  request: RespondInternships,
  practices: sites.Practices,
): Promise<InternshipView | undefined> {
  switch (request.action) {
    case "view":
      return undefined;
    case "show":
    case "certificate":
      return actions.get(ctx, request.internshipId);
    case "open":
      await sites.open(ctx, { ...request.site, agencyId }, practices);
      return undefined;
    case "change":
      await sites.change(ctx, request.siteId, request.site, practices, request.version);
      return undefined;
    case "close":
      await sites.close(ctx, request.siteId, { reason: request.reason });
      return undefined;
    case "apply":
      return actions.apply(ctx, request.application);
    case "answer":
      return actions.answer(ctx, { id: request.internshipId }, request.answer);
    case "diary":
      return actions.writeDiary(ctx, { id: request.internshipId }, request.entry);
    case "end":
      return actions.end(ctx, { id: request.internshipId }, request.end);
    case "outcome":
      return actions.sayOutcome(ctx, { id: request.internshipId }, request.outcome);
  }
}

async function paperOf(ctx: Ctx, id: InternshipId): Promise<string> {
  const { certificateOf } = await import("./certificate.actions.ts");
  return Buffer.from((await certificateOf(ctx, id, "pdf")).bytes).toString("base64");
}

async function page(ctx: Ctx, { agencyId, shortName }: Agency.Agency): Promise<InternshipsPage> {
  const own = async (status: SiteView["status"]) =>
    (await sites.find(ctx, { agency: agencyId, status, limit: mostShown })).items;
  const [proposed, approved, received, sent, all, here] = await Promise.all([
    own("proposed"),
    own("approved"),
    actions.ofSide(ctx, { host: agencyId }, ["applied", "waiting", "accepted", "completed"]),
    actions.ofSide(ctx, { agency: agencyId }, ["applied", "waiting", "accepted", "completed", "refused"]),
    openSites(ctx),
    working(ctx, agencyId),
  ]);
  return {
    agency: shortName,
    sites: [...proposed, ...approved],
    received,
    sent,
    others: all.filter((site) => site.agencyId !== agencyId),
    specialists: here,
  };
}

async function working(ctx: Ctx, agency: AgencyId): Promise<InternshipsPage["specialists"]> {
  const page = await specialists.find(ctx, { agency, status: "working" }, { limit: 100 });
  await auditRead(ctx, { subject: agency, action: "specialist.list" });
  const names = await specialists.readNames(
    ctx,
    page.items.map(({ data }) => data.specialistId),
  );
  return page.items.map(({ data: { specialistId, post } }) => ({
    specialistId,
    name: names.get(specialistId),
    post,
  }));
}
