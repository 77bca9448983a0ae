import ical, { ICalCalendarMethod } from "ical-generator";
import { Temporal } from "temporal-polyfill";
import { calendarText } from "./calendar.text.ts";
import type { Attachment, EventNotice } from "./notice.ts";

/** The event for the calendar of whoever comes; moved, the same entry follows (RFC 5546). */
export function eventEntry(notice: EventNotice): Attachment {
  const { occasionId, title, begins, ends, place, organisation, sequence, now, organizer } = notice;
  const calendar = ical({ prodId: "//Marshrut//Events//RU", method: ICalCalendarMethod.PUBLISH });
  calendar.createEvent({
    id: `${occasionId}@marshrut`,
    sequence,
    stamp: now,
    start: Temporal.Instant.from(begins),
    end: Temporal.Instant.from(ends),
    summary: title,
    location: place,
    organizer: { name: organisation, email: organizer },
  });
  return {
    filename: "marshrut-event.ics",
    contentType: "text/calendar; charset=utf-8; method=PUBLISH",
    content: calendarText(calendar),
  };
}
