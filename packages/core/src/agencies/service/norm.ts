import type { Volume } from "./service.ts";

/** Months of each span; a course has no length of its own. */
const monthsOf: Readonly<Partial<Record<Volume["per"], number>>> = { week: 12 / 52, month: 1, quarter: 3, year: 12 };

/**
 * Sessions a month that the norm comes to: what is held below it deviates from the standard. Undefined where the norm counts something
 * else, or a course. A year has 52 weeks.
 */
export function sessionsPerMonth({ unit, per, norm }: Volume): number | undefined {
  const months = monthsOf[per];
  return unit === "session" && months !== undefined ? norm / months : undefined;
}
