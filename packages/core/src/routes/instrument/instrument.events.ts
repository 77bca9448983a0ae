import type { NewEvent } from "../../ground/shared/events.ts";
import type { ChildId, InstrumentId, MeasureId } from "../../ground/shared/ids.ts";
import type { InstrumentKind } from "./instrument.ts";

/** What happens to a child's instruments, in the child's partition. */
export type InstrumentEvent = NewEvent<
  "instrument.recorded",
  {
    childId: ChildId;
    instrumentId: InstrumentId;
    kind: InstrumentKind;
    supersedes?: InstrumentId;
    measureIds: MeasureId[];
  }
>;
