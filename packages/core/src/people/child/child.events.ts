import type { NewEvent } from "../../ground/shared/events.ts";
import type { ChildId, NoteId, RepresentativeId } from "../../ground/shared/ids.ts";
import type { LeaveCause } from "./child.ts";

/** What happens to a child's card, in the child's partition. */
export type ChildEvent =
  | NewEvent<"child.registered", { childId: ChildId; municipality: string }>
  /** `fields` are names (`person.surname`), not values; `gone`: who represents the child no more. */
  | NewEvent<"child.changed", { childId: ChildId; fields: string[]; gone?: RepresentativeId[] | undefined }>
  | NewEvent<"child.left", { childId: ChildId; noteId: NoteId; cause: LeaveCause }>
  | NewEvent<"child.returned", { childId: ChildId }>;
