import { Temporal } from "temporal-polyfill";
import { workingDayFrom } from "../../ground/calendar/index.ts";
import type { Clock } from "../../ground/tenant/clock.ts";
import { type Appointment, hasTime } from "./appointment.ts";

/** `lapse`: an offered time goes to the next; `remind`: the family; `ask`: the organisation, what came of it. */
export type AppointmentMilestone =
  | { what: "lapse" }
  | { what: "remind"; before: "day" | "hours" }
  | { what: "ask"; count: 1 | 2 | 3 };
type Marked = AppointmentMilestone & { at: Temporal.Instant };

const reminders = [
  { before: "day", lead: { hours: 24 } },
  { before: "hours", lead: { hours: 2 } },
] as const;
/** Working days after it on which the organisation is reminded, and the coordinator told. */
const askOn = [1, 5] as const;
const morning = "09:00";

/** The next thing that time itself brings about; undefined when only people can move it. One in the past is due now. */
export function nextMilestone(a: Appointment, clock: Clock): Marked | undefined {
  if (!hasTime(a)) return undefined;
  if (a.status === "offered") return { what: "lapse", at: Temporal.Instant.from(a.offeredUntil!) };
  return remind(a, clock.now) ?? ask(a, clock);
}

/** Of two whose time has come only the later is told; none that lay behind when the time was taken, and none once it has begun. */
function remind(a: Appointment & { at: string }, now: Temporal.Instant): Marked | undefined {
  const begins = Temporal.Instant.from(a.at);
  if (Temporal.Instant.compare(begins, now) <= 0) return undefined;
  const told = reminders.findIndex(({ before }) => before === a.reminded);
  const marks = reminders
    .slice(told + 1)
    .map(({ before, lead }) => ({ what: "remind" as const, before, at: begins.subtract(lead) }))
    .filter(({ at }) => at.toString() > a.bookedAt!);
  return marks.findLast(({ at }) => Temporal.Instant.compare(at, now) <= 0) ?? marks[0];
}

function ask(a: Appointment & { at: string; day: string }, { zone, calendar }: Clock): Marked | undefined {
  const asked = a.asked ?? 0;
  if (asked === 3) return undefined;
  const ends = Temporal.Instant.from(a.at).add({ minutes: a.minutes });
  if (asked === 0) return { what: "ask", count: 1, at: ends };
  let day = Temporal.PlainDate.from(a.day);
  for (let n = 0; n < askOn[asked - 1]!; n++) day = workingDayFrom(calendar, day.add({ days: 1 }));
  const at = day.toZonedDateTime({ timeZone: zone, plainTime: morning }).toInstant();
  return { what: "ask", count: asked === 1 ? 2 : 3, at };
}
