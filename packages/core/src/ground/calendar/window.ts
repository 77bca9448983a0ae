import type { Temporal } from "temporal-polyfill";

/**
 * The end of a day in a zone: the first instant that no longer belongs to it, so that `now < endOfDay(due, zone)` means
 * "in time". Also right where clocks change at midnight.
 */
export const endOfDay = (date: Temporal.PlainDate, zone: string): Temporal.Instant =>
  date.add({ days: 1 }).toZonedDateTime(zone).toInstant();

/** Whole seconds from one instant to another, rounded up so that a timer never fires early; 0 when `to` is not later. */
export const secondsBetween = (from: Temporal.Instant, to: Temporal.Instant): number =>
  Math.max(0, Math.ceil((to.epochMilliseconds - from.epochMilliseconds) / 1000));
