import { Temporal } from "temporal-polyfill";
import { fault, invalid } from "../../ground/shared/input.ts";
import type { FieldFault } from "../../ground/shared/refusal.ts";
import type { Lesson } from "./lesson.ts";

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
  e.lessons?.filter(({ day, status }) => status !== "planned" || day <= on);
