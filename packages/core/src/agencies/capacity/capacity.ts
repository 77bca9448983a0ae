import * as z from "zod";
import type { AgencyId } from "../../ground/shared/ids.ts";
import { says } from "../../ground/shared/issue.words.ts";
import { line, ourDate } from "../../ground/shared/schema.ts";
import { everyService, type Standing } from "./standing.ts";

/** Whether an agency can take more of a service: `waitlist`: later; `no-capacity`: not in sight. */
export const capacityStates = ["capacity", "waitlist", "no-capacity"] as const;
export type CapacityState = (typeof capacityStates)[number];

const count = z.int().min(0).max(10_000);

const said = {
  /** One of the agency's services, or `*` for all that are not named. */
  service: line(120),
  /** May be left out where `places` says it. */
  state: z.enum(capacityStates).optional(),
  /** How many children it can serve at the same time. */
  places: count.optional(),
  /** How many wait by its own list, beside those that wait here. */
  waiting: count.optional(),
  /** ISO date until which this holds; afterwards nothing is known. */
  until: ourDate.optional(),
};

/** What an agency says of a service. */
export const ServiceCapacity = z
  .strictObject({
    ...said,
    // Computed, so that what was read can be sent: read past.
    taken: z.int().optional(),
    free: z.int().optional(),
    queued: z.int().optional(),
  })
  .refine(({ state, places }) => state !== undefined || places !== undefined, {
    path: ["places"],
    error: says("число мест или состояние", "the number of places or the state"),
  })
  .transform(({ service, state, places, waiting, until }) => ({ service, state, places, waiting, until }));
export type ServiceCapacity = z.infer<typeof ServiceCapacity>;

/** The same with what the records know: how many places are taken, and how many children wait in its programmes' lists. */
export const ServiceRoom = z.strictObject({
  ...said,
  // Written and described as a text: what `line` makes of its input has no description.
  service: z.string(),
  state: z.enum(capacityStates),
  taken: z.int(),
  free: z.int().optional(),
  queued: z.int(),
});
export type ServiceRoom = z.infer<typeof ServiceRoom>;

/** What there is room for: places that are said and not taken. Who takes nobody on says so, whatever the places. */
export function roomOf(said: ServiceCapacity, { open, enrolled, queued }: Standing): ServiceRoom {
  const taken = open + enrolled;
  const { places } = said;
  const free = places === undefined ? undefined : Math.max(places - taken, 0);
  const byPlaces = free === 0 ? "waitlist" : "capacity";
  const state = said.state === undefined || (said.state === "capacity" && free === 0) ? byPlaces : said.state;
  return { ...said, state, taken, free, queued };
}

/** What is said of a service, or of all that are not named. */
export const saidOf = <T extends { service: string }>(list: readonly T[], service: string): T | undefined =>
  list.find((one) => one.service === service) ?? list.find((one) => one.service === everyService);

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
  services: z.array(ServiceRoom),
  saidAt: z.string().optional(),
  version: z.int(),
});
export type CapacityView = z.infer<typeof CapacityView>;
