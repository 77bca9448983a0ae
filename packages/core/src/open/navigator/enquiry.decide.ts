import type { ChildId } from "../../ground/shared/ids.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import type { Enquiry, EnquiryOutcome } from "./enquiry.ts";
import type { EnquiryEvent } from "./navigator.events.ts";

interface Decided {
  events: EnquiryEvent[];
  after: Enquiry;
}

export const refOf = ({ enquiryId, kind, municipality, agencyId }: Enquiry) => ({
  enquiryId,
  kind,
  municipality,
  agencyId,
});

/** @throws Refusal enquiry.closed */
function mustBeOpen({ status }: Enquiry): void {
  if (status === "settled")
    throw new Refusal("enquiry.closed", {
      ru: "Это обращение со страницы уже закрыто.",
      en: "This enquiry has been settled already.",
    });
}

/** Whoever is to receive the family says that it may come. @throws Refusal enquiry.closed */
export function confirm(before: Enquiry, at: string): Decided {
  mustBeOpen(before);
  if (before.status === "confirmed") return { events: [], after: before };
  const after: Enquiry = { ...before, status: "confirmed", confirmedAt: at };
  return { events: [{ type: "enquiry.confirmed", data: refOf(after) }], after };
}

/** What came of it. @throws Refusal enquiry.closed */
export function settle(
  before: Enquiry,
  { outcome, childId, at }: { outcome: EnquiryOutcome; childId?: ChildId | undefined; at: string },
): Decided {
  mustBeOpen(before);
  const after: Enquiry = { ...before, status: "settled", settledAt: at, outcome, childId };
  return { events: [{ type: "enquiry.settled", data: { ...refOf(after), outcome, childId } }], after };
}
