import type { NewEvent } from "../../ground/shared/events.ts";
import type { ChildId, NoteId, RepresentativeId } from "../../ground/shared/ids.ts";
import type { LeaveCause } from "./child.ts";

/** What happens to a child's card, in the child's partition. */
export type ChildEvent =
  | NewEvent<"child.registered", { childId: ChildId; municipality: string }>
  /** `fields` are names (`person.surname`), not values; `gone`: who represents the child no more. */
  | NewEvent<"child.changed", { childId: ChildId; fields: string[]; gone?: RepresentativeId[] | undefined }>
  | NewEvent<"child.left", { childId: ChildId; noteId?: NoteId | undefined; cause: LeaveCause }>
  /** Whoever was expected is born. `placement`: nobody of the family takes the child. */
  | NewEvent<"child.born", { childId: ChildId; municipality: string; placement?: true | undefined }>
  | NewEvent<"child.returned", { childId: ChildId }>;
