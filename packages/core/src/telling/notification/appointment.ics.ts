import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import { Temporal } from "temporal-polyfill";
import { calendarText } from "./calendar.text.ts";
import type { AppointmentNotice, Attachment } from "./notice.ts";

export type Entry = Pick<
  AppointmentNotice,
  "appointmentId" | "number" | "minutes" | "sequence" | "now" | "organizer"
> & {
  at: string;
  what: AppointmentNotice["what"];
};

/** A day and two hours before, as the letters say it too. */
const alarms = [{ hours: 24 }, { hours: 2 }].map((lead) => Temporal.Duration.from(lead));

/**
 * The consultation for a family's calendar, which others may see: when it is, by its number, and nothing of what it is about. The same one
 * keeps its UID, so that a later letter moves the entry or takes it out again (RFC 5546).
 */
export function appointmentEvent({
  appointmentId,
  number,
  at,
  minutes,
  sequence,
  now,
  organizer,
  what,
}: Entry): Attachment {
  const isOff = what === "called-off";
  const method = isOff ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH;
  const calendar = ical({ prodId: "//Marshrut//Appointments//RU", method });
  const start = Temporal.Instant.from(at);
  const event = calendar.createEvent({
    id: `${appointmentId}@marshrut`,
    sequence: isOff ? sequence + 1 : sequence,
    stamp: now,
    start,
    end: start.add({ minutes }),
    summary: `Консультация, запись ${number}`,
    organizer: { name: "Маршрут", email: organizer },
    status: isOff ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  if (!isOff)
    for (const lead of alarms) event.createAlarm({ type: ICalAlarmType.display, trigger: lead.total("seconds") });
  return {
    filename: `marshrut-${number}.ics`,
    contentType: `text/calendar; charset=utf-8; method=${method}`,
    content: calendarText(calendar),
  };
}
