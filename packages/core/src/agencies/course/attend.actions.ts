import { changing } from "../../ground/change/index.ts";
import {
  type AgencyId,
  attendEach,
  attendedAtOnce,
  type CourseId,
  type Ctx,
  isStaff,
  notFound,
  type PageRequest,
} from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Agency from "../agency/index.ts";
import * as decide from "./course.decide.ts";
import type { CourseEvent } from "./course.events.ts";
import * as store from "./course.store.ts";
import type { Course } from "./course.ts";

// What the platform does by itself. Each may be done twice.

const changed = changing<CourseId, Course, CourseEvent>({
  load: store.load,
  authorise: ({ actor }) => {
    if (!isStaff(actor, "region")) throw notFound();
  },
  writes: ({ tenant }, before, after) => [store.write(tenant, after, before.version)],
  stream: (tenant, { courseId }) => store.partition(tenant, courseId),
  audit: ({ courseId, agencyId }) => ({ subject: agencyId, detail: { courseId } }),
});
const when = async (ctx: Ctx) => ({ at: ctx.now().toString(), today: (await Tenant.today(ctx)).toString() });

/** Each hour: programmes that nobody has said to hold for a year are asked about. @returns how many */
export async function attendCourses(ctx: Ctx, most = attendedAtOnce): Promise<number> {
  const now = await when(ctx);
  return attendEach<Course>(
    (page) => store.dueBy(ctx, now.today, page),
    ({ courseId }) =>
      changed(ctx, courseId, { action: "course.attend" }, ({ data }) => decide.attend(data, now) ?? { events: [] }),
    most,
  );
}

/** How many of an organisation's programmes are asked about. */
export async function coursesAsked(ctx: Ctx, agencyId: AgencyId): Promise<number> {
  const { items } = await store.find(ctx, { agency: agencyId, status: "approved" }, { limit: 200 });
  return items.filter(({ data }) => data.asked !== undefined).length;
}

/**
 * Whoever goes on with the work of an organisation that has closed goes on with its programmes; without one they are a coordinator's task.
 * @returns where the next of them stand
 */
export async function leaveOfAgency(ctx: Ctx, agencyId: AgencyId, page: PageRequest): Promise<string | undefined> {
  const successor = await Agency.answering(ctx, agencyId);
  const now = await when(ctx);
  const { items, next } = await store.ofAgency(ctx, agencyId, page);
  for (const { data } of items)
    await changed(ctx, data.courseId, { action: "course.leave" }, ({ data: one }) => {
      if (one.agencyId !== agencyId) return { events: [] };
      if (successor && successor.agencyId !== agencyId) return decide.handOn(one, successor);
      if (one.status !== "approved" || one.asked?.why === "provider-closed") return { events: [] };
      return decide.ask(one, "provider-closed", now);
    });
  return next;
}
