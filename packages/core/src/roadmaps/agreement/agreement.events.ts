import type { NewEvent } from "../../ground/shared/events.ts";
import type { AgencyId, AgreementId } from "../../ground/shared/ids.ts";

interface AgreementRef {
  agreementId: AgreementId;
  municipality?: string | undefined;
}

/** What happens to an agreement, in its own partition. */
export type AgreementEvent =
  | NewEvent<
      | "agreement.recorded"
      | "agreement.approved"
      | "agreement.renewed"
      | "agreement.ended"
      | "agreement.expired"
      | "agreement.file-removed",
      AgreementRef
    >
  | NewEvent<"agreement.joined" | "agreement.left", AgreementRef & { party: number }>
  | NewEvent<"agreement.ending", AgreementRef & { days: number; until: string }>;

/** A party is to be told. */
export type AgreementNotice = NewEvent<
  "agency.agreement",
  { agencyId: AgencyId; agreementId: AgreementId; what: "ending" | "ended"; until: string }
>;
