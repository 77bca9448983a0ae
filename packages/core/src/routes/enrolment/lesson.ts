import * as z from "zod";
import { says } from "../../ground/shared/issue.words.ts";
import { ourInstant } from "../../ground/shared/schema.ts";

/**
 * A session by video, at its hour (roadmap I-5.1: interactive support of learning at home). Of sessions in general a month's numbers are
 * told; of these each is known: when it was to be, whether it was held, who was there (decision 0210).
 */
/** `called-off`: before its hour; it stays, so that a family that has not read its letter sees it. */
export const lessonStatuses = ["planned", "held", "not-held", "called-off"] as const;
/** Who was there beside whoever taught. */
const lessonPresence = ["child", "family", "tutor"] as const;
const causes = ["illness", "family", "organisation", "other"] as const;

/** Two months of daily lessons, no more at once than somebody looks through. */
export const mostAtOnce = 40;
/** A school year of eleven a week. */
export const mostLessons = 400;

export const PlanLessons = z.strictObject({
  lessons: z
    .array(z.strictObject({ at: ourInstant, minutes: z.int().min(10).max(240) }))
    .min(1)
    .max(mostAtOnce),
});
export type PlanLessons = z.infer<typeof PlanLessons>;

/** Which of an enrolment's lessons is meant: a child has one at a time. */
export const OneLesson = z.strictObject({ at: ourInstant });

const told = {
  at: ourInstant,
  held: z.boolean(),
  /** How long it lasted; as long as it was planned unless said. */
  minutes: z.int().min(1).max(300).optional(),
  present: z
    .array(z.enum(lessonPresence))
    .min(1)
    .max(lessonPresence.length)
    .refine((all) => new Set(all).size === all.length, { error: says("каждый один раз", "each once") })
    .optional(),
  cause: z.enum(causes).optional(),
};
const whoWasThere = {
  path: ["present"],
  error: says("кто участвовал, если занятие проведено, и только тогда", "who took part, of one that was held alone"),
};
const whyNot = {
  path: ["cause"],
  error: says("причина, если занятие не проведено, и только тогда", "the cause, of one that was not held alone"),
};
const lasted = {
  path: ["minutes"],
  error: says("только если занятие проведено", "of one that was held alone"),
};
/** The parts, for a link's body; {@link TellLesson} says what fits together. */
export const lessonTold = told;
export const TellLesson = z
  .strictObject(told)
  .refine(({ held, present }) => held === (present !== undefined), whoWasThere)
  .refine(({ held, cause }) => held === (cause === undefined), whyNot)
  .refine(({ held, minutes }) => held || minutes === undefined, lasted);
export type TellLesson = z.infer<typeof TellLesson>;

/** As of consultations: a day before, and two hours. */
export type LessonReminder = "day" | "hours";

export interface Lesson {
  /** Its instant, and the day on the region's wall. */
  at: string;
  day: string;
  minutes: number;
  /** The name of its room: 128 bits of chance, told to those who meet in its hour alone. */
  room: string;
  status: (typeof lessonStatuses)[number];
  /** When it was set: of what lay behind by then nobody is reminded. */
  setAt?: string | undefined;
  /** The last reminder of it: a day before, or two hours. */
  reminded?: LessonReminder | undefined;
  /** Of one that was held: how long, and who was there. */
  lasted?: number | undefined;
  present?: (typeof lessonPresence)[number][] | undefined;
  cause?: (typeof causes)[number] | undefined;
  /** Where the child lived when it was told. */
  municipality?: string | undefined;
}

export const LessonView = z.strictObject({
  at: z.string(),
  minutes: z.int(),
  status: z.enum(lessonStatuses),
  lasted: z.int().optional(),
  present: z.array(z.enum(lessonPresence)).optional(),
  cause: z.enum(causes).optional(),
});
export type LessonView = z.infer<typeof LessonView>;

/** Without its room. */
export const lessonView = ({ at, minutes, status, lasted, present, cause }: Lesson): LessonView => ({
  at,
  minutes,
  status,
  lasted,
  present,
  cause,
});
