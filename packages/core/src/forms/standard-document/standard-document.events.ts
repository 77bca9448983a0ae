import type { NewEvent } from "../../ground/shared/events.ts";
import type { StandardId } from "../../ground/shared/ids.ts";

/** What happens to a standard document, in its own partition. */
export type StandardEvent =
  | NewEvent<"standard-document.drafted", { standardId: StandardId; model?: string | undefined }>
  /** `fields` are names, not values. */
  | NewEvent<"standard-document.revised", { standardId: StandardId; fields: string[] }>
  | NewEvent<"standard-document.approved", { standardId: StandardId; edition: number }>
  | NewEvent<"standard-document.retired", { standardId: StandardId }>;
