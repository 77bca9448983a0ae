import * as z from "zod";
import { Ages } from "../../agencies/service/service.ts";
import type { AgencyId, NoteId } from "../../ground/shared/ids.ts";
import { says } from "../../ground/shared/issue.words.ts";
import { line, paragraph } from "../../ground/shared/schema.ts";
import type { Text } from "../../ground/shared/text.ts";

// What an organisation says of itself to everybody: its public face. It is the organisation's own word, confirmed once a year.

export const days = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;
export type Day = (typeof days)[number];

/** What helps somebody to come in: as people ask for it (GOST R 51256, SP 59.13330 name the signs; the words are ours). */
export const accessSigns = [
  "ramp",
  "lift",
  "toilet",
  "parking",
  "tactile",
  "sign-language",
  "easy-words",
  "home-visits",
  "remote",
] as const;
export type AccessSign = (typeof accessSigns)[number];

const words = (max: number) =>
  z
    .strictObject({ ru: paragraph(max), en: paragraph(max).optional() })
    .transform(({ ru, en }): Text => ({ ru, en: en ?? ru }));

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: says("время вида 09:30", "a time like 09:30") });
const Hours = z
  .strictObject({ days: z.array(z.enum(days)).min(1).max(7), from: time, until: time })
  .refine(({ from, until }) => from < until, {
    path: ["until"],
    error: says("позже, чем начало", "later than the beginning"),
  });

/** A working number; digits are counted, so that nobody leaves a name here. */
const phoneText = line(40).refine((s) => /^\+?[\d\s()-]{5,25}(,?\s*(доб\.?|ext\.?)\s*\d{1,6})?$/i.test(s), {
  error: says("телефон вида +7 384 200-00-00, доб. 12", "a number like +7 384 200-00-00, ext. 12"),
});

const site = z
  .string()
  .max(300)
  .refine((s) => URL.canParse(s) && new URL(s).protocol === "https:" && !new URL(s).username, {
    error: says("адрес вида https://example.ru", "an address like https://example.org"),
  });

export const ListingContent = z.strictObject({
  /** What it is for, in words that a parent uses. */
  purpose: words(1000),
  /** How one begins: whom to call, what to bring. */
  firstStep: words(600).optional(),
  address: z.strictObject({
    street: line(200),
    city: line(100),
    postalCode: z.string().regex(/^\d{6}$/, { error: says("шесть цифр индекса", "six digits") }),
  }),
  phone: phoneText,
  site: site.optional(),
  hours: z.array(Hours).max(7).default([]),
  access: z
    .array(z.enum(accessSigns))
    .max(accessSigns.length)
    .refine((list) => new Set(list).size === list.length, {
      error: says("значения не повторяются", "values do not repeat"),
    })
    .default([]),
  /** Whom it receives; without, the ages of its services. */
  ages: Ages.optional(),
  /** Its free times stand on the open page, and anybody may take one by leaving a number. */
  booking: z.boolean().default(false),
});
export type ListingContent = z.infer<typeof ListingContent>;

/** Who has said it: the organisation, or staff for it. */
export type Teller = "organisation" | "staff";

export interface Edition {
  at: string;
  by: Teller;
  /** Names of what was changed, or what was done: `confirmed`, `hidden`, `shown`. */
  fields: string[];
}

/** So many changes are told with it; all of them are in the audit log. */
export const mostEditions = 20;

export interface Listing extends ListingContent {
  agencyId: AgencyId;
  /** Hidden by staff, with a reason: nobody sees it until it is shown again. */
  hidden?: true | undefined;
  hiddenBecause?: NoteId | undefined;
  /** ISO date. */
  confirmedOn: string;
  confirmedBy: Teller;
  /** When it was asked whether it is still so. */
  askedAt?: string | undefined;
  changedAt: string;
  history: Edition[];
}

export const HideListing = z.strictObject({ reason: paragraph(2000) });

export const ListingView = z.strictObject({
  agencyId: z.string(),
  listing: z
    .strictObject({
      purpose: z.strictObject({ ru: z.string(), en: z.string() }),
      firstStep: z.strictObject({ ru: z.string(), en: z.string() }).optional(),
      address: z.strictObject({ street: z.string(), city: z.string(), postalCode: z.string() }),
      phone: z.string(),
      site: z.string().optional(),
      hours: z.array(z.strictObject({ days: z.array(z.enum(days)), from: z.string(), until: z.string() })),
      access: z.array(z.enum(accessSigns)),
      ages: z.strictObject({ from: z.int(), to: z.int().optional() }).optional(),
      booking: z.boolean(),
    })
    .optional()
    .meta({ description: "Нет — ещё не заполнено / absent: not filled in yet" }),
  shown: z.boolean().meta({ description: "Видно ли всем / whether everybody sees it" }),
  confirmedOn: z.string().optional(),
  confirmedBy: z.enum(["organisation", "staff"]).optional(),
  confirmBy: z.string().optional().meta({ description: "До какого дня подтвердить / to be confirmed by" }),
  history: z.array(
    z.strictObject({ at: z.string(), by: z.enum(["organisation", "staff"]), fields: z.array(z.string()) }),
  ),
  version: z.int(),
});
export type ListingView = z.infer<typeof ListingView>;
