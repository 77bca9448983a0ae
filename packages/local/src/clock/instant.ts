import { Temporal } from "temporal-polyfill";

/** Of these years the product knows calendars. A clock that has gone further goes on from there at each start, and never back. */
const known = { from: "2013-01-01T00:00Z", until: "2101-01-01T00:00Z" };
const [first, last] = [known.from, known.until].map((text) => Temporal.Instant.from(text).epochMilliseconds) as [
  number,
  number,
];

const unknown = () => new RangeError("The clock knows the years 2013 to 2100.");

/** @throws RangeError for a time to which no clock may be moved on */
export function mustNotPass(instant: number): void {
  if (instant >= last) throw unknown();
}

/**
 * Epoch ms of an instant with its offset (`2026-03-01T09:00Z`), or of a local date or date and time of `zone`. RangeError
 * for anything else.
 */
export function instantOf(text: string, zone: string): number {
  const hasOffset = text.includes("T") && /(Z|[+-]\d{2}(:?\d{2})?)(\[.*)?$/i.test(text);
  const instant = hasOffset ? Temporal.Instant.from(text) : Temporal.PlainDateTime.from(text).toZonedDateTime(zone);
  if (instant.epochMilliseconds < first) throw unknown();
  mustNotPass(instant.epochMilliseconds);
  return instant.epochMilliseconds;
}
