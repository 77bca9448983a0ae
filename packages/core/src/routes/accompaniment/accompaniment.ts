import * as z from "zod";
import { AgencyIdText } from "../../agencies/agency/agency.ts";
import { posts } from "../../agencies/resource/resource.posts.ts";
import type { AccompanimentId, AgencyId, ChildId, NoteId, RepresentativeId } from "../../ground/shared/ids.ts";
import { says } from "../../ground/shared/issue.words.ts";
import { ourDate, paragraph } from "../../ground/shared/schema.ts";

// Interagency social accompaniment of a family (roadmap II.VI 6.3; 442-ФЗ, art. 22): one curator, by post and not by name, who is in touch
// with the family each month; what helps and what next is looked at each half year.

/** What help it is about: 442-ФЗ, art. 22 names these, and educational help. */
export const areas = ["psychological", "legal", "medical", "social", "educational"] as const;
export type Area = (typeof areas)[number];
/** How the family was met or spoken to. */
export const contactForms = ["home", "office", "phone", "video"] as const;
export type ContactForm = (typeof contactForms)[number];
/** Why there was no contact in a month: the family was away, declined, could not be reached; the curator could not. */
export const missCauses = ["away", "declined", "not-reached", "curator", "other"] as const;
export type MissCause = (typeof missCauses)[number];
/** How it ends; `mistake`: it never was one, and counts nowhere. */
const endCauses = ["goals-reached", "declined", "moved", "of-age", "transferred", "other", "mistake"] as const;
export type EndCause = (typeof endCauses)[number];
/** What a review comes to; that it should end is a coordinator's to decide. */
export const reviewOutcomes = ["goes-on", "end-proposed"] as const;
export type ReviewOutcome = (typeof reviewOutcomes)[number];

const areaList = z
  .array(z.enum(areas))
  .min(1)
  .max(areas.length)
  .refine((list) => new Set(list).size === list.length, { error: says("не повторяются", "do not repeat") });
const note = paragraph(4000).optional();
const curator = { agencyId: AgencyIdText, post: z.enum(posts) };
export const Month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, { error: says("месяц ГГГГ-ММ", "a month YYYY-MM") });

export const StartAccompaniment = z.strictObject({
  ...curator,
  areas: areaList,
  /** First day; today where it is not said. */
  from: ourDate.optional(),
  /** Why, and what the family asks for: sealed. */
  note,
});
export type StartAccompaniment = z.infer<typeof StartAccompaniment>;

/** A contact that was, or a month without any and why. */
export const AddContact = z.discriminatedUnion("held", [
  z.strictObject({
    held: z.literal(true),
    on: ourDate,
    form: z.enum(contactForms),
    /** What it was about; all areas of the accompaniment where it is not said. */
    areas: areaList.optional(),
    note,
  }),
  z.strictObject({ held: z.literal(false), month: Month, cause: z.enum(missCauses), note }),
]);
export type AddContact = z.infer<typeof AddContact>;

export const ReviewAccompaniment = z.strictObject({
  outcome: z.enum(reviewOutcomes),
  /** What it is about from now on. */
  areas: areaList.optional(),
  on: ourDate.optional(),
  note,
});
export type ReviewAccompaniment = z.infer<typeof ReviewAccompaniment>;

export const ChangeCurator = z.strictObject({ ...curator, note });
export const EndAccompaniment = z.strictObject({ cause: z.enum(endCauses), on: ourDate.optional(), note });

/** Where a contact was told, and by whose curator: figures count it there, wherever the family lives later. */
interface Told {
  at: string;
  municipality: string;
  agencyId: AgencyId;
  noteId?: NoteId | undefined;
}
export type Contact = Told &
  ({ held: true; on: string; form: ContactForm; areas: Area[] } | { held: false; month: string; cause: MissCause });

/** What the organisation is asked and has not answered: when it was asked, and when nobody had answered for too long. */
interface Asked {
  askedAt: string;
  overdueAt?: string | undefined;
}

/** Ids, codes and dates; what people wrote is in the vault. Kept with the child by whom the family is known. */
export interface Accompaniment {
  accompanimentId: AccompanimentId;
  childId: ChildId;
  municipality: string;
  agencyId: AgencyId;
  post: (typeof posts)[number];
  areas: Area[];
  from: string;
  /** The child, and the people by whom its family is known: while it is open, none of them has another. */
  places: (ChildId | RepresentativeId)[];
  noteId?: NoteId | undefined;
  contacts: Contact[];
  /** The last month of which the organisation was asked. */
  asked?: (Asked & { month: string }) | undefined;
  /** When it is looked at next. */
  reviewOn: string;
  reviewAsked?: Asked | undefined;
  reviews: { on: string; outcome: ReviewOutcome; noteId?: NoteId | undefined }[];
  status: "open" | "ended";
  ended?: { on: string; cause: EndCause; noteId?: NoteId | undefined } | undefined;
  createdAt: string;
}

const ContactView = z.strictObject({
  held: z.boolean(),
  on: z.string().optional(),
  month: z.string(),
  form: z.enum(contactForms).optional(),
  areas: z.array(z.enum(areas)).optional(),
  cause: z.enum(missCauses).optional(),
  note: z.string().optional(),
});

export const AccompanimentView = z.strictObject({
  accompanimentId: z.string(),
  childId: z.string(),
  municipality: z.string(),
  agencyId: z.string(),
  post: z.enum(posts),
  areas: z.array(z.enum(areas)),
  from: z.string(),
  note: z
    .string()
    .optional()
    .meta({ description: "Слова читают координатор и организация / for staff and the organisation" }),
  contacts: z.array(ContactView),
  missing: z.array(z.string()).meta({
    description: "Прошедшие месяцы, о которых ничего не сказано / months past of which nothing was said",
  }),
  reviewOn: z.string(),
  reviews: z.array(z.strictObject({ on: z.string(), outcome: z.enum(reviewOutcomes), note: z.string().optional() })),
  status: z.enum(["open", "ended"]),
  ended: z.strictObject({ on: z.string(), cause: z.enum(endCauses), note: z.string().optional() }).optional(),
  version: z.int(),
});
export type AccompanimentView = z.infer<typeof AccompanimentView>;
