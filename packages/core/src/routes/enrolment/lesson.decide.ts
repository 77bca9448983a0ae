import { Temporal } from "temporal-polyfill";
import { localDay } from "../../ground/calendar/index.ts";
import { fault, invalid, mustBeRight } from "../../ground/shared/input.ts";
import type { FieldFault } from "../../ground/shared/refusal.ts";
import type { Clock } from "../../ground/tenant/clock.ts";
import { type Decided, event, mustBe, mustBeOpen, notAllowed } from "./enrolment.decide.ts";
import { type Enrolment, hadPlace } from "./enrolment.ts";
import { endOf, heldIn, lessonAt, lessonsOf } from "./lesson.month.ts";
import { type Lesson, mostLessons, type PlanLessons, type TellLesson } from "./lesson.ts";

/** A timetable is made no longer ahead than a school year. */
const ahead = { days: 300 };

const inOrder = (a: Lesson, b: Lesson): number => Temporal.Instant.compare(a.at, b.at);

/**
 * Hours by video are set; those that are set already stay as they are. @param newRoom names a room by chance
 * @throws Refusal enrolment.closed, enrolment.not-allowed, input.invalid: past, outside of the enrolment's days, at one hour with another
 */
export function plan(e: Enrolment, { lessons: wanted }: PlanLessons, clock: Clock, newRoom: () => string): Decided {
  mustBe(e, "enrolled");
  let all = [...lessonsOf(e)];
  const faults: FieldFault[] = [];
  const added: Lesson[] = [];
  for (const [i, { at: given, minutes }] of wanted.entries()) {
    const at = Temporal.Instant.from(given).toString();
    if (all.some((one) => one.at === at && one.minutes === minutes && one.status === "planned")) continue;
    const day = localDay(Temporal.Instant.from(at), clock.zone).toString();
    const lesson: Lesson = { at, day, minutes, room: newRoom(), status: "planned", setAt: clock.now.toString() };
    const wrong = faultOf(e, lesson, all, clock);
    if (wrong) faults.push(fault(`/lessons/${i}/at`, wrong.ru, wrong.en));
    // Set anew at its hour, one that was called off is that one no more.
    all = [...all.filter((one) => one.at !== at || one.status !== "called-off"), lesson];
    added.push(lesson);
  }
  if (all.length > mostLessons)
    faults.push(fault("/lessons", `не больше ${mostLessons} занятий`, `at most ${mostLessons} lessons`));
  mustBeRight(faults);
  if (added.length === 0) return { enrolment: e, events: [] };
  const [first] = added.toSorted(inOrder);
  return {
    enrolment: { ...e, lessons: all.toSorted(inOrder) },
    events: [event("enrolment.lessons-planned", e, { lessons: added.length, first: first!.day })],
  };
}

function faultOf({ from, until }: Enrolment, lesson: Lesson, others: readonly Lesson[], { now }: Clock) {
  if (lesson.at <= now.toString()) return { ru: "время впереди", en: "a time to come" };
  if (lesson.day < from || lesson.day > until)
    return { ru: `день с ${from} по ${until}`, en: `a day from ${from} to ${until}` };
  if (Temporal.Instant.compare(lesson.at, now.add({ hours: 24 * ahead.days })) > 0)
    return { ru: `в течение ${ahead.days} дней`, en: `within ${ahead.days} days` };
  const other = others.find((one) => one.status !== "called-off" && doMeet(one, lesson));
  return other && { ru: "не в часы другого занятия", en: "not at the hours of another lesson" };
}

const doMeet = (a: Lesson, b: Lesson): boolean =>
  Temporal.Instant.compare(a.at, endOf(b)) < 0 && Temporal.Instant.compare(b.at, endOf(a)) < 0;

/** That one will not be: before its hour. It stands as called off; set again it is another one. @throws Refusal enrolment.closed, enrolment.not-allowed, input.invalid */
export function callOff(e: Enrolment, at: string, now: Temporal.Instant): Decided {
  mustBeOpen(e);
  const lesson = lessonAt(e, at);
  if (lesson.status !== "planned" || lesson.at <= now.toString()) throw notAllowed(e);
  return {
    enrolment: {
      ...e,
      lessons: lessonsOf(e).map((one) => (one === lesson ? { ...one, status: "called-off" } : one)),
    },
    events: [event("enrolment.lesson-called-off", e, { at: lesson.at, on: lesson.day })],
  };
}

/**
 * Whether it was held and who was there; said again it is corrected, also of an enrolment that has ended. @throws Refusal
 * enrolment.not-allowed: not yet; input.invalid: the month is told with fewer sessions
 */
export function tell(e: Enrolment, told: TellLesson, now: Temporal.Instant): Decided {
  if (!hadPlace(e)) throw notAllowed(e);
  // It goes on in another one, and is told of there.
  if (e.double) mustBeOpen(e);
  const before = lessonAt(e, told.at);
  if (before.at > now.toString()) throw notAllowed(e);
  const lesson: Lesson = {
    ...before,
    status: told.held ? "held" : "not-held",
    lasted: told.held ? (told.minutes ?? before.minutes) : undefined,
    present: told.present?.toSorted(),
    cause: told.cause,
    municipality: before.municipality ?? e.municipality,
  };
  if (JSON.stringify(before) === JSON.stringify(lesson)) return { enrolment: e, events: [] };
  const enrolment = { ...e, lessons: lessonsOf(e).map((one) => (one === before ? lesson : one)) };
  const month = lesson.day.slice(0, 7);
  const sessions = e.months.find((one) => one.month === month);
  if (sessions && sessions.held < heldIn(enrolment, month))
    throw invalid([
      fault(
        "/held",
        "за этот месяц указано меньше занятий: сначала исправьте их число",
        "the month is told with fewer sessions: mend their number first",
      ),
    ]);
  return {
    enrolment,
    events: [
      event("enrolment.lesson-told", e, { at: lesson.at, held: told.held, again: !told.held && wasMissed(e, lesson) }),
    ],
  };
}

/** Whether the one before, as far as it is told of, was not held either. */
const wasMissed = (e: Enrolment, { at }: Lesson): boolean =>
  lessonsOf(e).findLast((one) => one.at < at && one.status !== "planned" && one.status !== "called-off")?.status ===
  "not-held";
