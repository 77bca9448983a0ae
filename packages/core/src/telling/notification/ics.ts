import ical, {
  ICalAlarmType,
  ICalCalendarMethod,
  ICalEventBusyStatus,
  ICalEventStatus,
  ICalEventTransparency,
} from "ical-generator";
import { Temporal } from "temporal-polyfill";
import { calendarText } from "./calendar.text.ts";
import { oneLine, severalLines, shorten, webAddress } from "./clean.ts";
import type { AgencyNotice, Attachment } from "./notice.ts";
import { referenceOf } from "./subject.ts";

/** A step with its date, and who answers questions of it. */
type Due = Pick<AgencyNotice, "stepId" | "assignment" | "title" | "task" | "expectedResult" | "due"> & {
  organizer: string;
};

/** 9:00 of the day before: counted from midnight, when a day-long event begins, in the reader's own zone. */
const alarmBefore = Temporal.Duration.from({ hours: 15 });

/**
 * The due date for the agency's calendar: a day-long event that blocks no time. The same step keeps its UID, so a later
 * mail moves the entry. No link in it: calendars are shared, and a link is one organisation's key (docs/decisions/0009-ics.md).
 */
export const dueEvent = (notice: AgencyNotice): Attachment => ({
  ...dueEvents([{ ...notice, organizer: organizer(notice) }], notice),
  filename: `marshrut-${referenceOf(notice.stepId)}.ics`,
});

/** Several of them in one file, for a letter that tells of more than one step. */
export function dueEvents(dues: readonly Due[], { now, zone }: Pick<AgencyNotice, "now" | "zone">): Attachment {
  const calendar = ical({ prodId: "//Marshrut//Step due dates//RU", method: ICalCalendarMethod.PUBLISH });
  for (const due of dues) {
    const { stepId, assignment } = due;
    const date = Temporal.PlainDate.from(due.due.date);
    const event = calendar.createEvent({
      id: `${stepId}@marshrut`,
      sequence: assignment,
      stamp: now,
      start: date,
      allDay: true,
      summary: shorten(`Срок: ${oneLine(due.title.ru)}`, 150),
      description: description(due),
      // RFC 5546 asks for an organizer in METHOD:PUBLISH; nobody is invited, so nothing is ever answered to it.
      organizer: { name: "Маршрут", email: due.organizer },
      transparency: ICalEventTransparency.TRANSPARENT,
      busystatus: ICalEventBusyStatus.FREE,
    });
    const rings = date.toZonedDateTime(zone).subtract(alarmBefore).toInstant();
    if (Temporal.Instant.compare(rings, now) > 0)
      event.createAlarm({ type: ICalAlarmType.display, trigger: alarmBefore.total("seconds") });
  }
  return {
    filename: "marshrut.ics",
    contentType: "text/calendar; charset=utf-8; method=PUBLISH",
    content: calendarText(calendar),
  };
}

/**
 * Takes an entry out of the organisation's calendar again: the same UID, a sequence after that of any mail which could have put it
 * there, and after that of a later assignment's only if the step comes back (RFC 5546, 3.2.5).
 */
export function cancelledEvent({
  stepId,
  assignment,
  title,
  due,
  now,
  coordinatorEmail,
}: Pick<AgencyNotice, "stepId" | "assignment" | "title" | "now"> & {
  due: { date: string };
  coordinatorEmail: string;
}): Attachment {
  const calendar = ical({ prodId: "//Marshrut//Step due dates//RU", method: ICalCalendarMethod.CANCEL });
  calendar.createEvent({
    id: `${stepId}@marshrut`,
    sequence: assignment + 1,
    stamp: now,
    start: Temporal.PlainDate.from(due.date),
    allDay: true,
    summary: shorten(`Больше не требуется: ${oneLine(title.ru)}`, 150),
    organizer: { name: "Маршрут", email: coordinatorEmail },
    status: ICalEventStatus.CANCELLED,
  });
  return {
    filename: `marshrut-${referenceOf(stepId)}-cancel.ics`,
    contentType: "text/calendar; charset=utf-8; method=CANCEL",
    content: calendarText(calendar),
  };
}

function description({ title, task, expectedResult, stepId }: Due): string {
  const reference = referenceOf(stepId);
  return [
    severalLines(task.ru),
    `Ожидаемый результат: ${oneLine(expectedResult.ru)}`,
    `Ответить можно по ссылке из последнего письма с пометкой № ${reference}.`,
    "",
    `Due: ${oneLine(title.en)}. The link to answer with is in the latest mail marked № ${reference}.`,
  ].join("\n");
}

/** A calendar address is a URI: what does not go into one as it stands is not worth a broken file. */
export function organizer({ coordinatorEmail, link }: Pick<AgencyNotice, "coordinatorEmail" | "link">): string {
  if (coordinatorEmail && /^[\w.+-]+@[\w-]+(\.[\w-]+)+$/.test(coordinatorEmail)) return coordinatorEmail;
  return `noreply@${new URL(webAddress(link)).hostname}`;
}
