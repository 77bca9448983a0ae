import * as z from "zod";
import type { AgencyId } from "../../ground/shared/ids.ts";
import { says } from "../../ground/shared/issue.words.ts";
import { isoDate, line } from "../../ground/shared/schema.ts";

/** Whether an agency can take more of a service: `waitlist`: later; `no-capacity`: not in sight. */
export const capacityStates = ["capacity", "waitlist", "no-capacity"] as const;

export const ServiceCapacity = z.strictObject({
  /** One of the agency's services, or `*` for all that are not named. */
  service: line(60),
  state: z.enum(capacityStates),
  /** ISO date until which this holds; afterwards nothing is known. */
  until: isoDate.optional(),
});
export type ServiceCapacity = z.infer<typeof ServiceCapacity>;

export const SetCapacity = z.strictObject({
  services: z
    .array(ServiceCapacity)
    .max(50)
    .refine((list) => new Set(list.map((s) => s.service)).size === list.length, {
      error: says("услуги не повторяются", "services do not repeat"),
    }),
});
export type SetCapacity = z.infer<typeof SetCapacity>;

/** What an agency last said of itself. */
export interface Capacity {
  agencyId: AgencyId;
  services: ServiceCapacity[];
  /** Absent until it has said anything. */
  saidAt?: string;
}

export const CapacityView = z.strictObject({
  agencyId: z.string(),
  services: z.array(ServiceCapacity),
  saidAt: z.string().optional(),
  version: z.int(),
});
export type CapacityView = z.infer<typeof CapacityView>;
