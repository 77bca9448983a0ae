import type { NewEvent } from "../../ground/shared/events.ts";
import type { AgencyId, ItemId } from "../../ground/shared/ids.ts";
import type { AskedWhy, ItemKind } from "./library.ts";

interface ItemRef {
  itemId: ItemId;
  kind: ItemKind;
  agencyId?: AgencyId | undefined;
  municipality?: string | undefined;
}

/** What happens to a thing of the library. */
export type LibraryEvent =
  | NewEvent<
      | "library.proposed"
      | "library.corrected"
      | "library.returned"
      | "library.published"
      | "library.confirmed"
      | "library.withdrawn"
      | "library.act-ended",
      ItemRef
    >
  | NewEvent<"library.handed-on", ItemRef & { from: AgencyId }>
  | NewEvent<"library.review-due", ItemRef & { why: AskedWhy }>;
