import { Temporal } from "temporal-polyfill";
import { fault } from "../../ground/shared/input.ts";
import type { FieldFault } from "../../ground/shared/refusal.ts";
import type { Occasion } from "./occasion.ts";

type Times = Pick<Occasion, "times" | "zone">;

/** A year: whatever goes on longer is a programme. */
const longest = Temporal.Duration.from({ days: 366 });

const beforeEpoch = "2021-01-01";
/** By a year like 9999 systems say that there is no end: a year after it a name would be kept until year 10000, which sorts before ours. */
const lastDay = "2100-12-31";

/** When it begins and ends, or what is wrong with its times. */
export function spanOf({
  times,
  zone,
}: Times): { span: Pick<Occasion, "begins" | "ends" | "day"> } | { faults: FieldFault[] } {
  const faults: FieldFault[] = [];
  const read = times.map(({ from, until }, i) => {
    const [begin, end] = [instantOf(from, zone), instantOf(until, zone)];
    if (!begin) faults.push(fault(`/times/${i}/from`, ...noTime));
    if (!end) faults.push(fault(`/times/${i}/until`, ...noTime));
    if (begin && end && Temporal.Instant.compare(begin, end) >= 0)
      faults.push(fault(`/times/${i}/until`, "позже начала", "later than its beginning"));
    return { begin, end };
  });
  if (faults.length > 0) return { faults };
  for (let i = 1; i < read.length; i++)
    if (Temporal.Instant.compare(read[i]!.begin!, read[i - 1]!.end!) < 0)
      faults.push(fault(`/times/${i}/from`, "после конца предыдущего", "after the end of the one before"));
  const [begins, ends] = [read[0]!.begin!, read.at(-1)!.end!];
  if (times[0]!.from < beforeEpoch)
    faults.push(fault("/times/0/from", `не раньше ${beforeEpoch}`, `no earlier than ${beforeEpoch}`));
  const last = times.length - 1;
  if (times[last]!.until.slice(0, 10) > lastDay)
    faults.push(fault(`/times/${last}/until`, `не позже ${lastDay}`, `no later than ${lastDay}`));
  if (begins.until(ends).total("hours") > longest.total("hours"))
    faults.push(fault("/times", "не дольше года", "no longer than a year"));
  if (faults.length > 0) return { faults };
  const day = ends.toZonedDateTimeISO(zone).toPlainDate().toString();
  return { span: { begins: begins.toString(), ends: ends.toString(), day } };
}

const noTime = [
  "время, которое есть: такого дня нет или часы его перешагивают",
  "a time that there is: there is no such day, or the clocks leap over it",
] as const;

/** A time that the clocks leap over is no time; one that comes twice is the first of both. */
export function instantOf(wall: string, zone: string): Temporal.Instant | undefined {
  try {
    const at = Temporal.PlainDateTime.from(wall, { overflow: "reject" });
    const zoned = at.toZonedDateTime(zone, { disambiguation: "earlier" });
    return zoned.toPlainDateTime().equals(at) ? zoned.toInstant() : undefined;
  } catch {
    return undefined;
  }
}

export const isZone = (zone: string): boolean => {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return /^[A-Za-z]/.test(zone); // a bare offset has no rules of its own
  } catch {
    return false;
  }
};
