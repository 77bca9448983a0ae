import * as z from "zod";
import { Order, type Ordered, OrderedView } from "../../ground/shared/act.ts";
import type { AgencyId, CourseId, NoteId } from "../../ground/shared/ids.ts";
import { says } from "../../ground/shared/issue.words.ts";
import { idText, line, paragraph } from "../../ground/shared/schema.ts";
import { AgencyIdText } from "../agency/agency.ts";

/**
 * Programmes by which specialists are trained (roadmap I-2.5, II.II-2.7, III-10; pilot P18): of an organisation that teaches, in versions that
 * say what has changed and why, approved by its head's order or by a decision, asked about once a year. Groups that are run by one are events.
 */
const courseKinds = ["qualification", "retraining", "seminar"] as const;
export type CourseKind = (typeof courseKinds)[number];

/** What it teaches, as the two roadmaps and the pilot ask: work with parents (P18), early help (III-10), special methods (III-10), … */
const courseTopics = [
  "parents",
  "early-help",
  "rehabilitation",
  "inclusion",
  "special-methods",
  "alternative-communication",
  "crisis-help",
  "accompaniment",
] as const;
export type CourseTopic = (typeof courseTopics)[number];

const courseForms = ["in-person", "remote", "mixed"] as const;

export const courseStatuses = ["draft", "approved", "withdrawn"] as const;
export type CourseStatus = (typeof courseStatuses)[number];

/** Fewest hours: 273-ФЗ, art. 76, and item 12 of order 499 of 01.07.2013; a seminar has none. */
const fewest: Record<CourseKind, number> = { qualification: 16, retraining: 250, seminar: 1 };

const unique = { error: says("без повторов", "each once") };
const once = (list: readonly string[]) => new Set(list).size === list.length;

const shape = {
  kind: z.enum(courseKinds),
  title: line(300),
  about: paragraph(2000).optional(),
  /** For whom: posts, as organisations call them. */
  posts: z.array(line(120)).min(1).max(20).refine(once, unique),
  form: z.enum(courseForms),
  /** Academic hours. */
  hours: z.int().min(1).max(2000),
  topics: z.array(z.enum(courseTopics)).min(1).max(courseTopics.length).refine(once, unique),
  /** What is taught in which hours: together they are the hours of the programme. */
  modules: z
    .array(z.strictObject({ title: line(300), hours: z.int().min(1).max(2000) }))
    .max(60)
    .default([]),
  /** Special methods that it teaches. */
  methods: z.array(line(300)).max(30).refine(once, unique).default([]),
};

export const CourseContent = z
  .strictObject(shape)
  .refine(({ kind, hours }) => hours >= fewest[kind], {
    path: ["hours"],
    error: says(
      "повышение квалификации — не меньше 16 часов, переподготовка — не меньше 250",
      "qualification: no fewer than 16 hours, retraining: no fewer than 250",
    ),
  })
  .refine(({ modules, hours }) => modules.length === 0 || modules.reduce((sum, one) => sum + one.hours, 0) === hours, {
    path: ["modules"],
    error: says("часы разделов вместе — часы программы", "the modules' hours make up the programme's"),
  });
/** What a programme says; each approved version of it stays as it was. */
export type CourseContent = z.infer<typeof CourseContent>;

export const NewCourse = z.strictObject({ agencyId: AgencyIdText, content: CourseContent });
/** The next version as a whole, and of one that is approved what has changed in it and why. */
export const ReviseCourse = z.strictObject({ content: CourseContent, changes: paragraph(2000).optional() });
/** By the order of the organisation's head. */
export const ApproveCourse = z.strictObject({ act: Order });
export const WithdrawCourse = z.strictObject({ reason: paragraph(1000) });

export const CourseIdText = idText("course");

/** A programme of training: the version in force, and the draft of the next. About nobody. */
export interface Course {
  courseId: CourseId;
  agencyId: AgencyId;
  municipality: string;
  status: CourseStatus;
  /** The approved version that counts; 0 until there is one. */
  version: number;
  content?: CourseContent | undefined;
  /** What has changed in it, and why. */
  changes?: string | undefined;
  approval?: Ordered | undefined;
  /** What is being prepared, as version `version + 1`. */
  draft?: CourseContent | undefined;
  draftChanges?: string | undefined;
  /** Days (ISO) on which its versions were approved: where they count. */
  approvedOn: string[];
  /** ISO date on which somebody last said that it still holds. */
  confirmedOn?: string | undefined;
  /** Instant: asked whether it still holds, and not answered yet. */
  asked?: { at: string; why: AskedWhy } | undefined;
  /** Why it was withdrawn, in the vault. */
  reasonId?: NoteId | undefined;
  createdAt: string;
}

const askedWhy = ["year", "provider-closed"] as const;
export type AskedWhy = (typeof askedWhy)[number];

export interface CourseVersion {
  courseId: CourseId;
  version: number;
  content: CourseContent;
  changes?: string | undefined;
  approval: Ordered;
}

const ContentView = z.strictObject({
  ...shape,
  modules: shape.modules.unwrap(),
  methods: shape.methods.unwrap(),
});

const courseVerbs = ["revise", "approve", "confirm", "withdraw"] as const;
export type CourseVerb = (typeof courseVerbs)[number];

export const CourseView = z.strictObject({
  courseId: z.string(),
  agencyId: z.string(),
  agency: z.string().meta({ description: "Кто учит / who teaches" }),
  municipality: z.string(),
  status: z.enum(courseStatuses),
  approvedVersion: z.int().meta({ description: "Действующая версия; 0 — ещё нет / the version in force; 0: none yet" }),
  content: ContentView.optional(),
  changes: z.string().optional().meta({ description: "Что изменено и почему / what has changed, and why" }),
  draft: ContentView.optional().meta({ description: "Проект следующей версии / the draft of the next version" }),
  draftChanges: z.string().optional(),
  approval: OrderedView.optional(),
  confirmedOn: z.string().optional(),
  asked: z
    .strictObject({ at: z.string(), why: z.enum(askedWhy) })
    .optional()
    .meta({ description: "Спросили, действует ли ещё / it was asked whether it still holds" }),
  reason: z.string().optional(),
  createdAt: z.string(),
  mayDo: z.array(z.enum(courseVerbs)),
  version: z.int(),
});
export type CourseView = z.infer<typeof CourseView>;

export const CourseSummary = CourseView.omit({ reason: true, mayDo: true });
export type CourseSummary = z.infer<typeof CourseSummary>;

export const CourseVersionView = z.strictObject({
  version: z.int(),
  content: ContentView,
  changes: z.string().optional(),
  approval: OrderedView,
});
export type CourseVersionView = z.infer<typeof CourseVersionView>;
