import type { NewEvent } from "../../ground/shared/events.ts";
import type { ChildId, MeasureId, ResultId } from "../../ground/shared/ids.ts";
import type { StepResult } from "../step/step.ts";

interface ResultRef {
  childId: ChildId;
  resultId: ResultId;
  measureId: MeasureId;
}

/** What happens to results without a route, in the child's partition. */
export type ResultEvent =
  | NewEvent<"result.recorded", ResultRef & { result: StepResult }>
  | NewEvent<"result.corrected", ResultRef & { result: StepResult }>
  | NewEvent<"result.withdrawn", ResultRef>;
