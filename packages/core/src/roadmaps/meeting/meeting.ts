import * as z from "zod";
import { AgencyIdText } from "../../agencies/agency/agency.ts";
import { PeriodId } from "../../ground/calendar/index.ts";
import type { AgencyId, BodyId, DecisionId, MeetingId, NoteId } from "../../ground/shared/ids.ts";
import { says } from "../../ground/shared/issue.words.ts";
import { namesSomebody } from "../../ground/shared/names-somebody.ts";
import { line, ourDate, paragraph } from "../../ground/shared/schema.ts";
import type { Text } from "../../ground/shared/text.ts";
import { BodyIdText, DecisionIdText, DecisionSummary, Subject } from "./decision.ts";

/**
 * A meeting of a body. `planned`: its agenda is made; `invited`; `held`: who was there is known, and the minutes are written; `minuted`: the
 * chair has approved them, and what was decided takes effect; `cancelled`.
 */
const meetingStatuses = ["planned", "invited", "held", "minuted", "cancelled"] as const;
export type MeetingStatus = (typeof meetingStatuses)[number];

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: says("время вида 10:00", "a time like 10:00") });
const where = { on: ourDate, time, place: line(300), video: z.boolean().default(false) };

export const PlanMeeting = z.strictObject({ bodyId: BodyIdText, ...where });
export const MoveMeeting = z.strictObject({ ...where, reason: paragraph(1000) });
export const CancelMeeting = z.strictObject({ reason: paragraph(1000) });

/** Of what an item of the agenda is: then it is known whether it was proposed, and where it is read. */
export const About = z.union([
  Subject,
  z.strictObject({ kind: z.literal("decision"), decisionId: DecisionIdText }),
  z.strictObject({ kind: z.literal("note"), period: PeriodId }),
  /** What a round of assessment found, by the round. */
  z.strictObject({ kind: z.literal("findings"), origin: line(120) }),
  z.strictObject({ kind: z.literal("failed-measures"), count: z.int().min(1) }),
]);
export type About = z.infer<typeof About>;

/** Words of an agenda stand in invitations: of nobody by number or address. */
const title = line(300).refine((text) => !namesSomebody(text), {
  error: says(
    "без персональных данных: номеров, телефонов, адресов почты",
    "no personal data: numbers, telephones, addresses",
  ),
});

export const SetAgenda = z.strictObject({
  items: z
    .array(z.strictObject({ title, about: About.optional(), speaker: AgencyIdText.optional() }))
    .min(1)
    .max(40),
});
export interface AgendaItem {
  n: number;
  title: string;
  about?: About | undefined;
  /** Which organisation reports on it. */
  speaker?: AgencyId | undefined;
  /** What was said, in the vault. */
  heardId?: NoteId | undefined;
}

export const InviteMeeting = z.strictObject({
  /** Why later than ten days before. */
  reason: paragraph(1000).optional(),
});

export const answers = ["coming", "not-coming", "stand-in"] as const;
export const AnswerMeeting = z
  .strictObject({
    /** For whom, where staff say what a member has told them. */
    agencyId: AgencyIdText.optional(),
    answer: z.enum(answers),
    /** Whose post it is that comes instead; nobody's name. */
    standIn: line(200).optional(),
  })
  .refine(({ answer, standIn }) => (answer === "stand-in") === (standIn !== undefined), {
    path: ["standIn"],
    error: says("должность того, кто придёт вместо", "the post of whoever comes instead"),
  });
export interface Answer extends Omit<z.infer<typeof AnswerMeeting>, "agencyId"> {
  at: string;
}

export const HoldMeeting = z.strictObject({
  present: z
    .array(AgencyIdText)
    .max(62)
    .refine((list) => new Set(list).size === list.length, {
      error: says("организации не повторяются", "organisations do not repeat"),
    }),
  /** Organisations that were there and are no members. */
  guests: z.array(line(300)).max(50).default([]),
});

const heard = z
  .array(z.strictObject({ n: z.int().min(1), heard: paragraph(4000) }))
  .max(40)
  .refine((list) => new Set(list.map(({ n }) => n)).size === list.length, {
    error: says("пункты не повторяются", "items do not repeat"),
  });
export const WriteMinutes = z.strictObject({ items: heard.min(1) });
export const ApproveMinutes = z.strictObject({ reason: paragraph(2000).optional() });
export const CorrectMinutes = z.strictObject({ reason: paragraph(1000), items: heard.min(1) });

export interface Meeting {
  meetingId: MeetingId;
  bodyId: BodyId;
  municipality?: string | undefined;
  place: string;
  /** Whose report a held one stands in. */
  secretaryId?: AgencyId | undefined;
  /** Where it comes together. */
  venue: string;
  on: string;
  time: string;
  video: boolean;
  status: MeetingStatus;
  /** How often it was moved. */
  moved: number;
  agenda: AgendaItem[];
  /** By which day members are invited, and how that was counted. */
  inviteBy: string;
  inviteExplain: Text;
  invitedAt?: string | undefined;
  /** Why later than the rule says, in the vault. */
  lateReasonId?: NoteId | undefined;
  answers: Partial<Record<AgencyId, Answer>>;
  /** Why it was moved or is not held, in the vault. */
  reasonId?: NoteId | undefined;
  /** What has been seen to: reminded, asked whether it was held, asked for the minutes. */
  seen?: "invitation" | "reminded" | "recording" | "minutes" | undefined;
  /** The year's number. */
  number?: number | undefined;
  present?: AgencyId[] | undefined;
  guests?: string[] | undefined;
  /** How many sat in it then. */
  seats?: number | undefined;
  quorate?: boolean | undefined;
  minutes?:
    | { at: string; by: string; approvedAt?: string; approvedBy?: string; askedBy?: string | undefined }
    | undefined;
  corrections: { at: string; by: string; reasonId: NoteId; items: number[] }[];
  decisionIds: DecisionId[];
  createdAt: string;
}

const text = z.strictObject({ ru: z.string(), en: z.string() });
const ItemView = z.strictObject({
  n: z.int(),
  title: z.string(),
  about: About.optional(),
  speaker: z.string().optional(),
  heard: z.string().optional(),
});
const verbs = [
  "agenda",
  "invite",
  "move",
  "cancel",
  "hold",
  "minutes",
  "decisions",
  "approve",
  "correct",
  "answer",
] as const;
export type MeetingVerb = (typeof verbs)[number];

export const MeetingView = z.strictObject({
  meetingId: z.string(),
  bodyId: z.string(),
  body: z.string(),
  municipality: z.string().optional(),
  on: z.string(),
  time: z.string(),
  place: z.string(),
  video: z.boolean(),
  conference: z.string().optional().meta({
    description: "Адрес видеовстречи для того, кто спрашивает / the address of the conference, for whoever asks",
  }),
  status: z.enum(meetingStatuses),
  moved: z.int(),
  agenda: z.array(ItemView),
  inviteBy: z.string(),
  inviteExplain: text,
  invitedAt: z.string().optional(),
  invitedLate: z
    .string()
    .optional()
    .meta({ description: "Почему приглашены позже срока / why members were invited late" }),
  answers: z.array(
    z.strictObject({
      agencyId: z.string(),
      name: z.string().optional(),
      post: z.string(),
      answer: z.enum(answers).optional(),
      standIn: z.string().optional(),
    }),
  ),
  reason: z.string().optional(),
  number: z.int().optional(),
  present: z.array(z.string()).optional(),
  guests: z.array(z.string()).optional(),
  quorate: z.boolean().optional(),
  minutes: z
    .strictObject({
      at: z.string(),
      by: z.string(),
      approvedAt: z.string().optional(),
      approvedBy: z.string().optional(),
      askedBy: z.string().optional(),
    })
    .optional(),
  corrections: z.array(
    z.strictObject({ at: z.string(), by: z.string(), reason: z.string().optional(), items: z.array(z.int()) }),
  ),
  decisions: z.array(DecisionSummary),
  mayDo: z.array(z.enum(verbs)),
  createdAt: z.string(),
  version: z.int(),
});
export type MeetingView = z.infer<typeof MeetingView>;

export const MeetingSummary = MeetingView.pick({
  meetingId: true,
  bodyId: true,
  body: true,
  municipality: true,
  on: true,
  time: true,
  place: true,
  video: true,
  status: true,
  number: true,
  quorate: true,
  version: true,
});
export type MeetingSummary = z.infer<typeof MeetingSummary>;

/** What is open, and could be an item of the agenda. */
export const Proposal = z.strictObject({ title: text, about: About, since: z.string().optional() });
export type Proposal = z.infer<typeof Proposal>;
