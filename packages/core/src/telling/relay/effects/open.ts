import type { AgencyId } from "../../../ground/shared/index.ts";
import * as Digest from "../../digest/index.ts";
import * as Inbox from "../../inbox/index.ts";
import type { Relay } from "../deps.ts";
import type { Effects } from "../events.ts";
import { serviceTouched } from "../touched.ts";

/** Goes into the organisation's digest: one mail a day, of however many. */
async function tell(r: Relay, at: string, agencyId: AgencyId, open: "listing" | "enquiries"): Promise<void> {
  await Digest.collect(r.ctx, { agencyId }, { open, at });
  await Digest.wakeForDigest(r.ctx, r.workflows);
}

/** What everybody may see of an organisation, and what somebody without an account asks. */
export const effects: Effects = {
  "service.changed": serviceTouched,
  "listing.confirmation-due": (r, { at, data }) => tell(r, at, data.agencyId, "listing"),
  // Somebody answers, whatever the organisation does: the coordinators of the place.
  "enquiry.made": async (r, e) => {
    const { enquiryId, municipality, agencyId, kind } = e.data;
    await Inbox.openTask(r.ctx, e, "enquiry", enquiryId, { enquiryId, municipality, agencyId, because: kind });
    if (agencyId) await tell(r, e.at, agencyId, "enquiries");
  },
  "enquiry.settled": ({ ctx }, { data }) => Inbox.closeTask(ctx, "enquiry", data.enquiryId),
};
