import type { NewEvent } from "../../ground/shared/events.ts";
import type { AgencyId, ChildId, EnquiryId } from "../../ground/shared/ids.ts";
import type { EnquiryKind, EnquiryOutcome } from "./enquiry.ts";

/** What happens to an organisation's public face. `fields` are names, not values. */
export type ListingEvent =
  | NewEvent<"listing.set", { agencyId: AgencyId; fields: string[] }>
  | NewEvent<
      "listing.confirmed" | "listing.hidden" | "listing.shown" | "listing.confirmation-due" | "listing.touched",
      { agencyId: AgencyId }
    >;

interface EnquiryRef {
  enquiryId: EnquiryId;
  kind: EnquiryKind;
  municipality: string;
  agencyId?: AgencyId | undefined;
}

/** What somebody without an account asks on an open page: ids and codes, nothing that they wrote. */
export type EnquiryEvent =
  | NewEvent<"enquiry.made" | "enquiry.confirmed", EnquiryRef>
  | NewEvent<"enquiry.settled", EnquiryRef & { outcome: EnquiryOutcome; childId?: ChildId | undefined }>;
