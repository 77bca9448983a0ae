import type { AgencyId, ChildId, DeliveryId, EventId, RouteId, StepId } from "../shared/ids.ts";

/** Whom a mail is for. */
export type Audience = "agency" | "coordinator";

/** One mail that an event brought about, from the first attempt to its end; addresses are those of organisations. */
export interface Delivery {
  deliveryId: DeliveryId;
  eventId: EventId;
  audience: Audience;
  kind: string;
  routeId: RouteId;
  childId: ChildId;
  stepId?: StepId;
  agencyId?: AgencyId;
  to: string;
  attempts: number;
  createdAt: string;
  /**
   * `sending`: claimed, the outcome is not known yet; `sent`: handed to the provider; `withheld`: consent does not cover it;
   * `refused`: no contact of the agency takes mail.
   */
  status: "sending" | "sent" | "withheld" | "refused";
  providerId?: string;
  refusedAs?: string;
  endedAt?: string;
}
