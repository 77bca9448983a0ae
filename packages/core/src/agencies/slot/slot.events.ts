import type { NewEvent } from "../../ground/shared/events.ts";
import type { AgencyId, SlotId } from "../../ground/shared/ids.ts";

/** In the slot's own partition. */
export type SlotEvent = NewEvent<
  "slot.opened" | "slot.changed" | "slot.closed",
  { slotId: SlotId; agencyId: AgencyId; municipality: string; serviceKey: string }
>;
