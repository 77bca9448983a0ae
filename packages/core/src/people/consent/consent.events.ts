import type { NewEvent } from "../../ground/shared/events.ts";
import type { ChildId, ConsentId } from "../../ground/shared/ids.ts";
import type { Consent, DataClass, Purpose } from "./consent.ts";

interface About {
  childId: ChildId;
  consentId: ConsentId;
  recipient: Consent["recipient"];
  purpose: Purpose;
  dataClasses: DataClass[];
}

/** What happens to a consent, in the child's partition. */
export type ConsentEvent = NewEvent<"consent.given", About> | NewEvent<"consent.withdrawn", About>;
