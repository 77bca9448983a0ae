import * as z from "zod";
import { AgencyIdText } from "../../agencies/agency/agency.ts";
import type { AgencyId, ChildId, ErasureId, MergingId, NoteId, RepresentativeId } from "../../ground/shared/ids.ts";
import { says } from "../../ground/shared/issue.words.ts";
import { eachOnce, idText, line, ourDate, paragraph } from "../../ground/shared/schema.ts";
import { saysNothing } from "../../ground/table/index.ts";
import { Authority, byRight, namesItsOrganisation, organisationMissing, type Standings } from "./authority.ts";
import { snilsAsWritten } from "./snils.ts";

/** Families that the pilot project names as its target groups. */
export const targetGroups = ["mental-disorder", "down-syndrome", "foster-family", "abandonment-risk"] as const;
export type TargetGroup = (typeof targetGroups)[number];

export const sexes = ["female", "male"] as const;
/** Why a child is here no more, as far as statistics ask. */
export const leaveCauses = ["left-region", "transferred", "deceased", "other"] as const;
export type LeaveCause = (typeof leaveCauses)[number];

const name = line(100).refine((s) => /\p{L}/u.test(s), { error: says("хотя бы одна буква", "at least one letter") });
// The form only: whether the day exists and fits a child is decided with today's date (child.decide.ts).
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, { error: says("дата ГГГГ-ММ-ДД", "a date YYYY-MM-DD") });
/** Up to three numbers, each with an extension where it has one: a parent is reached at home and at work. */
export const phone = z
  .string()
  .regex(/^\+?\d[\d ()-]{4,24}(?: доб\. \d{1,6})?(?:, \+?\d[\d ()-]{4,24}(?: доб\. \d{1,6})?){0,2}$/, {
    error: says(
      "телефон вида +7 900 000-00-00, с добавочным «доб. 12», не более трёх через запятую",
      "a phone number like +7 900 000-00-00, an extension as «доб. 12», at most three parted by commas",
    ),
  });
export const email = z
  .email({ error: says("адрес вида name@example.ru", "an address like name@example.org") })
  .max(254)
  .transform((s) => s.toLowerCase());

// Who has none says so by «нет» or a dash, as on paper.
const isNone = (text: string) => text.trim() === "" || saysNothing(text.trim());
const givenPatronymic = z.string().max(200);
const patronymic = givenPatronymic
  .transform((text) => (isNone(text) ? undefined : text))
  .pipe(name.optional())
  .optional();
const clearablePatronymic = givenPatronymic
  .transform((text) => (isNone(text) ? null : text))
  .pipe(name.nullable())
  .nullable()
  .optional();

const person = {
  surname: name,
  givenName: name,
  patronymic,
  /** `YYYY-MM-DD`. */
  birthDate: day,
  sex: z.enum(sexes),
  /** Eleven digits with a checksum; blanks and hyphens between them do not matter. */
  snils: line(20).transform(snilsAsWritten).optional(),
  address: line(500).optional(),
};
export const Person = z.strictObject(person);
export type Person = z.infer<typeof Person>;

/** The texts by which somebody is known and reached. */
export const contactFields = { surname: name, givenName: name, patronymic, phone, email };

export const RepresentativeIdText = idText("rep");
export const ChildIdText = idText("child");

const NewRepresentative = z
  .strictObject({
    /** Of somebody who already represents another child (a sibling), under the same name; absent: somebody new. */
    representativeId: RepresentativeIdText.optional(),
    surname: name,
    givenName: name,
    patronymic,
    ...byRight,
    phone: phone.optional(),
    email: email.optional(),
  })
  .refine(namesItsOrganisation, organisationMissing);
type Given = z.infer<typeof NewRepresentative>;
type Named = Pick<Given, "surname" | "givenName">;
/** Whoever expects a child may stay unnamed (expected.ts). */
export type Representative = Omit<Given, keyof Named> & Partial<Named> & { representativeId: RepresentativeId };

const attachment = AgencyIdText.optional();
/** The organisations that a child already belongs to; each is of the kind of its name. */
export const Attachments = z.strictObject({
  school: attachment,
  kindergarten: attachment,
  health: attachment,
  social: attachment,
});
export type Attachments = z.infer<typeof Attachments>;

export const groups = z
  .array(z.enum(targetGroups))
  .max(targetGroups.length)
  .transform((list) => [...new Set(list)]);
/** Children proposed as the same one, whom a person has looked at and found to be others. */
export const distinct = z.array(ChildIdText).max(100).optional();

export const NewChild = z.strictObject({
  person: Person,
  /** Key of one of the tenant's municipalities. */
  municipality: line(60),
  representatives: z.array(NewRepresentative).min(1).max(6),
  targetGroups: groups.default([]),
  /** Disability status, from МСЭ. */
  disability: z.boolean(),
  /** Special educational needs (ОВЗ), from ПМПК: another thing than disability. */
  educationalNeeds: z.boolean(),
  attachments: Attachments.default({}),
  /** Children proposed as the same one, whom a person has looked at and found to be others. */
  confirmedDistinctFrom: distinct,
});
export type NewChild = z.infer<typeof NewChild>;
export type NewChildInput = z.input<typeof NewChild>;

const clearable = <T extends z.ZodType>(schema: T) => schema.nullable().optional();
const { patronymic: _, snils, address, ...always } = person;

/** What is named is changed; `null` clears what may be absent. */
export const ChildPatch = z
  .strictObject({
    person: z
      .strictObject({
        ...z.strictObject(always).partial().shape,
        patronymic: clearablePatronymic,
        snils: clearable(snils),
        address: clearable(address),
      })
      .optional(),
    municipality: line(60),
    /** Of a child that is not born yet: for which day it is expected, as is known by now. */
    dueOn: ourDate,
    targetGroups: groups,
    disability: z.boolean(),
    educationalNeeds: z.boolean(),
    attachments: z.strictObject({
      school: clearable(attachment),
      kindergarten: clearable(attachment),
      health: clearable(attachment),
      social: clearable(attachment),
    }),
    /** Corrections of who represents the child already; they hold for all children of that person. */
    representatives: z
      .array(
        z.strictObject({
          representativeId: RepresentativeIdText,
          surname: name.optional(),
          givenName: name.optional(),
          patronymic: clearablePatronymic,
          phone: clearable(phone),
          email: clearable(email),
          /** Of this child alone. */
          authority: clearable(Authority),
          /** Of an organisation that has closed: its successor, which is the guardian from now on. */
          agencyId: AgencyIdText.optional(),
        }),
      )
      .max(6),
    // Of five who come and five who go all that a card writes still fits into one transaction.
    /** Whoever represents the child from now on: a guardian who was appointed, say. */
    addRepresentatives: z.array(NewRepresentative).max(5),
    /** Who does so no more, and sees nothing of the child from now on. Somebody must be left. */
    removeRepresentatives: eachOnce(z.array(RepresentativeIdText).max(5)),
    /** `left`: moved away, came of age, died; needs a `reason`, and the child's route is closed for its `cause`. */
    status: z.enum(["active", "left"]),
    /** Of leaving; otherwise why the child's name or birth date is another: of a name it is kept with the former one. */
    reason: paragraph(2000),
    cause: z.enum(leaveCauses),
    confirmedDistinctFrom: distinct,
  })
  .partial();
export type ChildPatch = z.infer<typeof ChildPatch>;
export type ChildPatchInput = z.input<typeof ChildPatch>;

/** A name that the child had. Sealed; an adopted child's may never become known to anybody but staff. */
export interface FormerName extends Pick<Person, "surname" | "givenName" | "patronymic"> {
  /** Since which day the bank knew the child so: that of registration, or of the change before. `YYYY-MM-DD`. */
  from: string;
  /** Day on which another name was entered. */
  to: string;
  reason?: string | undefined;
}

/** The pseudonymous record: never a name, a full birth date or a СНИЛС; those are in the vault. */
export interface ChildRecord {
  childId: ChildId;
  municipality: string;
  /** Unknown of a child that is not born yet. */
  sex?: Person["sex"] | undefined;
  /** Month of birth, `YYYY-MM`; of a child that is not born yet the month in which it is expected. */
  born: string;
  /** Nobody is born yet (expected.ts). */
  expected?: true | undefined;
  targetGroups: TargetGroup[];
  disability: boolean;
  educationalNeeds: boolean;
  attachments: { [K in keyof Attachments]?: AgencyId };
  representativeIds: RepresentativeId[];
  /** By which right they act, where that is known. */
  standings?: Standings | undefined;
  status: "active" | "left";
  /** Why it left, a note of field `reason`. */
  leftNoteId?: NoteId;
  leftCause?: LeaveCause;
  /** On which day that was entered, `YYYY-MM-DD`. */
  leftOn?: string;
  createdAt: string;
  /** What is carried between this card and another just now: until it is done nobody changes either. */
  merging?: MergingId | undefined;
  /** The card with which this one was found to be of one child, and which goes on for both. */
  mergedInto?: { childId: ChildId; mergingId: MergingId } | undefined;
  /** Its personal data is being destroyed, and since that day it is: what the record says besides is for the figures alone. */
  erasure?: { erasureId: ErasureId; on?: string } | undefined;
}
