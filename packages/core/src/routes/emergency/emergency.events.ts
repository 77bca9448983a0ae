import type { NewEvent } from "../../ground/shared/events.ts";
import type { ChildId, EmergencyId } from "../../ground/shared/ids.ts";

interface Opened {
  emergencyId: EmergencyId;
  childId: ChildId;
  municipality: string;
}

export type EmergencyEvent = NewEvent<"emergency.opened", Opened> | NewEvent<"emergency.reviewed", Opened>;
