import * as z from "zod";
import { AgencyIdText } from "../../agencies/agency/agency.ts";
import type { AgencyId, OccasionId } from "../../ground/shared/ids.ts";
import { says } from "../../ground/shared/issue.words.ts";
import { idText, line, ourDate, paragraph } from "../../ground/shared/schema.ts";

/**
 * A conference asks for talks (pilot P34): from a day to a day, by sections, each read by reviewers before the organiser decides. What was
 * accepted makes its programme (docs/decisions/0247).
 */

/** `practice`: what an organisation does well, which may go on into the library. */
export const talkKinds = ["talk", "poster", "practice"] as const;
export type TalkKind = (typeof talkKinds)[number];

const distinct = <T>(list: readonly T[]): boolean => new Set(list).size === list.length;
const once = { error: says("без повторов", "each once") };

const Section = z.strictObject({
  /** By which talks name it: it stays when the title is said better. */
  key: z.string().regex(/^[a-z][a-z0-9-]{0,29}$/, {
    error: says("строчные латинские буквы, цифры, дефис", "small Latin letters, digits, hyphens"),
  }),
  title: line(200),
});

/** An organisation reads and marks, on its own page; by which of its specialists, where it is said. */
export const Reviewer = z.strictObject({ agencyId: AgencyIdText, specialistId: idText("specialist").optional() });
export type Reviewer = z.infer<typeof Reviewer>;

/** As a whole: said again it replaces what stood there. */
export const SetCall = z
  .strictObject({
    /** Days of the region, both included. */
    opens: ourDate,
    closes: ourDate,
    /** The last day for reviews. */
    reviewsBy: ourDate,
    about: paragraph(4000).optional(),
    sections: z
      .array(Section)
      .min(1)
      .max(20)
      .refine((all) => distinct(all.map(({ key }) => key)), once),
    kinds: z.array(z.enum(talkKinds)).min(1).max(talkKinds.length).refine(distinct, once),
    /** Characters of an abstract, with blanks. */
    abstractMost: z.int().min(200).max(6000).default(3000),
    /** Whoever reviews does not see whose it is. */
    blind: z.boolean().default(true),
    /** Whoever has the address of the page may submit, and not organisations alone. */
    open: z.boolean().default(true),
    /** Who decides beside the organiser: a university that leads the committee, say. */
    deciderId: AgencyIdText.optional(),
    reviewers: z
      .array(Reviewer)
      .max(20)
      .refine((all) => distinct(all.map(({ agencyId }) => agencyId)), once)
      .default([]),
    /** How many read each talk. */
    reviewsEach: z.int().min(1).max(3).default(2),
  })
  .refine(({ opens, closes }) => opens <= closes, {
    path: ["closes"],
    error: says("не раньше дня открытия", "not before the day on which it opens"),
  })
  .refine(({ closes, reviewsBy }) => closes <= reviewsBy, {
    path: ["reviewsBy"],
    error: says("не раньше последнего дня приёма", "not before the last day of the call"),
  });
export type SetCall = z.infer<typeof SetCall>;

/** Talks of one programme: each is opened when it is made. */
export const mostSlots = 120;

const wallTime = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-([0-2]\d|3[01])T([01]\d|2[0-3]):[0-5]\d$/, {
  error: says("день и время вида 2026-04-12T10:00", "a day and time like 2026-04-12T10:00"),
});

/** When and where one is given; a poster hangs from then on. */
export const TalkSlot = z.strictObject({
  talkId: idText("talk"),
  /** On the wall of the event's zone. */
  from: wallTime,
  minutes: z.int().min(5).max(480),
  room: line(100).optional(),
});
export type TalkSlot = z.infer<typeof TalkSlot>;

/** The programme as a whole, in the order in which it is printed; `publish`: everybody sees it, and each author is told when theirs is. */
export const SetProgramme = z.strictObject({
  slots: z
    .array(TalkSlot)
    .max(mostSlots)
    .refine((all) => distinct(all.map(({ talkId }) => talkId)), once),
  publish: z.boolean().default(false),
});
export type SetProgramme = z.infer<typeof SetProgramme>;

/** Lies beside its event. Ids, codes, days and the organiser's public words. */
export interface Call extends SetCall {
  occasionId: OccasionId;
  /** The organiser, and where that is. */
  agencyId: AgencyId;
  municipality: string;
  slots: TalkSlot[];
  /** Instant: everybody sees the programme since. */
  publishedAt?: string | undefined;
  /** How far it has come by itself; days that are moved take it back. */
  stage: CallStage;
  createdAt: string;
}

/** `called`: open, or to be; `closing`: whoever has submitted was reminded; `closed`: reviewers have theirs; `due`: they were reminded; `late`; `over`: it was asked why nothing is decided. */
const callStages = ["called", "closing", "closed", "due", "late", "over", "off"] as const;
export type CallStage = (typeof callStages)[number];

export const CallView = z.strictObject({
  occasionId: z.string(),
  event: z.string(),
  agencyId: z.string(),
  organisation: z.string(),
  opens: z.string(),
  closes: z.string(),
  reviewsBy: z.string(),
  taking: z.boolean().meta({ description: "Сейчас принимают / talks are taken now" }),
  about: z.string().optional(),
  sections: z.array(z.strictObject({ key: z.string(), title: z.string() })),
  kinds: z.array(z.enum(talkKinds)),
  abstractMost: z.int(),
  blind: z.boolean(),
  open: z.boolean(),
  deciderId: z.string().optional(),
  reviewers: z.array(
    z.strictObject({ agencyId: z.string(), organisation: z.string(), specialistId: z.string().optional() }),
  ),
  reviewsEach: z.int(),
  stage: z.enum(callStages),
  slots: z.array(
    z.strictObject({ talkId: z.string(), from: z.string(), minutes: z.int(), room: z.string().optional() }),
  ),
  publishedAt: z.string().optional(),
  version: z.int(),
});
export type CallView = z.infer<typeof CallView>;

/** What whoever may submit sees of it. */
export const OpenCall = CallView.pick({
  occasionId: true,
  event: true,
  organisation: true,
  opens: true,
  closes: true,
  taking: true,
  about: true,
  sections: true,
  kinds: true,
  abstractMost: true,
});
export type OpenCall = z.infer<typeof OpenCall>;

/** A line of the programme as everybody sees it: whose it is only by the author's word. */
export const ProgrammeLine = z.strictObject({
  talkId: z.string(),
  from: z.string(),
  minutes: z.int(),
  room: z.string().optional(),
  kind: z.enum(talkKinds),
  section: z.string(),
  title: z.string(),
  speaker: z.string().optional(),
});
export type ProgrammeLine = z.infer<typeof ProgrammeLine>;
