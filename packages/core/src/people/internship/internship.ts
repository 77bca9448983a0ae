import * as z from "zod";
import type { AgencyId, InternshipId, NoteId, SiteId, SpecialistId } from "../../ground/shared/ids.ts";
import { says } from "../../ground/shared/issue.words.ts";
import { ourDate, paragraph } from "../../ground/shared/schema.ts";
import { SiteIdText, SpecialistIdText } from "./site.ts";

/**
 * A specialist of one organisation learns at the work of another (pilot P19, P38): from the application to what came of it half a year later.
 * `waiting`: the term is full; `called-off`: the site or one of the two organisations has closed; `lapsed`: the term began, and there was no
 * place.
 */
export const internshipStatuses = [
  "applied",
  "waiting",
  "accepted",
  "completed",
  "broken-off",
  "refused",
  "withdrawn",
  "called-off",
  "lapsed",
] as const;
export type InternshipStatus = (typeof internshipStatuses)[number];

/** So many months afterwards the intern's organisation is asked what it does of it. */
export const lookMonths = [3, 6] as const;
export type LookMonths = (typeof lookMonths)[number];
export const lookOutcomes = ["introduced", "partly", "not-introduced"] as const;
export type LookOutcome = (typeof lookOutcomes)[number];

export const NewInternship = z.strictObject({
  siteId: SiteIdText,
  specialistId: SpecialistIdText,
  /** The first day of the site's term. */
  from: ourDate,
  /** Why, and what is to come of it. */
  wish: paragraph(2000).optional(),
});
export type NewInternship = z.infer<typeof NewInternship>;

/** The site answers: with a mentor; or the next who are in turn; or no, and why. */
export const AnswerInternship = z.discriminatedUnion("answer", [
  z.strictObject({ answer: z.literal("accept"), mentorId: SpecialistIdText }),
  z.strictObject({ answer: z.literal("wait") }),
  z.strictObject({ answer: z.literal("refuse"), reason: paragraph(2000) }),
]);
export type AnswerInternship = z.infer<typeof AnswerInternship>;

/** What was done on a day; said again it is put right, and with no hours it is taken out. */
export const DiaryEntry = z.strictObject({ on: ourDate, hours: z.int().min(0).max(12), did: paragraph(1000) });
export type DiaryEntry = z.infer<typeof DiaryEntry>;

/** `completed`: with the hours that the certificate says, those of the diary or of the programme where they are not said. */
export const EndInternship = z.discriminatedUnion("how", [
  z.strictObject({ how: z.literal("completed"), hours: z.int().min(1).max(1000).optional() }),
  z.strictObject({ how: z.literal("broken-off"), reason: paragraph(2000) }),
  z.strictObject({ how: z.literal("withdrawn"), reason: paragraph(2000).optional() }),
]);
export type EndInternship = z.infer<typeof EndInternship>;

export const SayOutcome = z.strictObject({
  months: z.union(lookMonths.map((n) => z.literal(n)) as [z.ZodLiteral<3>, z.ZodLiteral<6>], {
    error: says("3 или 6", "3 or 6"),
  }),
  outcome: z.enum(lookOutcomes),
  /** What was introduced, or what stands against it. */
  note: paragraph(4000),
});
export type SayOutcome = z.infer<typeof SayOutcome>;

export interface Look {
  months: LookMonths;
  /** ISO date from which it is asked for. */
  dueOn: string;
  /** Instants. */
  askedAt?: string | undefined;
  overdueAt?: string | undefined;
  answered?: { outcome: LookOutcome; on: string; noteId: NoteId } | undefined;
}

/** Ids, codes and dates; what people wrote is in the vault. */
export interface Internship {
  internshipId: InternshipId;
  siteId: SiteId;
  /** Whose site it is. */
  hostId: AgencyId;
  hostMunicipality: string;
  /** Whose specialist it is, and where that is. */
  agencyId: AgencyId;
  municipality: string;
  specialistId: SpecialistId;
  from: string;
  until: string;
  status: InternshipStatus;
  /** Of the programme, as it was when they were accepted. */
  hours: number;
  mentorId?: SpecialistId | undefined;
  diary: { on: string; hours: number; noteId: NoteId }[];
  looks: Look[];
  certificate?: { number: string; code: string; on: string; hours: number } | undefined;
  /** Why it was refused, broken off or withdrawn. */
  reasonId?: NoteId | undefined;
  wishId?: NoteId | undefined;
  /** Instants: the site was asked how it ended; nobody has answered. */
  endAskedAt?: string | undefined;
  overdueAt?: string | undefined;
  appliedAt: string;
  endedOn?: string | undefined;
  /** Its term is over: what people wrote of it is kept no more. */
  wordsGone?: true | undefined;
}

export const isOpen = ({ status }: Pick<Internship, "status">): boolean =>
  status === "applied" || status === "waiting" || status === "accepted";

const verbs = ["answer", "diary", "complete", "break-off", "withdraw", "outcome"] as const;
export type InternshipVerb = (typeof verbs)[number];

export const InternshipView = z.strictObject({
  internshipId: z.string(),
  siteId: z.string(),
  site: z.string().meta({ description: "Название площадки / what the site is called" }),
  hostId: z.string(),
  host: z.string(),
  agencyId: z.string(),
  agency: z.string(),
  municipality: z.string(),
  specialistId: z.string(),
  name: z.string().optional(),
  post: z.string().optional(),
  from: z.string(),
  until: z.string(),
  status: z.enum(internshipStatuses),
  hours: z.int(),
  mentorId: z.string().optional(),
  mentor: z.string().optional(),
  done: z.int().meta({ description: "Часов по дневнику / hours by the diary" }),
  diary: z.array(z.strictObject({ on: z.string(), hours: z.int(), did: z.string().optional() })),
  looks: z.array(
    z.strictObject({
      months: z.int(),
      dueOn: z.string(),
      asked: z.boolean(),
      overdue: z.boolean(),
      outcome: z.enum(lookOutcomes).optional(),
      on: z.string().optional(),
      note: z.string().optional(),
    }),
  ),
  certificate: z.strictObject({ number: z.string(), on: z.string(), hours: z.int() }).optional(),
  reason: z.string().optional(),
  wish: z.string().optional(),
  appliedAt: z.string(),
  endedOn: z.string().optional(),
  mayDo: z.array(z.enum(verbs)),
  version: z.int(),
});
export type InternshipView = z.infer<typeof InternshipView>;

/** As a list has it: without what people wrote. */
export const InternshipSummary = InternshipView.omit({ diary: true, reason: true, wish: true }).extend({
  looks: z.array(InternshipView.shape.looks.element.omit({ note: true })),
});
export type InternshipSummary = z.infer<typeof InternshipSummary>;
