import type { Temporal } from "temporal-polyfill";
import * as z from "zod";
import * as Agency from "../../agencies/agency/agency.links.ts";
import * as Programme from "../../agencies/programme/index.ts";
import type { Ctx, Deps } from "../../ground/shared/context.ts";
import type { AgencyId } from "../../ground/shared/ids.ts";
import { inParallel } from "../../ground/shared/parallel.ts";
import { idText, linkToken } from "../../ground/shared/schema.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Enrolment from "../../routes/enrolment/index.ts";
import { tellLesson } from "./attendance.actions.ts";
import { nameOf } from "./month.ts";

const of = {
  token: linkToken,
  enrolmentId: idText("enrolment"),
};
const { at } = Enrolment.OneLesson.shape;

/** What comes by the link of an organisation's page of its lessons by video. Looking uses nothing up. */
export const RespondLessons = z.discriminatedUnion("action", [
  z.strictObject({ token: linkToken, action: z.literal("view"), from: z.string().max(4096).optional() }),
  z.strictObject({ ...of, action: z.literal("plan"), ...Enrolment.PlanLessons.shape }),
  z.strictObject({ ...of, action: z.literal("call-off"), at }),
  z.strictObject({ ...of, action: z.literal("tell"), ...Enrolment.lessonTold }),
  z.strictObject({ ...of, action: z.literal("join"), at }),
]);
export type RespondLessons = z.infer<typeof RespondLessons>;

/** Children who are taught by the organisation, as far as consent goes, each with the lessons that matter now. */
export const LessonsPage = z.strictObject({
  agency: z.string(),
  children: z.array(
    z.strictObject({
      enrolmentId: z.string(),
      child: z.string(),
      programme: z.string(),
      lessons: z.array(
        Enrolment.LessonView.extend({
          /** Date and time of day on the region's wall. */
          local: z.string(),
          mayJoin: z.boolean(),
          /** Its hour is over, and nobody has said whether it was held. */
          asked: z.boolean(),
        }),
      ),
    }),
  ),
  /** Where they meet whom they asked to `join`. */
  room: z.string().optional(),
  next: z.string().optional(),
});
export type LessonsPage = z.infer<typeof LessonsPage>;

const mostRows = 50;
const atOnce = 10;
/** Days behind and ahead that are shown; what is owed stands however old it is. */
const shownDays = 14;

/**
 * The organisation sees whom it teaches by video, sets hours, says what came of them. @throws Refusal link.invalid, link.dead, not-found,
 * input.invalid, period.locked, enrolment.closed, enrolment.not-allowed, conference.none
 */
export async function respondLessons(deps: Deps, request: RespondLessons, requestId?: string): Promise<LessonsPage> {
  const did = `lessons.${request.action}`;
  const { ctx, agency } = await Agency.speaking(deps, Agency.ownLinks, request.token, did, requestId);
  const room = await act(ctx, request);
  const from = request.action === "view" ? request.from : undefined;
  return { ...(await page(ctx, agency, from)), room };
}

async function act(ctx: Ctx, request: RespondLessons): Promise<string | undefined> {
  if (request.action === "view") return undefined;
  const { token: _, action, enrolmentId, ...said } = request;
  if (action === "join") return (await Enrolment.joinLesson(ctx, enrolmentId, said)).url;
  if (action === "plan") await Enrolment.planLessons(ctx, enrolmentId, said);
  else if (action === "call-off") await Enrolment.callOffLesson(ctx, enrolmentId, said);
  else await tellLesson(ctx, enrolmentId, said);
  return undefined;
}

interface Speaking {
  agencyId: AgencyId;
  shortName: string;
}

async function page(ctx: Ctx, { agencyId, shortName }: Speaking, from: string | undefined): Promise<LessonsPage> {
  const found = await Enrolment.ofOrganisation(ctx, agencyId, { limit: mostRows, from });
  const taught = found.items.filter(({ status }) => status === "enrolled");
  const programmes = await Programme.loadMany(ctx, [...new Set(taught.map(({ programmeId }) => programmeId))]);
  const { zone } = await Tenant.load(ctx);
  const children: LessonsPage["children"] = [];
  await inParallel(taught, atOnce, async (one) => {
    const child = await nameOf(ctx, one);
    if (child === undefined) return;
    const programme = programmes.get(one.programmeId)?.data.content?.title ?? "";
    children.push({ enrolmentId: one.enrolmentId, child, programme, lessons: lessonsOf(one, ctx.now(), zone) });
  });
  const first = ({ lessons }: (typeof children)[number]) => lessons[0]?.at ?? "~";
  children.sort((a, b) => first(a).localeCompare(first(b)) || a.child.localeCompare(b.child, "ru"));
  return { agency: shortName, children, next: found.next };
}

function lessonsOf({ lessons = [] }: Enrolment.Enrolment, now: Temporal.Instant, zone: string) {
  const days = { hours: 24 * shownDays };
  const [first, last] = [now.subtract(days).toString(), now.add(days).toString()];
  return lessons
    .filter((one) => Enrolment.isOwed(one, now) || (first <= one.at && one.at <= last))
    .map((one) => ({
      ...Enrolment.lessonView(one),
      local: Enrolment.localOf(one.at, zone),
      mayJoin: Enrolment.isLessonOpen(one, now),
      asked: Enrolment.isOwed(one, now),
    }));
}
