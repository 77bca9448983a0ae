import * as z from "zod";
import { type ProgrammeKind, programmeData, programmeKinds } from "../../agencies/programme/programme.ts";
import type {
  AgencyId,
  ChildId,
  EnrolmentId,
  MergingId,
  NoteId,
  ProgrammeId,
  StepId,
} from "../../ground/shared/ids.ts";
import { says } from "../../ground/shared/issue.words.ts";
import { idText, ourDate, paragraph } from "../../ground/shared/schema.ts";
import { attainment, type Goal, GoalView, type GoalWords, goalView } from "./enrolment.goals.ts";
import { type Lesson, LessonView, lessonView } from "./lesson.ts";

/**
 * A child takes part in a programme: a step whose report is its sessions. `waiting`: there is no place yet; `offered`: a place has become
 * free and is kept for some days; `enrolled`: it has sessions; `completed`: its term is over; `left`: before that.
 */
export const enrolmentStatuses = ["waiting", "offered", "enrolled", "completed", "left"] as const;
export type EnrolmentStatus = (typeof enrolmentStatuses)[number];

/** Why it ended before its term, as people say it. */
export const leaveCauses = ["family", "health", "moved", "no-attendance", "other-help", "organisation"] as const;
/** The same, as the platform finds it: a place was offered twice and nobody answered; what it depended on is no more; two cards were of one child. */
const foundCauses = [
  "offer-lapsed",
  "child-left",
  "agency-closed",
  "programme-withdrawn",
  "programme-over",
  "same-child",
] as const;
export type LeaveCause = (typeof leaveCauses)[number] | (typeof foundCauses)[number];

/** What came of it, summed up at the end. */
export const enrolmentResults = [
  "goals-reached",
  "goals-partly",
  "goals-not-reached",
  "attended",
  "not-attended",
] as const;
export type EnrolmentResult = (typeof enrolmentResults)[number];

/** Why a planned session was not held with the child. */
export type AbsenceCause = "illness" | "family" | "organisation" | "other";

export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: says("месяц ГГГГ-ММ", "a month YYYY-MM") });

const count = z.int().min(0).max(200);
const sessions = {
  month: Month,
  planned: count,
  held: count,
  absent: z.strictObject({ illness: count, family: count, organisation: count, other: count }).partial().default({}),
};
const fits = ({ planned, held, absent }: Sessions): boolean =>
  Object.values(absent).reduce((sum: number, n) => sum + (n ?? 0), 0) <= Math.max(planned - held, 0);
const unfit = {
  path: ["absent"],
  error: says("пропусков не больше, чем не состоялось занятий", "no more absences than sessions that were not held"),
};
/** What was held beyond the plan is made up for; far beyond it is a slip of the pen, unless the plan is mended too. */
const isPlausible = ({ planned, held }: Pick<Sessions, "planned" | "held">): boolean =>
  held <= Math.max(2 * planned, planned + 10);
const implausible = {
  path: ["held"],
  error: says(
    "не больше, чем вдвое против плана (или на 10 занятий); если это так и есть, исправьте и план",
    "no more than twice the plan (or ten above it); if it is so, mend the plan too",
  ),
};
/** A month's sessions of one child. */
export interface Sessions {
  month: string;
  planned: number;
  held: number;
  absent: Partial<Record<AbsenceCause, number | undefined>>;
}
export const RecordSessions = z.strictObject(sessions).refine(fits, unfit).refine(isPlausible, implausible);
export type RecordSessions = z.infer<typeof RecordSessions>;

/** The same of one of many, whose month is said once. */
export const SessionsOf = z.strictObject({
  enrolmentId: idText("enrolment"),
  planned: count,
  held: count,
  absent: sessions.absent,
});

export const NewEnrolment = z.strictObject({
  childId: idText("child"),
  /** The step of the child's plan that it carries out. */
  stepId: idText("step").optional(),
  /** Its first day; today unless said. */
  from: ourDate.optional(),
});
export type NewEnrolment = z.infer<typeof NewEnrolment>;

export const Leave = z.strictObject({ cause: z.enum(leaveCauses), on: ourDate.optional(), reason: paragraph(2000) });
export type Leave = z.infer<typeof Leave>;
export const CompleteEnrolment = z.strictObject({ on: ourDate.optional(), note: paragraph(10_000).optional() });
export type CompleteEnrolment = z.infer<typeof CompleteEnrolment>;
export const AnswerOffer = z.strictObject({});
export const DeclineOffer = z.strictObject({ reason: paragraph(2000).optional() });
export type DeclineOffer = z.infer<typeof DeclineOffer>;

/** Of the enrolment that goes on: what it has of the other one. */
export interface Joined {
  enrolmentId: EnrolmentId;
  mergingId: MergingId;
  /** Months that only the other had told. */
  months: string[];
  /** Months that both had told, of which the other's tells of more sessions. */
  instead: { before: Enrolment["months"][number]; after: Enrolment["months"][number] }[];
  /** Hours by video that only the other had; joins of an older program had none. */
  lessons?: string[] | undefined;
  /** The other's goals: as they are called here, and were there. */
  goals: { goalKey: string; was: string }[];
  /** It carries out the other's step; before it carried out this one, or none. */
  step?: { before?: StepId | undefined } | undefined;
}

/** Of the other one: where it goes on, and how it was. */
export interface Double {
  enrolmentId: EnrolmentId;
  mergingId: MergingId;
  before: Pick<Enrolment, "status" | "offeredUntil" | "months" | "goals" | "lessons">;
  /** Its turn in the queue, from 1. */
  turn?: number | undefined;
}

/** A child × a version of a programme. */
export interface Enrolment {
  enrolmentId: EnrolmentId;
  childId: ChildId;
  /** Where the child lived when it came: figures count by that. */
  municipality: string;
  programmeId: ProgrammeId;
  programmeVersion: number;
  kind: ProgrammeKind;
  agencyId: AgencyId;
  serviceKeys: string[];
  dataClass: (typeof programmeData)[number];
  /** A method of its programme is known to help. */
  evidence?: boolean | undefined;
  sessionsPerMonth: number;
  stepId?: StepId | undefined;
  status: EnrolmentStatus;
  /** First and last day of its sessions; of who waits, of the programme's as it was last looked at. */
  from: string;
  until: string;
  createdAt: string;
  /** Since when it has waited; kept when a place came. */
  waitingSince?: string | undefined;
  /** The last day on which an offered place is kept. */
  offeredUntil?: string | undefined;
  /** How often an offered place was not answered. */
  lapsed: number;
  enrolledAt?: string | undefined;
  goals: Goal[];
  /** Each with where the child lived when it was told. */
  months: (Sessions & { municipality: string })[];
  /** Sessions by video, by their hour. */
  lessons?: Lesson[] | undefined;
  /** For which month the organisation was asked, and how often: asked, reminded, told on. */
  asked?: { month: string; count: number } | undefined;
  endedOn?: string | undefined;
  result?: EnrolmentResult | undefined;
  cause?: LeaveCause | undefined;
  noteId?: NoteId | undefined;
  /** What it has of another one of the same child, whose cards were merged; and where that one goes on. */
  joined?: Joined[] | undefined;
  double?: Double | undefined;
  /** Which execution of the enrolment machine is the live one. */
  generation: number;
  generationAt: string;
  wait?: { taskToken: string; generation: number } | undefined;
}

export const isEnded = ({ status }: { status?: EnrolmentStatus | undefined }): boolean =>
  status === "completed" || status === "left";
/** It has no place yet. */
export const isQueued = ({ status }: Pick<Enrolment, "status">): boolean =>
  status === "waiting" || status === "offered";
/** It has or had a place. */
export const hadPlace = ({ enrolledAt }: Pick<Enrolment, "enrolledAt">): boolean => enrolledAt !== undefined;

const SessionsView = z.strictObject({
  ...sessions,
  absent: sessions.absent.unwrap(),
});

export const EnrolmentView = z.strictObject({
  enrolmentId: z.string(),
  childId: z.string(),
  programmeId: z.string(),
  programmeVersion: z.int(),
  kind: z.enum(programmeKinds),
  agencyId: z.string(),
  municipality: z.string(),
  serviceKeys: z.array(z.string()),
  dataClass: z.enum(programmeData),
  stepId: z.string().optional(),
  status: z.enum(enrolmentStatuses),
  from: z.string(),
  until: z.string(),
  waitingSince: z.string().optional(),
  position: z.int().optional().meta({ description: "Место в очереди / place in the queue" }),
  offeredUntil: z.string().optional().meta({
    description: "Последний день, до которого место ждёт ответа / the last day on which the place is kept",
  }),
  enrolledAt: z.string().optional(),
  goals: z.array(GoalView),
  attainment: z.number().optional().meta({
    description:
      "Достижение целей: T-балл шкалы достижения целей, 50 — всё как ожидалось / T score of goal attainment scaling, 50: all as expected",
  }),
  months: z.array(SessionsView),
  lessons: z.array(LessonView).meta({ description: "Занятия по видео, по времени / sessions by video, by their hour" }),
  planned: z.int(),
  held: z.int(),
  endedOn: z.string().optional(),
  result: z.enum(enrolmentResults).optional(),
  cause: z.enum([...leaveCauses, ...foundCauses]).optional(),
  goesOnIn: z.string().optional().meta({
    description:
      "Карты ребёнка объединены: эти занятия продолжаются в другом зачислении / the child's cards were merged: it goes on in this enrolment",
  }),
  note: z.string().optional(),
  version: z.int(),
});
export type EnrolmentView = z.infer<typeof EnrolmentView>;

/** What is read of the vault and of the queue for a view. */
export interface EnrolmentWords {
  goals?: ReadonlyMap<string, GoalWords>;
  note?: string | undefined;
  position?: number | undefined;
}

export const heldOf = ({ months }: Pick<Enrolment, "months">): number => months.reduce((sum, m) => sum + m.held, 0);
const plannedOf = ({ months }: Pick<Enrolment, "months">): number => months.reduce((sum, m) => sum + m.planned, 0);

export function view(e: Enrolment, version: number, { goals, note, position }: EnrolmentWords = {}): EnrolmentView {
  return {
    enrolmentId: e.enrolmentId,
    childId: e.childId,
    programmeId: e.programmeId,
    programmeVersion: e.programmeVersion,
    kind: e.kind,
    agencyId: e.agencyId,
    municipality: e.municipality,
    serviceKeys: e.serviceKeys,
    dataClass: e.dataClass,
    stepId: e.stepId,
    status: e.status,
    from: e.from,
    until: e.until,
    waitingSince: e.waitingSince,
    position,
    offeredUntil: e.status === "offered" ? e.offeredUntil : undefined,
    enrolledAt: e.enrolledAt,
    goals: e.goals.map((goal) => goalView(goal, goals?.get(goal.goalKey))),
    attainment: attainment(e.goals),
    months: e.months.map(({ municipality: _, ...told }) => told),
    lessons: (e.lessons ?? []).map(lessonView),
    planned: plannedOf(e),
    held: heldOf(e),
    endedOn: e.endedOn,
    result: e.result,
    cause: e.cause,
    goesOnIn: e.double?.enrolmentId,
    note,
    version,
  };
}
