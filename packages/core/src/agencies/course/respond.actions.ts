import * as z from "zod";
import type { Ctx, Deps } from "../../ground/shared/context.ts";
import type { AgencyId } from "../../ground/shared/ids.ts";
import { linkToken } from "../../ground/shared/schema.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Agency from "../agency/index.ts";
import { approve, confirm, draft, ofAgency, revise, withdraw } from "./course.actions.ts";
import { ApproveCourse, CourseContent, CourseIdText, CourseView, ReviseCourse, WithdrawCourse } from "./course.ts";

const of = { token: linkToken, courseId: CourseIdText };

/** What comes by the link of an organisation's page. Looking uses nothing up. */
export const RespondCourses = z.discriminatedUnion("action", [
  z.strictObject({ token: linkToken, action: z.literal("view") }),
  z.strictObject({ token: linkToken, action: z.literal("draft"), content: CourseContent }),
  z.strictObject({ ...of, action: z.literal("revise"), version: z.int().min(1), ...ReviseCourse.shape }),
  z.strictObject({ ...of, action: z.literal("approve"), ...ApproveCourse.shape }),
  z.strictObject({ ...of, action: z.literal("confirm") }),
  z.strictObject({ ...of, action: z.literal("withdraw"), ...WithdrawCourse.shape }),
]);
export type RespondCourses = z.infer<typeof RespondCourses>;

export const CoursesPage = z.strictObject({ agency: z.string(), url: z.string(), courses: z.array(CourseView) });
export type CoursesPage = z.infer<typeof CoursesPage>;

/** The organisation keeps its programmes of training. @throws Refusal link.invalid, link.dead, not-found, input.invalid, course.closed, conflict.version */
export async function respondCourses(deps: Deps, request: RespondCourses, requestId?: string): Promise<CoursesPage> {
  const did = `courses.${request.action}`;
  const { ctx, agency } = await Agency.speaking(deps, Agency.ownLinks, request.token, did, requestId);
  await act(ctx, agency.agencyId, request);
  const { publicUrl } = await Tenant.load(ctx);
  return { agency: agency.shortName, url: `${publicUrl}/courses`, courses: await ofAgency(ctx, agency.agencyId) };
}

async function act(ctx: Ctx, agencyId: AgencyId, request: RespondCourses): Promise<unknown> {
  switch (request.action) {
    case "view":
      return undefined;
    case "draft":
      return draft(ctx, { agencyId, content: request.content });
    case "revise":
      return revise(ctx, request.courseId, { content: request.content, changes: request.changes }, request.version);
    case "approve":
      return approve(ctx, request.courseId, { act: request.act });
    case "confirm":
      return confirm(ctx, request.courseId);
    case "withdraw":
      return withdraw(ctx, request.courseId, { reason: request.reason });
  }
}
