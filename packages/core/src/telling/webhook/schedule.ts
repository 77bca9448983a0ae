import { Temporal } from "temporal-polyfill";

/** Seconds before each attempt after the first: 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h, 24 h. */
export const schedule = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400] as const;
/** An endpoint that has failed for this long without one success is disabled. */
const daysOfPatience = 5;
const longest = 86_400;

/**
 * Seconds until the next attempt, or undefined after the last. Up to a tenth is added by chance, so that a thousand
 * deliveries to a server that comes back do not all come at once; what the receiver asks for (Retry-After) is waited, up
 * to a day. @param attempts made so far @param chance 0 to 1
 */
export function waitAfter(attempts: number, chance: number, askedFor = 0): number | undefined {
  const base = schedule[attempts - 1];
  if (base === undefined) return undefined;
  const wait = Math.round(base * (1 + chance / 10));
  return Math.max(wait, Math.min(askedFor, longest));
}

/** Seconds that a Retry-After header asks for (RFC 9110, 10.2.3): a number or a date. */
export function retryAfterSeconds(header: string | undefined, now: Temporal.Instant): number {
  if (!header) return 0;
  if (/^\d{1,9}$/.test(header)) return Number(header);
  const at = Date.parse(header);
  return Number.isNaN(at) ? 0 : Math.max(0, Math.ceil((at - now.epochMilliseconds) / 1000));
}

/** Repeated failure, not sporadic: five days in which nothing got through. */
export const isBeyondPatience = (failingSince: string | undefined, now: Temporal.Instant): boolean =>
  failingSince !== undefined &&
  Temporal.Instant.compare(Temporal.Instant.from(failingSince).add({ hours: 24 * daysOfPatience }), now) <= 0;
