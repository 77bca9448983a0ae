import { Temporal } from "temporal-polyfill";

/**
 * Epoch ms of an instant with its offset (`2026-03-01T09:00Z`), or of a local date or date and time of `zone`. RangeError
 * for anything else.
 */
export function instantOf(text: string, zone: string): number {
  const hasOffset = text.includes("T") && /(Z|[+-]\d{2}(:?\d{2})?)(\[.*)?$/i.test(text);
  if (hasOffset) return Temporal.Instant.from(text).epochMilliseconds;
  return Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds;
}
