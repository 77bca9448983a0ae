import * as z from "zod";
import type {
  AgencyId,
  ChildId,
  OccasionId,
  RepresentativeId,
  SignUpId,
  SpecialistId,
} from "../../ground/shared/ids.ts";
import { says } from "../../ground/shared/issue.words.ts";
import { idText, line } from "../../ground/shared/schema.ts";
import { MunicipalityKey } from "../../ground/tenant/tenant.ts";
import { type Audience, audiences, WalkIns } from "./occasion.ts";

/**
 * `unconfirmed`: by the open page, and the letter has not been answered yet, so that it takes no place; `offered`: a place is free, and kept for
 * a while; `lapsed`: nobody has answered in time.
 */
export const signUpStatuses = [
  "unconfirmed",
  "coming",
  "waiting",
  "offered",
  "cancelled",
  "lapsed",
  "attended",
  "absent",
] as const;
export type SignUpStatus = (typeof signUpStatuses)[number];

/** Who comes, of those whom no card tells of: sealed in the vault under the sign-up. */
export interface Guest {
  name: string;
  post?: string | undefined;
  organisation?: string | undefined;
  email?: string | undefined;
}

export interface SignUp {
  signUpId: SignUpId;
  occasionId: OccasionId;
  /** The organiser. */
  agencyId: AgencyId;
  who: Audience;
  /** Where who comes is from. */
  municipality: string;
  /** Of a child, and of whoever represents one: by way of which card. */
  childId?: ChildId | undefined;
  /** Who has said so for the child, or comes themselves. */
  representativeId?: RepresentativeId | undefined;
  /** Which organisation has named its specialist. */
  sentBy?: AgencyId | undefined;
  /** By whose word: what a family says of itself is its consent that the organiser knows who comes. */
  by: "page" | "family" | "organisation" | "staff";
  /** Which words of consent whoever came by the open page has agreed to. */
  consent?: string | undefined;
  status: SignUpStatus;
  /** Instant; the queue's order. */
  at: string;
  /** Until when an offer, or an open page's letter, waits for an answer. */
  until?: string | undefined;
  /** On the ticket: how the organiser finds it at the door. */
  code: string;
  /** Of whom their organisation keeps a record: what they learn is added to it. */
  specialistId?: SpecialistId | undefined;
  /** What they have of it: the number on the paper, and the code by which anybody may check it. */
  certificate?: { number: string; code: string; on: string } | undefined;
  /** Of a certificate of a programme of training: by which graduate's record this person counts once. */
  graduateId?: string | undefined;
  /** Until when it is kept who it was (instant): guests alone. */
  keepUntil?: string | undefined;
  reminded?: true | undefined;
  /** Of how many moves of the event they have been told. */
  moves: number;
  /** Where it counts, once they came: the event's last day, its measures. */
  counts?: { day: string; measures: string[]; kind: string } | undefined;
  /** A letter to the address that they gave came back: the organiser sees it, and may call. */
  unreached?: true | undefined;
  /** Who it was is kept no more. */
  forgotten?: true | undefined;
}

export const hasPlace = ({ status }: Pick<SignUp, "status">): boolean =>
  status === "coming" || status === "offered" || status === "attended" || status === "absent";
export const isOpen = ({ status }: Pick<SignUp, "status">): boolean =>
  status === "coming" || status === "offered" || status === "waiting" || status === "unconfirmed";

const email = z
  .string()
  .max(254)
  .regex(/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/, { error: says("адрес электронной почты", "an e-mail address") })
  .transform((text) => text.trim());

const person = {
  name: line(200),
  post: line(200).optional(),
  organisation: line(300).optional(),
  municipality: MunicipalityKey,
};

/** By staff or an organisation: a specialist or somebody of a family by name, or a child by its card. */
export const NewSignUp = z.union([
  z.strictObject({
    who: z.enum(["specialist", "family"]),
    ...person,
    email: email.optional(),
    /** Of the list of their organisation, where it has one. */
    specialistId: idText("specialist").optional(),
  }),
  z.strictObject({
    who: z.literal("child"),
    childId: idText("child"),
  }),
]);
export type NewSignUp = z.infer<typeof NewSignUp>;

/** Which words of the open page somebody has read and agreed to; another wording is another edition. */
export const openConsent = "2026-1";

/** By the open page. */
export const OpenSignUp = z.strictObject({
  who: z.enum(["specialist", "family"]),
  ...person,
  email,
  /** 152-ФЗ, art. 9: to be kept for the event, and told to its organiser. */
  consent: z.literal(openConsent, {
    error: says("согласие на обработку этих сведений для записи", "the consent to keep this for the sign-up"),
  }),
});

/** Who came and who did not; whoever was marked wrongly is marked again. */
export const Marks = z
  .array(
    z.union([
      z.strictObject({
        signUpId: idText("signup"),
        present: z.boolean(),
      }),
      z.strictObject({ code: z.string().min(4).max(20), present: z.boolean() }),
    ]),
  )
  .max(200);
export type Marks = z.infer<typeof Marks>;

export const RecordAttendance = z
  .strictObject({ marks: Marks.default([]), walkIns: WalkIns.optional() })
  .refine(({ marks, walkIns }) => marks.length > 0 || walkIns !== undefined, {
    error: says("отметки или число пришедших без записи", "marks, or numbers of those who came without a sign-up"),
  });
export type RecordAttendance = z.infer<typeof RecordAttendance>;

const signUpVerbs = ["came", "absent", "cancel"] as const;
export type SignUpVerb = (typeof signUpVerbs)[number];

/** As the organiser sees it: the name as far as there is a word or a consent for it. */
export const SignUpView = z.strictObject({
  signUpId: z.string(),
  code: z.string(),
  who: z.enum(audiences),
  status: z.enum(signUpStatuses),
  municipality: z.string(),
  name: z.string().optional(),
  post: z.string().optional(),
  organisation: z.string().optional(),
  at: z.string(),
  until: z.string().optional(),
  /** Letters do not reach them. */
  unreached: z.boolean().optional(),
  /** The number of the certificate. */
  certificate: z.string().optional(),
  mayDo: z.array(z.enum(signUpVerbs)).meta({
    description: "Что читатель может сказать о записи сейчас / what the reader may say of the sign-up now",
  }),
});
export type SignUpView = z.infer<typeof SignUpView>;
