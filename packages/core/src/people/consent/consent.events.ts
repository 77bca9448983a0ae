import type { NewEvent } from "../../ground/shared/events.ts";
import type { ChildId, ConsentId } from "../../ground/shared/ids.ts";
import type { Consent, DataClass, Ending, Purpose } from "./consent.ts";

export interface About {
  childId: ChildId;
  consentId: ConsentId;
  recipient: Consent["recipient"];
  purpose: Purpose;
  dataClasses: DataClass[];
}

/** What happens to a consent, in the child's partition. */
export type ConsentEvent =
  | NewEvent<"consent.given", About>
  | NewEvent<"consent.withdrawn", About>
  | NewEvent<"consent.ended", About & { because: Ending }>
  /** Its last day is near, and no other consent goes on in its place. */
  | NewEvent<"consent.ending", About & { until: string }>
  /** Its last day is another one: the giver's authority ends earlier than was known, or later. */
  | NewEvent<"consent.limited", About & { expiresOn: string }>;

export const aboutOf = ({ childId, consentId, recipient, purpose, dataClasses }: Consent): About => ({
  childId,
  consentId,
  recipient,
  purpose,
  dataClasses,
});
