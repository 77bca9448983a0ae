import type { NewEvent } from "../../ground/shared/events.ts";
import type { AgencyId, CourseId } from "../../ground/shared/ids.ts";
import type { AskedWhy } from "./course.ts";

interface CourseRef {
  courseId: CourseId;
  agencyId: AgencyId;
  municipality: string;
}

/** In the programme's partition. */
export type CourseEvent =
  | NewEvent<"course.drafted" | "course.revised" | "course.confirmed" | "course.withdrawn", CourseRef>
  | NewEvent<"course.approved", CourseRef & { approved: number }>
  | NewEvent<"course.handed-on", CourseRef & { from: AgencyId }>
  | NewEvent<"course.review-due", CourseRef & { why: AskedWhy }>;
