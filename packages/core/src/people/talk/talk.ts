import * as z from "zod";
import type { AgencyId, NoteId, OccasionId, SpecialistId, TalkId } from "../../ground/shared/ids.ts";
import { says } from "../../ground/shared/issue.words.ts";
import { idText, line, paragraph } from "../../ground/shared/schema.ts";
import { MunicipalityKey } from "../../ground/tenant/tenant.ts";
import { Reviewer, type TalkKind, type TalkSlot, talkKinds } from "./call.ts";

/**
 * `unconfirmed`: by the open page, and the letter has not been answered yet; `reserve`: it comes into the programme when another is
 * withdrawn; `lapsed`: nobody has answered the letter in time; `called-off`: there is no conference.
 */
export const talkStatuses = [
  "unconfirmed",
  "submitted",
  "accepted",
  "reserve",
  "refused",
  "withdrawn",
  "lapsed",
  "called-off",
] as const;
export type TalkStatus = (typeof talkStatuses)[number];

const said = {
  kind: z.enum(talkKinds),
  /** A section of the call, by its key. */
  section: z.string().min(1).max(30),
  title: line(300),
  abstract: paragraph(6000),
};
const author = {
  name: line(200),
  post: line(200).optional(),
  organisation: line(300).optional(),
  /** Names, as they are to be printed. */
  coauthors: line(500).optional(),
};

/** By an organisation, of one of its specialists, whose name is read from its list. */
export const NewTalk = z.strictObject({
  occasionId: idText("occasion"),
  specialistId: idText("specialist"),
  ...said,
  coauthors: author.coauthors,
  /** Their names may be printed in the programme and the collection, for everybody (152-ФЗ, art. 10.1). */
  publish: z.boolean(),
  /** All authors know of it and agree. */
  agreed: z.literal(true, { error: says("согласие всех авторов", "all authors agree") }),
});
export type NewTalk = z.infer<typeof NewTalk>;

/** Which words of the open page were read and agreed to; another wording is another edition. */
export const talkConsent = "2026-1";

const email = z
  .string()
  .max(254)
  .regex(/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/, { error: says("адрес электронной почты", "an e-mail address") });

/** By the open page of the event. */
export const OpenTalk = z.strictObject({
  ...said,
  ...author,
  municipality: MunicipalityKey,
  email,
  publish: z.boolean(),
  consent: z.literal(talkConsent, {
    error: says("согласие на обработку этих сведений", "the consent to keep this"),
  }),
});
export type OpenTalk = z.infer<typeof OpenTalk>;

/** What is named changes; until the call closes. Whether names are printed may change whenever. */
export const CorrectTalk = z
  .strictObject({
    ...said,
    coauthors: author.coauthors.unwrap().nullable(),
    publish: z.boolean(),
  })
  .partial();
export type CorrectTalk = z.infer<typeof CorrectTalk>;

export const WithdrawTalk = z.strictObject({ reason: paragraph(1000).optional() });

/** Who reads it, as a whole; whoever has answered stays. */
export const AskReviews = z.strictObject({
  reviewers: z
    .array(Reviewer)
    .max(5)
    .refine((all) => new Set(all.map(({ agencyId }) => agencyId)).size === all.length, {
      error: says("без повторов", "each once"),
    }),
});

/** A mark and what it rests on; or that one cannot say. Said again it is put right, until it is decided. */
export const ReviewTalk = z.discriminatedUnion("answer", [
  z.strictObject({ answer: z.literal("review"), grade: z.int().min(1).max(5), remark: paragraph(4000) }),
  z.strictObject({ answer: z.literal("declined"), remark: paragraph(1000) }),
]);
export type ReviewTalk = z.infer<typeof ReviewTalk>;

/** What the author reads; whoever is refused is told why. Decided otherwise later, it is told again. */
export const DecideTalk = z.discriminatedUnion("decision", [
  z.strictObject({ decision: z.literal("accepted"), words: paragraph(2000).optional() }),
  z.strictObject({ decision: z.literal("reserve"), words: paragraph(2000).optional() }),
  z.strictObject({ decision: z.literal("refused"), words: paragraph(2000) }),
]);
export type DecideTalk = z.infer<typeof DecideTalk>;

export interface Review {
  agencyId: AgencyId;
  specialistId?: SpecialistId | undefined;
  askedAt: string;
  grade?: number | undefined;
  declined?: true | undefined;
  remarkId?: NoteId | undefined;
  /** Which version of the talk it was asked for at: by that its record beside the talk knows its own. */
  since?: number | undefined;
  answeredAt?: string | undefined;
}

/** Ids, codes and instants. What it says and whose it is lies in the vault. */
export interface Talk {
  talkId: TalkId;
  occasionId: OccasionId;
  /** Whose specialist gives it; by the open page nobody's. */
  agencyId?: AgencyId | undefined;
  specialistId?: SpecialistId | undefined;
  municipality: string;
  by: "page" | "organisation";
  consent?: string | undefined;
  kind: TalkKind;
  section: string;
  publish: boolean;
  status: TalkStatus;
  /** Instant: the order in which they came. */
  at: string;
  /** Until when the open page's letter waits for its answer. */
  until?: string | undefined;
  /** Until when it is kept whose it was (instant). */
  keepUntil: string;
  reviews: Review[];
  /** A review is late, and somebody sees to it. */
  late?: true | undefined;
  /** Those who submitted were reminded that the call closes. */
  reminded?: true | undefined;
  wordsId?: NoteId | undefined;
  decidedAt?: string | undefined;
  reasonId?: NoteId | undefined;
  /** When and where, as its author was told. */
  slot?: Pick<TalkSlot, "from" | "minutes" | "room"> | undefined;
  /** A letter came back. */
  unreached?: true | undefined;
  /** Who it was is kept no more. */
  forgotten?: true | undefined;
  /** Where it counts: the event's last day, and its municipality. */
  counts: { day: string; municipality: string };
}

/** It is still to be decided, or stands. */
export const isOpen = ({ status }: Pick<Talk, "status">): boolean =>
  status === "unconfirmed" || status === "submitted" || status === "accepted" || status === "reserve";

/** What it says. */
export interface TalkText {
  title: string;
  abstract: string;
}
/** Whose it is; of a specialist of an organisation the name is read from its list. */
export interface Speaker {
  name?: string | undefined;
  post?: string | undefined;
  organisation?: string | undefined;
  coauthors?: string | undefined;
  email?: string | undefined;
}

const shape = {
  talkId: z.string(),
  occasionId: z.string(),
  agencyId: z.string().optional(),
  municipality: z.string(),
  kind: z.enum(talkKinds),
  section: z.string(),
  status: z.enum(talkStatuses),
  begun: z.boolean().meta({
    description:
      "Мероприятие началось: решить и отозвать уже нельзя / the event has begun: nothing is decided or withdrawn any more",
  }),
  publish: z.boolean(),
  at: z.string(),
  title: z.string().optional(),
  name: z.string().optional(),
  post: z.string().optional(),
  organisation: z.string().optional(),
  coauthors: z.string().optional(),
  unreached: z.boolean().optional(),
};

export const TalkSummary = z.strictObject({
  ...shape,
  event: z.string().optional().meta({ description: "Название мероприятия / the title of the event" }),
  asked: z.int().meta({ description: "Сколько рецензентов / how many reviewers" }),
  answered: z.int(),
  mean: z.number().optional().meta({ description: "Средняя оценка / the mean grade" }),
  version: z.int(),
});
export type TalkSummary = z.infer<typeof TalkSummary>;

/** Reviews are for whoever decides; the words of the decision for the author, too. */
export const TalkView = z.strictObject({
  ...shape,
  event: z.string(),
  abstract: z.string().optional(),
  words: z.string().optional(),
  reason: z.string().optional(),
  slot: z.strictObject({ from: z.string(), minutes: z.int(), room: z.string().optional() }).optional(),
  reviews: z
    .array(
      z.strictObject({
        agencyId: z.string(),
        organisation: z.string(),
        specialistId: z.string().optional(),
        askedAt: z.string(),
        grade: z.int().optional(),
        declined: z.boolean().optional(),
        remark: z.string().optional(),
        answeredAt: z.string().optional(),
      }),
    )
    .optional(),
  correctable: z.boolean(),
  version: z.int(),
});
export type TalkView = z.infer<typeof TalkView>;

/** What a reviewer reads; whose it is only where the call is not blind. */
export const ReviewView = z.strictObject({
  talkId: z.string(),
  occasionId: z.string(),
  event: z.string(),
  agencyId: z.string().meta({ description: "Кто рецензирует / who reviews" }),
  specialistId: z.string().optional(),
  kind: z.enum(talkKinds),
  section: z.string(),
  title: z.string().optional(),
  abstract: z.string().optional(),
  author: z.string().optional(),
  reviewsBy: z.string(),
  open: z.boolean().meta({ description: "Ещё можно ответить или исправить / it can still be answered" }),
  grade: z.int().optional(),
  declined: z.boolean().optional(),
  remark: z.string().optional(),
  answeredAt: z.string().optional(),
});
export type ReviewView = z.infer<typeof ReviewView>;
