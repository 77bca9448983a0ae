import type { NewEvent } from "../../ground/shared/events.ts";
import type { AgencyId, ChildId, InstrumentId, MeasureId, RepresentativeId } from "../../ground/shared/ids.ts";
import type { CorrectableField } from "./acts.ts";
import type { InstrumentKind } from "./instrument.ts";

/** What happens to a child's instruments, in the child's partition. */
export type InstrumentEvent =
  | NewEvent<"instrument.recorded", Of & { supersedes?: InstrumentId; measureIds: MeasureId[] }>
  | NewEvent<"instrument.presented", Of & { agencyId: AgencyId; on: string }>
  | NewEvent<"instrument.agreed" | "instrument.disagreed", Of & { on: string; representativeId?: RepresentativeId }>
  | NewEvent<"instrument.corrected", Of & { fields: CorrectableField[] }>;

interface Of {
  childId: ChildId;
  instrumentId: InstrumentId;
  kind: InstrumentKind;
}
