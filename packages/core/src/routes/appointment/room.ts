import { Temporal } from "temporal-polyfill";
import type { Appointment } from "./appointment.ts";

/** A room is open so long before, and after, its hour. */
const before = { minutes: 10 };
const after = { minutes: 30 };

interface Hours {
  opens: Temporal.Instant;
  closes: Temporal.Instant;
}

/** When its room is open; none where it is not by video, has no time, or is over. */
export function hoursOf({ status, place, at, minutes }: Appointment): Hours | undefined {
  if (status !== "booked" || place !== "video" || at === undefined) return undefined;
  const begins = Temporal.Instant.from(at);
  return { opens: begins.subtract(before), closes: begins.add({ minutes }).add(after) };
}

/** Whether both may come into its room now. */
export function isRoomOpen(a: Appointment, now: Temporal.Instant): boolean {
  const hours = hoursOf(a);
  return hours !== undefined && isNow(hours, now);
}

export const isNow = ({ opens, closes }: Hours, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(opens, now) <= 0 && Temporal.Instant.compare(now, closes) < 0;
