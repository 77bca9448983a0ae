import * as z from "zod";
import * as Agency from "../../agencies/agency/index.ts";
import * as Service from "../../agencies/service/index.ts";
import { auditRead, type Deps } from "../../ground/shared/index.ts";
import { idText, linkToken, paragraph } from "../../ground/shared/schema.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { wallTime } from "./directory.ts";
import { confirmEnquiry, enquiriesOf, settleEnquiry } from "./enquiry.actions.ts";
import { EnquiryView } from "./enquiry.ts";

const enquiryId = idText("enquiry");

/** What an organisation says of those who ask it on the open pages, by the link of its page. Looking uses nothing up. */
export const RespondEnquiries = z.discriminatedUnion("action", [
  z.strictObject({ token: linkToken, action: z.literal("view") }),
  z.strictObject({ token: linkToken, action: z.literal("confirm"), enquiryId }),
  z.strictObject({
    token: linkToken,
    action: z.literal("settle"),
    enquiryId,
    outcome: z.enum(["advised", "seen", "corrected", "unreachable", "other"]),
    note: paragraph(2000).optional(),
  }),
]);
export type RespondEnquiries = z.output<typeof RespondEnquiries>;

const text = z.strictObject({ ru: z.string(), en: z.string() });
export const EnquiriesPage = z.strictObject({
  agency: z.string(),
  /** `when`: of a booking, date and time on the region's wall. */
  items: z.array(EnquiryView.extend({ service: text.optional(), when: z.string().optional() })),
});
export type EnquiriesPage = z.infer<typeof EnquiriesPage>;

/** @throws Refusal link.invalid, link.dead, enquiry.closed, not-found */
export async function respondEnquiries(
  deps: Deps,
  request: RespondEnquiries,
  requestId?: string,
): Promise<EnquiriesPage> {
  const did = `enquiries.${request.action}`;
  const { ctx, agency } = await Agency.speaking(deps, Agency.ownLinks, request.token, did, requestId);
  if (request.action === "confirm") await confirmEnquiry(ctx, request.enquiryId);
  if (request.action === "settle") {
    const { outcome, note } = request;
    await settleEnquiry(ctx, request.enquiryId, { outcome, note });
  }
  await auditRead(ctx, { subject: agency.agencyId, action: "enquiry.list" });
  const known = await Service.lookup(ctx);
  const { zone } = await Tenant.load(ctx);
  const items = await enquiriesOf(ctx);
  return {
    agency: agency.shortName,
    items: items.map((one) => ({
      ...one,
      service: one.serviceKey ? known.of(one.serviceKey)?.title : undefined,
      when: one.at && wallTime(one.at, zone),
    })),
  };
}
