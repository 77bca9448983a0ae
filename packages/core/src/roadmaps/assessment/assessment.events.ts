import type { NewEvent } from "../../ground/shared/events.ts";
import type { AssessmentId } from "../../ground/shared/ids.ts";

/** What happens to the assessment of a year, in its partition. */
export type AssessmentEvent = NewEvent<
  "assessment.drafted" | "assessment.summed" | "assessment.reported",
  { assessmentId: AssessmentId; year: string }
>;
