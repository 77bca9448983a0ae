import * as z from "zod";
import type { AgencyId, ChildId, EnquiryId, NoteId, SlotId } from "../../ground/shared/ids.ts";
import { says } from "../../ground/shared/issue.words.ts";
import { idText, line, ourInstant, paragraph } from "../../ground/shared/schema.ts";
import { type AgeKey, ageGroups, type Worry, worries } from "./worries.ts";

// Somebody without an account asks on an open page: to be called, for early help, for a time with a specialist; or says that an entry is
// wrong. Who it is lies in the vault until it is settled, and it is always somebody's to settle.

export const enquiryKinds = ["call", "early-help", "booking", "inaccuracy"] as const;
export type EnquiryKind = (typeof enquiryKinds)[number];

/** `request`: it became a request of a child's family; `seen`: the family was received; `corrected`: the entry was put right. */
const enquiryOutcomes = ["advised", "request", "seen", "corrected", "unreachable", "withdrawn", "other"] as const;
export type EnquiryOutcome = (typeof enquiryOutcomes)[number];

/** Which words of consent somebody has read and agreed to; another wording is another edition. */
export const consentEdition = "2026-1";

const phone = line(40).refine((s) => /^\+?[\d\s()-]{5,25}$/.test(s) && s.replace(/\D/g, "").length >= 6, {
  error: says("телефон вида +7 900 000-00-00", "a number like +7 900 000-00-00"),
});

export const ageKeys = ageGroups.map(({ key }) => key) as [AgeKey, ...AgeKey[]];

const who = { name: line(120), phone, words: paragraph(1000).optional(), consent: z.literal(consentEdition) };
const what = {
  municipality: line(60),
  age: z.enum(ageKeys).optional(),
  worry: z.enum(worries).optional(),
  serviceKey: line(120).optional(),
};
export const NewEnquiry = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("call"), ...who, ...what, agencyId: idText("agency").optional() }),
  z.strictObject({ kind: z.literal("early-help"), ...who, ...what }),
  z.strictObject({
    kind: z.literal("booking"),
    ...who,
    ...what,
    slotId: idText("slot"),
    at: ourInstant,
  }),
  /** Nobody need say who they are to tell that an entry is wrong. */
  z.strictObject({ kind: z.literal("inaccuracy"), agencyId: idText("agency"), words: paragraph(1000) }),
]);
export type NewEnquiry = z.infer<typeof NewEnquiry>;

/** Ids, codes and dates. */
export interface Enquiry {
  enquiryId: EnquiryId;
  kind: EnquiryKind;
  municipality: string;
  age?: AgeKey | undefined;
  worry?: Worry | undefined;
  serviceKey?: string | undefined;
  agencyId?: AgencyId | undefined;
  slotId?: SlotId | undefined;
  at?: string | undefined;
  day?: string | undefined;
  /** Name, number and words, in the vault; destroyed when it is settled. */
  contactId?: NoteId | undefined;
  consent?: string | undefined;
  status: "open" | "confirmed" | "settled";
  createdAt: string;
  confirmedAt?: string | undefined;
  settledAt?: string | undefined;
  outcome?: EnquiryOutcome | undefined;
  childId?: ChildId | undefined;
}

export interface Contact {
  name?: string | undefined;
  phone?: string | undefined;
  words?: string | undefined;
}

export const SettleEnquiry = z
  .strictObject({
    outcome: z.enum(enquiryOutcomes),
    /** Of a request: the child's card, where the family's words go. */
    childId: idText("child").optional(),
    note: paragraph(2000).optional(),
  })
  .refine(({ outcome, childId }) => (outcome === "request") === (childId !== undefined), {
    path: ["childId"],
    error: says(
      "карта ребёнка: нужна, когда обращение заведено, и только тогда",
      "the child's card: of a request, and of nothing else",
    ),
  });

export const EnquiryView = z.strictObject({
  enquiryId: z.string(),
  number: z.string(),
  kind: z.enum(enquiryKinds),
  municipality: z.string(),
  age: z.enum(ageKeys).optional(),
  worry: z.enum(worries).optional(),
  serviceKey: z.string().optional(),
  agencyId: z.string().optional(),
  slotId: z.string().optional(),
  at: z.string().optional(),
  status: z.enum(["open", "confirmed", "settled"]),
  createdAt: z.string(),
  settledAt: z.string().optional(),
  outcome: z.enum(enquiryOutcomes).optional(),
  childId: z.string().optional(),
  contact: z
    .strictObject({ name: z.string().optional(), phone: z.string().optional(), words: z.string().optional() })
    .optional()
    .meta({ description: "Как связаться; есть, пока не закрыто / how to reach them, until it is settled" }),
  version: z.int(),
});
export type EnquiryView = z.infer<typeof EnquiryView>;

/** By what a family and whoever calls know it: the end of its id. */
export const numberOf = ({ enquiryId }: Pick<Enquiry, "enquiryId">): string => enquiryId.slice(-6);
