import type { NewEvent } from "../shared/events.ts";
import type { ChildId, NoteId } from "../shared/ids.ts";
import type { LeaveCause } from "./child.ts";

/** What happens to a child's card, in the child's partition. */
export type ChildEvent =
  | NewEvent<"child.registered", { childId: ChildId; municipality: string }>
  /** `fields` are names (`person.surname`), not values. */
  | NewEvent<"child.changed", { childId: ChildId; fields: string[] }>
  | NewEvent<"child.left", { childId: ChildId; noteId: NoteId; cause: LeaveCause }>
  | NewEvent<"child.returned", { childId: ChildId }>;
