import * as Course from "../../../agencies/course/index.ts";
import * as Digest from "../../digest/index.ts";
import * as Inbox from "../../inbox/index.ts";
import type { Relay } from "../deps.ts";
import type { Effects, Happened } from "../events.ts";

type OfCourse = Happened<Course.CourseEvent["type"]>;

/** What is asked of an organisation's programmes goes into its digest: one mail a day, of however many. */
async function tell(r: Relay, { at, data: { agencyId } }: OfCourse): Promise<void> {
  await Digest.collect(r.ctx, { agencyId }, { open: "courses", at });
  await Digest.wakeForDigest(r.ctx, r.workflows);
}

const settled = ({ ctx }: Relay, { data: { courseId } }: OfCourse): Promise<void> =>
  Inbox.closeTask(ctx, "course-review", courseId);

/** What becomes of programmes by which specialists are trained. */
export const effects: Effects = {
  "course.approved": settled,
  "course.confirmed": settled,
  "course.withdrawn": settled,
  "course.handed-on": async (r, e) => {
    await settled(r, e);
    await tell(r, e);
  },
  "course.review-due": async (r, e) => {
    const { courseId, agencyId, municipality, why } = e.data;
    // Another's effect may have come first: what somebody has answered meanwhile is nobody's task.
    const { asked } = (await Course.load(r.ctx, courseId)).data;
    if (!asked) return;
    await Inbox.openTask(r.ctx, e, "course-review", courseId, { courseId, agencyId, municipality, because: why });
    if (why === "year") await tell(r, e);
  },
};
