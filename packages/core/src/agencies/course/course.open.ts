import type { Ctx } from "../../ground/shared/context.ts";
import type { AgencyId, CourseId } from "../../ground/shared/ids.ts";
import { byIds } from "../agency/agency.store.ts";
import * as store from "./course.store.ts";
import type { CourseContent } from "./course.ts";

/** As everybody reads it: what is approved, and in which version. */
export interface OpenCourse {
  courseId: CourseId;
  agencyId: AgencyId;
  agency: string;
  content: CourseContent;
  version: number;
  /** ISO date of its approval. */
  approvedOn: string;
}

/** So many programmes a region's page shows. */
const mostShown = 200;

/** By what specialists are taught here, the newest first; of organisations that are there. Eventually consistent. */
export async function openCourses(ctx: Pick<Ctx, "bank" | "tenant">, municipality?: string): Promise<OpenCourse[]> {
  const { items } = await store.find(ctx, { municipality, status: "approved" }, { limit: mostShown });
  const agencies = await byIds(ctx, [...new Set(items.map(({ data }) => data.agencyId))]);
  return items.toReversed().flatMap(({ data: { courseId, agencyId, content, version, approvedOn } }) => {
    const agency = agencies.get(agencyId);
    if (!content || agency?.status !== "active") return [];
    return [{ courseId, agencyId, agency: agency.shortName, content, version, approvedOn: approvedOn.at(-1) ?? "" }];
  });
}
