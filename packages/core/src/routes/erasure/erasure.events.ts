import type { NewEvent } from "../../ground/shared/events.ts";
import type { ChildId, ErasureId, RouteId, StepId } from "../../ground/shared/ids.ts";

interface About {
  erasureId: ErasureId;
  childId: ChildId;
  municipality: string;
}

/** Begun long ago, and not done: a step of the child that is open still, if that is why. */
interface Stalled extends About {
  routeId?: RouteId | undefined;
  stepId?: StepId | undefined;
}

/** In the partition of the erasure, which names nobody and stays. */
export type ErasureEvent =
  | NewEvent<"erasure.asked", About>
  | NewEvent<"erasure.refused", About>
  | NewEvent<"erasure.begun", About>
  | NewEvent<"erasure.announced", About>
  | NewEvent<"erasure.stalled", Stalled>
  | NewEvent<"child.erased", About>;
