import type { PeriodId } from "../../ground/calendar/index.ts";
import type { Late } from "../../ground/job/late.ts";
import type { NewEvent } from "../../ground/shared/events.ts";
import type { AgencyId, ChildId, InstrumentId, MeasureId, RepresentativeId } from "../../ground/shared/ids.ts";
import type { CorrectableField } from "./acts.ts";
import type { InstrumentKind } from "./instrument.ts";

/** What happens to a child's instruments, in the child's partition. */
export type InstrumentEvent =
  | NewEvent<"instrument.recorded", Of & { supersedes?: InstrumentId; measureIds: MeasureId[]; late?: Late }>
  | NewEvent<"instrument.presented", Of & { agencyId: AgencyId; on: string }>
  | NewEvent<"instrument.agreed" | "instrument.disagreed", Of & { on: string; representativeId?: RepresentativeId }>
  /** `was`: the services that they had. */
  | NewEvent<"instrument.services-set", Of & { measureIds: MeasureId[]; was?: { [id: MeasureId]: string } }>
  /** `quarters`: of the dates that it had and has, where that changed. */
  | NewEvent<"instrument.corrected", Of & { fields: CorrectableField[]; quarters?: PeriodId[] }>;

interface Of {
  childId: ChildId;
  instrumentId: InstrumentId;
  kind: InstrumentKind;
}
