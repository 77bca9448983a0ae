import { Temporal } from "temporal-polyfill";
import { fault, invalid } from "../../ground/shared/input.ts";
import type { FieldFault } from "../../ground/shared/refusal.ts";
import type { Lesson, LessonReminder } from "./lesson.ts";

// What an enrolment's lessons by video come to, for whoever decides of it.

interface WithLessons {
  lessons?: Lesson[] | undefined;
}
export const lessonsOf = ({ lessons = [] }: WithLessons): Lesson[] => lessons;
export const endOf = ({ at, minutes }: Lesson): Temporal.Instant => Temporal.Instant.from(at).add({ minutes });

/** @throws Refusal input.invalid */
export function lessonAt(e: WithLessons, at: string): Lesson {
  const instant = Temporal.Instant.from(at).toString();
  const found = lessonsOf(e).find((one) => one.at === instant);
  if (found) return found;
  throw invalid([fault("/at", "время занятия по видео", "the time of a lesson by video")]);
}

/** How many of a month were held. */
export const heldIn = (e: WithLessons, month: string): number =>
  lessonsOf(e).filter(({ day, status }) => status === "held" && day.startsWith(month)).length;

/** Whose hour is over, and nobody has said whether they were held. */
export const isOwed = (lesson: Lesson, now: Temporal.Instant): boolean =>
  lesson.status === "planned" && Temporal.Instant.compare(endOf(lesson), now) <= 0;

/** What a month's numbers must fit: each lesson by video of it was told of, and there are no more of those than sessions held. */
export function monthFaults(
  e: WithLessons,
  { month, held }: { month: string; held: number },
  today: string,
): FieldFault[] {
  const owed = lessonsOf(e).filter(({ day, status }) => status === "planned" && day.startsWith(month) && day < today);
  if (owed.length > 0)
    return [
      fault(
        "/month",
        `сначала отметьте занятия по видео за этот месяц: без отметки — ${owed.length}`,
        `first say of the month's lessons by video whether they were held: ${owed.length} wait`,
      ),
    ];
  const byVideo = heldIn(e, month);
  if (held >= byVideo) return [];
  return [fault("/held", `не меньше ${byVideo}: столько проведено по видео`, `at least ${byVideo}: so many by video`)];
}

/** Those that were to be after the end will not be. */
export const lessonsUntil = (e: WithLessons, on: string): Lesson[] | undefined =>
  e.lessons?.filter(({ day, status }) => status === "held" || status === "not-held" || day <= on);

const reminders = [
  { before: "day", lead: { hours: 24 } },
  { before: "hours", lead: { hours: 2 } },
] as const;
/** After so many days without one a lesson is no matter of habit: whoever has them day after day knows the hour (decision 0231). */
const outOfHabit = { days: 3 };

/** What is to be told of a lesson next, and when. */
export interface LessonDue {
  lesson: Lesson;
  before: LessonReminder;
  at: Temporal.Instant;
}

/**
 * The reminder that time brings next: of the first lesson of each day, as of a consultation. Of two whose time has come the later is told;
 * none that lay behind when the lesson was set, and none once it has begun.
 */
export function nextReminder(e: WithLessons, now: Temporal.Instant): LessonDue | undefined {
  const planned = lessonsOf(e).filter(({ status }) => status === "planned");
  const firsts = planned.filter((one, i) => planned.findIndex(({ day }) => day === one.day) === i);
  const due = firsts.flatMap((lesson) => ofLesson(e, lesson, now) ?? []);
  return due.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at))[0];
}

function ofLesson(e: WithLessons, lesson: Lesson, now: Temporal.Instant): LessonDue | undefined {
  const begins = Temporal.Instant.from(lesson.at);
  if (Temporal.Instant.compare(begins, now) <= 0) return undefined;
  const told = reminders.findIndex(({ before }) => before === lesson.reminded);
  const marks = reminders
    .slice(told + 1)
    .filter(({ before }) => before === "day" || isAlone(e, lesson))
    .map(({ before, lead }) => ({ lesson, before, at: begins.subtract(lead) }))
    .filter(({ at }) => at.toString() > (lesson.setAt ?? ""));
  return marks.findLast(({ at }) => Temporal.Instant.compare(at, now) <= 0) ?? marks[0];
}

/** No lesson of the days before it. */
function isAlone(e: WithLessons, { day }: Lesson): boolean {
  const since = Temporal.PlainDate.from(day).subtract(outOfHabit).toString();
  return !lessonsOf(e).some((one) => one.status !== "called-off" && since <= one.day && one.day < day);
}
