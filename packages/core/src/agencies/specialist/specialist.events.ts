import type { NewEvent } from "../../ground/shared/events.ts";
import type { AgencyId, SpecialistId } from "../../ground/shared/ids.ts";

/** In the specialist's own partition. */
export type SpecialistEvent = NewEvent<
  "specialist.added" | "specialist.changed" | "specialist.trained" | "specialist.warned" | "specialist.forgotten",
  { specialistId: SpecialistId; agencyId: AgencyId }
>;
/** In the organisation's: terms of so many of its specialists end within so many days. */
export type TermsEvent = NewEvent<"agency.terms-ending", { agencyId: AgencyId; count: number; until: string }>;
