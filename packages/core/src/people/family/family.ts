import * as z from "zod";
import type { FamilyId, RepresentativeId } from "../../ground/shared/ids.ts";
import { says } from "../../ground/shared/issue.words.ts";
import { eachOnce, line } from "../../ground/shared/schema.ts";
import { ChildIdText, contactFields, RepresentativeIdText } from "../child/child.ts";

/**
 * A member of a family is a person with one contact, whoever's child they represent (`rep_…`). Legal representatives are members by
 * that; others are adults who represent nobody: a woman who expects a child, a grandmother, a grown brother.
 */
const kins = ["expecting-mother", "expecting-father", "grandparent", "sibling", "partner", "other"] as const;
export type Kin = (typeof kins)[number];

/** How somebody wants to be spoken with (Federal Law 181-ФЗ, art. 14: information in a form that one can take in). */
export const communicationNeeds = [
  "large-print",
  "plain-language",
  "sign-language",
  "interpreter",
  "phone-only",
] as const;
export type CommunicationNeed = (typeof communicationNeeds)[number];

/** By which way letters come; `sms`: a text in the place of each; `none`: only somebody who calls or comes. */
export const channels = ["mail", "sms", "none"] as const;
export type Channel = (typeof channels)[number];

/** Most adults of one family; so many come, change or go at once that it stays one transaction. */
export const mostMembers = 12;
const mostAtOnce = 4;

export interface Member {
  memberId: RepresentativeId;
  /** Of whoever came as somebody else than a child's representative. */
  kin?: Kin | undefined;
  /** ISO 639: `ru`, `tt`, `tyv`; the one they prefer first. */
  languages: string[];
  needs: CommunicationNeed[];
  channel: Channel;
  /** Since when they want no daily letter of news: what cannot wait still comes. */
  noDigestSince?: string | undefined;
  /** Which of their links count: those of this epoch. All of them die at once when it goes on. */
  epoch: number;
  since: string;
  /** When they ceased to represent anybody: links of before are dead, also where they come back onto a card. */
  goneAt?: string | undefined;
  /** When a link was last sent to them. */
  invitedAt?: string | undefined;
}

/**
 * A family: the adults who stand together for one or more children, or expect one. Which children are theirs is what the children's
 * cards say of who represents them, and nothing is kept twice. Names and contacts are in the vault.
 */
export interface Family {
  familyId: FamilyId;
  municipality: string;
  members: Member[];
  /** Where links of whoever comes begin: beyond all that were sent to those who have gone, who may come again. */
  nextEpoch?: number | undefined;
  createdAt: string;
}

/** Without some of its members: their links are dead for good, whatever becomes of them. */
export function without(family: Family, ids: readonly RepresentativeId[]): Family {
  const [gone, members] = [true, false].map((goes) =>
    family.members.filter(({ memberId }) => ids.includes(memberId) === goes),
  ) as [Member[], Member[]];
  const nextEpoch = Math.max(family.nextEpoch ?? 0, ...gone.map(({ epoch }) => epoch + 1));
  return { ...family, members, nextEpoch };
}

const languages = z
  .array(z.string().regex(/^[a-z]{2,3}$/, { error: says("код языка ISO 639: ru, tyv", "an ISO 639 code: ru, tyv") }))
  .max(5)
  .transform((list) => [...new Set(list)]);
const needs = z
  .array(z.enum(communicationNeeds))
  .max(communicationNeeds.length)
  .transform((list) => [...new Set(list)]);

const { surname, givenName, patronymic, phone, email } = contactFields;
const wishes = {
  languages: languages.optional(),
  needs: needs.optional(),
  channel: z.enum(channels).optional(),
  digest: z.boolean().optional().meta({
    description: "Приходит ли ежедневное письмо с новостями / whether the daily letter of news comes",
  }),
};
/** What a member says of themselves on their own page. */
export const WishesOf = z.strictObject(wishes);
export type Wishes = z.infer<typeof WishesOf> & { kin?: Kin | undefined };

/** Somebody who represents nobody (yet). She gives her name when she wants to: a woman who expects a child may stay unnamed. */
const NewMember = z.strictObject({
  kin: z.enum(kins),
  surname: surname.optional(),
  givenName: givenName.optional(),
  patronymic,
  phone: phone.optional(),
  email: email.optional(),
  ...wishes,
});
export type NewMember = z.infer<typeof NewMember>;

export const NewFamily = z
  .strictObject({
    /** The family of this child, formed of whoever represents it. */
    childId: ChildIdText.optional(),
    /** Of a family that has no child yet. */
    municipality: line(60).optional(),
    members: z.array(NewMember).max(mostAtOnce).default([]),
  })
  .refine(
    ({ childId, municipality, members }) =>
      (childId === undefined) !== (municipality === undefined) && (childId !== undefined || members.length > 0),
    {
      error: says(
        "либо childId, либо municipality и хотя бы один участник",
        "either childId, or municipality and at least one member",
      ),
    },
  );
export type NewFamily = z.infer<typeof NewFamily>;

const clearable = <T extends z.ZodType>(schema: T) => schema.nullable().optional();

export const FamilyPatch = z
  .strictObject({
    municipality: line(60),
    members: z
      .array(
        z.strictObject({
          memberId: RepresentativeIdText,
          ...wishes,
          kin: z.enum(kins).optional(),
          surname: clearable(surname),
          givenName: clearable(givenName),
          patronymic: clearable(patronymic),
          phone: clearable(phone),
          email: clearable(email),
        }),
      )
      .max(mostAtOnce),
    addMembers: z.array(NewMember).max(mostAtOnce),
    /** Whoever is no member any more; what was kept of somebody who represents nobody goes with them. */
    removeMembers: eachOnce(z.array(RepresentativeIdText).max(mostAtOnce)),
  })
  .partial();
export type FamilyPatch = z.infer<typeof FamilyPatch>;
export type MemberPatch = NonNullable<FamilyPatch["members"]>[number];

export const OfMember = z.strictObject({ memberId: RepresentativeIdText });
export const RevokeFamilyLinks = z.strictObject({
  /** Whose; absent: everybody's. */
  memberId: RepresentativeIdText.optional(),
});

const MemberView = z.strictObject({
  memberId: z.string(),
  kin: z.enum(kins).optional(),
  surname: z.string().optional(),
  givenName: z.string().optional(),
  patronymic: z.string().optional(),
  phone: z.string().optional(),
  email: z.string().optional(),
  organisation: z.string().optional().meta({
    description: "Организация-опекун: agencyId / the organisation that is the guardian",
  }),
  represents: z.array(
    z.strictObject({
      childId: z.string(),
      relation: z.string(),
      /** Whether their right counts today. */
      acting: z.boolean(),
      paper: z
        .strictObject({
          kind: z.string(),
          number: z.string().optional(),
          from: z.string().optional(),
          to: z.string().optional(),
        })
        .optional(),
    }),
  ),
  languages: z.array(z.string()),
  needs: z.array(z.enum(communicationNeeds)),
  channel: z.enum(channels),
  digest: z.boolean(),
  since: z.string(),
  invitedAt: z.string().optional(),
  mayOpenPage: z.boolean().meta({
    description: "Личная ссылка участника действует / a link of this member works",
  }),
});
export type MemberView = z.infer<typeof MemberView>;

export const FamilyView = z.strictObject({
  familyId: z.string(),
  municipality: z.string(),
  members: z.array(MemberView),
  children: z.array(z.string()),
  createdAt: z.string(),
  version: z.int(),
});
export type FamilyView = z.infer<typeof FamilyView>;

/** As a list shows it: nobody is named. */
export const FamilySummary = z.strictObject({
  familyId: z.string(),
  municipality: z.string(),
  members: z.array(z.strictObject({ memberId: z.string(), kin: z.enum(kins).optional() })),
  createdAt: z.string(),
});
export type FamilySummary = z.infer<typeof FamilySummary>;
