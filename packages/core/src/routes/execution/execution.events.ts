import type { Late } from "../../ground/job/late.ts";
import type { NewEvent } from "../../ground/shared/events.ts";
import type { ChildId, InstrumentId, MeasureId, OutgoingId, ResultId } from "../../ground/shared/ids.ts";
import type { Revision } from "../step/step.events.ts";
import type { StepResult } from "../step/step.ts";

interface ResultRef {
  childId: ChildId;
  resultId: ResultId;
  measureId: MeasureId;
  /** Locked periods whose figures change by it, each with the note that says why. */
  revisions?: Revision[];
}

/** What happens to results without a route, and to reports to the МСЭ, in the child's partition. */
export type ExecutionEvent =
  | NewEvent<"result.recorded", ResultRef & { result: StepResult; late?: Late | undefined }>
  | NewEvent<"result.corrected", ResultRef & { result: StepResult }>
  | NewEvent<"result.withdrawn", ResultRef>
  | NewEvent<"execution.reported", { childId: ChildId; instrumentId: InstrumentId; outgoingId: OutgoingId }>
  /** The report on an ИПРА is due: it ends in a month, and none was made. */
  | NewEvent<"execution.report-due", { childId: ChildId; instrumentId: InstrumentId; municipality: string }>;
