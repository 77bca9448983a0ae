import type { Temporal } from "temporal-polyfill";

/** Whole seconds from one instant to another, rounded up so that a timer never fires early; 0 when `to` is not later. */
export const secondsBetween = (from: Temporal.Instant, to: Temporal.Instant): number =>
  Math.max(0, Math.ceil((to.epochMilliseconds - from.epochMilliseconds) / 1000));
