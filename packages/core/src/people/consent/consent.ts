import * as z from "zod";
import { AgencyIdText } from "../../agencies/agency/agency.ts";
import type { AgencyId, ChildId, ConsentId, RepresentativeId } from "../../ground/shared/ids.ts";
import { says } from "../../ground/shared/issue.words.ts";
import { idText, ourDate } from "../../ground/shared/schema.ts";

/** Purposes for which a child's data may go to somebody (152-ФЗ: consent is for a stated purpose). */
export const purposes = ["support-route", "quality-assessment", "employment", "events"] as const;
export type Purpose = (typeof purposes)[number];

/** What is disclosed: who the child is; health (special category, written consent); education; social situation. */
export const dataClasses = ["identity", "health", "education", "social"] as const;
export type DataClass = (typeof dataClasses)[number];

export const consentSubjects = ["child", "giver"] as const;

export const NewConsent = z.strictObject({
  /** Which representative gave it. */
  representativeId: idText("rep"),
  /** One agency, or `route` for every agency that has a step in the child's route. */
  recipient: z.union([z.literal("route"), AgencyIdText], {
    error: says("«route» или идентификатор вида agency_01…", "'route' or an id like agency_01…"),
  }),
  purpose: z.enum(purposes),
  /** Whose data it is about: the child's, or, of an adult who looks for work, the giver's own (decision 0174). */
  about: z.enum(consentSubjects).default("child"),
  dataClasses: z
    .array(z.enum(dataClasses))
    .min(1)
    .max(dataClasses.length * 2)
    .transform((list) => [...new Set(list)]),
  /** When the paper was signed. */
  signedOn: ourDate,
  /** Last day on which it counts. */
  expiresOn: ourDate,
});
export type NewConsent = z.infer<typeof NewConsent>;

/**
 * Why a consent ends although nobody withdrew it: its giver represents the child no more; their authority is over; the child is of
 * age and decides alone; its term is over.
 */
export const endings = ["representative", "authority", "of-age", "term"] as const;
export type Ending = (typeof endings)[number];
/** What may end it before the day that the paper says. */
export const cuts = ["authority", "of-age"] as const satisfies readonly Ending[];

/** A guardian's consent, or its withdrawal: never deleted, only ended. */
export type Consent = Omit<NewConsent, "about"> & {
  /** Absent of one that was recorded before this was asked: of the purpose `employment` it may be either. */
  about?: NewConsent["about"] | undefined;
  consentId: ConsentId;
  childId: ChildId;
  recordedAt: string;
  /** Where `expiresOn` is earlier than the paper says: what the paper says, and why. */
  cut?: { signedUntil: string; because: (typeof cuts)[number] } | undefined;
} & (
    | { status: "given" }
    | { status: "withdrawn"; withdrawnAt: string }
    | { status: "ended"; endedAt: string; because: Ending }
  );

/** May this agency learn this, for this purpose, on this day? */
export interface Question {
  recipient: AgencyId;
  purpose: Purpose;
  dataClass: DataClass;
  /** About this person, and given by them: an adult of the family consents alone to what is told of them. Else about the child. */
  by?: RepresentativeId | undefined;
}

export type Answer =
  | { allowed: true; consentId: ConsentId }
  | { allowed: false; reason: "none" | "expired" | "withdrawn" | "ended" | "not-covered" };
