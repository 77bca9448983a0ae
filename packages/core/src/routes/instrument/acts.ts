import * as z from "zod";
import { AgencyIdText } from "../../agencies/agency/agency.ts";
import type { AgencyId, ChildId, ImportId, InstrumentId, RepresentativeId, StepId } from "../../ground/shared/ids.ts";
import { idText, ourDate, paragraph } from "../../ground/shared/schema.ts";
import { distinct } from "../../people/child/child.ts";
import { head, type Term } from "./paper.ts";
import { Study } from "./study.ts";

/** A paper as its path names it. */
export interface InstrumentAt {
  childId: ChildId;
  instrumentId: InstrumentId;
}

export const answers = ["agree", "disagree"] as const;
export type Answer = (typeof answers)[number];

/** The family has shown the paper to an organisation: to its school, say (a conclusion, within a calendar year [M]). */
export const Present = z.strictObject({ agencyId: AgencyIdText, on: ourDate });
export type Present = z.infer<typeof Present>;

/** What the representative says to the paper; said again, the last word counts. */
export const Agree = z.strictObject({
  answer: z.enum(answers),
  on: ourDate,
  /** Who said it; one who signs in says so for themselves. */
  representativeId: idText("rep").optional(),
});
export type Agree = z.infer<typeof Agree>;

/**
 * A mistake of entering is put right where it stands, with its reason; what the issuer decides anew is a new paper. Measures
 * are said anew by a paper of the same number that names this one in `supersedes`.
 */
export const InstrumentPatch = z.strictObject({
  reason: paragraph(2000),
  ...z.strictObject(head).partial().shape,
  /** Of a ПМПК conclusion. */
  educationalNeeds: z.boolean().optional(),
  /** Of a ПМПК conclusion: all of it; with no variant and no condition it says nothing of how the child is taught. */
  study: Study.optional(),
  confirmedDistinctFrom: distinct,
});
export type InstrumentPatch = z.infer<typeof InstrumentPatch>;

/** What was done about a paper, oldest first; the reason of a correction and the wording before it are in the vault. */
export type Act = { at: string; by: string } & (
  | { what: "recorded"; stepId?: StepId; importId?: ImportId }
  | { what: "presented"; on: string; agencyId: AgencyId }
  | { what: "agreed" | "disagreed"; on: string; representativeId?: RepresentativeId }
  /** The birth date was corrected, and the end of «до 18 лет» with it. */
  | { what: "followed-birthday"; was: string }
  | { what: "corrected"; fields: CorrectableField[]; was: Correctable }
);
export type NewAct = Act extends infer A ? (A extends Act ? Omit<A, "at" | "by"> : never) : never;

export const correctable = ["number", "issuer", "validFrom", "validTo", "term", "educationalNeeds", "study"] as const;
export type CorrectableField = (typeof correctable)[number];
/** Values before a correction, those that are no wording. */
export interface Correctable {
  validFrom?: string | undefined;
  validTo?: string | undefined;
  term?: Term | undefined;
  educationalNeeds?: boolean | undefined;
  study?: Study | undefined;
}

/** What the vault keeps of a correction. */
export interface Corrected {
  reason: string;
  number?: string;
  issuer?: string;
}
type Correction = Extract<Act, { what: "corrected" }>;
/** With the words, for whoever may read them. */
export type ToldAct = Exclude<Act, Correction> | (Correction & Corrected);
