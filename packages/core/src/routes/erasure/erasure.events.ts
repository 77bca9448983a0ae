import type { NewEvent } from "../../ground/shared/events.ts";
import type { ChildId, ErasureId } from "../../ground/shared/ids.ts";

interface About {
  erasureId: ErasureId;
  childId: ChildId;
  municipality: string;
}

/** In the partition of the erasure, which names nobody and stays. */
export type ErasureEvent =
  | NewEvent<"erasure.asked", About>
  | NewEvent<"erasure.refused", About>
  | NewEvent<"erasure.begun", About>
  | NewEvent<"child.erased", About>;
